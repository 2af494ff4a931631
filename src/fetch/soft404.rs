//! Pages that say themselves that they are none of the site's: errors sent with a success,
//! a server's default page, a host's page in the place of a site that it has blocked.
//!
//! Conservative: the title, or the only heading of a page without a title, has to say so, and
//! there must be little other text: of servers' own pages, some explain a lot. A home page that
//! tells of errors is a home page.

mod phrases;

use super::failure::shortened;
use super::skim::Skim;
use crate::text::{Bilingual, Text, text};
use memchr::memmem;
use phrases::{BLOCKED, DEFAULTS, ERRORS, MISSING, UNBOUND, UNFILED};
use url::Url;

/// Characters that such a page has at most.
const LITTLE: usize = 300;
/// Characters that a title which says only that has at most.
const TITLE: usize = 40;

/// A page in the place of the one asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ErrorPage {
    /// It says that there is no such page, or that the server failed: in these words.
    Says(String),
    /// A server's own page, of a site that is not set up.
    Default(Bilingual),
    /// The host blocks the site, because it has no filing.
    Unfiled,
}

/// What `skim` of the page at `url` says.
pub(super) fn of(url: &Url, bytes: &[u8], skim: &Skim<'_>) -> Option<ErrorPage> {
    if is_block(url) || unfiled(bytes, skim) {
        return Some(ErrorPage::Unfiled);
    }
    let headline = headline(skim)?.to_lowercase();
    let default = || DEFAULTS.iter().find(|(title, _)| begins(&headline, title));
    if let Some((_, name)) = (!skim.is_long).then(default).flatten() {
        return Some(ErrorPage::Default(*name));
    }
    if !skim.shows_at_most(LITTLE) || headline.chars().nth(TITLE).is_some() {
        return None;
    }
    if UNBOUND.iter().any(|words| headline.contains(words)) {
        return Some(ErrorPage::Default(phrases::NO_SITE));
    }
    says_error(&headline).then(|| ErrorPage::Says(shortened(headline.trim())))
}

/// Whether an answer with an error's status is a host's block for lack of a filing.
pub(super) fn blocks(bytes: &[u8]) -> bool {
    unfiled(bytes, &super::skim::of(bytes))
}

/// Whether a host sends visitors here whose site has no filing.
pub(super) fn is_block(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    BLOCKED
        .iter()
        .any(|(blocking, path)| host == *blocking && url.path().starts_with(path))
}

/// The title or, without one, the only heading.
fn headline<'a>(skim: &'a Skim<'_>) -> Option<&'a str> {
    match (skim.title.as_str(), skim.headings.as_slice()) {
        ("", [only]) if !skim.is_long => Some(only),
        ("", _) => None,
        (title, _) => Some(title),
    }
}

/// Whether a headline begins with a title, and not with a longer name that begins alike.
fn begins(headline: &str, title: &str) -> bool {
    let goes_on = |rest: &str| rest.starts_with(char::is_alphanumeric);
    headline
        .strip_prefix(title)
        .is_some_and(|rest| !title.ends_with(char::is_alphanumeric) || !goes_on(rest))
}

fn unfiled(bytes: &[u8], skim: &Skim<'_>) -> bool {
    if !skim.shows_at_most(LITTLE) {
        return false;
    }
    let leads = BLOCKED
        .iter()
        .any(|(host, path)| memmem::find(bytes, format!("{host}{path}").as_bytes()).is_some());
    let says = skim.text.contains("备案") && UNFILED.iter().any(|words| skim.text.contains(words));
    leads || says || skim.title.eq_ignore_ascii_case("Non-compliance ICP Filing")
}

fn says_error(headline: &str) -> bool {
    MISSING.iter().any(|words| headline.contains(words))
        || ERRORS.iter().any(|words| headline.starts_with(words))
        || is_number_alone(headline, "404")
}

/// `404` as a number of its own, at the start or the end.
fn is_number_alone(headline: &str, number: &str) -> bool {
    let is_apart = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphanumeric() && c != '.');
    let behind = headline
        .strip_prefix(number)
        .map(|rest| rest.chars().next());
    let before = headline
        .strip_suffix(number)
        .map(|rest| rest.chars().next_back());
    behind.is_some_and(is_apart) || before.is_some_and(is_apart)
}

