//! The effective configuration, for people (TOML) and for programs (JSON).

use super::blocks::{DEADLINES, REQUIRED, SECTORS, SUFFIXES, SiteBlock};
use super::levels::LEVELS;
use super::settings::{FAIL_ON, LANGS, ROLES};
use super::{Config, Levels, Origin, Setting, checklist};
use crate::notes::{Answers, Note, Notes};
use crate::rules::Selector;
use crate::site::{Pages, Site};
use crate::text::{Bilingual, Lang};
use serde_json::{Map, Value, json};
use std::fmt::Write as _;

/// A key as it is shown: its value, and where that came from.
struct Shown {
    key: &'static str,
    /// None: nothing is set, and nothing can be written for that.
    value: Option<Value>,
    origin: Origin,
}

impl Config {
    /// The configuration as TOML, with a comment on each key that says where it came from.
    #[must_use]
    pub fn to_toml(&self, lang: Lang) -> String {
        let mut out = String::new();
        let name = |zh, en| Bilingual::new(en, zh).get(lang);
        let file = self.file().unwrap_or(name("无", "none"));
        push(
            &mut out,
            format_args!("# {}: {file}\n", name("配置文件", "configuration file")),
        );
        for Shown { key, value, origin } in self.shown() {
            let origin = self.origin(&origin, lang);
            match value {
                Some(value) => {
                    let value = toml(&value);
                    push(&mut out, format_args!("{key} = {value} # {origin}\n"));
                }
                None => push(&mut out, format_args!("# {key}: {origin}\n")),
            }
        }
        table(&mut out, "[rules]", &levels(&self.levels));
        for block in &self.sites {
            table(&mut out, "[[site]]", &site(&block.site));
            table(&mut out, "[site.rules]", &levels(&block.levels));
        }
        for block in &self.overrides {
            out.push_str("\n[[override]]\n");
            push(
                &mut out,
                format_args!("paths = {}\n", json!(block.paths.written())),
            );
            table(&mut out, "[override.rules]", &levels(&block.levels));
        }
        table(&mut out, "[checklist]", &answers(&self.notes.all));
        for (name, of_site) in &self.notes.sites {
            let name = toml(&json!(name));
            let heading = format!("[checklist.{}.{name}]", checklist::SITE);
            table(&mut out, &heading, &answers(of_site));
        }
        out
    }

    /// The same as JSON.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let settings: Map<String, Value> = self
            .shown()
            .into_iter()
            .map(|shown| {
                let origin = self.origin(&shown.origin, Lang::En);
                (
                    shown.key.to_owned(),
                    json!({ "value": shown.value, "from": origin }),
                )
            })
            .collect();
        let with_levels = |block: &SiteBlock| {
            let mut object = site(&block.site);
            object.insert("rules".into(), levels(&block.levels).into());
            Value::Object(object)
        };
        let overrides = self
            .overrides
            .iter()
            .map(|block| json!({ "paths": block.paths.written(), "rules": levels(&block.levels) }));
        json!({
            "file": self.file(),
            "settings": settings,
            "rules": levels(&self.levels),
            "site": self.sites.iter().map(with_levels).collect::<Vec<_>>(),
            "override": overrides.collect::<Vec<_>>(),
            "checklist": notes(&self.notes),
        })
    }

    fn origin(&self, origin: &Origin, lang: Lang) -> String {
        let fixed = |en, zh| Bilingual::new(en, zh).get(lang).to_owned();
        match origin {
            Origin::Default => fixed("default", "默认值"),
            Origin::File { line } => format!("{}:{line}", self.file().unwrap_or_default()),
            Origin::Env(name) => name.clone(),
            Origin::CommandLine => fixed("command line", "命令行"),
        }
    }

    /// Rules and single findings that are left aside.
    fn ignored(&self, rules: &[Selector]) -> Value {
        let entries = self.ignores.iter().map(|entry| {
            let mut object = Map::new();
            object.insert("paths".into(), json!(entry.paths));
            object.insert("rules".into(), names(&entry.rules));
            let texts = [("text", &entry.text), ("reason", &entry.reason)];
            for (key, text) in texts
                .into_iter()
                .filter_map(|(k, t)| Some((k, t.as_ref()?)))
            {
                object.insert(key.into(), json!(text));
            }
            Value::Object(object)
        });
        let rules = rules.iter().map(|rule| json!(rule.to_string()));
        rules.chain(entries).collect()
    }

    fn shown(&self) -> Vec<Shown> {
        let s = &self.settings;
        vec![
            show("profile", &s.profile, |v| json!(v.name())),
            show("select", &s.select, |v| names(v)),
            show("extend_select", &s.extend_select, |v| names(v)),
            show("ignore", &s.ignore, |v| self.ignored(v)),
            show("fail_on", &s.fail_on, |v| word(&FAIL_ON, v)),
            show("allow_unchecked", &s.allow_unchecked, |v| json!(v)),
            maybe("lang", &s.lang, |v| word(&LANGS, v)),
            show("role", &s.role, |v| word(&ROLES, v)),
            show("globs", &s.globs, |v| json!(v)),
            show("exclude", &s.exclude, |v| json!(v)),
            show("max_bytes", &s.max_bytes, |v| json!(v)),
            show("timeout", &s.timeout, |v| json!(v.as_secs_f64())),
            maybe("jobs", &s.jobs, |v| json!(v)),
            show("templates", &s.templates, |v| json!(v)),
            maybe("baseline", &s.baseline, |v| json!(v)),
            show("map", &s.map, |v| {
                v.iter().map(ToString::to_string).collect()
            }),
        ]
    }
}

