//! A response's body, read no further than allowed.

use super::failure::{Failure, Stop};
use reqwest::{Response, Url};

/// Reads the body. `max_bytes` counts what comes out of decompression, so that a small
/// answer cannot fill the memory.
pub(super) async fn read(
    mut response: Response,
    max_bytes: u64,
    url: &Url,
) -> Result<Vec<u8>, Stop> {
    if let Some(size) = response.content_length().filter(|size| *size > max_bytes) {
        return Err(Failure::TooLarge(Some(size), max_bytes).into());
    }
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|e| Failure::of(&e, url))? {
        let length = bytes.len().saturating_add(chunk.len());
        if u64::try_from(length).unwrap_or(u64::MAX) > max_bytes {
            return Err(Failure::TooLarge(None, max_bytes).into());
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}
