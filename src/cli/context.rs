//! Standard output and standard error, and the language to speak.

use super::settings::variable;
use crate::config::ConfigError;
use crate::report::Exit;
use crate::run::RunError;
use crate::text::{Lang, Text, visible};
use anstream::adapter::StripBytes;
use anstream::stream::{AsLockedWrite, RawStream};
use anstream::{AutoStream, ColorChoice};
use clap::ValueEnum as _;
use std::io::{self, BufWriter, ErrorKind, Write};

/// When to write colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub(super) enum Color {
    /// On a terminal; `NO_COLOR` and `CLICOLOR_FORCE` are obeyed
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    fn choice(self) -> ColorChoice {
        match self {
            Self::Auto => AutoStream::choice(&io::stdout()),
            Self::Always => ColorChoice::Always,
            Self::Never => ColorChoice::Never,
        }
    }
}

/// Bytes that are written together. A terminal, too, gets them so: each report is flushed at
/// its end, and one that is written while checking, whenever something is finished.
const BUFFER: usize = 1 << 16;

/// Standard output behind one buffer. When its reader goes away, the rest is dropped
/// without a word: the exit code still speaks of all pages.
pub(super) struct Console {
    out: Box<dyn Write>,
    closed: bool,
}

impl Console {
    /// For programs: what is written stays as it is.
    pub(super) fn plain() -> Self {
        Self::over(Box::new(io::stdout().lock()))
    }

    /// For people: colours are stripped where they are not wanted.
    pub(super) fn colored(color: Color) -> Self {
        Self::painted(io::stdout().lock(), color.choice())
    }

    /// Standard error, for programs.
    pub(super) fn aside() -> Self {
        Self::over(Box::new(io::stderr()))
    }

    /// Standard error, for people.
    pub(super) fn aside_colored(color: Color) -> Self {
        let choice = match color {
            Color::Auto => AutoStream::choice(&io::stderr()),
            other => other.choice(),
        };
        Self::painted(io::stderr(), choice)
    }

    /// Writes nothing at all.
    pub(super) fn silent() -> Self {
        Self::over(Box::new(io::sink()))
    }

    fn painted<S>(out: S, choice: ColorChoice) -> Self
    where
        S: RawStream + AsLockedWrite + 'static,
    {
        match choice {
            // What strips colours hands on each piece between two of them by itself, so the
            // buffer belongs behind it.
            ColorChoice::Never => Self {
                out: Box::new(Plain::new(BufWriter::with_capacity(BUFFER, out))),
                closed: false,
            },
            choice => Self::over(Box::new(AutoStream::new(out, choice))),
        }
    }

    fn over(out: Box<dyn Write>) -> Self {
        let out = Box::new(BufWriter::with_capacity(BUFFER, out));
        Self { out, closed: false }
    }

    /// Writes one whole thing and flushes.
    pub(super) fn write(
        self,
        body: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        // Reports are written in a thousand pieces a page, each of which would ask who listens.
        let mut pieces = BufWriter::with_capacity(BUFFER, self);
        body(&mut pieces)
            .and_then(|()| pieces.flush())
            .map_err(Failure::output)
    }

    /// Turns the loss of the reader into silence.
    fn quietly<T>(&mut self, result: io::Result<T>, done: T) -> io::Result<T> {
        match result {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.closed = true;
                self.out = Box::new(io::sink());
                Ok(done)
            }
            other => other,
        }
    }
}

impl Write for Console {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        let written = self.out.write(buf);
        self.quietly(written, buf.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = self.out.flush();
        self.quietly(flushed, ())
    }
}

/// Leaves out colours.
struct Plain<W> {
    out: W,
    colors: StripBytes,
    /// What was written last broke off inside a colour.
    inside: bool,
}

/// What a colour begins with, which nothing else in a report has, and what it ends with.
const COLOR: (u8, u8) = (b'\x1b', b'm');

impl<W: Write> Plain<W> {
    fn new(out: W) -> Self {
        let colors = StripBytes::new();
        Self {
            out,
            colors,
            inside: false,
        }
    }
}

