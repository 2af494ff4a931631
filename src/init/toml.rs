//! The text of `beian-lint.toml`.

use super::answers::{Answers, Value};
use crate::config::toml_value;
use crate::text::{Bilingual, Lang, visible};
use jiff::civil::Date;
use serde_json::{Value as Json, json};
use unicode_width::UnicodeWidthStr as _;

/// The last column, in terminal cells, that comments behind values are moved to.
const FURTHEST: usize = 64;

/// The configuration that says what the answers say. What is only proposed stands in it as
/// a comment.
pub(crate) fn text(answers: &Answers, lang: Lang) -> String {
    let of_hosts = |hosts: &Vec<String>| json!(hosts);
    let of_number = |number: &String| json!(number);
    let keys = [
        HOSTS.line(&answers.hosts, of_hosts, |found| json!([found]), lang),
        PATHS.line(&answers.folder, |folder| paths(folder), paths, lang),
        ICP.line(&answers.icp, of_number, |found| json!(found), lang),
        PSB.line(&answers.psb, |number| digits(number), digits, lang),
        LICENCE.line(
            &answers.licence,
            |number| json!([number]),
            |found| json!([found]),
            lang,
        ),
        GRANTED.day(answers.icp_granted, lang),
        LAUNCHED.day(answers.launched, lang),
    ];
    let lines: Vec<_> = keys.into_iter().flatten().collect();
    let widths = lines.iter().map(|line| line.key.width() + 1);
    let column = widths.max().unwrap_or_default().min(FURTHEST);
    let lines: String = lines.iter().map(|line| line.text(column)).collect();
    format!("# {}\n\n[[site]]\n{lines}", HEAD.get(lang))
}

/// A key with its value, and the comment behind them.
struct Line {
    key: String,
    comment: String,
}

impl Line {
    fn new(key: String, comment: impl Into<String>) -> Self {
        let comment = comment.into();
        Self { key, comment }
    }

    /// The line, with its comment in a column.
    fn text(&self, column: usize) -> String {
        let Self { key, comment } = self;
        let gap = column.saturating_sub(key.width()).max(1);
        format!("{key}{}# {comment}\n", " ".repeat(gap))
    }
}

/// A key of a site.
struct Key {
    name: &'static str,
    /// What it is for.
    about: Bilingual,
    /// An example, and when to fill it in: shown where nothing is known.
    missing: Option<(&'static str, Bilingual)>,
}

impl Key {
    /// Its line; none if there is nothing to say.
    fn line<T>(
        &self,
        value: &Value<T>,
        said: impl Fn(&T) -> Json,
        proposed: impl Fn(&str) -> Json,
        lang: Lang,
    ) -> Option<Line> {
        let name = self.name;
        Some(match (value, &self.missing) {
            (Value::Said(value), _) => {
                let value = toml_value(&said(value));
                Line::new(format!("{name} = {value}"), self.about.get(lang))
            }
            (Value::Proposed(found), _) => {
                let value = toml_value(&proposed(&found.value));
                // A file's name may hold what would end the comment.
                let at = visible(&found.at);
                let (before, behind) = (FOUND.get(lang), AGREE.get(lang));
                Line::new(
                    format!("# {name} = {value}"),
                    format!("{before} {at}{behind}"),
                )
            }
            (Value::Unknown, Some((example, when))) => {
                Line::new(format!("# {name} = {example}"), when.get(lang))
            }
            (Value::Unknown, None) => return None,
        })
    }

