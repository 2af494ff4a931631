//! Going on with a run that was cut off: `--resume`.

use super::journal::Journal;
use super::options::CrawlOptions;
use super::record::Record;
use super::start::Start;
use super::{CrawlError, broken};
use crate::digest::hex;
use crate::fetch::{Answer, FetchOptions, way};
use crate::page::{Role, Unchecked};
use crate::text::Text;
use sha2::{Digest as _, Sha256};
use std::path::Path;
use std::sync::Arc;
use tokio::task::spawn_blocking;

/// What was fetched so far, in a file. Clones speak of the same file, which no other run can
/// use meanwhile.
#[derive(Debug, Clone)]
pub struct Resume {
    journal: Arc<Journal>,
    /// Part of the run: another one may ask for the same address in another way.
    part: usize,
}

impl Resume {
    /// Opens the file of the run whose parts have these options and these addresses, or begins
    /// it.
    ///
    /// # Errors
    /// The file cannot be used, is in use, or belongs to another run.
    pub(crate) fn open(
        path: &Path,
        parts: &[(CrawlOptions, &[Start])],
    ) -> Result<Self, CrawlError> {
        let journal = Journal::open(path, &digest(parts));
        let journal = journal.map_err(|error| CrawlError::Resume(error.text()))?;
        Ok(Self {
            journal: Arc::new(journal),
            part: 0,
        })
    }

    /// The same file for another part of the run.
    pub(crate) fn of_part(&self, part: usize) -> Self {
        Self {
            journal: Arc::clone(&self.journal),
            part,
        }
    }

    /// The run is over. Nothing is left to go on from if it is complete: only call this when
    /// nobody needs its results any more. Gives what the user must know.
    pub(super) fn close(&self, complete: bool) -> Option<Text> {
        self.journal.close(complete)
    }

    /// What came when this was asked for before; a page with this role.
    pub(super) async fn find(&self, asked: &str, role: Role) -> Option<Result<Answer, Unchecked>> {
        let name = self.name(asked);
        if !self.journal.has(&name) {
            return None;
        }
        let journal = Arc::clone(&self.journal);
        // Not on the thread that has the connections to look after: disks take their time.
        let found = spawn_blocking(move || journal.find(&name)?.answer(role));
        found.await.ok().flatten()
    }

    /// Remembers what came, and gives it back.
    pub(super) async fn keep(
        &self,
        asked: &str,
        came: Result<Answer, Unchecked>,
    ) -> Result<Answer, Unchecked> {
        let (journal, name) = (Arc::clone(&self.journal), self.name(asked));
        let kept = spawn_blocking(move || {
            journal.keep(&Record::new(&name, &came));
            came
        });
        kept.await.unwrap_or_else(|_| Err(broken(asked)))
    }

    fn name(&self, asked: &str) -> String {
        format!("{} {asked}", self.part)
    }
}

/// Times a digest is taken, so that passwords take long to be guessed from the one in the file.
const ROUNDS: usize = 20_000;

/// What must be the same for a run to be gone on with: what was named, how far to go and as whom.
fn digest(parts: &[(CrawlOptions, &[Start])]) -> String {
    let mut hash = Sha256::new();
    for (options, starts) in parts {
        for start in *starts {
            // A password stands in the second one only.
            let named = format!("{}\n{}\n", start.asked(), start.url());
            hash.update(named);
        }
        hash.update(secrets(&options.fetch));
        let fetch = &options.fetch;
        let how = (
            fetch.allow_private,
            fetch.timeout,
            fetch.max_bytes,
            &fetch.base,
            &fetch.user_agent,
        );
        hash.update(format!("{how:?} {} {}", options.robots, options.www));
        let far = (
            options.depth,
            options.max_pages,
            &options.sitemap,
            &options.scope,
        );
        hash.update(format!("{far:?}\n"));
    }
    let digest = (0..ROUNDS).fold(hash.finalize(), |digest, _| Sha256::digest(digest));
    hex(&digest)
}

/// By what servers know the visitor, and the way to them. Secret.
fn secrets(fetch: &FetchOptions) -> String {
    let headers = fetch.headers.iter();
    let headers: Vec<_> = headers
        .map(|(name, value)| (name, value.as_bytes()))
        .collect();
    let told = (headers, &fetch.basic_auth, &fetch.cookies, way(fetch));
    format!("{told:?}\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fetch::Resolve;
    use reqwest::header::{HeaderName, HeaderValue};
    use std::collections::HashSet;

    #[test]
    fn pages_of_another_server_or_for_another_visitor_are_another_run() {
        let of = |options: &CrawlOptions| digest(&[(options.clone(), &[])]);
        let plain = CrawlOptions::default();
        let mut staged = plain.clone();
        staged.fetch.resolve.push(Resolve {
            host: "example.cn".to_owned(),
            port: 443,
            addr: [192, 0, 2, 7].into(),
        });
        let mut disguised = plain.clone();
        disguised.fetch.user_agent = Some("Mozilla/5.0".to_owned());
        let mut led = vec![plain.clone(); 3];
        let proxies = [
            "http://a.cn:3128",
            "http://a.cn:8080",
            "http://me:pw@a.cn:3128",
        ];
        for (options, proxy) in led.iter_mut().zip(proxies) {
            options.fetch.proxy = url::Url::parse(proxy).ok();
        }
        let others = [&staged, &disguised].into_iter().chain(&led);
        assert_eq!(of(&plain), of(&plain.clone()));
        let mut digests = HashSet::from([of(&plain)]);
        for options in others {
            assert!(digests.insert(of(options)), "{options:?}");
        }
    }

    #[test]
    fn pages_for_other_credentials_are_another_run() {
        let of = |options: &CrawlOptions| digest(&[(options.clone(), &[])]);
        let plain = CrawlOptions::default();
        let mut digests = HashSet::from([of(&plain)]);
        let mut signed_in = vec![plain; 5];
        signed_in[0].fetch.basic_auth = Some(("me".to_owned(), "one".to_owned()));
        signed_in[1].fetch.basic_auth = Some(("me".to_owned(), "two".to_owned()));
        signed_in[2].fetch.cookies.push("session=1".to_owned());
        for (options, token) in signed_in.iter_mut().skip(3).zip(["one", "two"]) {
            let mut value = HeaderValue::from_static(token);
            value.set_sensitive(true);
            let header = (HeaderName::from_static("x-token"), value);
            options.fetch.headers.push(header);
        }
        for options in &signed_in {
            assert!(digests.insert(of(options)), "{options:?}");
        }
        for password in ["one", "two"] {
            let start = format!("http://me:{password}@example.cn/");
            let start = Start::read(&start, true).unwrap().unwrap();
            let digest = digest(&[(CrawlOptions::default(), &[start])]);
            assert!(digests.insert(digest), "{password}");
        }
    }
}
