//! Options about web sites where none is among the inputs.

use crate::crawl::CrawlOptions;
use crate::run::{Part, RunOptions};
use crate::source::is_web;
use crate::text::{Text, listed, text};

/// That options about web sites have no effect on files, if some were given for files alone.
pub(super) fn idle(options: &RunOptions) -> Option<Text> {
    let given = given(&options.crawl);
    let Text { en, zh } = listed(&given);
    let has_sites = options.crawl.has_own_inputs() || options.parts.iter().any(names_sites);
    (!given.is_empty() && !has_sites).then(|| {
        text! {
            en: "no web site is among the inputs, so this has no effect: {en}; name its domain to fetch one",
            zh: "输入中没有网站，以下选项不起作用：{zh}；如需检查网站，请指定其域名",
        }
    })
}

fn given(crawl: &CrawlOptions) -> Vec<&'static str> {
    let options = [
        ("--depth", crawl.depth > 0),
        ("--sitemap", crawl.sitemap.is_some()),
        ("--www", crawl.www),
    ];
    let given = options.into_iter().filter(|(_, is_given)| *is_given);
    given.map(|(name, _)| name).collect()
}

/// Whether there is something to fetch, or was meant to be.
fn names_sites(part: &Part) -> bool {
    let is_listed = !part.starts.is_empty() || !part.refused.is_empty();
    is_listed || part.inputs.iter().any(|input| is_web(input))
}
