use crate::check::{Asked, PageReport};
use crate::checklist::testing::{GOOD, TODAY, config, only_site, page, page_of, unchecked};
use crate::checklist::{Entry, SiteList, Status, Verdict, find, items};
use crate::config::Config;
use crate::notes::{Answer, Note, Notes};
use crate::page::{Fetched, Role, Unchecked};
use crate::report::Report;
use crate::rules::RULES;

fn list_of(pages: Vec<PageReport>, failed: Vec<Unchecked>, config: &Config) -> SiteList {
    let group = only_site(Report::new(pages, failed), config);
    SiteList::new(&group, &Notes::default(), TODAY)
}

fn verdict(list: &SiteList, id: &str) -> Verdict {
    let entry = list.entries.iter().find(|entry| entry.item.id == id);
    entry.unwrap().verdict.clone()
}

/// How items stand on a folder with that home page.
fn stand(html: &str, toml: &str, ids: &[&str]) -> Vec<Status> {
    let config = config(toml);
    let list = list_of(
        vec![page_of("dist/index.html", html, &config)],
        Vec::new(),
        &config,
    );
    ids.iter().map(|id| verdict(&list, id).status).collect()
}

use Status::{Fail, NotForSite, Pass, ToDo, Unknown};

const PAGES: [&str; 12] = [
    "icp-shown",
    "icp-form",
    "icp-linked",
    "icp-in-footer",
    "numbers-visible",
    "no-placeholder",
    "no-leftover",
    "no-app-number",
    "psb-shown",
    "psb-form",
    "psb-linked",
    "psb-badge",
];

#[test]
fn a_good_page_passes_all_that_a_page_can_show() {
    assert_eq!(stand(GOOD, "", &PAGES), [Pass; 12]);
}

#[test]
fn what_is_set_aside_on_one_page_leaves_the_others_their_pass() {
    let config = config("");
    let old = "<!-- beian-lint-ignore icp-link-retired: 旧页 --><footer>\
               <a href=http://www.miitbeian.gov.cn/>京ICP备2021012345号-1</a></footer>";
    let old = || page_of("dist/old.html", old, &config);
    let linked = |pages| verdict(&list_of(pages, Vec::new(), &config), "icp-linked");
    assert_eq!(linked(vec![old()]).status, NotForSite);
    let both = linked(vec![page_of("dist/index.html", GOOD, &config), old()]);
    assert_eq!(both.status, Pass);
    let proof: Vec<_> = both.proof.iter().map(|proof| proof.en.as_str()).collect();
    assert!(
        proof[0].contains("dist/index.html") && proof[1].contains("旧页"),
        "{proof:?}"
    );
    assert_eq!(proof.len(), 2);
}

#[test]
fn an_empty_footer_leaves_everything_to_do() {
    let stands = stand("<footer>© 2026</footer>", "", &PAGES);
    let expected = [
        Fail, ToDo, ToDo, ToDo, ToDo, Pass, Pass, Pass, Fail, ToDo, ToDo, ToDo,
    ];
    assert_eq!(stands, expected);
}

#[test]
fn within_thirty_days_the_police_number_is_to_do() {
    let shown = |launched| {
        let toml = format!("[[site]]\nlaunched = {launched}\n");
        stand(
            "<footer>京ICP备2021012345号-1</footer>",
            &toml,
            &["psb-shown"],
        )
    };
    assert_eq!(shown("2026-11-20"), [ToDo]);
    assert_eq!(shown("2026-01-20"), [Fail]);
}

