//! Pages and configurations for the checklist's own tests.

use super::{Inputs, SiteGroup, sites};
use crate::check::{CheckOptions, PageReport, check_page};
use crate::config::{Choice, Config, Configs, Overrides};
use crate::page::{
    Encoding, EncodingSource, Fetched, OffsetMap, Page, Role, Unchecked, UncheckedKind,
};
use crate::report::Report;
use jiff::civil::{Date, date};
use std::fs;
use std::sync::Arc;

pub(super) const TODAY: Date = date(2026, 11, 27);

/// A footer with which nothing is wrong.
pub(super) const GOOD: &str = r#"<footer><a href="https://beian.miit.gov.cn/">京ICP备2021012345号-1</a>
<a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143"><img src="/b.png" alt="备案图标">京公网安备11010502030143号</a></footer>"#;

/// The configuration that a file says.
pub(super) fn config(text: &str) -> Arc<Config> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("beian-lint.toml");
    fs::write(&path, text).unwrap();
    let configs = Configs::new(Choice::File(path), Overrides::default(), &|_| None, 2026);
    configs.for_input("-").unwrap()
}

/// A home page under the usual rules.
pub(super) fn page(source: &str, html: &str) -> PageReport {
    page_of(source, html, &Config::default())
}

/// A home page under a configuration.
pub(super) fn page_of(source: &str, html: &str, config: &Config) -> PageReport {
    let is_web = source.contains("://");
    let page = Page {
        source: source.to_owned(),
        requested: None,
        status: is_web.then_some(200),
        fetched: is_web.then(Fetched::default),
        role: Role::Home,
        encoding: Encoding {
            name: "utf-8".into(),
            from: EncodingSource::Detected,
            malformed: false,
            mislabelled: None,
        },
        offsets: OffsetMap::default(),
        text: html.to_owned(),
    };
    let mut options = CheckOptions::new(TODAY);
    options.policy = config.for_page(source).unwrap();
    check_page(&page, &options)
}

pub(super) fn unchecked(source: &str) -> Unchecked {
    crate::report::sample::unchecked(source, UncheckedKind::Timeout, None)
}

/// The only site of a run over a folder `dist` and what else was named.
pub(super) fn only_site(report: Report, config: &Config) -> SiteGroup {
    let roots = ["dist".to_owned()];
    let named = Inputs {
        inputs: &roots,
        roots: &roots,
        deep: false,
    };
    let mut groups = sites(report, config, named);
    assert_eq!(groups.len(), 1, "{groups:?}");
    groups.remove(0)
}
