//! Which pages must show the numbers.

use schemars::JsonSchema;
use serde::Serialize;

/// Whether a page must show the numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// A home page.
    Home,
    /// Any other page.
    Page,
}

/// Which pages are judged as home pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum RoleChoice {
    /// Inputs named one by one, and the root index pages of folders and globs.
    #[default]
    Auto,
    /// Every page.
    Home,
    /// No page.
    Page,
}

impl RoleChoice {
    /// The role of an input that was named one by one.
    pub(crate) const fn of_named(self) -> Role {
        match self {
            Self::Auto | Self::Home => Role::Home,
            Self::Page => Role::Page,
        }
    }

    /// The role of a page found in a folder; `is_home`: whether it is a root page there.
    pub(crate) const fn of_found(self, is_home: bool) -> Role {
        match self {
            Self::Home => Role::Home,
            Self::Auto if is_home => Role::Home,
            Self::Auto | Self::Page => Role::Page,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_overrides() {
        assert_eq!(RoleChoice::Home.of_found(false), Role::Home);
        assert_eq!(RoleChoice::Page.of_found(true), Role::Page);
        assert_eq!(RoleChoice::Page.of_named(), Role::Page);
    }
}