#[test]
fn faults_have_items_of_their_own() {
    let footer = |text: &str| GOOD.replace("京ICP备2021012345号-1", text);
    for (text, id) in [
        ("黑ICP备17001719号", "no-leftover"),
        ("京ICP备2021012345号-2A", "no-app-number"),
        ("京ICP备XXXXXXXX号", "no-placeholder"),
        ("<b hidden>京ICP备2021012345号-1</b>", "numbers-visible"),
    ] {
        assert_eq!(stand(&footer(text), "", &[id]), [Fail], "{text}");
    }
    // An app's number is of the wrong form, too, as the matrix says.
    let app = footer("京ICP备2021012345号-2A");
    assert_eq!(stand(&app, "", &["icp-form"]), [Fail]);
    let own = "[[site]]\nicp = '京ICP备2021012345号-1'\npsb = '11010502030143'\n";
    let ids = ["icp-expected", "psb-expected", "icp-form"];
    assert_eq!(stand(GOOD, own, &ids), [Pass; 3]);
    let other = footer("京ICP备2022012345号-1");
    assert_eq!(stand(&other, own, &ids), [Fail, Pass, Pass]);
    assert_eq!(stand(GOOD, "", &ids), [Unknown, Unknown, Pass]);
}

#[test]
fn a_placeholder_in_the_footer_does_not_hide_the_number_above() {
    let html = "<main>京ICP备2021012345号-1</main><footer>京ICP备XXXXXXXX号</footer>";
    let own = "[[site]]\nicp = '京ICP备2021012345号-1'\n";
    assert_eq!(stand(html, own, &["icp-expected"]), [Pass]);
}

#[test]
fn a_placeholder_elsewhere_does_not_hide_the_home_pages_number() {
    let mut inner = page("dist/a.html", "<footer>京ICP备XXXXXXXX号</footer>");
    inner.role = Role::Page;
    inner.asked = Asked::default();
    let pages = vec![page("dist/index.html", GOOD), inner];
    let list = list_of(pages, Vec::new(), &Config::default());
    assert_eq!(verdict(&list, "no-placeholder").status, Fail);
    assert_eq!(verdict(&list, "icp-form").status, Pass);
}

#[test]
fn the_configuration_says_what_is_not_asked() {
    let abroad = "[[site]]\nmainland = false\n";
    let ids = ["mainland-hosting", "documents", "icp-shown", "psb-filed"];
    assert_eq!(
        stand("<p>x", abroad, &ids),
        [NotForSite, NotForSite, NotForSite, ToDo]
    );
    let only_icp = "[[site]]\nrequire = ['icp']\n";
    assert_eq!(
        stand("<p>x", only_icp, &["psb-filed", "psb-shown"]),
        [NotForSite; 2]
    );
    assert_eq!(stand(GOOD, "", &["licence-shown"]), [NotForSite]);
    assert_eq!(
        stand(GOOD, "[[site]]\ncommercial = true\n", &["licence-shown"]),
        [Fail]
    );
    assert_eq!(
        stand(GOOD, "ignore = ['borrowed-number']", &["no-leftover"]),
        [NotForSite]
    );
}

#[test]
fn what_is_granted_need_not_be_asked() {
    let granted =
        "[[site]]\nicp_granted = 2026-11-01\npsb = '11010502030143'\nlicence = '京B2-20210123'\n";
    let ids = [
        "documents",
        "admin-phone",
        "icp-granted",
        "psb-filed",
        "commercial-licence",
    ];
    assert_eq!(stand(GOOD, granted, &ids), [Pass; 5]);
    let awaited = "[[site]]\nicp = '京ICP备2021012345号-1'\nicp_granted = 2026-12-01\n";
    assert_eq!(
        stand(GOOD, awaited, &["documents", "icp-granted"]),
        [ToDo; 2]
    );
}

#[test]
fn what_the_configuration_denies_need_not_be_asked() {
    let ids = ["commercial-licence", "sector-approval"];
    for (said, expected) in [
        ("", [ToDo; 2]),
        ("commercial = true\nsectors = ['news']", [ToDo; 2]),
        ("commercial = false\nsectors = []", [NotForSite; 2]),
        ("commercial = false\nrequire = ['licence']", [ToDo, ToDo]),
    ] {
        assert_eq!(
            stand(GOOD, &format!("[[site]]\n{said}\n"), &ids),
            expected,
            "{said}"
        );
    }
}

