//! Which addresses were built from which folders.

use super::node::Node;
use super::settings::Parsed;
use super::values::{string, wrong};
use super::{Config, Mapping, Origin};

/// An address and the folder that it was built from.
pub(super) fn mapping(node: &Node) -> Parsed<Mapping> {
    Mapping::parse(&string(node)?).or_else(|message| wrong(node, message))
}

impl Config {
    /// Which addresses were built from which folders: one named in the configuration file
    /// lies beside that.
    #[must_use]
    pub fn maps(&self) -> Vec<Mapping> {
        let maps = self.settings.map.value.iter().cloned();
        match (&self.settings.map.origin, &self.file) {
            (Origin::File { .. }, Some(file)) => maps.map(|map| map.below(&file.folder)).collect(),
            _ => maps.collect(),
        }
    }
}
