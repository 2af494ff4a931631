//! Where pages go to be checked.

use crate::page::Work;
use tokio::sync::mpsc::Sender;

/// Where the pages of a part of the run go to be checked.
#[derive(Debug)]
pub struct Outlet {
    /// The part of the run.
    pub part: usize,
    /// Takes what is to be checked, with its part.
    pub sender: Sender<(usize, Vec<Work>)>,
}

impl Outlet {
    /// Waits until there is room. Whether anybody takes pages any more.
    pub(super) async fn hand_out(&self, work: Work) -> bool {
        self.sender.send((self.part, vec![work])).await.is_ok()
    }
}
