//! Phrases that several rules share: what they rest on, how a number is named, what to do.

pub(super) use super::excerpt::excerpt;
use crate::finding::Subject;
use crate::footer::{Filing, LeftOut, Link};
use crate::text::{Bilingual, Text, text};

/// The duty to show a number at all.
pub(super) const SHOW_NUMBER: Bilingual = Bilingual::new(
    "Measures for Internet Information Services (State Council Order 292), art. 12 and 22: fine of 5,000-50,000 CNY",
    "《互联网信息服务管理办法》（国务院令第292号）第十二条、第二十二条：处5000元以上5万元以下罚款",
);

/// The duty to link the number. The ministry is named because another "Order 33" exists.
pub(super) const LINK_NUMBER: Bilingual = Bilingual::new(
    "Measures for the Filing of Non-Commercial Internet Information Services (Ministry of Information Industry \
         Order 33, 2005), art. 13 and 25: fine of 5,000-10,000 CNY",
    "《非经营性互联网信息服务备案管理办法》（信息产业部令第33号）第十三条、第二十五条：\
         处5000元以上1万元以下罚款",
);

/// The written reason for which providers reject a wrong number.
pub(super) const WRONG_NUMBER: Bilingual = Bilingual::new(
    "Huawei Cloud's filing FAQ names a missing or wrong number as a reason for rejection, and State Council \
         Order 292, art. 12, asks for the site's own number",
    "华为云备案常见问题将“未正确悬挂备案号或悬挂错误的网站备案号”列为核查不通过原因；\
         《互联网信息服务管理办法》（国务院令第292号）第十二条要求标明本网站的编号",
);

/// A page that must show the numbers: the configuration may ask for them on more than the
/// home page.
pub(super) fn this_page(page: &Subject<'_>) -> Bilingual {
    if page.is_home {
        Bilingual::new("this home page", "首页")
    } else {
        Bilingual::new("this page", "本页面")
    }
}

/// What explains that a number is missing: something may fill the footer that is not looked at.
pub(super) fn left_out(page: &Subject<'_>) -> Text {
    match &page.facts.footer.left_out {
        Some(LeftOut::Scripts) => Text::from(Bilingual::new(
            "; the footer is empty, and scripts, which may fill it, are not run here",
            "；页脚为空，其内容可能由脚本写入，而本工具不执行脚本",
        )),
        Some(LeftOut::File(address)) => {
            let address = excerpt(address);
            text! {
                en: "; the footer may stand in `{address}`, which the page takes in and which is not read with it",
                zh: "；页脚可能位于页面引入的“{address}”中，本工具不会随页面读取该文件",
            }
        }
        None => Text::default(),
    }
}

/// A number as the visitor reads it.
pub(super) fn shown(filing: &Filing) -> String {
    excerpt(&filing.raw)
}

/// The number without its site index: `京ICP备2021012345号`.
pub(super) fn subject(filing: &Filing) -> String {
    let canonical = &filing.number.canonical;
    canonical.split_once('号').map_or_else(
        || excerpt(canonical),
        |(base, _)| excerpt(&format!("{base}号")),
    )
}

/// Help for a number whose spelling alone is at fault.
pub(super) fn spell_canonically(filing: &Filing) -> Text {
    let canonical = excerpt(&filing.number.canonical);
    if filing.number.is_valid() {
        text! { en: "write `{canonical}`", zh: "应写为“{canonical}”" }
    } else {
        text! {
            en: "correct the number itself first, then spell it like `京ICP备2021012345号-1`",
            zh: "先更正备案号本身，再按“京ICP备2021012345号-1”的格式书写",
        }
    }
}

/// Hosts of the look-up sites, those that were given up, too, and what stands behind their names.
const HOSTS: [&str; 5] = [
    "miit.gov.cn",
    "mps.gov.cn",
    "beian.gov.cn",
    "miitbeian.gov.cn",
    "miibeian.gov.cn",
];

/// Whether an address names a look-up site's host anywhere.
pub(super) fn names_host(href: &str) -> bool {
    HOSTS
        .iter()
        .any(|known| href.to_ascii_lowercase().contains(known))
}

/// Whether an address names a look-up site's host but no scheme, so that browsers take it
/// for a path of the page's own site.
pub(super) fn lacks_scheme(href: &str) -> bool {
    let href = href.trim().to_ascii_lowercase();
    let host = href.split(['/', '#', '?']).next().unwrap_or_default();
    let is_host = |known: &&str| {
        let before = host.strip_suffix(known);
        before.is_some_and(|before| before.is_empty() || before.ends_with(['.', ':']))
    };
    HOSTS.iter().any(is_host)
}

/// What is wrong with an address without its scheme.
pub(super) fn scheme_missing(raw: &str, href: &str) -> Text {
    text! {
        en: "the link of `{raw}`, `{href}`, lacks `https://`, so browsers take it for a path of this site",
        zh: "“{raw}”的链接“{href}”缺少“https://”，浏览器会将其当作本站路径",
    }
}

/// Help for a number that only its owner can correct.
pub(super) fn look_up() -> Text {
    text! {
        en: "copy the number from the filing notice, or look up the domain at https://beian.miit.gov.cn/",
        zh: "按备案通过通知填写，或在工信部备案查询网站 https://beian.miit.gov.cn/ 按域名查询后更正",
    }
}

/// The same where the owner names the number.
pub(super) fn put_in(number: &str) -> Text {
    text! {
        en: "put in `{number}`, which the configuration names",
        zh: "改为配置中的“{number}”",
    }
}

/// Help for a licence number that only its holder can correct.
pub(super) fn copy_from_licence() -> Text {
    text! {
        en: "copy the number from the licence",
        zh: "按许可证更正编号",
    }
}

/// Help for a link of an ICP number that leads elsewhere.
pub(super) fn link_to_miit() -> Text {
    text! {
        en: r#"link the number to the MIIT look-up site: href="https://beian.miit.gov.cn/""#,
        zh: r#"将备案号链接至工信部备案查询网站：href="https://beian.miit.gov.cn/""#,
    }
}

/// The same for a number of which MIIT knows nothing.
pub(super) fn link_own_to_miit() -> Text {
    text! {
        en: "put the site's own ICP number here, and link that to the MIIT look-up site, https://beian.miit.gov.cn/",
        zh: "改为本站的 ICP 备案号，再将其链接至工信部备案查询网站 https://beian.miit.gov.cn/",
    }
}

/// Help for a number's link, where that is its own; no address is right for all numbers of a shared
/// one.
pub(super) fn in_own_link(link: &Link, help: Text) -> Text {
    if !link.shared {
        return help;
    }
    let Text { en, zh } = help;
    text! {
        en: "give each number of this link an `<a>` of its own; for this one: {en}",
        zh: "该链接对应多个编号，请为每个编号各加一个 <a>；其中本编号：{zh}",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::{Fault, Malformation};
    use crate::rules::testing::{icp, with_fault};

    #[test]
    fn a_subject_number_has_no_site_index() {
        assert_eq!(
            subject(&icp("京ICP备2021012345号-2A")),
            "京ICP备2021012345号"
        );
    }

    #[test]
    fn an_impossible_number_is_not_proposed() {
        let raw = "京ICP备 2021号";
        let fault = Fault::Malformed(Malformation::DigitCount(4));
        let help = spell_canonically(&with_fault(raw, fault));
        assert!(!help.en.contains("2021号"), "{help:?}");
    }
}
