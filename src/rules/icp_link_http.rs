//! `icp-link-http`: an ICP number linked to the MIIT site over http.

use super::example::footer;
use super::icp_link;
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::footer::Target;
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "icp-link-http",
    since: "0.1.0",
    severity: Severity::Info,
    fix: FixKind::Safe,
    bearing: Bearing::On(Duty::IcpLink),
    summary: Bilingual::new(
        "link to the MIIT look-up site uses http",
        "工信部备案查询网站的链接使用 http",
    ),
    explanation: Bilingual::new(
        "Looks for links to `http://beian.miit.gov.cn`.\n\n\
             The address is the right one, and the duty to link is met. Over http the first request is not protected, \
             and providers give the https address.\n\n\
             Write `https://beian.miit.gov.cn/`. The fix does so.",
        "检查是否链接至 `http://beian.miit.gov.cn`。\n\n\
             该网址正确，已符合链接要求；但 http 的首次请求不受保护，接入商给出的均为 https 网址。\n\n\
             请写为 `https://beian.miit.gov.cn/`。自动修复会直接替换。",
    ),
    basis: Bilingual::new(
        "Convention: Alibaba Cloud, Tencent Cloud and Huawei Cloud all give the address https://beian.miit.gov.cn",
        "惯例：阿里云、腾讯云、华为云给出的网址均为 https://beian.miit.gov.cn",
    ),
    bad: &[footer!(href: "http://beian.miit.gov.cn/")],
    good: &[footer!(number: "京ICP备2021012345号-1")],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    icp_link::report(page, sink, Target::Http, |raw, link| {
        let Text { en, zh } = icp_link::leads(raw, link);
        text! {
            en: "{en} the MIIT look-up site over http",
            zh: "{zh}工信部备案查询网站时使用了 http",
        }
    });
}
