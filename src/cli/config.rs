//! `beian-lint config`.

use super::context::{Console, Failure, language};
use super::parse::today;
use super::select::SelectArgs;
use super::settings::{FileArgs, InputArgs, VerdictArgs};
use crate::config::Overrides;
use crate::report::Exit;
use crate::source::nothing;
use crate::text::Lang;
use clap::{Args, ValueEnum};

/// Whose configuration to print, and how.
#[derive(Debug, Args)]
pub(super) struct ConfigArgs {
    /// The input whose configuration is printed
    #[arg(default_value = "-", hide_default_value = true, value_name = "INPUT")]
    of: String,
    /// How to write it
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: ConfigFormat,
    /// The language of comments [default: Chinese in a Chinese locale, else English]
    #[arg(long, value_enum, value_name = "LANG")]
    lang: Option<Lang>,
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    select: SelectArgs,
    #[command(flatten)]
    verdict: VerdictArgs,
    #[command(flatten)]
    file: FileArgs,
}

/// How configurations are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum ConfigFormat {
    /// TOML, as in a configuration file
    #[default]
    Toml,
    /// JSON
    Json,
}

impl ConfigArgs {
    /// Prints it.
    pub(super) fn run(self) -> Result<Exit, Failure> {
        if let Some(text) = nothing(&self.of) {
            return Err(Failure::new(&text, language(self.lang)));
        }
        let mut over = Overrides {
            lang: self.lang,
            ..Overrides::default()
        };
        self.input.override_in(&mut over);
        self.select.override_in(&mut over);
        self.verdict.override_in(&mut over);
        let today = self.input.today.unwrap_or_else(today);
        let configs = self.file.configs(over, today);
        let config = configs
            .for_input(&self.of)
            .map_err(|error| Failure::config(&error, language(self.lang)))?;
        let lang = language(config.settings.lang.value);
        Console::plain().write(|out| match self.format {
            ConfigFormat::Toml => out.write_all(config.to_toml(lang).as_bytes()),
            ConfigFormat::Json => {
                serde_json::to_writer_pretty(&mut *out, &config.to_json())?;
                writeln!(out)
            }
        })?;
        Ok(Exit::Clean)
    }
}