impl ErrorPage {
    /// What stands at `hop`, and what to do.
    pub(super) fn text(&self, hop: &str) -> Text {
        match self {
            Self::Says(headline) => text! {
                en: "{hop} answered with success, but what it shows is an error page: “{headline}”; check the address and the server",
                zh: "{hop} 返回成功状态，但显示的是错误提示页：“{headline}”；请核对网址并检查服务器",
            },
            Self::Default(Bilingual { en, zh }) => text! {
                en: "{hop} shows {en}, not the site; check that the domain is bound to the site on the server",
                zh: "{hop} 显示的是{zh}，而非网站内容；请检查服务器上是否已将该域名绑定到网站",
            },
            Self::Unfiled => text! {
                en: "{hop} is blocked by its host because the domain has no ICP filing with it; file the domain, or add this host to its filing",
                zh: "{hop} 因域名未在接入商处备案而被拦截；请办理 ICP 备案或接入备案",
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fetch::skim;

    fn seen(html: &str) -> Option<ErrorPage> {
        let url = Url::parse("http://a.cn/").unwrap();
        of(&url, html.as_bytes(), &skim::of(html.as_bytes()))
    }

    #[test]
    fn a_heading_is_the_only_one_of_pages_that_are_read_to_their_end() {
        let page = |text: &str| format!("<h1>Welcome to nginx!</h1><p>{text}<h2>新闻</h2>");
        assert_eq!(seen(&page(&"text ".repeat(1000))), None);
        assert!(seen("<h1>Welcome to nginx!</h1>").is_some());
    }

    #[test]
    fn pages_that_say_they_are_none() {
        for html in [
            "<title>404</title><p>返回首页",
            "<title>404 Not Found</title><center>nginx</center>",
            "<title>错误提示 - 404</title>",
            "<title>您访问的页面不存在</title>",
            "<h1>页面不存在</h1><p>3 秒后返回首页",
            "<title>502 Bad Gateway</title>",
        ] {
            assert!(matches!(seen(html), Some(ErrorPage::Says(_))), "{html}");
        }
    }

    #[test]
    fn pages_of_servers_and_hosts() {
        for html in [
            "<title>Welcome to nginx!</title>",
            "<title>没有找到站点</title>",
            "<title>恭喜，站点创建成功！</title>",
            "<title>IIS7</title>",
            "<title>Apache Tomcat/9.0.65</title>",
            &format!(
                "<title>Apache2 Ubuntu Default Page: It works</title><p>{}",
                "a ".repeat(1600)
            ),
        ] {
            assert!(matches!(seen(html), Some(ErrorPage::Default(_))), "{html}");
        }
        for html in [
            "<title>Non-compliance ICP Filing</title>",
            "<iframe id=mainFrame src='http://batit.aliyun.com/alww.html'></iframe>",
            "<h2>该网站暂时无法进行访问</h2><p>未按《非经营性互联网信息服务备案管理办法》办理备案",
        ] {
            assert_eq!(seen(html), Some(ErrorPage::Unfiled), "{html}");
        }
        let url = Url::parse("https://dnspod.qcloud.com/static/webblock.html?d=a.cn").unwrap();
        assert!(is_block(&url));
    }

    #[test]
    fn home_pages_stay_home_pages() {
        let text = "公司简介与产品服务".repeat(200);
        for html in [
            format!("<title>404</title><p>{text}"),
            "<title>404公社</title><title>x</title>".replace("404公社", "K404 公社"),
            "<title>某某公司</title><h1>页面不存在</h1><p>京ICP备2021012345号-1".to_owned(),
            "<h1>404</h1><h1>405</h1>".to_owned(),
            "<title>某某公司</title><p>本站尚未完成备案".to_owned(),
            "<title>9.404</title>".to_owned(),
            format!("<title>IIS7站长之家-站长工具</title><p>{text}"),
            "<title>IIS7站长之家-站长工具</title><p>站长工具".to_owned(),
            "<title>Welcome to Caddyshack Golf</title>".to_owned(),
            format!("<title>IIS7 - 站长工具</title><p>{text}"),
            format!("<title>Welcome to nginx 中文社区</title><p>{text}"),
        ] {
            assert_eq!(seen(&html), None, "{html}");
        }
    }
}
