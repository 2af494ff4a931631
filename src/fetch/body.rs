//! A response's body, read no further than allowed.

use super::failure::Failure;
use reqwest::Response;
use std::time::Duration;

/// How many bytes are read, counted behind decompression: a small answer must not fill the
/// memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cap {
    /// More than these bytes are a failure.
    Refuse(u64),
    /// What is beyond these bytes is left out, as RFC 9309, 2.5 has it for robots.txt.
    Truncate(u64),
}

/// Room to start with at most, whatever length a server announces.
const ROOM: u64 = 1 << 20;

/// Reads the body.
///
/// # Errors
/// It is too large, breaks off or cannot be decompressed.
pub(super) async fn read(
    mut response: Response,
    cap: Cap,
    connect_limit: Duration,
) -> Result<Vec<u8>, Failure> {
    let announced = response.content_length();
    let (Cap::Refuse(limit) | Cap::Truncate(limit)) = cap;
    if let (Some(size), Cap::Refuse(_)) = (announced.filter(|size| *size > limit), cap) {
        return Err(Failure::TooLarge(Some(size), limit));
    }
    let room = announced.unwrap_or_default().min(limit).min(ROOM);
    let limit_here = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut bytes = Vec::with_capacity(usize::try_from(room).unwrap_or_default());
    loop {
        let chunk = response.chunk().await;
        let Some(chunk) = chunk.map_err(|e| Failure::of(&e, response.url(), connect_limit))? else {
            return Ok(bytes);
        };
        let free = limit_here.saturating_sub(bytes.len());
        bytes.extend_from_slice(chunk.get(..free).unwrap_or(&chunk));
        match cap {
            Cap::Refuse(_) if chunk.len() > free => return Err(Failure::TooLarge(None, limit)),
            Cap::Truncate(_) if chunk.len() >= free => return Ok(bytes),
            _ => {}
        }
    }
}
