//! Pages kept between runs.
//!
//! A kept page spares its transfer, not the question: the server is asked whether it is still
//! the same (RFC 9110, 13.1). It goes unasked only as long as the user allows
//! ([`Cache::open`]) and the server's own `Cache-Control` does (RFC 9111, 4.2). So that a report
//! is the same with and without it:
//!
//! - only whole pages with status 200 are kept, no redirects, errors, firewalls' pages or files;
//! - nothing is kept or taken where a request carries the user's headers, a password or a
//!   cookie, or where the answer sets one;
//! - a page counts only for a request with the same headers on the same way, and a second
//!   attempt asks for all of it.

mod draft;
mod entry;
mod folder;
mod kept;
mod policy;
mod prune;
mod store;

pub(super) use draft::Draft;
pub(super) use kept::Kept;
pub(super) use policy::Asked;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use store::Store;
use tokio::task::spawn_blocking;

/// Pages kept between runs, in a folder. Clones share it, and so may several runs.
#[derive(Clone)]
pub struct Cache {
    store: Arc<Store>,
    max_age: Duration,
}

impl Cache {
    /// The cache in this folder, which is made where it is not there. A page that is no older
    /// than `max_age` and that its server calls fresh is taken without asking.
    ///
    /// # Errors
    /// The folder cannot be made or written to.
    pub fn open(folder: &Path, max_age: Duration) -> io::Result<Self> {
        let store = Arc::new(Store::open(folder)?);
        Ok(Self { store, max_age })
    }

    /// This program's folder below the one that the system has for such files:
    /// `$XDG_CACHE_HOME`, else the platform's own. `None` where there is no home.
    #[must_use]
    pub fn user_folder() -> Option<PathBuf> {
        folder::of_user()
    }

    /// What is kept for a request. Pages of more than `max_bytes` are no answer to it.
    pub(super) async fn find(&self, asked: &Asked, max_bytes: u64) -> Option<Kept> {
        let (store, key) = (Arc::clone(&self.store), asked.key().to_owned());
        let found = spawn_blocking(move || store.read(&key, max_bytes)).await;
        Kept::new(found.ok()??, asked, self.max_age)
    }

    /// Keeps a page. That this fails, such as on a full disk, costs but the next transfer.
    pub(super) async fn keep(&self, draft: Draft, bytes: &[u8]) {
        let (store, bytes) = (Arc::clone(&self.store), bytes.to_owned());
        let _ = spawn_blocking(move || draft.keep(&store, bytes)).await;
    }
}

impl fmt::Debug for Cache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cache")
            .field("folder", &self.store.folder())
            .field("max_age", &self.max_age)
            .finish()
    }
}
