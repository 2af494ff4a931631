//! The samples in every format and language. With `BEIAN_LINT_SAMPLES` set they stay in that
//! folder, as `fail.en.sarif`, for validators that other people wrote.

use super::{every_rule, fail, pass};
use crate::report::{Format, Report, Setup};
use crate::text::Lang;
use clap::ValueEnum as _;
use std::path::PathBuf;
use std::{env, fs};

fn written(report: &Report, format: Format, lang: Lang) -> Vec<u8> {
    let setup = Setup {
        lang,
        verbose: true,
        ..Setup::default()
    };
    let mut out = anstream::StripStream::new(Vec::new());
    let mut plain = Vec::new();
    let reporter = format.reporter(&setup);
    if format.is_colored() {
        reporter.write(report, &mut out).unwrap();
        return out.into_inner();
    }
    reporter.write(report, &mut plain).unwrap();
    plain
}

#[test]
fn equal_reports_give_equal_bytes_in_every_format() {
    let folder = env::var_os("BEIAN_LINT_SAMPLES").map(PathBuf::from);
    let samples = [
        ("pass", pass as fn() -> Report),
        ("fail", fail),
        ("rules", every_rule),
    ];
    for format in Format::value_variants() {
        for (lang, tag) in [(Lang::En, "en"), (Lang::ZhCn, "zh")] {
            for (name, report) in samples {
                let bytes = written(&report(), *format, lang);
                assert_eq!(bytes, written(&report(), *format, lang), "{format:?}");
                assert!(String::from_utf8(bytes.clone()).is_ok(), "{format:?}");
                if let Some(folder) = &folder {
                    let value = format.to_possible_value().unwrap();
                    let end = value.get_name();
                    fs::write(folder.join(format!("{name}.{tag}.{end}")), bytes).unwrap();
                }
            }
        }
    }
}