impl<W: Write> Write for Plain<W> {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        let mut rest = buf;
        while !rest.is_empty() {
            let edge = if self.inside {
                memchr::memchr(COLOR.1, rest).map(|last| last + 1)
            } else {
                memchr::memchr(COLOR.0, rest)
            };
            let (piece, behind) = rest.split_at(edge.unwrap_or(rest.len()));
            // What strips colours looks at each byte: it is handed colours only.
            if self.inside {
                for shown in self.colors.strip_next(piece) {
                    self.out.write_all(shown)?;
                }
            } else {
                self.out.write_all(piece)?;
            }
            self.inside ^= edge.is_some();
            rest = behind;
        }
        Ok(buf.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Why the program gives up.
#[derive(Debug)]
pub(super) struct Failure {
    /// Safe to print, with its title.
    message: String,
}

impl Failure {
    /// A failure told in one language.
    pub(super) fn new(text: &Text, lang: Lang) -> Self {
        let style = anstyle::AnsiColor::Red.on_default().bold();
        let message = visible(text.get(lang));
        let label = match lang {
            Lang::En => "error",
            Lang::ZhCn => "错误",
        };
        Self {
            message: format!("{style}{label}{style:#}: {message}"),
        }
    }

    /// The same with advice on a line of its own.
    pub(super) fn with_help(self, help: &Text, lang: Lang) -> Self {
        let label = match lang {
            Lang::En => "help",
            Lang::ZhCn => "改法",
        };
        let (message, help) = (self.message, visible(help.get(lang)));
        Self {
            message: format!("{message}\n  = {label}: {help}"),
        }
    }

    /// Both failures, one below the other.
    pub(super) fn and(&self, other: &Self) -> Self {
        let (first, second) = (&self.message, &other.message);
        Self {
            message: format!("{first}\n\n{second}"),
        }
    }

    /// A configuration that cannot be used.
    pub(super) fn config(error: &ConfigError, lang: Lang) -> Self {
        Self {
            message: error.render(lang),
        }
    }

    /// A run that broke off.
    pub(super) fn run(error: &RunError, lang: Lang) -> Self {
        match error {
            RunError::Config(error) => Self::config(error, lang),
            other => Self::new(&other.text(), lang),
        }
    }

    /// Standard output could not be written.
    fn output(error: io::Error) -> Self {
        Self::new(&RunError::Output(error).text(), language(None))
    }

    /// Says it on standard error.
    pub(super) fn tell(&self) -> Exit {
        // If standard error is gone too, the exit code is all that can be said.
        let _ = writeln!(anstream::stderr(), "{}", self.message);
        Exit::Failure
    }
}

/// The language that was asked for, else the one that the environment names, else the one of the
/// user's locale.
pub(super) fn language(asked: Option<Lang>) -> Lang {
    let named = || Lang::from_str(&variable("BEIAN_LINT_LANG")?, true).ok();
    asked.or_else(named).unwrap_or_else(Lang::of_user)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_that_goes_away_is_no_failure() {
        struct Gone;
        impl Write for Gone {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let mut console = Console::over(Box::new(Gone));
        for _ in 0..3 {
            console.write_all(&[b'x'; 10_000]).unwrap();
        }
        console.flush().unwrap();
    }

    #[test]
    fn colours_are_left_out_and_the_rest_comes_in_few_pieces() {
        #[derive(Default)]
        struct Pieces(Vec<Vec<u8>>);
        impl Write for Pieces {
            fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
                self.0.push(buf.to_vec());
                Ok(buf.len())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let mut pieces = Pieces::default();
        let mut plain = Plain::new(BufWriter::with_capacity(BUFFER, &mut pieces));
        for _ in 0..500 {
            plain
                .write_all("\x1b[1m备\x1b[0m案\n\x1b[38".as_bytes())
                .unwrap();
            plain.write_all(";5;9m备案\x1b[0m\n".as_bytes()).unwrap();
        }
        plain.flush().unwrap();
        drop(plain);
        assert_eq!(pieces.0, ["备案\n".repeat(1000).into_bytes()]);
    }
}
