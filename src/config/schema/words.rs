//! Single values in the schema of the configuration.

use crate::notes::{Answer, TOPICS, Topic};
use crate::rules::names;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Declares an enumeration of words from the table by which they are read.
macro_rules! words {
    ($($name:ident: $words:expr;)*) => {
        $(pub(super) struct $name;
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let words: Vec<&str> = $words.collect();
                json_schema!({ "type": "string", "enum": words })
            }
        })*
    };
}

words! {
    Selector: names();
    Profile: crate::rules::Profile::ALL.into_iter().map(crate::rules::Profile::name);
    FailOn: crate::config::settings::FAIL_ON.into_iter().map(|(word, _)| word);
    Lang: crate::config::settings::LANGS.into_iter().map(|(word, _)| word);
    Role: crate::config::settings::ROLES.into_iter().map(|(word, _)| word);
    Level: crate::config::levels::LEVELS.into_iter().map(|(word, _)| word);
    Suffix: crate::config::blocks::SUFFIXES.into_iter().map(|(word, _)| word);
    Duty: crate::config::blocks::REQUIRED.into_iter().map(|(word, _)| word);
    PsbDeadline: crate::config::blocks::DEADLINES.into_iter().map(|(word, _)| word);
    Sector: crate::config::blocks::SECTORS.into_iter().map(|(word, _)| word);
    HomeOrAll: ["home", "all"].into_iter();
}

/// Rules, groups or `all`, each with a level.
pub(super) struct Levels;

impl JsonSchema for Levels {
    fn schema_name() -> Cow<'static, str> {
        "Levels".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let word = generator.subschema_for::<Level>();
        let level = json_schema!({ "anyOf": [word, { "const": false }] });
        let keys: BTreeMap<&str, &Schema> = names().map(|name| (name, &level)).collect();
        json_schema!({
            "description": "Rules, groups or `all`, each with a level; the narrowest name counts.",
            "type": "object",
            "properties": keys,
            "additionalProperties": false,
        })
    }
}

/// Items of the checklist, each with an answer.
pub(super) struct Checklist;

impl JsonSchema for Checklist {
    fn schema_name() -> Cow<'static, str> {
        "Checklist".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let day = generator.subschema_for::<Day>();
        let words = generator.subschema_for::<Words>();
        let note = |answers: Vec<&str>| {
            let answer = json_schema!({ "type": "string", "enum": answers });
            let table = json_schema!({
                "type": "object",
                "properties": { "answer": answer, "date": day, "by": words },
                "required": ["answer"],
                "additionalProperties": false,
            });
            json_schema!({ "anyOf": [answer, table] })
        };
        let answers = |topic: Topic| {
            let answers = Answer::WORDS.into_iter();
            let fitting = answers.filter(|(_, answer)| answer.fits(topic.asked));
            fitting.map(|(word, _)| word).collect()
        };
        let notes = TOPICS.map(|topic| (topic.id, note(answers(topic))));
        let mut keys: BTreeMap<&str, Schema> = notes.into();
        let site = json_schema!({
            "type": "object",
            "properties": keys,
            "additionalProperties": false,
        });
        keys.insert(
            "site",
            json_schema!({
                "description": "Answers that hold for one site, by its name.",
                "type": "object",
                "additionalProperties": site,
            }),
        );
        json_schema!({
            "description": "Items of the checklist, each with an answer.",
            "type": "object",
            "properties": keys,
            "additionalProperties": false,
        })
    }
}

/// Declares a type by its schema.
macro_rules! shapes {
    ($($name:ident: $schema:tt;)*) => {
        $(pub(super) struct $name;
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        })*
    };
}

shapes! {
    Day: {
        "description": "A day, as a date of TOML or as text.",
        "type": "string",
        "format": "date",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    };
    Words: { "type": "string", "pattern": "\\S" };
    Digits: {
        "anyOf": [{ "type": "string", "pattern": "\\S" }, { "type": "integer", "minimum": 0 }],
    };
    Seconds: {
        "anyOf": [
            { "type": "number", "exclusiveMinimum": 0 },
            { "type": "string", "pattern": "\\S" },
        ],
    };
}
