//! Numbers of registries that imitate the ICP filing for fun, told by where they lead: such
//! registries are many, and their characters may be anything.

use super::page::Page;
use super::{Filing, Link, Stand, href};
use crate::html::NodeId;
use crate::number::{Fault, Kind, Number};
use std::borrow::Cow;

/// Hosts of such registries.
const HOSTS: [&str; 5] = [
    "icp.gov.moe",
    "icp.yuncheng.fun",
    "icp.redcha.cn",
    "icp.wudu.ltd",
    "icp.felicity.land",
];

/// A number of no province, or with a character that is taken for one's (云ICP备…), as what it is
/// if its link leads to such a registry. The latter may be a slip of the pen in a link that it
/// shares.
pub(super) fn told(page: &Page<'_>, number: Number, link: Option<&Link>) -> Number {
    let link = link.filter(|link| link.stand == Stand::Alone || is_of_no_province(&number));
    told_by(page, number, link.map(|link| link.href.as_str()))
}

fn told_by(page: &Page<'_>, number: Number, href: Option<&str>) -> Number {
    let is_joke = may_be_joke(&number) && href.is_some_and(|href| is_registry(page, href));
    if is_joke { joke(number) } else { number }
}

/// The same of numbers that are written in attributes of an element.
pub(super) fn told_of(page: &Page<'_>, element: NodeId, filings: Vec<Filing>) -> Vec<Filing> {
    if !filings.iter().any(|filing| may_be_joke(&filing.number)) {
        return filings;
    }
    let mut round = std::iter::once(element).chain(page.ancestors(element));
    let href = round.find_map(|element| page.short_attr(element, "href"));
    let href = href.as_ref().map(Cow::as_ref);
    let tell = |filing: Filing| Filing {
        number: told_by(page, filing.number, href),
        ..filing
    };
    filings.into_iter().map(tell).collect()
}

fn may_be_joke(number: &Number) -> bool {
    let odd = |fault: &Fault| matches!(fault, Fault::WrongProvinceChar(_));
    number.kind != Kind::Psb && (is_of_no_province(number) || number.faults.iter().any(odd))
}

/// One that has a character where others have their province's.
fn is_of_no_province(number: &Number) -> bool {
    number.province.is_some() && number.faults.contains(&Fault::UnknownProvince)
}

fn is_registry(page: &Page<'_>, href: &str) -> bool {
    let url = href::resolve(href, page.base.as_ref());
    let host = url.as_ref().and_then(|url| url.host_str());
    host.is_some_and(|host| {
        let host = host.trim_end_matches('.');
        HOSTS.contains(&host.strip_prefix("www.").unwrap_or(host))
    })
}

/// Of a joke nothing else is wrong but that it is left to be filled in.
fn joke(number: Number) -> Number {
    let placeholder = number.faults.contains(&Fault::Placeholder);
    let placeholder = placeholder.then_some(Fault::Placeholder);
    let faults = std::iter::once(Fault::Parody).chain(placeholder);
    Number {
        faults: faults.collect(),
        ..number
    }
}

#[cfg(test)]
mod tests {
    use crate::footer::{Placement, extract};
    use crate::number::Fault;
    use crate::number::Fault::{Parody, Placeholder, UnknownProvince, WrongProvinceChar};

    fn faults(number: &str, href: &str) -> Vec<Fault> {
        let page = format!("<footer><a href='{href}'>{number}</a></footer>");
        extract(&page, None, 2026).filings.remove(0).number.faults
    }

    #[test]
    fn the_link_tells_a_registry() {
        let moe = "https://icp.gov.moe/?keyword=00713";
        for (number, href, told) in [
            (
                "茶ICP备2025080029号",
                "https://icp.redcha.cn/beian/1.html",
                vec![Parody],
            ),
            ("元ICP备00713号", moe, vec![Parody]),
            ("雾ICP备20258899号", "//icp.wudu.ltd/", vec![Parody]),
            ("茶ICP备XXXXXXXX号", moe, vec![Parody, Placeholder]),
            ("京ICP备2021012345号", moe, vec![]),
            ("云ICP备20259514号", moe, vec![Parody]),
            ("元ICP备00713号", "https://www.icp.gov.moe/", vec![Parody]),
            ("元ICP备00713号", "https://icp.gov.moe./", vec![Parody]),
            (
                "云ICP备20259514号",
                "https://xicp.gov.moe/",
                vec![WrongProvinceChar('滇')],
            ),
            (
                "茶ICP备2025080029号",
                "https://example.cn/",
                vec![UnknownProvince],
            ),
            (
                "茶ICP备2025080029号",
                "/icp.gov.moe/",
                vec![UnknownProvince],
            ),
        ] {
            assert_eq!(faults(number, href), told, "{number}: {href}");
        }
    }

    #[test]
    fn it_tells_one_of_an_image_too() {
        let number = "茶ICP备2025080029号";
        let images = [
            format!("<img src=t.svg alt={number}>"),
            format!("<img src='//img.example.cn/badge/{number}-green'>"),
        ];
        for image in images {
            assert_told(&image);
        }
    }

    fn assert_told(image: &str) {
        let link = |href: &str| format!("<footer><a href='{href}'>{image}</a></footer>");
        for (href, told) in [
            ("https://icp.redcha.cn/", Parody),
            ("https://example.cn/", UnknownProvince),
        ] {
            let filing = extract(&link(href), None, 2026).filings.remove(0);
            assert_eq!(filing.placement, Placement::Attribute);
            assert_eq!(filing.number.faults, [told], "{href}");
        }
    }
}
