//! Fetches as tasks of their own: they go on while whoever waits for them waits for something
//! else, and one that breaks down takes nobody with it.

use super::bounds::Bounds;
use super::broken;
use super::context::{Came, Context};
use super::reading::Reading;
use super::start::Start;
use crate::page::{RawPage, Unchecked};
use std::sync::Arc;
use tokio::spawn;
use url::Url;

/// What was named, and the page behind it and its own address.
type Started = (Start, Result<(RawPage, Url), Unchecked>);

/// Fetches what was named.
pub(super) fn fetch_start(
    start: Start,
    context: &Arc<Context>,
) -> impl Future<Output = Started> + use<> {
    let context = Arc::clone(context);
    let asked = start.clone();
    let task = spawn(async move { context.start(&asked).await });
    async move {
        let came = task.await;
        let came = came.unwrap_or_else(|_| Err(broken(start.asked())));
        (start, came)
    }
}

/// Fetches the `nth` address that was found, on the page `from` if on one.
pub(super) fn fetch_found(
    nth: usize,
    url: Url,
    from: Option<Arc<str>>,
    bounds: Option<Bounds>,
    context: &Arc<Context>,
) -> impl Future<Output = (usize, Url, Came<Reading>)> + use<> {
    let context = Arc::clone(context);
    let task = spawn({
        let (context, url) = (Arc::clone(&context), url.clone());
        async move { context.found(&url, from, bounds).await }
    });
    async move {
        if let Ok(came) = task.await {
            return (nth, url, came);
        }
        context.unchecked(broken(url.as_str())).await;
        (nth, url, Came::Nothing)
    }
}
