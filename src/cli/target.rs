//! `--output FORMAT=PATH`: one report and where it goes.

use super::output::name_of;
use crate::atomic;
use crate::report::{Format, Report, Reporter};
use crate::text::{Text, nearest, text};
use anstream::StripStream;
use clap::ValueEnum as _;
use std::io;
use std::path::{Path, PathBuf};

/// A report and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Output {
    pub(super) format: Format,
    /// None: standard output.
    pub(super) path: Option<PathBuf>,
}

impl Output {
    /// Reads `FORMAT=PATH`.
    pub(super) fn parse(raw: &str) -> Result<Self, String> {
        let Some((name, path)) = raw.split_once('=').filter(|(_, path)| !path.is_empty()) else {
            return Err("write a format and a file, such as sarif=beian.sarif".to_owned());
        };
        let format = Format::from_str(name, true).map_err(|_| no_format(name))?;
        let path = (path != "-").then(|| PathBuf::from(path));
        Ok(Self { format, path })
    }

    /// Looks whether a file can be made there at all, so that a long run is not for nothing.
    pub(super) fn can_be_written(path: &Path) -> Result<(), Text> {
        let folder = atomic::folder(path);
        let (file, folder_name) = (path.display(), folder.display());
        if path.is_dir() {
            return Err(text! {
                en: "cannot write a report to {file}: it is a folder",
                zh: "无法将报告写入 {file}：这是一个目录",
            });
        }
        if !folder.is_dir() {
            return Err(text! {
                en: "cannot write a report to {file}: there is no folder {folder_name}; create it first",
                zh: "无法将报告写入 {file}：目录 {folder_name} 不存在，请先创建",
            });
        }
        Ok(())
    }
}

/// Writes a report to a file. Colours, which only terminals show, are taken out of formats that
/// come with them; elsewhere what looks like a colour is text.
pub(super) fn write(
    path: &Path,
    format: Format,
    reporter: &dyn Reporter,
    report: &Report,
) -> io::Result<()> {
    if !format.is_colored() {
        return atomic::write(path, &mut |out| reporter.write(report, out));
    }
    let mut plain = StripStream::new(Vec::new());
    reporter.write(report, &mut plain)?;
    let plain = plain.into_inner();
    atomic::write(path, &mut |out| out.write_all(&plain))
}

/// A file that could not be written.
pub(super) fn failed(format: Format, path: &Path, error: &io::Error) -> Text {
    let (name, path) = (name_of(format), path.display());
    text! {
        en: "cannot write the {name} report to {path}: {error}",
        zh: "无法将 {name} 报告写入 {path}：{error}",
    }
}

fn no_format(name: &str) -> String {
    let names: Vec<String> = Format::value_variants()
        .iter()
        .copied()
        .map(name_of)
        .collect();
    match nearest(name, names.iter().map(String::as_str)) {
        Some(meant) => format!("there is no format `{name}`; did you mean `{meant}`?"),
        None => format!(
            "there is no format `{name}`; formats are {}",
            names.join(", ")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_and_a_file_are_read() {
        let output = Output::parse("json=a=b.json").unwrap();
        assert_eq!(output.format, Format::Json);
        assert_eq!(output.path, Some(PathBuf::from("a=b.json")));
        assert_eq!(Output::parse("SARIF=-").unwrap().path, None);
    }

    #[test]
    fn a_wrong_one_is_explained() {
        for raw in ["", "json", "json=", "="] {
            assert!(
                Output::parse(raw)
                    .unwrap_err()
                    .contains("sarif=beian.sarif"),
                "{raw}"
            );
        }
        assert!(
            Output::parse("sariff=x")
                .unwrap_err()
                .contains("did you mean `sarif`?")
        );
        assert!(
            Output::parse("qqqqqqqqq=x")
                .unwrap_err()
                .contains("text, concise, json")
        );
    }

    #[test]
    fn places_that_cannot_be_written_are_told() {
        assert!(Output::can_be_written(Path::new("report.json")).is_ok());
        let missing = Output::can_be_written(Path::new("no/such/report.json")).unwrap_err();
        assert!(missing.en.contains("no folder no/such"), "{}", missing.en);
        assert!(Output::can_be_written(Path::new("src")).is_err());
    }
}
