//! `beian-lint lsp`.

use super::context::{Failure, language};
use super::parse::today;
use super::settings::FileArgs;
use crate::config::Overrides;
use crate::lsp::{Ended, Setup, serve};
use crate::report::Exit;
use crate::text::{Lang, text};
use clap::Args;
use std::io::{self, BufReader, BufWriter};

/// How to serve an editor.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct LspArgs {
    /// The language of messages [default: the configuration's, else the editor's]
    #[arg(long, value_enum, value_name = "LANG")]
    lang: Option<Lang>,
    /// Speak over standard input and output, which is the only way there is
    #[arg(long, hide = true)]
    stdio: bool,
    #[command(flatten)]
    file: FileArgs,
}

const AFTER_HELP: &str = "\
Editors start this command. It speaks the Language Server Protocol over standard input and output:
findings in HTML files and sources of templates as they are written, the text of their rules, fixes.

Exit codes:
  0  the editor ended the session
  1  the editor went away
  2  wrong usage, or something else than an editor on standard input";

impl LspArgs {
    /// Serves until the editor goes.
    pub(super) fn run(self) -> Result<Exit, Failure> {
        let lang = self.lang;
        let configs = move || {
            let over = Overrides {
                lang: self.lang,
                ..Overrides::default()
            };
            self.file.configs(over, today())
        };
        let setup = Setup {
            configs: Box::new(configs),
            today: Box::new(today),
            lang,
        };
        let mut out = BufWriter::new(io::stdout().lock());
        match serve(setup, BufReader::new(io::stdin()), &mut out) {
            Ok(Ended::Orderly) => Ok(Exit::Clean),
            // The protocol asks for 1.
            Ok(Ended::Abruptly) => Ok(Exit::Findings),
            Err(error) => Err(Failure::new(&broken_off(&error), language(lang))),
        }
    }
}

fn broken_off(error: &io::Error) -> crate::text::Text {
    text! {
        en: "the session with the editor broke off: {error}; `beian-lint lsp` is for editors, which speak the Language Server Protocol to it",
        zh: "与编辑器的会话中断：{error}；`beian-lint lsp` 由编辑器启动，使用语言服务器协议（LSP）通信",
    }
}
