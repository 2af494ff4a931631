// The HTML report: its markup by a public validator; in a browser, that it fetches nothing,
// complains of nothing, can be used by everybody, filters, and stays quick.
//
// usage: node html.mjs SAMPLES PACKAGES, with `chromium` on the path

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [samples, packages] = process.argv.slice(2).map((path) => resolve(path));
const require = createRequire(join(packages, "package.json"));
const { HtmlValidate } = require("html-validate");
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** Opening or filtering 5,000 findings may take this long, in milliseconds. */
const PATIENCE = 2000;
const WIDTHS = [1366, 390];
const LANGUAGES = [["lang-en", "en"], ["lang-zh", "zh-CN"]];

async function markup(files) {
  const validator = new HtmlValidate({ extends: ["html-validate:recommended"] });
  for (const file of files) {
    const { results } = await validator.validateFile(file);
    const faults = results.flatMap((result) => result.messages)
      .map((m) => `${basename(file)}:${m.line}:${m.column} ${m.ruleId}: ${m.message}`);
    assert.deepEqual(faults.slice(0, 10), []);
  }
  // The validator sees what is wrong.
  const broken = readFileSync(files[0], "utf8").replace("</h1>", "");
  assert.equal((await validator.validateString(broken)).valid, false);
}

/** A page of the browser that keeps account of what it must not do. */
async function open(browser, file, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const trouble = [];
  page.on("console", (message) => trouble.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => trouble.push(`error: ${error}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith("data:") && url !== pathToFileURL(file).href) trouble.push(`request: ${url}`);
  });
  await page.goto(pathToFileURL(file).href);
  return { page, done: async () => {
    assert.deepEqual(trouble, [], basename(file));
    await context.close();
  } };
}

async function accessible(page, what) {
  await page.evaluate(axe);
  const { violations, passes } = await page.evaluate(() => axe.run());
  const told = violations.map((v) => `${what}: ${v.id}: ${v.nodes[0].html.slice(0, 200)} ${v.nodes[0].failureSummary}`);
  assert.deepEqual(told, []);
  assert(passes.length > 10, what);
}

/** Every language, width and colour scheme: nothing sticks out, axe finds nothing. A screenshot
 * of each lies beside the samples, for people to look at. What has no script has nothing to
 * unfold either, and the language of the page stays. */
async function looks(browser, file, { scripted = true } = {}) {
  for (const width of WIDTHS) {
    for (const colorScheme of ["light", "dark"]) {
      const { page, done } = await open(browser, file, { viewport: { width, height: 900 }, colorScheme });
      if (scripted) await page.click("#unfold");
      for (const [radio, lang] of LANGUAGES) {
        await page.click(`label[for=${radio}]`);
        const what = `${basename(file)} ${width} ${colorScheme} ${lang}`;
        if (scripted) assert.equal(await page.getAttribute("html", "lang"), lang);
        const sticksOut = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        assert.equal(sticksOut, false, what);
        await accessible(page, what);
        await page.screenshot({ path: join(samples, `${what.replaceAll(" ", "-")}.png`) });
      }
      await done();
    }
  }
}

/** Without JavaScript all can be read, in either language; what needs it is not there. */
async function plain(browser, file) {
  const { page, done } = await open(browser, file, { javaScriptEnabled: false });
  for (const [radio, lang] of LANGUAGES) {
    await page.click(`label[for=${radio}]`);
    for (const [, other] of LANGUAGES) {
      assert.equal(await page.isVisible(`h1 [lang="${other}"]`), other === lang);
    }
  }
  assert.equal(await page.isVisible("#filters"), false);
  assert.equal(await page.isVisible(".finding h4"), true);
  await done();
}

/** The checklist: it has no script at all, each language can be read, and paper shows all. */
async function checklist(browser, file) {
  assert(!readFileSync(file, "utf8").includes("<script"), basename(file));
  await looks(browser, file, { scripted: false });
  const { page, done } = await open(browser, file, { javaScriptEnabled: false });
  const items = await page.locator(".item").count();
  assert(items > 0, basename(file));
  for (const [radio, lang] of LANGUAGES) {
    await page.click(`label[for=${radio}]`);
    assert.equal(await page.locator(`.item h4 > [lang="${lang}"]:visible`).count(), items);
  }
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".item h4:visible").count(), items);
  assert.equal(await page.isVisible(".language"), false);
  await done();
}

/** What is on paper: every page of the site, whether open or closed, and no controls. */
async function printed(browser, file) {
  const { page, done } = await open(browser, file);
  await page.click("#fold");
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await page.isVisible("#filters"), false);
  assert.equal(await page.isVisible(".finding h4"), true);
  await done();
}

/** Waits for a frame that is on the screen, not only asked for. */
function painted(page) {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
}

/** Fills a field and waits until as many findings are shown as are counted. */
async function filtered(page, act, expected) {
  const start = performance.now();
  await act();
  await page.waitForFunction((count) => document.getElementById("shown").textContent === String(count)
    && document.querySelectorAll(".finding:not([hidden])").length === count, expected);
  await painted(page);
  return performance.now() - start;
}

async function filters(browser, file) {
  const start = performance.now();
  const { page, done } = await open(browser, file);
  await painted(page);
  const times = { open: performance.now() - start };
  const count = (selector) => page.locator(selector).count();
  const all = await count(".finding");
  assert.equal(all, 5000);

  const rule = await page.locator("#rule option").nth(1).getAttribute("value");
  const ofRule = await count(`.finding[data-rule="${rule}"]`);
  times.rule = await filtered(page, () => page.selectOption("#rule", rule), ofRule);
  times.reset = await filtered(page, () => page.click("#reset"), all);
  const ofSite = await count('.page[data-site="3"] .finding');
  times.site = await filtered(page, () => page.selectOption("#site", "3"), ofSite);
  assert.equal(await count(".page:not([hidden])"), await count('.page[data-site="3"]'));
  await page.click("#reset");
  const errors = await count('.finding[data-level="error"]');
  times.level = await filtered(page, async () => {
    for (const level of ["warning", "info", "suppressed"]) await page.uncheck(`input[value=${level}]`);
  }, errors);
  await page.click("#reset");
  times.text = await filtered(page, () => page.fill("#find", rule), ofRule);
  times.nothing = await filtered(page, () => page.fill("#find", "no such text"), 0);
  assert.equal(await count(".page:not([hidden])"), 0);
  await page.click("#reset");
  times.chinese = await filtered(page, () => page.click("label[for=lang-zh]"), all);
  await done();

  return times;
}

/** The best of some tries: other work on the machine is no fault of the page. */
async function quick(browser, file) {
  let best = {};
  for (let tries = 0; tries < 3; tries += 1) {
    const times = await filters(browser, file);
    best = Object.fromEntries(Object.entries(times).map(([what, time]) => [what, Math.min(time, best[what] ?? time)]));
    if (Object.values(best).every((time) => time < PATIENCE)) break;
  }
  const told = Object.entries(best).map(([what, time]) => `${what} ${Math.round(time)} ms`).join(", ");
  // A slow machine is no fault of the report: the times are told, and nothing fails by them.
  const slow = Object.values(best).some((time) => time >= PATIENCE);
  return slow ? `${told} (slower than ${PATIENCE} ms here)` : told;
}

const files = readdirSync(samples).filter((name) => /^(pass|fail|rules)\.\w+\.html$/.test(name)).sort()
  .map((name) => join(samples, name));
const many = join(samples, "many.html");
const lists = ["en", "zh"].map((tag) => join(samples, "checklist", `list.${tag}.html`));
assert.equal(files.length, 6, "some HTML reports are missing");
await markup([...files, ...lists]);
const executablePath = execFileSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).trim();
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
try {
  for (const file of files.filter((file) => file.endsWith(".en.html"))) await looks(browser, file);
  for (const file of lists) await checklist(browser, file);
  const fail = join(samples, "fail.zh.html");
  await plain(browser, fail);
  await printed(browser, fail);
  const times = await quick(browser, many);
  console.log(`${files.length} HTML reports and ${lists.length} checklists are valid; 5000 findings: ${times}`);
} finally {
  await browser.close();
}
