use super::*;
use crate::checklist::testing::{GOOD, TODAY, config, page_of, unchecked};
use crate::checklist::{Inputs, find, sites};
use crate::config::Config;
use crate::notes::{Answer, Note, Notes};
use crate::report::Report;
use std::path::PathBuf;
use std::{env, fs};
use unicode_width::UnicodeWidthStr as _;

/// Items of every status, on two sites, with hostile text wherever a stranger's text can stand.
fn sample() -> (Checklist, Vec<SiteList>) {
    let config = config(
        "[[site]]\nname = '示例 | <b>site</b>'\nhosts = ['example.cn']\nlaunched = 2026-12-31\n",
    );
    let hostile = crate::report::sample::HOSTILE;
    let other = GOOD.replace(
        "https://beian.miit.gov.cn/",
        &format!("http://x/{}", hostile.replace('"', "")),
    );
    let pages = vec![
        page_of("https://example.cn/", &other, &config),
        page_of("https://two.cn/", "<footer>{{ icp }}</footer>", &config),
    ];
    let failed = vec![
        unchecked(&format!("https://www.two.cn/{hostile}")),
        unchecked("https://www.example.cn/"),
    ];
    let groups = groups(Report::new(pages, failed.clone()), &config);
    let mut notes = Notes::default();
    for (id, answer) in [
        ("documents", Answer::Yes),
        ("sector-approval", Answer::NotForUs),
    ] {
        let note = Note {
            answer,
            date: Some(TODAY),
            by: Some(format!("Mei {hostile}")),
        };
        notes.all.insert(find(id).unwrap().id, note);
    }
    let lists = groups
        .iter()
        .map(|group| SiteList::new(group, &notes, TODAY));
    let lists: Vec<SiteList> = lists.collect();
    (Checklist::new(&lists, failed, TODAY), lists)
}

fn groups(report: Report, config: &Config) -> Vec<crate::checklist::SiteGroup> {
    let named = Inputs {
        inputs: &[],
        roots: &[],
        deep: false,
    };
    sites(report, config, named)
}

fn written(format: Format, lang: Lang, width: usize) -> String {
    let mut out = Vec::new();
    sample().0.write(format, lang, width, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn no_line_of_text_is_wider_than_the_terminal() {
    for (lang, width) in [(Lang::En, 80), (Lang::ZhCn, 80), (Lang::ZhCn, 100)] {
        let text = written(Format::Text, lang, width);
        let text = anstream::adapter::strip_str(&text).to_string();
        for line in text
            .lines()
            .filter(|line| !line.contains('␊') && !line.contains("://"))
        {
            assert!(line.width() <= width, "{width}: {line}");
        }
    }
}

#[test]
fn no_strangers_text_acts() {
    for lang in [Lang::En, Lang::ZhCn] {
        let text = written(Format::Text, lang, 80);
        let plain = anstream::adapter::strip_str(&text).to_string();
        assert!(!plain.contains(['\u{1b}', '\u{202e}', '\r']), "{plain}");
        let html = written(Format::Html, lang, 0);
        assert!(!html.contains("<img src=x") && !html.contains("<script"));
        let markdown = written(Format::Markdown, lang, 0);
        assert!(!markdown.contains("<img") && !markdown.contains("</script"));
        assert!(!markdown.contains('\r'));
    }
}

#[test]
fn the_document_keeps_to_its_schema() {
    let schema = serde_json::to_value(schema()).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let document: serde_json::Value =
        serde_json::from_str(&written(Format::Json, Lang::En, 0)).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(&document)
        .map(|e| e.to_string())
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert_eq!(document["sites"][1]["items"][7]["id"], "documents");
    assert_eq!(document["sites"][1]["items"][7]["answer"]["answer"], "yes");
    let total = |key: &str| document["summary"][key].as_u64().unwrap();
    let keys = ["pass", "fail", "to_do", "unknown", "not_for_site"];
    let sum: u64 = keys.into_iter().map(total).sum();
    let sites = document["sites"].as_array().unwrap();
    assert_eq!(
        sum,
        (sites.len() * crate::checklist::items().count()) as u64
    );
}

#[test]
fn markdown_is_a_task_list() {
    let config = config("[[site]]\nname = 'shop'\nlaunched = 2026-12-31\n");
    let pages = vec![page_of("https://example.cn/", GOOD, &config)];
    let group = groups(Report::new(pages, Vec::new()), &config).remove(0);
    let mut list = SiteList::new(&group, &Notes::default(), TODAY);
    let told = ["documents", "icp-linked", "www-https", "licence-shown"];
    list.entries.retain(|entry| told.contains(&entry.item.id));
    let mut out = Vec::new();
    let checklist = Checklist::new(&[list], vec![unchecked("a|b")], TODAY);
    for lang in [Lang::En, Lang::ZhCn] {
        checklist
            .write(Format::Markdown, lang, 80, &mut out)
            .unwrap();
    }
    insta::assert_snapshot!(String::from_utf8(out).unwrap());
}

/// With `BEIAN_LINT_SAMPLES` set they stay in that folder, for validators that other people
/// wrote.
#[test]
fn equal_lists_give_equal_bytes_in_every_format() {
    use clap::ValueEnum as _;
    let folder =
        env::var_os("BEIAN_LINT_SAMPLES").map(|folder| PathBuf::from(folder).join("checklist"));
    if let Some(folder) = &folder {
        fs::create_dir_all(folder).unwrap();
    }
    for (lang, tag) in [(Lang::En, "en"), (Lang::ZhCn, "zh")] {
        let mut files = Vec::new();
        for format in Format::value_variants() {
            let text = written(*format, lang, 80);
            assert_eq!(text, written(*format, lang, 80), "{format:?}");
            let value = format.to_possible_value().unwrap();
            files.push((value.get_name().to_owned(), text));
        }
        let (_, lists) = sample();
        let calendar = crate::checklist::calendar(&lists, TODAY, lang).unwrap();
        files.push(("ics".to_owned(), calendar));
        for (end, text) in files {
            if let Some(folder) = &folder {
                fs::write(folder.join(format!("list.{tag}.{end}")), text).unwrap();
            }
        }
    }
}
