//! `icp-link-empty`: an ICP number in a link without a target.

use super::example::footer;
use super::{icp_link, wording};
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::footer::Target;
use crate::text::{Bilingual, text};

pub(super) static RULE: Rule = Rule {
    id: "icp-link-empty",
    since: "0.1.0",
    severity: Severity::Error,
    fix: FixKind::Safe,
    bearing: Bearing::On(Duty::IcpLink),
    basic: true,
    summary: Bilingual::new(
        "link of the ICP number has no target",
        "ICP 备案号的链接为空",
    ),
    explanation: Bilingual::new(
        "Looks for ICP numbers in a link whose address is empty, `#` or a `javascript:` call.\n\n\
             Such a link looks like one and leads nowhere, so the number cannot be checked: the duty to link it is \
             not met. Themes often ship it as a slot to be filled in.\n\n\
             Write `https://beian.miit.gov.cn/` as the address. The fix does so; where a script runs on a click, or where \
             the police's badge stands in the link, which belongs to the PSB number, it is a suggestion.",
        "检查 ICP 备案号的链接地址是否为空、`#` 或 `javascript:` 调用。\n\n\
             此类链接有其形而无去处，公众无法查询核对，不符合链接要求。常见原因是主题预留的链接未填写。\n\n\
             请将链接地址设为 `https://beian.miit.gov.cn/`。自动修复会直接填写；点击时执行脚本的，或链接内\
             有公安备案图标的（该图标属于公安联网备案号），仅提出建议。",
    ),
    basis: wording::LINK_NUMBER,
    bad: &[
        footer!(href: "#"),
        footer!(href: "javascript:;"),
        footer!(href: ""),
    ],
    good: &[footer!(number: "京ICP备2021012345号-1")],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    icp_link::report(page, sink, Target::Empty, |raw, _| {
        text! {
            en: "the link of `{raw}` leads nowhere",
            zh: "“{raw}”的链接没有目标地址",
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::mended;
    use crate::site::Site;

    #[test]
    fn the_badge_of_the_police_is_not_led_to_miit() {
        let safe = |href: &str, image: &str| {
            let link = format!("<a href=\"{href}\"><img src={image}>京ICP备2021012345号-1</a>");
            let page = format!("<footer>{link}</footer>");
            mended(&RULE, &Site::default(), &page).map(|(safe, _)| safe)
        };
        for image in ["/gongan.png", "/beian.png", "/备案图标.png"] {
            assert_eq!(safe("#", image), Some(false), "{image}");
        }
        for image in ["/icp-beian.png", "/1.png", ""] {
            assert_eq!(safe("#", image), Some(true), "{image}");
        }
    }

    #[test]
    fn a_script_may_lead_elsewhere() {
        let page = |attribute: &str| {
            let link = format!("<a href=\"#\"{attribute}>京ICP备2021012345号-1</a>");
            mended(&RULE, &Site::default(), &format!("<footer>{link}</footer>"))
                .map(|(safe, _)| safe)
        };
        assert_eq!(page(""), Some(true));
        let call = "<footer><a href=\"javascript:openCert()\">京ICP备2021012345号-1</a></footer>";
        let fix = mended(&RULE, &Site::default(), call);
        assert_eq!(fix.map(|(safe, _)| safe), Some(false));
        for scripted in [
            " onclick=\"go()\"",
            " @click=\"go()\"",
            " ng-click=\"go()\"",
        ] {
            assert_eq!(page(scripted), Some(false), "{scripted}");
        }
        for link in [
            "<p onclick=\"go()\"><a href=\"#\">京ICP备2021012345号-1</a></p>",
            "<a href=\"#\"><span onclick=\"go()\">京ICP备2021012345号-1</span></a>",
        ] {
            let page = format!("<footer>{link}</footer>");
            let fix = mended(&RULE, &Site::default(), &page);
            assert_eq!(fix.map(|(safe, _)| safe), Some(false), "{link}");
        }
    }
}
