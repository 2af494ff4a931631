//! `icp-link-deep`: an ICP number linked to an inner page of the MIIT site.

use super::example::footer;
use super::excerpt::excerpt;
use super::icp_link;
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::footer::Target;
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "icp-link-deep",
    since: "0.1.0",
    severity: Severity::Info,
    fix: FixKind::Safe,
    bearing: Bearing::On(Duty::IcpLink),
    summary: Bilingual::new(
        "ICP number is linked to an inner page of the MIIT site",
        "ICP 备案号链接至工信部备案查询网站的内页",
    ),
    explanation: Bilingual::new(
        "Looks for links to a route inside the MIIT look-up site, such as \
             `https://beian.miit.gov.cn/#/Integrated/recordQuery`.\n\n\
             These routes work today, but the site has dropped its inner addresses before, and a provider's checker \
             has flagged them as not leading to the home page.\n\n\
             Link to the home page, `https://beian.miit.gov.cn/`. The fix does so.",
        "检查是否链接至工信部备案查询网站的内页，例如 `https://beian.miit.gov.cn/#/Integrated/recordQuery`。\n\n\
             内页目前可以访问，但该网站曾更换内页地址，也有接入商的核查程序认为未链接至首页。\n\n\
             请链接至首页 `https://beian.miit.gov.cn/`。自动修复会直接替换。",
    ),
    basis: Bilingual::new(
        "Observation: in 2022 Tencent Cloud's checker flagged #/Integrated/recordQuery as not linking to the home \
             page, which its staff later cleared",
        "实例：2022 年腾讯云核查程序曾将 #/Integrated/recordQuery 判为未正确链接首页，后经人工解除",
    ),
    bad: &[footer!(href: "https://beian.miit.gov.cn/#/Integrated/recordQuery")],
    good: &[footer!(number: "京ICP备2021012345号-1")],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    icp_link::report(page, sink, Target::Deep, |raw, link| {
        let Text { en, zh } = icp_link::leads(raw, link);
        let href = excerpt(&link.href);
        text! {
            en: "{en} `{href}` rather than to the home page",
            zh: "{zh}内页“{href}”，而非首页",
        }
    });
}
