//! Why a sitemap cannot be read, and what to do.

use crate::text::{Text, text};

pub(super) fn too_large(source: &str, mib: usize) -> Text {
    text! {
        en: "{source} is larger than the {mib} MiB that a sitemap may have; split it and list the parts in a sitemap index",
        zh: "{source} 超过网站地图的上限 {mib} MiB；请拆分为多个文件，并用网站地图索引列出",
    }
}

pub(super) fn gzip(source: &str) -> Text {
    text! {
        en: "{source} cannot be unpacked: the gzip data is damaged or cut off; upload it again",
        zh: "{source} 无法解压：gzip 数据损坏或不完整；请重新上传",
    }
}

pub(super) fn html(source: &str) -> Text {
    text! {
        en: "{source} is an HTML page, not a sitemap; check the address, often that of an error page",
        zh: "{source} 是 HTML 页面，不是网站地图（常为错误页）；请核对网址",
    }
}

pub(super) fn none(source: &str) -> Text {
    text! {
        en: "{source} is no sitemap: neither <urlset> nor <sitemapindex>, no feed, and no list of http addresses, one a line",
        zh: "{source} 不是网站地图：既无 <urlset> 或 <sitemapindex>，也不是 RSS、Atom 或每行一个网址的文本",
    }
}

pub(super) fn malformed(source: &str, line: usize) -> Text {
    text! {
        en: "{source} is malformed XML from line {line} on; what it lists behind that is not known",
        zh: "{source} 自第 {line} 行起不是合法的 XML；其后所列内容无从得知",
    }
}

pub(super) fn cut_off(source: &str) -> Text {
    text! {
        en: "{source} ends in the middle: elements are left open; what should follow is not known",
        zh: "{source} 内容不完整：结尾处仍有未闭合的元素；其后所列内容无从得知",
    }
}

pub(super) fn too_deep(source: &str, line: usize) -> Text {
    text! {
        en: "{source} nests elements too deeply at line {line}; it was read no further",
        zh: "{source} 第 {line} 行元素嵌套过深；其后内容未读取",
    }
}
