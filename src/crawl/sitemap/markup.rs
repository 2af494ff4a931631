//! The elements that matter in sitemaps and feeds.

/// What an element means where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `<urlset>`, `<sitemapindex>`, `<feed>`, and `<rss>` or `<rdf:RDF>`.
    List,
    /// `<url>`, or a feed's entry: what is listed is a page.
    Page,
    /// `<sitemap>`: what is listed is another sitemap.
    Sitemap,
    /// `<loc>` or RSS's `<link>`, directly in an entry: its text is the address.
    Address,
    /// A page of HTML.
    Html,
    Other,
}

/// The meaning of an element, by its name and that of the element around it. `prefix`: that of
/// the root, since `<image:loc>` in a `<url>` is no page.
pub(super) fn kind(name: &str, prefix: &str, around: Option<Kind>) -> Kind {
    let local = match name.rsplit_once(':') {
        Some((of, local)) if of == prefix => local,
        Some(_) => {
            return if around.is_none() {
                root(name)
            } else {
                Kind::Other
            };
        }
        None => name,
    };
    match (around, local) {
        (None, _) => root(name),
        (Some(Kind::List), "url" | "entry" | "item") => Kind::Page,
        (Some(Kind::List), "sitemap") => Kind::Sitemap,
        // RSS puts its items one level down.
        (Some(Kind::List), "channel") => Kind::List,
        (Some(Kind::Page | Kind::Sitemap), "loc") | (Some(Kind::Page), "link") => Kind::Address,
        _ => Kind::Other,
    }
}

fn root(name: &str) -> Kind {
    match name.rsplit(':').next().unwrap_or_default() {
        "urlset" | "sitemapindex" | "feed" | "rss" | "RDF" => Kind::List,
        local if local.eq_ignore_ascii_case("html") => Kind::Html,
        _ => Kind::Other,
    }
}
