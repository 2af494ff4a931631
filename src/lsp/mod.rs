//! A language server: findings while a page or a template is written.
//!
//! One thread reads, another does all the rest, one thing after the other: a document that
//! changes while it is checked is checked again as it then is, and nothing piles up. Documents
//! are checked as `check` would check their files, but for their text, which is the editor's.

mod actions;
mod client;
mod complaint;
mod document;
mod finding;
mod hover;
mod ignore;
mod ignoring;
mod notification;
mod positions;
mod ready;
mod request;
mod server;
mod transport;
mod world;

pub(crate) use world::Setup;

use gen_lsp_types::json_rpc::RequestObject;
use gen_lsp_types::{ExitNotification, Notification};
use server::{Phase, Server};
use std::io::{self, BufRead, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::{Duration, Instant};
use transport::{Incoming, read_all};
use world::World;

/// A check that has been due so long comes before further messages.
const PATIENCE: Duration = Duration::from_secs(1);

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    /// As agreed: the client asked to shut down, then to exit.
    Orderly,
    /// The client went away, or asked to exit without a warning.
    Abruptly,
}

/// Serves one client until it goes.
///
/// # Errors
/// What comes in is not the protocol, or nobody reads what goes out.
pub(crate) fn serve(
    setup: Setup,
    input: impl BufRead + Send + 'static,
    out: &mut dyn Write,
) -> io::Result<Ended> {
    let (sender, messages) = sync_channel(1);
    thread::spawn(move || read_all(input, &sender));
    let mut server = Server::new(World::new(setup), out);
    loop {
        let Some(incoming) = next(&mut server, &messages)? else {
            return Ok(Ended::Abruptly);
        };
        match incoming {
            Incoming::Message(message) => {
                if let Some(ended) = server.take_message(message)? {
                    return Ok(ended);
                }
            }
            Incoming::Malformed(response) => server.send(&response)?,
            Incoming::End(end) => return end.map(|()| Ended::Abruptly),
        }
    }
}

/// The next message; while there is none, documents are checked. None once nobody reads.
fn next(server: &mut Server<'_>, messages: &Receiver<Incoming>) -> io::Result<Option<Incoming>> {
    loop {
        let Some(due) = server.due() else {
            return Ok(messages.recv().ok());
        };
        let now = Instant::now();
        if now > due + PATIENCE {
            server.check_next()?;
            continue;
        }
        match messages.recv_timeout(due.saturating_duration_since(now)) {
            Ok(incoming) => return Ok(Some(incoming)),
            Err(RecvTimeoutError::Timeout) => server.check_next()?,
            Err(RecvTimeoutError::Disconnected) => return Ok(None),
        }
    }
}

impl Server<'_> {
    /// Does what a message asks for; says when it was the last.
    fn take_message(&mut self, message: RequestObject) -> io::Result<Option<Ended>> {
        let (method, id, params) = message.into_parts();
        let params = params.unwrap_or_default();
        match id {
            // The answer to a request of the server's own.
            Some(_) if method.is_empty() => {}
            Some(id) => self.answer(id, &method, params)?,
            None if method == ExitNotification::METHOD.as_str() => {
                let asked = self.phase == Phase::Closing;
                return Ok(Some(if asked {
                    Ended::Orderly
                } else {
                    Ended::Abruptly
                }));
            }
            None => self.hear(&method, params)?,
        }
        Ok(None)
    }
}
