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

/// What is printed, each under a title.
fn shown(forms: &[(Format, Style, Lang)]) -> String {
    let texts = forms.iter().map(|(format, style, lang)| {
        let text = snippet(*style, *lang).text(*format);
        format!("{format:?}, {style:?}, {lang:?}\n{text}")
    });
    texts.collect::<Vec<_>>().join("\n")
}

#[test]
fn each_format_is_written_as_its_language_wants() {
    insta::assert_snapshot!(shown(&[
        (Format::Html, Style::Plain, Lang::ZhCn),
        (Format::Html, Style::Inline, Lang::En),
        (Format::Html, Style::Bootstrap, Lang::ZhCn),
        (Format::Jsx, Style::Plain, Lang::ZhCn),
        (Format::Jsx, Style::Inline, Lang::En),
        (Format::Vue, Style::Bootstrap, Lang::ZhCn),
        (Format::Markdown, Style::Plain, Lang::ZhCn),
    ]));
}

#[test]
fn a_licence_is_linked_where_it_stands_for_the_filing() {
    let mut snippet = snippet(Style::Plain, Lang::ZhCn);
    snippet.numbers.icp = None;
    snippet.numbers.psb = None;
    let text = snippet.text(Format::Html);
    assert!(text.contains("rel=\"noopener noreferrer\">经营许可证编号：京B2-20210123</a>"));
}
