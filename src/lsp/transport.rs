//! Messages over a pair of byte streams: the base protocol of the Language Server Protocol,
//! JSON-RPC 2.0 behind a `Content-Length` header.
//!
//! Nothing that the other side sends is trusted: a length is no reason to reserve memory, and a
//! message that cannot be read is answered rather than the end of the session.

use gen_lsp_types::ErrorCodes;
use gen_lsp_types::json_rpc::{Error, Id, RequestObject, ResponseObject};
use serde::Serialize;
use serde_json::Value;
use std::io::{self, BufRead, ErrorKind, Read, Write};
use std::sync::mpsc::SyncSender;

/// Longest header line, in bytes.
const LONGEST_LINE: u64 = 4096;
/// Longest message, in bytes.
const LONGEST_MESSAGE: u64 = 256 << 20;

/// What comes in.
#[derive(Debug)]
pub(super) enum Incoming {
    /// A request, a notification, or the response to a request of the server's own.
    Message(RequestObject),
    /// Something in the form of a message that is none; what is to be answered.
    Malformed(Box<ResponseObject>),
    /// There is no more, or what came is not this protocol.
    End(io::Result<()>),
}

/// Reads messages until there are no more or nobody wants them.
pub(super) fn read_all(mut input: impl BufRead, out: &SyncSender<Incoming>) {
    loop {
        let (incoming, last) = match read_frame(&mut input) {
            Ok(Some(body)) => (understand(&body), false),
            Ok(None) => (Incoming::End(Ok(())), true),
            Err(error) => (Incoming::End(Err(error)), true),
        };
        if out.send(incoming).is_err() || last {
            return;
        }
    }
}

/// The body of the next message; none at the end of the stream.
fn read_frame(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut length = None;
    loop {
        let Some(line) = read_line(input)? else {
            return Ok(None);
        };
        if line.is_empty() {
            break;
        }
        let (name, value) = line.split_once(':').ok_or_else(no_header)?;
        if name.eq_ignore_ascii_case("content-length") {
            length = Some(value.trim().parse::<u64>().map_err(|_| no_header())?);
        }
    }
    let length = length.ok_or_else(no_header)?;
    if length > LONGEST_MESSAGE {
        let text = format!("a message of {length} bytes is too long");
        return Err(io::Error::new(ErrorKind::InvalidData, text));
    }
    let mut body = Vec::new();
    let read = input.take(length).read_to_end(&mut body)?;
    if u64::try_from(read).is_ok_and(|read| read == length) {
        Ok(Some(body))
    } else {
        Err(ErrorKind::UnexpectedEof.into())
    }
}

/// A header line without its end; none at the end of the stream.
fn read_line(input: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    input.take(LONGEST_LINE).read_until(b'\n', &mut line)?;
    if line.is_empty() {
        return Ok(None);
    }
    let text = line.strip_suffix(b"\n").ok_or_else(no_header)?;
    let text = text.strip_suffix(b"\r").unwrap_or(text);
    let text = str::from_utf8(text).map_err(|_| no_header())?;
    Ok(Some(text.to_owned()))
}

fn no_header() -> io::Error {
    let text = "expected `Content-Length: N` and an empty line before each message";
    io::Error::new(ErrorKind::InvalidData, text)
}

fn understand(body: &[u8]) -> Incoming {
    match serde_json::from_slice(body) {
        Ok(message) => Incoming::Message(message),
        Err(error) => Incoming::Malformed(Box::new(complaint(body, &error))),
    }
}

/// The answer to what is no message: by its id, if it has one.
fn complaint(body: &[u8], error: &serde_json::Error) -> ResponseObject {
    let Ok(value) = serde_json::from_slice::<Value>(body) else {
        return refusal(Id::Null, ErrorCodes::ParseError, &error.to_string());
    };
    let id = value.get("id").cloned();
    let id = id.and_then(|id| serde_json::from_value(id).ok());
    let id = id.unwrap_or(Id::Null);
    refusal(id, ErrorCodes::InvalidRequest, &error.to_string())
}

/// A response that says why there is no result.
pub(super) fn refusal(id: Id, code: ErrorCodes, message: &str) -> ResponseObject {
    let message = message.to_owned();
    let data = None;
    ResponseObject::from_error(
        id,
        Error {
            code,
            message,
            data,
        },
    )
}

/// Writes one message.
pub(super) fn write(out: &mut dyn Write, message: &impl Serialize) -> io::Result<()> {
    let body = serde_json::to_vec(message)?;
    write!(out, "Content-Length: {}\r\n\r\n", body.len())?;
    out.write_all(&body)?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::sync_channel;

    fn read(input: &str) -> Vec<Incoming> {
        let (out, messages) = sync_channel(9);
        read_all(input.as_bytes(), &out);
        drop(out);
        messages.into_iter().collect()
    }

    fn frame(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    fn error(incoming: &Incoming) -> Option<(&Id, &ErrorCodes)> {
        match incoming {
            Incoming::Malformed(response) => Some((response.id(), &response.error()?.code)),
            _ => None,
        }
    }

    #[test]
    fn messages_come_one_by_one() {
        let one = frame(r#"{"jsonrpc":"2.0","method":"exit"}"#);
        let two = one.replace("Content-Length", "content-type: x\r\nCONTENT-LENGTH");
        let read = read(&format!("{one}{two}"));
        assert!(matches!(
            read[..],
            [
                Incoming::Message(_),
                Incoming::Message(_),
                Incoming::End(Ok(()))
            ]
        ));
    }

    #[test]
    fn what_is_no_message_is_answered_and_the_next_one_is_read() {
        let bad = [
            frame("{"),
            frame("[]"),
            frame(r#"{"id":7,"method":"x"}"#),
            frame(""),
        ];
        let read = read(&bad.concat());
        let [parse, batch, version, empty, Incoming::End(Ok(()))] = &read[..] else {
            panic!("{read:?}");
        };
        assert_eq!(error(parse), Some((&Id::Null, &ErrorCodes::ParseError)));
        assert_eq!(error(batch), Some((&Id::Null, &ErrorCodes::InvalidRequest)));
        let seven = Id::Number(7);
        assert_eq!(error(version), Some((&seven, &ErrorCodes::InvalidRequest)));
        assert_eq!(error(empty), Some((&Id::Null, &ErrorCodes::ParseError)));
    }

    #[test]
    fn another_protocol_ends_the_session() {
        let endless = "x".repeat(10_000);
        for garbage in [
            "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
            "hello\n",
            "\r\n",
            "Content-Length: 18446744073709551615\r\n\r\n",
            "Content-Length: -1\r\n\r\n",
            "Content-Length: 99\r\n\r\n{}",
            &endless,
        ] {
            let read = read(garbage);
            assert!(matches!(read[..], [Incoming::End(Err(_))]), "{garbage:?}");
        }
    }
}
