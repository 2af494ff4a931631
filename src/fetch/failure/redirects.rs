//! Redirects that lead nowhere, in the words of the report.

use crate::text::{Text, text};

/// A server that stands in for a site and leads back to the site's own address.
pub(in super::super) fn leads_home(hop: &str, place: &str) -> Text {
    text! {
        en: "what answers at {place} leads back to {hop}, in a loop, perhaps since it insists on https or on the site's own name; tell that server not to, or use --resolve instead of --base-url",
        zh: "{place} 又重定向回 {hop}，形成循环，可能是该服务器强制使用 https 或正式域名；请在该服务器上关闭此重定向，或改用 --resolve 代替 --base-url",
    }
}

pub(super) fn too_many(hop: &str, limit: usize) -> Text {
    text! {
        en: "more than {limit} redirects, the last from {hop}; give the final address instead",
        zh: "重定向超过 {limit} 次，最后一次来自 {hop}；请直接填写最终网址",
    }
}

pub(super) fn to_no_address(hop: &str, location: &str) -> Text {
    text! {
        en: "{hop} redirects to {location:?}, which is no usable address; mend the server's Location header",
        zh: "{hop} 重定向至 {location:?}，不是可用的网址；请修正服务器的 Location 响应头",
    }
}

pub(super) fn to_nowhere(hop: &str) -> Text {
    text! {
        en: "{hop} answers with a redirect but names no target; mend the server's Location header",
        zh: "{hop} 返回重定向但未给出目标地址；请修正服务器的 Location 响应头",
    }
}

pub(super) fn in_a_circle(hop: &str) -> Text {
    text! {
        en: "the redirects come back to {hop}, in a loop; mend them, or, if a browser shows the page nevertheless, save it there and check the file",
        zh: "重定向又回到 {hop}，形成循环；请修正重定向；若浏览器仍能打开该页面，可保存后检查文件",
    }
}
