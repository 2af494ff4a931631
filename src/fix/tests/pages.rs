//! What becomes of one page.

use crate::fix::mend;
use crate::fix::testing::{every_rule, fixes, footer, mended, of_site, raw, safely};
use encoding_rs::BIG5;

const ICP: &str = "<a href=\"https://beian.miit.gov.cn/\">京ICP备2021012345号-1</a>";

/// What becomes of something in a footer.
fn safely_in_footer(inside: &str) -> String {
    let page = safely(&footer(inside));
    let (_, rest) = page.split_once("<footer>\r\n").unwrap();
    rest.strip_suffix("\r\n</footer>").unwrap().to_owned()
}

#[test]
fn the_faults_of_one_number_are_mended_together() {
    for wrong in [
        "京 icp 備 2021012345",
        "京ＩＣＰ备案：２０２１０１２３４５号",
        "京&nbsp;Icp备&#50;021012345",
        "京ICP备\u{200b}第2021012345号",
    ] {
        let page = format!("<a href='http://www.miitbeian.gov.cn'>{wrong}</a>");
        let right = safely_in_footer(&page);
        let spelled = right.replace("&#50;", "2");
        assert_eq!(
            spelled, "<a href='https://beian.miit.gov.cn/'>京ICP备2021012345号</a>",
            "{wrong}"
        );
    }
}

#[test]
fn places_keep_their_quotes() {
    let psb = "京公网安备11010502030143号";
    let url = "https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143";
    for (wrong, right) in [
        ("<a href=>", format!("<a href=\"{url}\">")),
        ("<a href=#>", format!("<a href=\"{url}\">")),
        ("<a href>", format!("<a href=\"{url}\">")),
        ("<a href='' id=x>", format!("<a href='{url}' id=x>")),
        ("<A HREF = \"#\">", format!("<A HREF = \"{url}\">")),
        ("<a>", format!("<a href=\"{url}\">")),
    ] {
        let (wrong, right) = (
            format!("{ICP} {wrong}{psb}</a>"),
            format!("{ICP} {right}{psb}</a>"),
        );
        assert_eq!(safely_in_footer(&wrong), right);
    }
}

#[test]
fn a_fix_that_another_was_in_the_way_of_is_made_behind_it() {
    // Mended alone, the link would leave an ICP number of another province than the PSB one's.
    let site = crate::site::Site {
        icp: Some("京ICP备2022054321号-1".to_owned()),
        psb: Some("11010502030143".to_owned()),
        ..crate::site::Site::default()
    };
    let psb = "https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143";
    let page = |icp: &str, psb: &str| {
        footer(&format!(
            "<a href=\"https://beian.miit.gov.cn/\">{icp}</a>\
             <a href=\"{psb}\"><img src=a.png>京公网安备11010502030143号</a>"
        ))
    };
    let wrong = psb.replace("code", "c京ICP备2021012345号-1ode");
    let wrong = page("沪ICP备2021012345号-1", &wrong);
    let mended = mended(raw("a.vue", wrong.into_bytes()), &of_site(site), true);
    let right = page("京ICP备2022054321号-1", psb);
    assert_eq!(mended.after.map(|after| after.text), Some(right));
    assert_eq!(mended.refused.len(), 0);
}

#[test]
fn what_cannot_be_mended_is_told_however_much_is_tried() {
    let number = |scheme| {
        let url = format!("{scheme}://beian.miit.gov.cn/");
        format!("<p><a href=\"{url}\">京ICP備2021012345號</a></p>")
    };
    // Big5 has no 备, and a template no references; each refusal takes some attempts.
    let page = footer(&(number("https").repeat(13) + &number("http")));
    let mut page = raw("a.vue", BIG5.encode(&page).0.into_owned());
    page.http_charset = Some("big5".to_owned());
    let mended = mend(page, &every_rule(), &fixes(false)).unwrap();
    assert_eq!(mended.after.map(|after| after.count), Some(1));
    assert_eq!(mended.refused.len(), 14);
}

#[test]
fn a_link_of_two_registers_is_left_alone() {
    let both = "京ICP备2021012345号 京公网安备11010502030143号";
    for href in [
        "#",
        "https://beian.miit.gov.cn/",
        "http://www.beian.gov.cn/",
    ] {
        let html = footer(&format!("<a href=\"{href}\">{both}</a>"));
        let mended = mended(raw("a.html", html.into_bytes()), &every_rule(), true);
        assert!(mended.after.is_none(), "{href}");
    }
}

#[test]
fn a_link_with_other_words_needs_a_look() {
    let swapped = "<a href=\"https://beian.mps.gov.cn/\">京ICP备2021012345号-1</a>";
    let alone = safely_in_footer(swapped);
    assert!(alone.contains("https://beian.miit.gov.cn/"), "{alone}");
    let shared = swapped.replace("京", "关于我们 京");
    assert_eq!(safely_in_footer(&shared), shared);
    let page = raw("a.html", footer(&shared).into_bytes());
    assert!(mended(page, &every_rule(), true).after.is_some());
}

