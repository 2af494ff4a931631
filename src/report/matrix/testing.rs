//! Pages for the tests of the matrix and of those who print it.

use super::Matrix;
use crate::check::{CheckOptions, PageReport, check_page};
use crate::page::{Encoding, EncodingSource, OffsetMap, Page, Role, UncheckedKind};
use crate::report::Report;

/// The report of a home page, under the rules that are on by default.
pub(crate) fn checked(source: &str, html: &str) -> PageReport {
    checked_as(source, html, &CheckOptions::new(TODAY))
}

pub(crate) const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 23);

/// The same under rules of the test's own choice.
pub(crate) fn checked_as(source: &str, html: &str, options: &CheckOptions) -> PageReport {
    let page = Page {
        source: source.to_owned(),
        requested: None,
        status: None,
        fetched: None,
        role: Role::Home,
        encoding: Encoding {
            name: "utf-8".into(),
            from: EncodingSource::Detected,
            malformed: false,
            mislabelled: None,
        },
        offsets: OffsetMap::default(),
        text: html.to_owned(),
    };
    check_page(&page, options)
}

/// A footer with which nothing is wrong.
pub(crate) const GOOD: &str = r#"<footer><a href="https://beian.miit.gov.cn/">京ICP备2021012345号-1</a>
<a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143"><img src="/b.png" alt="备案图标">京公网安备11010502030143号</a></footer>"#;

/// Sites of every kind: a good one, a bad one, one that shows nothing, one that was not asked
/// for a PSB number, and one that could not be looked at.
pub(crate) fn portfolio() -> Report {
    let mut shop = checked(
        "https://shop.example.cn/",
        "<footer><a href='http://beian.miit.gov.cn/'>京ICP备 2021012345号-2</a> 京公网安备1101号</footer>",
    );
    shop.site = Some(crate::site_wide::testing::page("商城", &[]));
    let mut without = CheckOptions::new(TODAY);
    without
        .policy
        .rules
        .retain(|(rule, _)| rule.id != "psb-missing");
    let icp = GOOD.split_inclusive('\n').next().unwrap_or_default();
    let pages = vec![
        checked("https://www.example.cn/", GOOD),
        shop,
        checked("dist/index.html", "<footer>© 2026 示例</footer>"),
        checked_as("a|b\u{202e}.html", icp, &without),
    ];
    let gone =
        crate::report::sample::unchecked("https://gone.example.cn/", UncheckedKind::Timeout, None);
    let mut report = Report::new(pages, vec![gone]);
    report.roots = vec!["dist".to_owned()];
    report
}

/// The matrix of [`portfolio`].
pub(crate) fn matrix() -> Matrix {
    Matrix::new(&portfolio())
}