    fn day(&self, day: Option<Date>, lang: Lang) -> Option<Line> {
        let name = self.name;
        let day = day?;
        Some(Line::new(format!("{name} = {day}"), self.about.get(lang)))
    }
}

/// The pattern that means the pages of a folder, whatever marks are in its name.
fn paths(folder: &str) -> Json {
    match folder {
        "." => json!(["**"]),
        _ => json!([globset::escape(folder)]),
    }
}

fn digits(number: &str) -> Json {
    json!(
        number
            .chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    )
}

const HEAD: Bilingual = Bilingual::new(
    "Configuration of beian-lint. All keys: `beian-lint schema config`.",
    "beian-lint 配置文件。全部配置项见 `beian-lint schema config`。",
);
const FOUND: Bilingual = Bilingual::new("found in", "见于");
const AGREE: Bilingual =
    Bilingual::new("; remove the # if it is yours", "；确认无误后去掉行首的 #");
const HOSTS: Key = Key {
    name: "hosts",
    about: Bilingual::new("the site's hosts", "站点域名"),
    missing: Some((
        "[\"example.cn\"]",
        Bilingual::new(
            "the site's hosts, if live pages are checked",
            "站点域名，检查线上页面时填写",
        ),
    )),
};
const PATHS: Key = Key {
    name: "paths",
    about: Bilingual::new("its built pages", "构建输出目录"),
    missing: Some((
        "[\"dist\"]",
        Bilingual::new("the folder of its built pages", "构建输出目录"),
    )),
};
const ICP: Key = Key {
    name: "icp",
    about: Bilingual::new(
        "another number in its place is an error",
        "以其他编号代替即为错误",
    ),
    missing: Some((
        "\"京ICP备…号-1\"",
        Bilingual::new("once it is granted", "备案成功后填写"),
    )),
};
const PSB: Key = Key {
    name: "psb",
    about: Bilingual::new("the 14 digits", "公安联网备案号的 14 位数字"),
    missing: Some((
        "\"11010502…\"",
        Bilingual::new(
            "its 14 digits, once it is granted",
            "公安联网备案成功后填写 14 位数字",
        ),
    )),
};
const LICENCE: Key = Key {
    name: "licence",
    about: Bilingual::new("licence numbers", "许可证编号"),
    missing: None,
};
const GRANTED: Key = Key {
    name: "icp_granted",
    about: Bilingual::new(
        "the PSB number is due 30 days later",
        "自此日起 30 日内办理公安联网备案",
    ),
    missing: None,
};
const LAUNCHED: Key = Key {
    name: "launched",
    about: Bilingual::new(
        "the PSB number is due 30 days later",
        "自此日起 30 日内办理公安联网备案",
    ),
    missing: None,
};

#[cfg(test)]
mod tests {
    use super::super::look::Found;
    use super::*;
    use crate::config::{accept, as_json, schema};

    const DAY: Date = jiff::civil::date(2026, 11, 1);

    fn said() -> Answers {
        Answers {
            hosts: Value::Said(vec!["example.cn".to_owned(), "www.example.cn".to_owned()]),
            folder: Value::Said("构建 [1]/\"x\"".to_owned()),
            icp: Value::Said("京ICP备2021012345号-1".to_owned()),
            psb: Value::Said("京公网安备11010502030143号".to_owned()),
            licence: Value::Said("京B2-20210123".to_owned()),
            icp_granted: Some(DAY),
            launched: Some(DAY),
        }
    }

    fn proposed() -> Answers {
        let found = |value: &str| Found {
            value: value.to_owned(),
            at: "public/a\nicp = 1.html:3".to_owned(),
        };
        Answers {
            hosts: Value::Proposed(found("example.cn")),
            folder: Value::Proposed(found(".")),
            icp: Value::Proposed(found("京ICP备2021012345号-1")),
            psb: Value::Proposed(found("京公网安备11010502030143号")),
            licence: Value::Proposed(found("京B2-20210123")),
            ..Answers::default()
        }
    }

    /// The text without `#` before keys that are only proposed.
    fn agreed(text: &str) -> String {
        let lines = text.lines().map(|line| {
            if line.contains("a␊icp") {
                line.trim_start_matches("# ")
            } else {
                line
            }
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn what_is_written_reads_well() {
        let texts = [said(), proposed(), Answers::default()]
            .map(|answers| [Lang::En, Lang::ZhCn].map(|lang| text(&answers, lang)));
        insta::assert_snapshot!(texts.as_flattened().join("\n"));
    }

    #[test]
    fn what_is_written_is_a_configuration_by_reader_and_schema() {
        let schema = serde_json::to_value(schema()).unwrap();
        let validator = jsonschema::draft202012::new(&schema).unwrap();
        for answers in [said(), proposed(), Answers::default()] {
            for lang in [Lang::En, Lang::ZhCn] {
                let written = text(&answers, lang);
                for text in [agreed(&written), written] {
                    accept("beian-lint.toml", &text, 2026).unwrap_or_else(|error| {
                        panic!("{text}\n{}", error.render(Lang::En));
                    });
                    let json = as_json(&text);
                    let errors = validator.iter_errors(&json);
                    let errors: Vec<_> = errors.map(|error| error.to_string()).collect();
                    assert!(errors.is_empty(), "{text}\n{errors:#?}");
                }
            }
        }
    }

    #[test]
    fn a_pattern_means_the_folder_and_no_other() {
        let written = text(&said(), Lang::En);
        assert!(
            written.contains(r#"paths = ["构建 [[]1[]]/\"x\""]"#),
            "{written}"
        );
    }
}
