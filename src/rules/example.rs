//! The footer in which the rules' examples stand: complete, and faultless but for what is shown.

/// A footer with a PSB number and, beside it, the given HTML; or, with `number:`, that ICP
/// number in a proper link. Arguments: string literals.
macro_rules! footer {
    (number: $number:literal) => {
        $crate::rules::example::footer!(
            r#"<a href="https://beian.miit.gov.cn/" target="_blank">"#,
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
    ($($html:expr),+ $(,)?) => {
        concat!(
            "<main><h1>示例科技</h1><p>为您提供示例服务。</p></main>\n",
            "<footer>\n",
            "  <p>© 2026 示例科技有限公司</p>\n",
            "  <p>", $($html,)+ "</p>\n",
            "  <p><a href=\"https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143\" target=\"_blank\">",
            "<img src=\"/images/beian.png\" alt=\"备案图标\" width=\"20\" height=\"20\">",
            "京公网安备11010502030143号</a></p>\n",
            "</footer>"
        )
    };
}
pub(super) use footer;
