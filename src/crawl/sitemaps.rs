//! The sitemaps of a site: where they are, and what all of them list.

use super::context::Context;
use super::options::SitemapPlace;
use super::sitemap::Sitemap;
use crate::source::{Cap, Unchecked, UncheckedKind, Work, own};
use crate::text::{Text, text};
use std::collections::{HashSet, VecDeque};
use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::Path;
use url::Url;

/// Bytes of a sitemap as it comes: the protocol's limit.
const LARGEST: u64 = 50 << 20;
/// Sitemaps read of one site at most, as an index may name others.
const MOST: usize = 1_000;

/// The pages that the sitemaps of the site at `start` list, if they were asked for.
pub(super) async fn of_site<O: AsyncFn(Work) -> bool>(
    start: &Url,
    context: &Context<'_, O>,
) -> Vec<Url> {
    let Some(SitemapPlace::Robots) = &context.options.sitemap else {
        return Vec::new();
    };
    let named = context.manners.sitemaps(start).await;
    if named.is_empty() {
        return match start.join("/sitemap.xml") {
            Ok(usual) => read(vec![usual], context).await,
            Err(_) => Vec::new(),
        };
    }
    let base = context.options.fetch.base.as_ref();
    let named = named.into_iter().map(|url| own(base, url, start));
    read(named.collect(), context).await
}

/// The pages listed by one sitemap and all that it names.
pub(super) async fn at<O: AsyncFn(Work) -> bool>(
    place: &SitemapPlace,
    context: &Context<'_, O>,
) -> Vec<Url> {
    match place {
        SitemapPlace::Robots => Vec::new(),
        SitemapPlace::Url(url) => read(vec![url.clone()], context).await,
        SitemapPlace::File(path) => match local(path, context).await {
            Ok(sitemap) => {
                let base = context.options.fetch.base.as_ref();
                let own = |url: Url| own(base, url.clone(), &url);
                let mut pages: Vec<Url> = sitemap.pages.into_iter().map(own).collect();
                let listed = sitemap.sitemaps.into_iter().map(own).collect();
                pages.extend(read(listed, context).await);
                pages
            }
            Err(unchecked) => {
                context.unchecked(unchecked).await;
                Vec::new()
            }
        },
    }
}

async fn read<O: AsyncFn(Work) -> bool>(first: Vec<Url>, context: &Context<'_, O>) -> Vec<Url> {
    let mut pages = Vec::new();
    let mut seen: HashSet<Url> = first.iter().cloned().collect();
    let mut left = VecDeque::from(first);
    while let Some(url) = left.pop_front() {
        match one(&url, context).await {
            Ok(sitemap) => {
                let own = |listed| own(context.options.fetch.base.as_ref(), listed, &url);
                pages.extend(sitemap.pages.into_iter().map(own));
                let new = sitemap.sitemaps.into_iter().map(own);
                left.extend(new.filter(|url| seen.len() < MOST && seen.insert(url.clone())));
            }
            Err(unchecked) => {
                context.unchecked(unchecked).await;
            }
        }
    }
    pages
}

async fn one<O: AsyncFn(Work) -> bool>(
    url: &Url,
    context: &Context<'_, O>,
) -> Result<Sitemap, Unchecked> {
    let cap = Cap::Refuse(LARGEST);
    let came = context.fetcher.resource(url, cap, context.manners).await?;
    if !(200..300).contains(&came.status) {
        return Err(missing(url.as_str(), came.status));
    }
    let name = url.as_str();
    told(Sitemap::read(came.bytes, None, name), name, context).await
}

async fn local<O: AsyncFn(Work) -> bool>(
    path: &Path,
    context: &Context<'_, O>,
) -> Result<Sitemap, Unchecked> {
    let (bytes, name) = of_file(path)?;
    told(Sitemap::read(bytes, None, &name), &name, context).await
}

/// A sitemap that could only be read in part is used, and the rest reported.
async fn told<O: AsyncFn(Work) -> bool>(
    read: Result<Sitemap, Text>,
    name: &str,
    context: &Context<'_, O>,
) -> Result<Sitemap, Unchecked> {
    let mut sitemap = read.map_err(|text| unreadable(name, text))?;
    if let Some(text) = sitemap.broken.take() {
        context.unchecked(unreadable(name, text)).await;
    }
    Ok(sitemap)
}

fn of_file(path: &Path) -> Result<(Vec<u8>, String), Unchecked> {
    let name = path.display().to_string();
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes))
        .map_err(|error| match error.kind() {
            ErrorKind::NotFound => no_file(&name),
            _ => Unchecked::io(&name, &error),
        })?;
    if bytes.len() as u64 > LARGEST {
        return Err(Unchecked::too_large(&name, None, LARGEST));
    }
    Ok((bytes, name))
}

fn unreadable(name: &str, error: Text) -> Unchecked {
    Unchecked::new(name, UncheckedKind::NotHtml, error)
}

fn no_file(name: &str) -> Unchecked {
    let error = text! {
        en: "there is no file {name} for --sitemap; check the spelling and the current folder",
        zh: "找不到 --sitemap 指定的文件 {name}；请核对路径拼写与当前目录",
    };
    Unchecked::new(name, UncheckedKind::Io, error)
}

fn missing(name: &str, status: u16) -> Unchecked {
    let error = text! {
        en: "there is no sitemap at {name} (HTTP {status}); name the right one with --sitemap=URL",
        zh: "{name} 处没有网站地图（HTTP {status}）；请用 --sitemap=URL 指定正确的地址",
    };
    Unchecked::new(name, UncheckedKind::Status, error)
}
