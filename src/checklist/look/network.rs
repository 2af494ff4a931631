//! What the hosts of a site answered.

use super::proof;
use crate::check::PageReport;
use crate::checklist::hosts::{HostPair, Reply};
use crate::checklist::seen::{Seen, shown_on};
use crate::checklist::verdict::{Status, Verdict};
use crate::number::Kind;
use crate::text::{Bilingual, Text, listed, text};
use std::collections::BTreeSet;

/// The home page of the domain itself.
pub(in crate::checklist) fn apex_answers(seen: &Seen<'_>) -> Verdict {
    each(seen, |pair| over_https(pair, &pair.apex))
}

/// The home page of its www host.
pub(in crate::checklist) fn www_answers(seen: &Seen<'_>) -> Verdict {
    each(seen, |pair| match &pair.www {
        Some(reply) => over_https(pair, reply),
        None if pair.is_public => Verdict::new(Status::NotForSite, no_www(&pair.name)),
        None => machine(&pair.name),
    })
}

/// The numbers of both hosts, and of all pages of the site.
pub(in crate::checklist) fn same_numbers(seen: &Seen<'_>) -> Verdict {
    let open = proof::open(&seen.of_rules(&["number-inconsistent"]));
    if open.is_empty() {
        return each(seen, |pair| compare(seen, pair));
    }
    Verdict::shown_by(Status::Fail, proof::findings(&open))
}

/// What holds of all hosts of a site: the worst of what holds of each.
fn each(seen: &Seen<'_>, look: impl Fn(&HostPair) -> Verdict) -> Verdict {
    let verdicts: Vec<Verdict> = seen.hosts.iter().map(look).collect();
    let order = [
        Status::Fail,
        Status::Unknown,
        Status::ToDo,
        Status::Pass,
        Status::NotForSite,
    ];
    let worst = order
        .into_iter()
        .find(|status| verdicts.iter().any(|verdict| verdict.status == *status));
    let Some(status) = worst else {
        return Verdict::unknown(NOT_ASKED, give_domain(seen));
    };
    let of_worst = verdicts.into_iter().filter(|v| v.status == status);
    let (proof, give): (Vec<_>, Vec<_>) = of_worst.map(|v| (v.proof, v.give)).unzip();
    Verdict {
        status,
        proof: proof.into_iter().flatten().collect(),
        give: give.into_iter().flatten().next(),
    }
}

fn over_https(pair: &HostPair, reply: &Reply) -> Verdict {
    if !pair.is_public {
        return machine(&pair.name);
    }
    let (way, source, insecure) = match reply {
        Reply::Failed(error) => return Verdict::unknown(error.clone(), GIVE_AGAIN),
        Reply::Preview { from } => return preview(from),
        Reply::SamePage { source } => (led_to(source), source, false),
        Reply::Page {
            asked,
            source,
            insecure,
            ..
        } => (answered(asked, source), source, *insecure),
    };
    match source.starts_with("https://") {
        true if insecure => Verdict::unknown(way, GIVE_CERTIFICATE),
        true => Verdict::new(Status::Pass, way),
        false if pair.http_only => Verdict::unknown(way, GIVE_HTTPS),
        false => Verdict::shown_by(Status::Fail, vec![way, HTTP_ONLY.into()]),
    }
}

fn answered(asked: &str, source: &str) -> Text {
    if asked == source {
        text! { en: "{source} answered", zh: "{source} 可访问" }
    } else {
        text! { en: "{asked} led to {source}", zh: "{asked} 跳转至 {source}" }
    }
}

fn led_to(source: &str) -> Text {
    text! { en: "it led to {source}", zh: "跳转至 {source}" }
}

fn compare(seen: &Seen<'_>, pair: &HostPair) -> Verdict {
    let page = |reply: &Reply| match reply {
        Reply::Page { at, .. } => seen.report.pages.get(*at),
        Reply::SamePage { .. } | Reply::Preview { .. } | Reply::Failed(_) => None,
    };
    match (&pair.apex, &pair.www) {
        (_, None) if pair.is_public => Verdict::new(Status::NotForSite, no_www(&pair.name)),
        (_, None) => machine(&pair.name),
        (Reply::Failed(error), _) | (_, Some(Reply::Failed(error))) => {
            Verdict::unknown(error.clone(), GIVE_AGAIN)
        }
        (Reply::Preview { from }, _) | (_, Some(Reply::Preview { from })) => preview(from),
        (apex, Some(www)) => match (page(apex), page(www)) {
            (Some(apex), Some(www)) => of_pages(apex, www),
            _ => Verdict::new(Status::Pass, SAME_PAGE),
        },
    }
}

