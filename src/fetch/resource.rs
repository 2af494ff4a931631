//! Files that are read as they are: robots.txt, sitemaps.

use super::Fetcher;
use super::body::Cap;
use super::failure::{Failure, Stopped};
use super::gate::Gate;
use super::reply::Want;
use super::trip::Trip;
use crate::page::Unchecked;
use url::Url;

/// Redirects followed at most; RFC 9309, 2.3.1.2 asks for five.
const HOPS: usize = 5;

/// A file that was fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resource {
    /// Its HTTP status, whatever it is.
    pub status: u16,
    /// The body after decompression; empty unless the status is a success.
    pub bytes: Vec<u8>,
}

impl Fetcher {
    /// The file at `url`, behind at most five redirects, with the same safety as a page.
    /// A status that is no success is an answer here.
    ///
    /// # Errors
    /// There was no answer, or one that is larger than [`Cap::Refuse`] allows.
    pub async fn resource(
        &self,
        url: &Url,
        cap: Cap,
        gate: &dyn Gate,
    ) -> Result<Resource, Unchecked> {
        let mut trip = Trip::new(url, HOPS, self.0.options.timeout)?;
        // No other address has a password of its own, which is sent to its host alone.
        trip.is_given = true;
        let reached = self.reach(&mut trip, cap, gate).await;
        reached.map_err(|stop| trip.unchecked(&stop))
    }

    async fn reach(&self, trip: &mut Trip, cap: Cap, gate: &dyn Gate) -> Result<Resource, Stopped> {
        loop {
            let reply = match self.reply(trip, Want::Resource(cap), gate).await {
                Ok(reply) => reply,
                Err(
                    Failure::Status(status)
                    | Failure::Busy(status, _)
                    | Failure::TooBusy(status, ..),
                ) => {
                    let bytes = Vec::new();
                    return Ok(Resource { status, bytes });
                }
                Err(failure) => return Err(failure.into()),
            };
            match reply.target {
                Some(next) => trip.go(reply.status.as_u16(), next, reply.sets_cookie)?,
                None => {
                    return Ok(Resource {
                        status: reply.status.as_u16(),
                        bytes: reply.bytes,
                    });
                }
            }
        }
    }
}