#[test]
fn traditional_pages_keep_their_characters() {
    let html = |lang: &str| {
        format!(
            "<html lang={lang}>{}",
            footer("<a href=\"https://beian.miit.gov.cn/\">京ICP備2021012345號</a>")
        )
    };
    assert_eq!(safely(&html("zh-Hant-TW")), html("zh-Hant-TW"));
    assert!(safely(&html("zh-CN")).contains("京ICP备2021012345号"));
}

#[test]
fn what_is_ignored_stays() {
    for ignored in [
        "<!-- beian-lint-ignore icp-case: brand -->",
        "<!-- beian-lint-ignore-page icp-case: brand -->",
    ] {
        let html = format!("{ignored}<a href=\"#\">京icp备2021012345号-1</a>");
        let fixed = safely_in_footer(&html);
        assert_eq!(fixed, html.replace('#', "https://beian.miit.gov.cn/"));
    }
}

/// A finding of a later round tells where it stood in the page as it was read.
#[test]
fn fixed_findings_stand_where_they_stood() {
    let html = footer("<img src=x>京公网备11010502030143号 京 ICP备2021012345");
    let mended = mended(
        raw("a.html", html.clone().into_bytes()),
        &every_rule(),
        true,
    );
    let after = mended.after.unwrap();
    let fixed: Vec<_> = after.report.findings.iter().filter(|f| f.fixed).collect();
    assert!(fixed.len() >= 5, "{fixed:#?}");
    for finding in fixed {
        let stood = html.get(finding.range.clone()).unwrap();
        assert!(
            ["京公网备11010502030143号", "京 ICP备2021012345"].contains(&stood),
            "{}: {stood}",
            finding.rule.0.id
        );
        assert_eq!(finding.span.start, Some(finding.range.start));
    }
}

#[test]
fn an_endless_page_comes_to_an_end() {
    let number = "<p><a href=#>京 icp备2021012345</a></p>";
    let html = footer(&number.repeat(2000));
    let mended = mend(
        raw("a.html", html.into_bytes()),
        &every_rule(),
        &fixes(true),
    )
    .unwrap();
    assert_eq!(mended.after.unwrap().count, 8000);
}

/// One fix may be safe once another is made, and one edit may serve two findings.
#[test]
fn what_is_mended_and_what_is_left_add_up_to_what_can_be() {
    let wrong = "<a href='https://beian.miit.gov.cn/'>川ICP备2022008765号-1</a> \
         <a href='https://beian.miit.gov.cn/'><img src='/b.png'>蜀公网安备51010702004567号</a>";
    let options = of_site(crate::site::Site {
        icp: Some("蜀ICP备2022008765号-1".to_owned()),
        ..crate::site::Site::default()
    });
    let counts = |unsafe_fixes| {
        let mended = mended(
            raw("a.html", footer(wrong).into_bytes()),
            &options,
            unsafe_fixes,
        );
        let fixes = mended.before.findings.iter().filter_map(|f| f.fix.as_ref());
        let safe: Vec<bool> = fixes.map(|fix| fix.safe).collect();
        assert_eq!(safe, [false, false, false, true]);
        (mended.after.unwrap().count, mended.left_unsafe)
    };
    assert_eq!(counts(false), (2, 2));
    assert_eq!(counts(true), (4, 0));
}

#[test]
fn slashes_that_json_escapes_are_part_of_the_address() {
    let wrong = r#"{"a":"<a href='http:\/\/www.miitbeian.gov.cn\/'>京ICP备2021012345<\/a>"}"#;
    let right = r#"{"a":"<a href='https://beian.miit.gov.cn/'>京ICP备2021012345号<\/a>"}"#;
    let page = raw("config.json", wrong.as_bytes().to_vec());
    let after = mended(page, &every_rule(), false).after.unwrap();
    assert_eq!(after.text, right);
}

#[test]
fn what_cannot_be_mended_does_not_stop_its_like() {
    // The encoding has no 备, which the first one asks for.
    let bytes = r#"{"icp": "\u4eacICP\u50992021012345\u53f7", "beian": "\u4eacICP\u5907\uff12021012345\u53f7"}"#;
    let mut page = raw("config.json", bytes.as_bytes().to_vec());
    page.http_charset = Some("windows-1252".to_owned());
    let mended = mend(page, &every_rule(), &fixes(false)).unwrap();
    let after = mended.after.unwrap().text;
    assert_eq!(after, bytes.replace(r"\uff12", "2"));
    assert_eq!(mended.refused.len(), 1, "{:?}", mended.refused);
}
