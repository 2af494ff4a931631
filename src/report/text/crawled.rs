//! What a crawl met besides pages, in a line.

use crate::crawl::{Crawled, DeadLink};
use crate::text::{Lang, visible};
use std::io::{self, Write};

/// Writes the line, if there is something to say, and for whoever wants to know the dead links.
pub(super) fn write(
    crawled: &Crawled,
    verbose: bool,
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Some(line) = about(crawled, lang) else {
        return Ok(());
    };
    match (verbose || crawled.dead.is_empty(), lang) {
        (true, _) => writeln!(out, "{line}")?,
        (false, Lang::En) => writeln!(out, "{line} --verbose lists the dead links.")?,
        (false, Lang::ZhCn) => writeln!(out, "{line}使用 --verbose 可列出失效链接。")?,
    }
    let listed = crawled.dead.iter().filter(|_| verbose);
    for link in listed.clone() {
        writeln!(out, "  {}", dead(link, lang))?;
    }
    let left = usize::try_from(crawled.dead_links).unwrap_or(usize::MAX);
    match (left.saturating_sub(listed.count()), lang) {
        (1.., Lang::En) if verbose => writeln!(out, "  and more dead links"),
        (1.., Lang::ZhCn) if verbose => writeln!(out, "  其余失效链接未列出"),
        _ => Ok(()),
    }
}

fn dead(link: &DeadLink, lang: Lang) -> String {
    let (source, status) = (visible(&link.source), link.status);
    match (link.from.as_deref().map(visible), lang) {
        (Some(from), Lang::En) => format!("{source} ({status}), linked from {from}"),
        (None, Lang::En) => format!("{source} ({status})"),
        (Some(from), Lang::ZhCn) => format!("{source}（{status}），链接所在页面：{from}"),
        (None, Lang::ZhCn) => format!("{source}（{status}）"),
    }
}

/// The line, if there is something to say.
pub(in crate::report) fn about(crawled: &Crawled, lang: Lang) -> Option<String> {
    let limit = crawled.beyond_limit;
    let parts: Vec<String> = parts(crawled)
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, en, zh)| match lang {
            Lang::En => format!("{count} {}", if count == 1 { en[0] } else { en[1] }),
            Lang::ZhCn => format!("{zh} {count} 个"),
        })
        .chain((limit > 0).then(|| beyond(limit, crawled.beyond_count, lang)))
        .collect();
    (!parts.is_empty()).then(|| match lang {
        Lang::En => format!("Left aside: {}.", parts.join(", ")),
        Lang::ZhCn => format!("未列入检查：{}。", parts.join("，")),
    })
}

/// `more`: there are more than were counted.
fn beyond(count: u64, more: bool, lang: Lang) -> String {
    match (lang, more) {
        (Lang::En, false) => format!("{count} left out by --max-pages"),
        (Lang::En, true) => format!("at least {count} left out by --max-pages"),
        (Lang::ZhCn, false) => format!("超出 --max-pages 的网址 {count} 个"),
        (Lang::ZhCn, true) => format!("超出 --max-pages 的网址至少 {count} 个"),
    }
}

#[rustfmt::skip]
fn parts(crawled: &Crawled) -> [(u64, [&'static str; 2], &'static str); 8] {
    [
        (crawled.dead_links, ["dead link", "dead links"], "失效链接"),
        (crawled.not_html, ["link to another file", "links to other files"], "指向其他文件的链接"),
        (crawled.off_site, ["link redirected to another site", "links redirected to other sites"], "重定向到其他网站的链接"),
        (crawled.forbidden, ["forbidden by robots.txt"; 2], "robots.txt 禁止访问的链接"),
        (crawled.nofollow, ["page that asks not to follow its links", "pages that ask not to follow their links"], "要求不跟随其链接的页面"),
        (crawled.crowded, ["link beyond what a page may have", "links beyond what a page may have"], "超出单页上限的链接"),
        (crawled.unlisted, ["sitemap entry that is no page of the site", "sitemap entries that are no pages of the site"], "网站地图中不属于本站网页的条目"),
        (crawled.interrupted, ["left out when interrupted"; 2], "因中断未检查的网址"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_met() {
        let said = |crawled: &Crawled, lang| {
            let mut out = Vec::new();
            write(crawled, false, lang, &mut out).unwrap();
            String::from_utf8(out).unwrap()
        };
        let mut crawled = Crawled::default();
        assert_eq!(said(&crawled, Lang::En), "");
        crawled.dead_links = 2;
        crawled.interrupted = 1;
        crawled.unlisted = 1;
        (crawled.beyond_limit, crawled.beyond_count) = (7, true);
        assert_eq!(
            said(&crawled, Lang::En),
            "Left aside: 2 dead links, 1 sitemap entry that is no page of the site, 1 left out when interrupted, at least 7 left out by --max-pages.\n"
        );
        assert_eq!(
            said(&crawled, Lang::ZhCn),
            "未列入检查：失效链接 2 个，网站地图中不属于本站网页的条目 1 个，因中断未检查的网址 1 个，超出 --max-pages 的网址至少 7 个。\n"
        );
    }

    #[test]
    fn who_asks_learns_the_dead_links() {
        let crawled = Crawled {
            dead_links: 2,
            dead: vec![DeadLink {
                source: "https://example.cn/\u{1b}".into(),
                status: 410,
                from: Some("https://example.cn/a".into()),
            }],
            ..Crawled::default()
        };
        let said = |verbose| {
            let mut out = Vec::new();
            write(&crawled, verbose, Lang::En, &mut out).unwrap();
            String::from_utf8(out).unwrap()
        };
        assert_eq!(
            said(false),
            "Left aside: 2 dead links. --verbose lists the dead links.\n"
        );
        assert_eq!(
            said(true),
            "Left aside: 2 dead links.\n  https://example.cn/␛ (410), linked from https://example.cn/a\n  and more dead links\n"
        );
    }
}
