use super::*;

fn snippet(style: Style, lang: Lang) -> Snippet {
    Snippet {
        numbers: Numbers {
            icp: Some("京ICP备2021012345号-1".to_owned()),
            psb: Some("京公网安备11010502030143号".to_owned()),
            licences: vec!["京B2-20210123".to_owned()],
        },
        style,
        badge: "/img/\"x\" & (y).png".to_owned(),
        lang,
    }
}

#[test]
fn each_format_is_written_as_its_language_wants() {
    let plain = snippet(Style::Plain, Lang::ZhCn);
    insta::assert_snapshot!(plain.text(Format::Html), @"");
    insta::assert_snapshot!(plain.text(Format::Vue), @"");
    insta::assert_snapshot!(plain.text(Format::Markdown), @"");
    let inline = snippet(Style::Inline, Lang::En);
    insta::assert_snapshot!(inline.text(Format::Jsx), @"");
    insta::assert_snapshot!(inline.text(Format::Html), @"");
    let bootstrap = snippet(Style::Bootstrap, Lang::En);
    insta::assert_snapshot!(bootstrap.text(Format::Jsx), @"");
}

#[test]
fn a_licence_is_linked_where_it_stands_for_the_filing() {
    let mut snippet = snippet(Style::Plain, Lang::ZhCn);
    snippet.numbers.icp = None;
    snippet.numbers.psb = None;
    insta::assert_snapshot!(snippet.text(Format::Html), @"");
}
