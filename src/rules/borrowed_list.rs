//! Numbers of well-known companies and templates that stand on other people's sites.
//!
//! Each was seen, byte for byte, in several unrelated public repositories: clones of the
//! company's pages, or copies of one template. The list is short on purpose; a number
//! enters it only when it was seen at owners who have nothing to do with each other.

use crate::number::{Kind, Number};
use crate::text::Bilingual;

/// A number that is copied from page to page.
#[derive(Debug)]
pub(super) struct Borrowed {
    /// Its register.
    kind: Kind,
    /// Its digits. The province is not compared: copies often come with another one.
    digits: &'static str,
    /// Whose it is.
    pub(super) owner: Bilingual,
    /// Where the copies were seen.
    pub(super) source: Bilingual,
}

const BAIDU: Bilingual = owner("Baidu", "百度");
const XIAOMI: Bilingual = owner("Xiaomi", "小米");
const JD: Bilingual = owner("JD.com", "京东");
const ALIBABA: Bilingual = owner("Alibaba", "阿里巴巴");
const TENCENT: Bilingual = owner("Tencent", "腾讯");
const DEDECMS: Bilingual = owner("a template of the DedeCMS era", "DedeCMS 时期的网站模板");
const VUE_BLOG: Bilingual = owner("a Vue blog template", "某 Vue 博客模板");
const TEMPLATE: Bilingual = owner("a website template", "某网站模板");

const CLONES: Bilingual = Bilingual::new(
    "clones of its pages in unrelated public repositories",
    "多个互不相关的公开代码库中的仿站页面",
);
const ELSEWHERE: Bilingual = Bilingual::new(
    "clones of its pages, also with another province's character",
    "多个公开代码库中的仿站页面，有的还改换了省份简称",
);
const COPIES: Bilingual = Bilingual::new(
    "copies of the template in unrelated public repositories, some with another province's character",
    "多个互不相关的公开代码库中的模板副本，有的还改换了省份简称",
);

/// All that are known.
static BORROWED: [Borrowed; 12] = [
    borrowed(Kind::Licence, "030173", BAIDU, CLONES),
    borrowed(Kind::Psb, "11000002000001", BAIDU, ELSEWHERE),
    borrowed(Kind::Icp, "10046444", XIAOMI, CLONES),
    borrowed(Kind::Psb, "11010802020134", XIAOMI, CLONES),
    borrowed(Kind::Licence, "110507", XIAOMI, CLONES),
    borrowed(Kind::Licence, "080047", JD, ELSEWHERE),
    borrowed(Kind::Psb, "110000000006", JD, CLONES),
    borrowed(Kind::Psb, "33010002000078", ALIBABA, ELSEWHERE),
    borrowed(Kind::Psb, "44030002000001", TENCENT, CLONES),
    borrowed(Kind::Icp, "06004630", DEDECMS, COPIES),
    borrowed(Kind::Icp, "17001719", VUE_BLOG, COPIES),
    borrowed(Kind::Icp, "14005986", TEMPLATE, COPIES),
];

const fn owner(en: &'static str, zh: &'static str) -> Bilingual {
    Bilingual::new(en, zh)
}

const fn borrowed(
    kind: Kind,
    digits: &'static str,
    owner: Bilingual,
    source: Bilingual,
) -> Borrowed {
    Borrowed {
        kind,
        digits,
        owner,
        source,
    }
}

/// The entry of a number, if it is on the list.
pub(super) fn find(number: &Number) -> Option<&'static Borrowed> {
    let same = |entry: &&Borrowed| entry.kind == number.kind && entry.digits == number.digits;
    BORROWED.iter().find(same)
}
