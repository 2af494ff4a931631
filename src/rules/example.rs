//! The footer in which the rules' examples stand: complete, and faultless but for what is shown.

/// A page with a footer. Arguments, all string literals:
///
/// - `number:` an ICP number, put into a proper link;
/// - `href:` the address to which a faultless ICP number is linked;
/// - HTML in place of the ICP number's line;
/// - `[HTML], police:` address and text of the PSB number's link too.
macro_rules! footer {
    (number: $number:literal) => {
        $crate::rules::example::footer!(
            "<a href=\"https://beian.miit.gov.cn/\" target=\"_blank\">",
            $number,
            "</a>"
        )
    };
    (href: $href:literal) => {
        $crate::rules::example::footer!(
            "<a href=\"",
            $href,
            "\" target=\"_blank\">京ICP备2021012345号-1</a>"
        )
    };
    ($($html:literal),+ $(,)?) => {
        $crate::rules::example::footer!(
            [$($html),+],
            police: "https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143",
            "京公网安备11010502030143号"
        )
    };
    ([$($html:literal),+], police: $href:literal, $number:literal $(,)?) => {
        concat!(
            "<main><h1>示例科技</h1><p>为您提供示例服务。</p></main>\n",
            "<footer>\n",
            "  <p>© 2026 示例科技有限公司</p>\n",
            "  <p>", $($html,)+ "</p>\n",
            "  <p><a href=\"", $href, "\" target=\"_blank\">",
            "<img src=\"/images/beian.png\" alt=\"备案图标\" width=\"20\" height=\"20\">",
            $number, "</a></p>\n",
            "</footer>"
        )
    };
}

/// A page of a `[[site]]` with that key of the configuration: `icp = "京ICP备2021012345号-1"`.
macro_rules! configured {
    ($key:literal, $($html:expr),+ $(,)?) => {
        concat!("<!-- beian-lint.toml\n[[site]]\n", $key, "\n-->\n", $($html),+)
    };
}
pub(super) use {configured, footer};
