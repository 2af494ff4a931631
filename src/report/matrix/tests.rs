use super::testing::{GOOD, TODAY, checked, checked_as, matrix};
use super::*;
use crate::check::{Asked, CheckOptions};
use crate::finding::{By, Severity, Suppressed};
use crate::page::Role;
use crate::rules::{RULES, find};
use crate::site::Site;
use Mark::{Fail, Known, NotAsked, NotLooked, Note, Pass, Warn};

/// The marks of each row, by its name.
fn marks(report: &Report) -> Vec<(String, Vec<Mark>)> {
    let rows = Matrix::new(report).rows.into_iter();
    rows.map(|row| {
        let marks = row.cells().map(|(_, cell)| cell.mark).collect();
        (row.name, marks)
    })
    .collect()
}

/// The marks of the only site.
fn of_pages(pages: Vec<PageReport>) -> Vec<Mark> {
    let mut report = Report::new(pages, Vec::new());
    report.roots = vec![".".to_owned()];
    marks(&report).remove(0).1
}

#[test]
fn sites_of_all_kinds_are_judged() {
    let lines = matrix().rows.into_iter().map(|row| {
        let signs: String = row.cells().map(|(_, cell)| cell.mark.sign()).collect();
        format!("{:?} {} {signs}", row.kind, row.name)
    });
    let lines: Vec<String> = lines.collect();
    assert_eq!(
        lines,
        [
            "Site 商城 ✓ii✓✓✗!!-",
            "Host gone.example.cn ????????-",
            "Host www.example.cn ✓✓✓✓✓✓✓✓-",
            "Folder dist ✗???!???-",
            "Page a|b\u{202e}.html ✓✓✓✓-----",
        ]
    );
}

#[test]
fn the_worst_page_speaks_for_its_site() {
    let bad = "<footer>京ICP备2021012345号-1</footer>";
    let marks = of_pages(vec![checked("a.html", GOOD), checked("b.html", bad)]);
    assert_eq!(
        marks,
        [Pass, Pass, Fail, Pass, Warn, Pass, Pass, Pass, NotAsked]
    );
}

#[test]
fn what_only_home_pages_owe_needs_a_home_page() {
    let mut options = CheckOptions::new(TODAY);
    options.policy.rules = ["icp-missing", "icp-malformed"]
        .map(|id| (find(id).unwrap(), None))
        .into();
    let mut page = checked_as("a.html", GOOD, &options);
    let home = of_pages(vec![page.clone()]);
    assert_eq!(home[..3], [Pass, Pass, NotAsked]);
    page.role = Role::Page;
    page.asked = Asked::default();
    assert_eq!(of_pages(vec![page]), [NotAsked; 9]);
}

#[test]
fn what_other_pages_fail_to_show_is_not_owed() {
    let inner = |html: &str| {
        let mut page = checked("a.html", html);
        page.role = Role::Page;
        page.asked = Asked::of(RULES, &Site::default(), Role::Page);
        page
    };
    for (html, form) in [
        ("<!-- 京公网安备11010502030143号 -->", Pass),
        ("<footer>京公网安备XXXXXXXXXXXXXX号", Fail),
    ] {
        let marks = of_pages(vec![checked("index.html", GOOD), inner(html)]);
        assert_eq!(marks[4..6], [Pass, form], "{html}");
        assert_eq!(of_pages(vec![inner(html)])[4], NotLooked, "{html}");
    }
    // Nobody asked for a licence.
    let licence = inner("<footer>京ICP证XXXXXX号");
    let marks = of_pages(vec![checked("index.html", GOOD), licence]);
    assert_eq!((marks[1], marks[8]), (Pass, NotAsked));
}

#[test]
fn a_note_is_no_warning() {
    let info = || {
        let mut page = checked("a.html", "<footer>© 2026</footer>");
        for finding in &mut page.findings {
            finding.severity = Severity::Info;
        }
        page
    };
    assert_eq!(of_pages(vec![info()])[0], Note);
    assert_eq!(of_pages(vec![info(), checked("b.html", GOOD)])[0], Note);
    let open = checked("b.html", "<footer>© 2026</footer>");
    assert_eq!(of_pages(vec![info(), open])[0], Fail);
}

/// The page, with all its findings in a baseline.
fn in_baseline(mut page: PageReport) -> PageReport {
    for finding in &mut page.findings {
        finding.suppressed = Some(Suppressed {
            by: By::Baseline,
            reason: None,
        });
    }
    page
}

