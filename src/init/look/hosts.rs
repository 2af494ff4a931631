//! The host that a site is made for, as its files tell.

use super::Found;
use super::files::read_text;
use super::project::setting;
use crate::config;
use std::path::Path;

/// Files that hold a host name and nothing else, as static hosts read them.
const NAMES: [&str; 6] = [
    "CNAME",
    "public/CNAME",
    "static/CNAME",
    "source/CNAME",
    "docs/public/CNAME",
    "docs/.vuepress/public/CNAME",
];
/// Files with the site's address, and the keys that hold it.
const ADDRESSES: [(&str, &str); 16] = [
    ("_config.yml", "url"),
    ("hugo.toml", "baseURL"),
    ("hugo.yaml", "baseURL"),
    ("hugo.yml", "baseURL"),
    ("config.toml", "baseURL"),
    ("astro.config.mjs", "site"),
    ("astro.config.ts", "site"),
    ("astro.config.js", "site"),
    ("docs/.vitepress/config.ts", "hostname"),
    ("docs/.vitepress/config.mts", "hostname"),
    ("docs/.vitepress/config.js", "hostname"),
    ("docs/.vitepress/config.mjs", "hostname"),
    (".vitepress/config.ts", "hostname"),
    (".vitepress/config.mts", "hostname"),
    (".vitepress/config.js", "hostname"),
    ("package.json", "homepage"),
];
/// What the addresses of templates and of other people's hosts end with.
const NOT_OWN: [&str; 14] = [
    "example.com",
    "example.org",
    "example.net",
    "yoursite.com",
    "your-domain.com",
    "yourdomain.com",
    "localhost",
    "github.com",
    "github.io",
    "gitee.com",
    "gitee.io",
    "vercel.app",
    "netlify.app",
    "pages.dev",
];

/// The first host that a file names.
pub(super) fn find(root: &Path) -> Option<Found> {
    let names = NAMES.iter().filter_map(|file| {
        let text = read_text(&root.join(file))?;
        Some((*file, text.lines().next()?.trim().to_owned()))
    });
    let addresses = ADDRESSES.iter().filter_map(|(file, key)| {
        let address = setting(&read_text(&root.join(file))?, key)?;
        let url = url::Url::parse(&address).ok()?;
        Some((*file, url.host_str()?.to_owned()))
    });
    let mut hosts = names.chain(addresses);
    hosts.find_map(|(file, name)| {
        let value = config::host(&name).ok().filter(|host| is_own(host))?;
        let at = file.to_owned();
        Some(Found { value, at })
    })
}

/// A name that somebody can have registered, and no template's.
fn is_own(host: &str) -> bool {
    let foreign = NOT_OWN.iter().any(|name| {
        let above = host.strip_suffix(name);
        above.is_some_and(|above| above.is_empty() || above.ends_with('.'))
    });
    !foreign
        && !host.starts_with("*.")
        && psl::domain_str(host).is_some()
        && host.parse::<std::net::IpAddr>().is_err()
}
