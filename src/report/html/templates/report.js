"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  // The style sheet switches the languages; what only a script can reach follows here.
  const speak = () => {
    const chinese = $("lang-zh").checked;
    document.documentElement.lang = chinese ? "zh-CN" : "en";
    for (const element of all("[data-en]")) {
      element.textContent = chinese ? element.dataset.zh : element.dataset.en;
    }
  };
  all("input[name=language]").forEach((input) => input.addEventListener("change", speak));
  speak();

  // Thousands of elements are gathered when they are first asked for, not while the page opens.
  let gathered;
  const pages = () => (gathered ??= all(".page").map((element) => ({
    element,
    site: element.dataset.site,
    name: element.querySelector("h3").textContent.toLowerCase(),
    findings: all(".finding", element).map((finding) => ({
      element: finding,
      level: finding.dataset.level,
      rule: finding.dataset.rule,
    })),
  })));
  const levels = all("input[name=level]");
  const hide = (element, hidden) => {
    if (element.hidden !== hidden) element.hidden = hidden;
  };
  const text = (finding) => (finding.text ??= finding.element.textContent.toLowerCase());

  const filter = () => {
    const needle = $("find").value.trim().toLowerCase();
    const site = $("site").value;
    const rule = $("rule").value;
    const wanted = new Set(levels.filter((level) => level.checked).map((level) => level.value));
    const narrowed = needle !== "" || rule !== "" || wanted.size < levels.length;
    let shown = 0;
    for (const page of pages()) {
      const here = site === "" || page.site === site;
      const named = needle === "" || page.name.includes(needle);
      let any = false;
      for (const finding of page.findings) {
        const match = here && wanted.has(finding.level) && (rule === "" || finding.rule === rule)
          && (named || text(finding).includes(needle));
        hide(finding.element, !match);
        if (match) shown += 1;
        any ||= match;
      }
      const bare = page.findings.length === 0 && named && rule === "" && wanted.size === levels.length;
      hide(page.element, !here || (narrowed && !any && !bare));
    }
    $("shown").textContent = String(shown);
  };

  let timer;
  $("find").addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(filter, 120);
  });
  [$("site"), $("rule"), ...levels].forEach((field) => field.addEventListener("change", filter));
  $("reset").addEventListener("click", () => {
    $("find").value = $("site").value = $("rule").value = "";
    levels.forEach((level) => { level.checked = true; });
    filter();
  });
  const fold = (open) => () => pages().forEach((page) => { page.element.open = open; });
  $("unfold").addEventListener("click", fold(true));
  $("fold").addEventListener("click", fold(false));
  $("filters").hidden = false;
  // A browser may have kept the fields of an earlier visit.
  const kept = [$("find"), $("site"), $("rule")].some((field) => field.value !== "");
  if (kept || levels.some((level) => !level.checked)) filter();

  // Where the style sheet cannot open what is closed, paper still shows all of it.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = pages().filter((page) => !page.element.open);
    closed.forEach((page) => { page.element.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((page) => { page.element.open = false; }));
})();