fn of_pages(apex: &PageReport, www: &PageReport) -> Verdict {
    let (one, other) = (numbers(apex), numbers(www));
    let list = |numbers: &BTreeSet<&str>| {
        let numbers: Vec<&str> = numbers.iter().copied().collect();
        listed(&numbers)
    };
    if one == other {
        return if one.is_empty() {
            super::not_yet_shown()
        } else {
            let Text { en, zh } = list(&one);
            Verdict::new(
                Status::Pass,
                text! { en: "both show {en}", zh: "均显示 {zh}" },
            )
        };
    }
    let proof = [(apex, one), (www, other)].map(|(page, numbers)| {
        let (source, Text { en, zh }) = (&page.source, list(&numbers));
        if numbers.is_empty() {
            return text! { en: "{source} shows no number", zh: "{source} 未显示编号" };
        }
        text! { en: "{source} shows {en}", zh: "{source} 显示 {zh}" }
    });
    Verdict::shown_by(Status::Fail, proof.into())
}

fn numbers(page: &PageReport) -> BTreeSet<&str> {
    let kinds = [Kind::Icp, Kind::Licence, Kind::Psb];
    let shown = kinds.into_iter().flat_map(|kind| shown_on(page, kind));
    shown.map(|filing| filing.number.as_str()).collect()
}

/// Only the address of a machine was given.
fn machine(name: &str) -> Verdict {
    let why = text! {
        en: "{name} is not a public domain",
        zh: "{name} 不是公开域名",
    };
    Verdict::unknown(why, GIVE_DOMAIN)
}

/// What stands elsewhere says nothing of the host.
fn preview(from: &str) -> Verdict {
    let why = text! {
        en: "the pages came from {from} (--base-url), not from the host itself",
        zh: "页面取自 {from}（--base-url），并非主机本身",
    };
    Verdict::unknown(why, GIVE_HOST)
}

fn no_www(name: &str) -> Text {
    text! { en: "{name} has no www host", zh: "{name} 没有 www 主机" }
}

fn give_domain(seen: &Seen<'_>) -> Text {
    let hosts = &seen.site.hosts;
    match hosts.iter().find(|host| !host.starts_with("*.")) {
        Some(host) => text! {
            en: "name the domain as well: {host}",
            zh: "请一并给出域名：{host}",
        },
        None => GIVE_DOMAIN.into(),
    }
}

const NOT_ASKED: Bilingual = Bilingual::new("the hosts were not asked", "未访问主机");
const GIVE_DOMAIN: Bilingual = Bilingual::new(
    "name the domain as well, such as example.cn; before DNS points there, add `--resolve example.cn:443:ADDRESS`",
    "请一并给出域名，例如 example.cn；域名尚未解析时，可加 `--resolve example.cn:443:地址`",
);
const GIVE_AGAIN: Bilingual = Bilingual::new(
    "run it again once the host answers; before DNS points there, add `--resolve HOST:443:ADDRESS`",
    "主机可访问后请重新运行；域名尚未解析时，可加 `--resolve 主机:443:地址`",
);
const GIVE_HOST: Bilingual = Bilingual::new(
    "run it again without `--base-url` once the host answers; before DNS points there, with `--resolve HOST:443:ADDRESS`",
    "主机可访问后请去掉 `--base-url` 重新运行；域名尚未解析时，可改用 `--resolve 主机:443:地址`",
);
const GIVE_HTTPS: Bilingual = Bilingual::new(
    "it was asked for over http; name the domain alone, or its https address",
    "所给网址为 http；请只写域名，或给出 https 网址",
);
const GIVE_CERTIFICATE: Bilingual = Bilingual::new(
    "the certificate was not verified; run it again without `--insecure`",
    "未校验证书；请去掉 `--insecure` 后重新运行",
);
const HTTP_ONLY: Bilingual = Bilingual::new("nothing answers over https", "无法通过 https 访问");
const SAME_PAGE: Bilingual =
    Bilingual::new("both hosts led to the same page", "两个主机指向同一页面");