#[test]
fn what_could_not_be_looked_at_is_no_fault() {
    let list = list_of(
        Vec::new(),
        vec![unchecked("https://example.cn/")],
        &Config::default(),
    );
    // Nobody called the site commercial.
    assert_eq!(verdict(&list, "licence-shown").status, NotForSite);
    let looked = |entry: &&Entry| !entry.item.is_asked() && entry.item.id != "licence-shown";
    for entry in list.entries.iter().filter(looked) {
        let Entry { item, verdict, .. } = entry;
        assert_eq!(verdict.status, Unknown, "{}", item.id);
        assert!(verdict.give.is_some(), "{}", item.id);
    }
}

#[test]
fn hosts_are_unknown_until_they_are_asked() {
    let config = config("[[site]]\nhosts = ['*.cdn.cn', 'example.cn']\npaths = ['dist/**']\n");
    let list = list_of(
        vec![page("dist/index.html", GOOD)],
        Vec::new(),
        &Config::default(),
    );
    for id in ["apex-https", "www-https", "same-numbers"] {
        assert!(
            verdict(&list, id)
                .give
                .unwrap()
                .en
                .contains("such as example.cn"),
            "{id}"
        );
    }
    let mut group = only_site(
        Report::new(vec![page("dist/index.html", GOOD)], Vec::new()),
        &Config::default(),
    );
    group.site = config.sites().next().unwrap().clone();
    let list = SiteList::new(&group, &Notes::default(), TODAY);
    assert!(
        verdict(&list, "apex-https")
            .give
            .unwrap()
            .en
            .ends_with(": example.cn")
    );
}

/// What becomes of the three items about hosts.
fn hosts(pages: &[(&str, Option<&str>, &str)], failed: &[&str]) -> [Status; 3] {
    let pages = pages.iter().map(|(source, asked, html)| {
        let mut page = page(source, html);
        page.requested = asked.map(str::to_owned);
        page
    });
    let failed = failed.iter().map(|source| unchecked(source));
    let list = list_of(pages.collect(), failed.collect(), &Config::default());
    ["apex-https", "www-https", "same-numbers"].map(|id| verdict(&list, id).status)
}

#[test]
fn both_hosts_are_asked() {
    let (apex, www) = ("https://example.cn/", "https://www.example.cn/");
    assert_eq!(
        hosts(&[(apex, None, GOOD), (www, None, GOOD)], &[]),
        [Pass; 3]
    );
    // One that leads to the other brings no page of its own.
    assert_eq!(hosts(&[(www, Some(apex), GOOD)], &[]), [Pass; 3]);
    assert_eq!(
        hosts(&[(apex, None, GOOD)], &[www]),
        [Pass, Unknown, Unknown]
    );
    let other = GOOD.replace("京ICP备2021012345号", "京ICP备2022012345号");
    assert_eq!(
        hosts(&[(apex, None, GOOD), (www, None, &other)], &[]),
        [Pass, Pass, Fail]
    );
    let plain = ("http://example.cn/", "http://www.example.cn/");
    assert_eq!(
        hosts(&[(plain.0, None, GOOD), (plain.1, None, GOOD)], &[]),
        [Fail, Fail, Pass]
    );
    assert_eq!(
        hosts(&[(apex, None, "<p>x"), (www, None, "<p>x")], &[])[2],
        ToDo
    );
}

#[test]
fn a_preview_says_nothing_of_the_hosts() {
    let page = |source| {
        let mut page = page(source, GOOD);
        page.fetched = Some(Fetched {
            from: Some("http://127.0.0.1:8000/".to_owned()),
            ..Fetched::default()
        });
        page.status = Some(200);
        page
    };
    let pages = vec![page("https://example.cn/"), page("https://www.example.cn/")];
    let list = list_of(pages, Vec::new(), &Config::default());
    for id in ["apex-https", "www-https", "same-numbers"] {
        let verdict = verdict(&list, id);
        assert_eq!(verdict.status, Unknown, "{id}");
        assert!(verdict.proof[0].en.contains("127.0.0.1:8000"), "{id}");
        assert!(verdict.give.unwrap().en.contains("--resolve"), "{id}");
    }
}