#[test]
fn a_fault_that_the_owner_knows_of_is_no_pass() {
    let bare = || in_baseline(checked("a.html", "<footer>© 2026</footer>"));
    let marks = of_pages(vec![bare()]);
    assert_eq!((marks[0], marks[4]), (Known, Known));
    assert_eq!(marks[1], NotLooked);
    let marks = of_pages(vec![bare(), checked("b.html", GOOD)]);
    assert_eq!((marks[0], marks[4], marks[1]), (Known, Known, Pass));
    let marks = of_pages(vec![bare(), checked("b.html", "<footer>© 2026</footer>")]);
    assert_eq!((marks[0], marks[4]), (Fail, Warn));
}

#[test]
fn suppressed_findings_are_counted_by_cell() {
    let page = |name| in_baseline(checked(name, "<footer>© 2026</footer>"));
    let mut report = Report::new(vec![page("a.html"), page("b.html")], Vec::new());
    report.roots = vec![".".to_owned()];
    let row = Matrix::new(&report).rows.remove(0);
    let (_, cell) = row.cells().next().unwrap();
    assert_eq!((cell.findings, cell.silenced()), (0, 2));
    let open = checked("b.html", "<footer>© 2026</footer>");
    report = Report::new(vec![page("a.html"), open], Vec::new());
    report.roots = vec![".".to_owned()];
    let (_, cell) = Matrix::new(&report).rows[0].cells().next().unwrap();
    assert_eq!((cell.findings, cell.silenced()), (1, 0), "told as open");
}

#[test]
fn only_open_findings_are_counted() {
    let html = "<footer>© 2026</footer>";
    let mut page = checked("a.html", html);
    page.findings.push(page.findings[0].clone());
    page.findings[0].severity = Severity::Info;
    let known = in_baseline(checked("a.html", html)).findings;
    page.findings.extend(known);
    let row = Matrix::new(&Report::new(vec![page], Vec::new()))
        .rows
        .remove(0);
    let (duty, cell) = row.cells().next().unwrap();
    assert_eq!((duty, cell.mark, cell.findings), (Duty::IcpShown, Fail, 2));
    assert_eq!((row.worst(), row.pages), (Fail, 1));
}

/// Whether two pages, each of a site of its own, are many sites.
fn many(change: fn(&mut PageReport)) -> bool {
    let mut pages = vec![checked("a.html", GOOD), checked("b.html", GOOD)];
    for (page, name) in pages.iter_mut().zip(["cn", "en"]) {
        page.site = Some(crate::site_wide::testing::page(name, &[]));
        change(page);
    }
    Matrix::new(&Report::new(pages, Vec::new())).has_many_sites()
}

#[test]
fn only_sites_make_a_portfolio() {
    assert!(many(|_| ()));
    assert!(!many(|page| page.site = None), "pages named one by one");
    assert!(!many(|page| page.role = Role::Page), "parts of pages");
    assert!(!many(|page| page.asked = Asked::default()), "nothing asked");
}

#[test]
fn sites_of_a_configuration_keep_its_order() {
    let pages = [("主站", 1), ("刀具", 5), ("商城", 9)].map(|(name, line)| {
        let mut page = checked(&format!("{line}.html"), GOOD);
        page.site = Some(crate::site_wide::testing::page_of_block(name, line));
        page
    });
    let report = Report::new(pages.into(), Vec::new());
    let matrix = Matrix::new(&report);
    let names: Vec<&str> = matrix.rows.iter().map(|row| &*row.name).collect();
    assert_eq!(names, ["主站", "刀具", "商城"]);
    assert_eq!(matrix.rows_of_pages(&report), [0, 1, 2]);
    let coverage = report.summary.coverage.iter().map(|site| &*site.site);
    assert_eq!(coverage.collect::<Vec<_>>(), names);
}

#[test]
fn every_page_knows_its_row() {
    let report = testing::portfolio();
    let matrix = Matrix::new(&report);
    let rows = matrix.rows_of_pages(&report);
    let names: Vec<&str> = rows.iter().map(|&at| &*matrix.rows[at].name).collect();
    assert_eq!(
        names,
        ["a|b\u{202e}.html", "dist", "商城", "www.example.cn"]
    );
}

#[test]
fn a_placeholder_has_neither_a_good_link_nor_a_bad_one() {
    let linked = r#"<footer><a href="http://www.miitbeian.gov.cn/">京ICP备XXXXXXXX号</a></footer>"#;
    for html in [linked, "<footer>京ICP备12345678号-1</footer>"] {
        let marks = of_pages(vec![checked("a.html", html)]);
        assert_eq!(
            marks[..4],
            [Fail, NotLooked, NotLooked, NotLooked],
            "{html}"
        );
    }
    let marks = of_pages(vec![checked(
        "a.html",
        "<footer>京公网安备00000000000000号</footer>",
    )]);
    assert_eq!(marks[4..8], [Fail, NotLooked, NotLooked, NotLooked]);
}
