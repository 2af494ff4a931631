//! `--base-url`: which site is fetched from elsewhere.

use crate::crawl::{SitemapPlace, Start};
use crate::fetch::{BaseUrl, has_secret};
use crate::run::Part;
use crate::text::{Text, text};
use std::collections::BTreeMap;
use std::path::Path;
use url::Url;

/// Finds the one site that the inputs name.
///
/// # Errors
/// `written` is no place to fetch from, or the inputs name no site or several.
pub(super) fn base_url(
    written: &str,
    parts: &[Part],
    sitemap: Option<&SitemapPlace>,
) -> Result<BaseUrl, Text> {
    let base = place(written)?;
    let named = parts.iter().flat_map(|part| {
        let inputs = part
            .inputs
            .iter()
            .filter(|input| !Path::new(input).exists());
        let inputs = inputs.filter_map(|input| Start::read(input, true)?.ok());
        inputs.chain(part.starts.iter().cloned())
    });
    let named: Vec<Start> = named.collect();
    let listed = match sitemap {
        Some(SitemapPlace::Url(url)) => Some(url),
        _ => None,
    };
    let sites = named.iter().map(Start::url).chain(listed);
    let mut sites: BTreeMap<String, &Url> = sites.map(|url| (name(url), url)).collect();
    match (sites.pop_first(), sites.pop_first()) {
        (Some((_, site)), None) => Ok(BaseUrl::new(site, &base)),
        (Some((one, _)), Some((other, _))) => Err(several(&one, &other)),
        (None, _) => Err(text! {
            en: "--base-url stands in for a site, but no input names one; give its real address, such as https://example.cn/",
            zh: "--base-url 用于代替某个网站的地址，但输入中没有网址；请给出该网站的正式地址，例如 https://example.cn/",
        }),
    }
}

/// What two addresses of a site have in common.
fn name(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    let port = url.port().map(|port| format!(":{port}"));
    let host = host.strip_prefix("www.").unwrap_or(host);
    format!("{host}{}", port.unwrap_or_default())
}

fn several(one: &str, other: &str) -> Text {
    text! {
        en: "--base-url stands in for one site, but the inputs name {one} and {other}; run once for each",
        zh: "--base-url 只能代替一个网站的地址，但输入中有 {one} 和 {other}；请分别运行",
    }
}

fn place(written: &str) -> Result<Url, Text> {
    let url = Url::parse(written).ok().filter(|url| {
        let is_http = matches!(url.scheme(), "http" | "https");
        let is_plain = url.query().is_none() && url.fragment().is_none();
        // A password would stand in every report.
        is_http && is_plain && !has_secret(url)
    });
    url.ok_or_else(|| {
        text! {
            en: "--base-url: write an http or https address without query and password, like http://127.0.0.1:4000/; passwords go into --basic-auth",
            zh: "--base-url：请填写 http 或 https 地址，不含查询参数和密码，例如 http://127.0.0.1:4000/；密码请用 --basic-auth 提供",
        }
    })
}
