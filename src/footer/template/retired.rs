//! Links to look-up sites that were given up, round expressions in the source of a template.
//!
//! Which number an expression becomes is not known, but none is to lead there.

use super::address::Address;
use super::anchor::open_tag;
use super::source::Source;
use super::{NEAR, meets};
use crate::footer::meeting::meeting;
use crate::footer::{RetiredLink, Target, href, unrendered};
use crate::number::Kind;
use std::ops::Range;

/// Whether a text may have such an address. Cheap.
pub(super) fn may_be_in(text: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), b"beian.").is_some()
}

impl Source {
    /// All of them, in order.
    pub(super) fn retired_links(&self) -> Vec<RetiredLink> {
        let addresses = self.addresses.iter().filter(|address| !address.dynamic);
        let found = addresses.filter_map(|address| self.retired_link(address));
        found.collect()
    }

    fn retired_link(&self, address: &Address) -> Option<RetiredLink> {
        let register = href::retired_register(self.slice(&address.value))?;
        let target = match register {
            Kind::Psb => Target::Old,
            Kind::Icp | Kind::Licence => Target::Retired,
        };
        let place = &address.place;
        let near = place.start.saturating_sub(NEAR)..place.end.saturating_add(NEAR);
        let (expression, alone) = meeting(&self.expressions, &near, Range::clone)
            .iter()
            .filter(|expression| !meets(&self.comments, expression))
            .find_map(|expression| {
                let inside = address.text_round(&self.read.text, expression)?;
                let alone = self.is_alone(&inside);
                // One in a tag may name an image: `<img src="{{ beian_icon }}">`.
                let is_read = open_tag(self.slice(&(inside.start..expression.start))).is_none();
                let is_it = is_read && self.stands_for(register, expression, alone);
                is_it.then_some((expression, alone))
            })?;
        Some(RetiredLink {
            expression: self.slice(expression).to_owned(),
            link: self.read_link(address, target, alone),
        })
    }

    /// Whether an expression becomes a number of that register: it says so, or it is all that the
    /// link to the register's site holds. A name such as `beian` may mean either register.
    fn stands_for(&self, register: Kind, expression: &Range<usize>, alone: bool) -> bool {
        let named = unrendered::register(&self.read.text, expression);
        let words = self.slice(expression).to_ascii_lowercase();
        let is_other = named == Some(Kind::Psb) || (register == Kind::Psb && words.contains("icp"));
        named == Some(register) || (alone && !is_other)
    }
}

#[cfg(test)]
mod tests {
    use crate::footer::{Target, extract_template};

    /// Expressions, their links' addresses and targets.
    fn found(source: &str, text: &str) -> Vec<(String, String, Target)> {
        let links = extract_template(text, source, 2026)
            .retired_links
            .into_iter();
        links
            .map(|found| {
                assert_eq!(text[found.link.range], found.link.href, "{text}");
                (found.expression, found.link.href, found.link.target)
            })
            .collect()
    }

    const MIIT: &str = "http://www.miitbeian.gov.cn/";
    const PSB: &str = "http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=";

    #[test]
    fn a_retired_site_round_an_expression_is_found() {
        for (source, text, expression) in [
            (
                "a.vue",
                "<a href=\"@\" target=\"_blank\">{{ icp }}</a>",
                "{{ icp }}",
            ),
            (
                "a.php",
                "<a href=\"@\"><?php echo get_option('zh_cn_l10n_icp_num'); ?></a>",
                "<?php echo get_option('zh_cn_l10n_icp_num'); ?>",
            ),
            (
                "a.hbs",
                "<a href='@' {{ more }}>{{ config.icp }}</a>",
                "{{ config.icp }}",
            ),
            ("a.jsx", "<a href={'@'}>{site.number}</a>", "{site.number}"),
            ("a.njk", "<a href=\"@\">网站备案号：{{ n }}</a>", "{{ n }}"),
            ("a.njk", "<a href=\"@\">京ICP备{{ n }}号</a>", "{{ n }}"),
            ("a.njk", "<a href=\"@\">查询 {{ icp }}</a>", "{{ icp }}"),
            ("a.md", "[{{ icp }}](@)", "{{ icp }}"),
            (
                "a.jsp",
                "<a href=\"@\"><img src=\"${root}/icp.png\"/>\n${icp}\n</a>",
                "${icp}",
            ),
            ("a.pug", "a(href='@') #{icp}", "#{icp}"),
        ] {
            let expected = (expression.to_owned(), MIIT.to_owned(), Target::Retired);
            assert_eq!(
                found(source, &text.replace('@', MIIT)),
                [expected],
                "{text}"
            );
        }
    }

    #[test]
    fn so_is_an_entry_of_the_old_portal() {
        for href in ["http://www.beian.gov.cn/", PSB] {
            let text = format!("<a href=\"{href}\">{{{{ psb }}}}</a>");
            assert_eq!(found("a.html", &text), [], "{text}");
        }
        let of_icp = format!("<a href=\"{PSB}11010502030143\">{{{{ icp }}}}</a>");
        assert_eq!(found("a.html", &of_icp), []);
        for code in ["11010502030143", "{{ psb_code }}"] {
            for expression in ["{{ psb }}", "{{ beian }}", "{{ n }}"] {
                let href = format!("{PSB}{code}");
                let text = format!("<a href=\"{href}\"><img src=x>{expression}</a>");
                let expected = (expression.to_owned(), href, Target::Old);
                assert_eq!(found("a.html", &text), [expected], "{text}");
            }
        }
    }

    #[test]
    fn what_is_not_round_a_number_is_none() {
        for text in [
            "<a href=\"@\">京ICP备2021012345号-1</a>",
            "<a href=\"@\">{{ gongan }}</a>",
            "<a href=\"@\">关于 {{ name }}</a>",
            "<a href=\"@\"><img src=\"${root}/icp.png\"></a>",
            "<a href=\"@\">查询</a> {{ icp }}",
            "<a href=\"@\"><!-- {{ icp }} --></a>",
            "<!-- <a href=\"@\">{{ icp }}</a> -->",
            "<a :href=\"'@'\">{{ icp }}</a>",
            "<a href=\"{{ url }}\">{{ icp }}</a>",
            "<a href=\"https://beian.miit.gov.cn/\">{{ icp }}</a>",
            "<link href=\"@\"><p>{{ icp }}</p>",
        ] {
            assert_eq!(found("a.vue", &text.replace('@', MIIT)), [], "{text}");
        }
    }
}
