//! The words of error pages. Compared in lower case.

use crate::text::Bilingual;

const fn name(en: &'static str, zh: &'static str) -> Bilingual {
    Bilingual::new(en, zh)
}

/// A site that the server does not know.
pub(super) const NO_SITE: Bilingual = name(
    "the server's page for domains that it does not know",
    "服务器对未绑定域名的提示页",
);

/// Anywhere in a headline.
pub(super) const MISSING: &[&str] = &[
    "页面不存在",
    "网页不存在",
    "页面未找到",
    "页面找不到",
    "找不到页面",
    "找不到该页",
    "无法找到该页",
    "无法找到页面",
    "内容不存在",
    "page not found",
    "404 not found",
    "404错误",
    "404页面",
    "错误404",
];

/// At the start of a headline.
pub(super) const ERRORS: &[&str] = &[
    "not found",
    "400 bad request",
    "403 forbidden",
    "500 internal server error",
    "502 bad gateway",
    "503 service",
    "504 gateway",
    "bad gateway",
    "service unavailable",
    "系统发生错误",
    "系统错误",
    "服务器错误",
    "站点已关闭",
    "网站已关闭",
    "站点已暂停",
    "网站已暂停",
    "网站维护中",
    "站点维护中",
    "系统维护中",
];

/// Titles of default pages, from their start, with what they are.
pub(super) const DEFAULTS: &[(&str, Bilingual)] = &[
    (
        "welcome to nginx",
        name("the default page of nginx", " nginx 默认页"),
    ),
    (
        "test page for the nginx",
        name("the default page of nginx", " nginx 默认页"),
    ),
    (
        "welcome to openresty",
        name("the default page of OpenResty", " OpenResty 默认页"),
    ),
    (
        "welcome to tengine",
        name("the default page of Tengine", " Tengine 默认页"),
    ),
    (
        "welcome to caddy",
        name("the default page of Caddy", " Caddy 默认页"),
    ),
    (
        "caddy works!",
        name("the default page of Caddy", " Caddy 默认页"),
    ),
    (
        "apache2 ubuntu default page",
        name("the default page of Apache", " Apache 默认页"),
    ),
    (
        "apache2 debian default page",
        name("the default page of Apache", " Apache 默认页"),
    ),
    (
        "apache http server test page",
        name("the default page of Apache", " Apache 默认页"),
    ),
    (
        "test page for the apache",
        name("the default page of Apache", " Apache 默认页"),
    ),
    (
        "apache tomcat/",
        name("the default page of Tomcat", " Tomcat 默认页"),
    ),
    (
        "iis windows",
        name("the default page of IIS", " IIS 默认页"),
    ),
    ("iis7", name("the default page of IIS", " IIS 默认页")),
    ("iis 8", name("the default page of IIS", " IIS 默认页")),
    (
        "恭喜，站点创建成功",
        name("the default page of the BT panel", "宝塔面板默认页"),
    ),
    (
        "phpstudy 创建站点成功",
        name("the default page of phpStudy", " phpStudy 默认页"),
    ),
    (
        "站点创建成功",
        name("the default page of phpStudy", " phpStudy 默认页"),
    ),
    (
        "lnmp一键安装包",
        name("the default page of LNMP", " LNMP 默认页"),
    ),
];

/// Anywhere in the headline of a page for unknown domains.
pub(super) const UNBOUND: &[&str] = &["没有找到站点", "未找到站点", "站点不存在", "域名未绑定"];

/// Hosts and paths of the pages that hosts show instead of a site without a filing.
pub(super) const BLOCKED: &[(&str, &str)] = &[
    ("dnspod.qcloud.com", "/static/webblock"),
    ("batit.aliyun.com", "/alww"),
    ("www.aliyun.com", "/beian/beian-block"),
    ("aliyun.com", "/beian/beian-block"),
];

/// Beside the word for a filing, in a page with little text.
pub(super) const UNFILED: &[&str] = &[
    "暂时无法进行访问",
    "网站暂时无法访问",
    "网站无法访问",
    "已被拦截",
    "已被阻断",
    "已被接入商",
    "暂停访问",
    "本网站尚未进行备案",
];