#[test]
fn hosts_without_www_are_not_asked_for_one() {
    let blog = "https://blog.example.cn/";
    assert_eq!(
        hosts(&[(blog, None, GOOD)], &[]),
        [Pass, NotForSite, NotForSite]
    );
    assert_eq!(
        hosts(&[("http://127.0.0.1:8000/", None, GOOD)], &[]),
        [Unknown; 3]
    );
}

#[test]
fn only_home_pages_are_proof_of_what_home_pages_must_show() {
    let inner = GOOD.replace("京ICP备2021012345号", "京ICP备2022012345号");
    let mut inner = page("dist/a.html", &inner);
    inner.role = Role::Page;
    inner.asked = Asked::default();
    let pages = vec![page("dist/index.html", GOOD), inner];
    let list = list_of(pages, Vec::new(), &Config::default());
    let proof = verdict(&list, "icp-shown").proof;
    assert_eq!(proof.len(), 1, "{proof:?}");
    assert!(proof[0].en.contains("dist/index.html"), "{proof:?}");
}

#[test]
fn pages_that_disagree_are_told_once_and_with_what_to_do() {
    let config = config("[[site]]\nname = 'shop'\n");
    let other = GOOD.replace("京ICP备2021012345号", "京ICP备2022012345号");
    let pages = ["dist/a.html", "dist/b.html", "dist/c.html"].map(|source| {
        let html = if source == "dist/c.html" {
            &other
        } else {
            GOOD
        };
        page_of(source, html, &config)
    });
    let report = Report::new(pages.into(), Vec::new());
    let list = SiteList::new(&only_site(report, &config), &Notes::default(), TODAY);
    let verdict = verdict(&list, "same-numbers");
    assert_eq!((verdict.status, verdict.proof.len()), (Fail, 1));
    let advice = find("same-numbers").unwrap().advice;
    assert!(advice.en.starts_with("Show the same numbers on all pages"));
}

#[test]
fn some_pages_do_not_speak_for_all() {
    let list = list_of(
        vec![page("https://example.cn/", GOOD)],
        Vec::new(),
        &Config::default(),
    );
    for id in ["no-placeholder", "no-leftover", "no-app-number"] {
        let verdict = verdict(&list, id);
        assert_eq!(verdict.status, Unknown, "{id}");
        assert!(verdict.give.unwrap().en.contains("--depth"), "{id}");
    }
}

#[test]
fn a_word_outweighs_nothing_that_is_seen() {
    let config = Config::default();
    let pages = vec![page("dist/index.html", "<footer>x</footer>")];
    let group = only_site(Report::new(pages, Vec::new()), &config);
    let note = |answer| Note {
        answer,
        date: None,
        by: None,
    };
    let mut notes = Notes::default();
    for (id, answer) in [
        ("documents", Answer::Yes),
        ("admin-phone", Answer::No),
        ("icp-shown", Answer::NotForUs),
        ("psb-shown", Answer::Yes),
    ] {
        notes.all.insert(find(id).unwrap().id, note(answer));
    }
    let list = SiteList::new(&group, &notes, TODAY);
    let stands = ["documents", "admin-phone", "icp-shown", "psb-shown"];
    let stands = stands.map(|id| verdict(&list, id).status);
    assert_eq!(stands, [Pass, ToDo, NotForSite, Fail]);
    let again = |again| crate::checklist::unanswered(&group, &notes, TODAY, again);
    let phone = find("admin-phone").unwrap();
    assert!(again(true).contains(&phone) && !again(false).contains(&phone));
    assert!(!again(true).contains(&find("documents").unwrap()));
}

#[test]
fn every_item_stands_somehow_on_every_rules_examples() {
    for rule in RULES {
        for html in rule.bad.iter().chain(rule.good) {
            let list = list_of(
                vec![page("dist/index.html", html)],
                Vec::new(),
                &Config::default(),
            );
            assert_eq!(list.entries.len(), items().count(), "{}", rule.id);
            for entry in &list.entries {
                let told = !entry.verdict.proof.is_empty() || entry.item.is_asked();
                assert!(told, "{}: {} has no proof", rule.id, entry.item.id);
            }
        }
    }
}
