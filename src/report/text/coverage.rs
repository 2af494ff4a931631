//! How many pages of each site show each number.

use crate::site_wide::SiteCoverage;
use crate::text::{Lang, visible};
use std::io::{self, Write};

/// A line for each site.
pub(super) fn write(sites: &[SiteCoverage], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    for site in sites {
        let name = visible(&site.site);
        let &SiteCoverage {
            pages,
            icp,
            psb,
            licence,
            ..
        } = site;
        // The configuration's name for a block that has none: it means nothing to a reader.
        let (en, zh) = if name == "*" {
            ("unnamed site".to_owned(), "未命名的网站：".to_owned())
        } else {
            (format!("site {name}"), format!("网站 {name}："))
        };
        let s = if pages == 1 { "" } else { "s" };
        match lang {
            Lang::En => writeln!(
                out,
                "{en}: {pages} page{s}; an ICP number on {icp}, a PSB number on {psb}, a licence on {licence}"
            )?,
            Lang::ZhCn => writeln!(
                out,
                "{zh}共 {pages} 个页面，标明 ICP 备案号的 {icp} 个，公安联网备案号的 {psb} 个，经营许可证编号的 {licence} 个"
            )?,
        }
    }
    if sites.is_empty() {
        Ok(())
    } else {
        writeln!(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_a_line_and_no_site_is_nothing() {
        let site = SiteCoverage {
            site: "cn\u{1b}".into(),
            pages: 3,
            icp: 2,
            psb: 1,
            licence: 0,
        };
        let written = |sites: &[SiteCoverage], lang| {
            let mut out = Vec::new();
            write(sites, lang, &mut out).unwrap();
            String::from_utf8(out).unwrap()
        };
        assert_eq!(written(&[], Lang::En), "");
        let line = written(std::slice::from_ref(&site), Lang::En);
        assert!(
            line.ends_with(": 3 pages; an ICP number on 2, a PSB number on 1, a licence on 0\n\n")
        );
        assert!(!line.contains('\u{1b}'));
        assert!(written(&[site], Lang::ZhCn).contains("共 3 个页面，标明 ICP 备案号的 2 个"));
    }
}
