//! Arguments that name rules: they tell shells what can be named.

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Command, Error};
use std::ffi::OsStr;

/// Reads one of many names. Unlike a list of choices, it lets its own words say what is wrong.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names<T> {
    pub(super) parse: fn(&str) -> Result<T, String>,
    /// Every name, with what it means.
    pub(super) all: fn() -> Vec<PossibleValue>,
}

impl<T: Clone + Send + Sync + 'static> TypedValueParser for Names<T> {
    type Value = T;

    fn parse_ref(&self, cmd: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<T, Error> {
        TypedValueParser::parse_ref(&self.parse, cmd, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.all)().into_iter()))
    }
}