fn show<T>(key: &'static str, setting: &Setting<T>, value: impl Fn(&T) -> Value) -> Shown {
    Shown {
        key,
        value: Some(value(&setting.value)),
        origin: setting.origin.clone(),
    }
}

fn maybe<T>(key: &'static str, setting: &Setting<Option<T>>, value: impl Fn(&T) -> Value) -> Shown {
    Shown {
        key,
        value: setting.value.as_ref().map(value),
        origin: setting.origin.clone(),
    }
}

fn names(selectors: &[Selector]) -> Value {
    selectors.iter().map(ToString::to_string).collect()
}

fn word<T: PartialEq>(words: &[(&str, T)], value: &T) -> Value {
    let word = words.iter().find(|(_, of)| of == value);
    word.map_or(Value::Null, |(word, _)| json!(word))
}

fn words<T: PartialEq>(words: &[(&str, T)], values: &[T]) -> Value {
    values.iter().map(|value| word(words, value)).collect()
}

fn levels(levels: &Levels) -> Map<String, Value> {
    let level = |(selector, level): &(Selector, _)| (selector.to_string(), word(&LEVELS, level));
    levels.0.iter().map(level).collect()
}

fn site(site: &Site) -> Map<String, Value> {
    let pages = match &site.pages {
        Pages::Home => json!("home"),
        Pages::All => json!("all"),
        Pages::Matching(patterns) => json!(patterns),
    };
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    let Value::Object(mut object) = json!({
        "name": site.name,
        "paths": site.paths,
        "hosts": site.hosts,
        "icp": site.icp,
        "psb": site.psb,
        "licence": site.licence,
        "suffix": word(&SUFFIXES, &site.suffix),
        "pages": pages,
        "require": words(&REQUIRED, &site.require),
        "mainland": site.mainland,
        "icp_granted": day(site.icp_granted),
        "launched": day(site.launched),
        "psb_deadline": word(&DEADLINES, &site.psb_deadline),
        "commercial": site.commercial,
        "sectors": site.sectors.as_ref().map(|sectors| words(&SECTORS, sectors)),
        "footer": site.footer,
        "exclude": site.exclude,
    }) else {
        return Map::new();
    };
    object.retain(|_, value| !value.is_null());
    object
}

fn notes(notes: &Notes) -> Map<String, Value> {
    let mut object = answers(&notes.all);
    if !notes.sites.is_empty() {
        let sites = notes.sites.iter();
        let sites: Map<_, _> = sites
            .map(|(name, of_site)| (name.clone(), answers(of_site).into()))
            .collect();
        object.insert(checklist::SITE.to_owned(), sites.into());
    }
    object
}

fn answers(answers: &Answers) -> Map<String, Value> {
    let note = |note: &Note| {
        let texts = [
            ("answer", Some(note.answer.word().to_owned())),
            ("date", note.date.map(|date| date.to_string())),
            ("by", note.by.clone()),
        ];
        let said = texts.into_iter();
        let said: Map<_, _> = said
            .filter_map(|(key, text)| Some((key.to_owned(), json!(text?))))
            .collect();
        Value::Object(said)
    };
    answers
        .iter()
        .map(|(id, said)| ((*id).to_owned(), note(said)))
        .collect()
}

/// A table under its heading; nothing where it is empty.
fn table(out: &mut String, heading: &str, object: &Map<String, Value>) {
    if object.is_empty() {
        return;
    }
    push(out, format_args!("\n{heading}\n"));
    for (key, value) in object {
        let value = toml(value);
        push(out, format_args!("{key} = {value}\n"));
    }
}

/// A value as TOML, on one line. Strings of JSON are strings of TOML, too.
pub(crate) fn toml(value: &Value) -> String {
    match value {
        Value::Array(values) => {
            let values: Vec<String> = values.iter().map(toml).collect();
            format!("[{}]", values.join(", "))
        }
        Value::Object(object) => {
            let entries: Vec<String> = object
                .iter()
                .map(|(key, value)| format!("{key} = {}", toml(value)))
                .collect();
            format!("{{ {} }}", entries.join(", "))
        }
        // The one control character that JSON leaves as it is and TOML does not take.
        other => other.to_string().replace('\u{7f}', "\\u007f"),
    }
}

fn push(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = out.write_fmt(text);
}
