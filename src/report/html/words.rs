//! What the page itself says, in both languages.

use super::both::Both;
use crate::check::PageReport;
use crate::crawl::Crawled;
use crate::finding::{Severity, Suppressed};
use crate::page::{Encoding, EncodingSource, Span, UncheckedKind};
use crate::report::text::about_crawl;
use crate::report::text::words as report_words;
use crate::report::{Mark, led};
use crate::text::{Bilingual, Lang, text, visible};

/// A fixed text in both languages.
type Fixed = Both<'static>;

macro_rules! words {
    ($($name:ident: $en:literal, $zh:literal;)*) => {
        $(pub(super) const $name: Fixed = Both::fixed($en, $zh);)*
    };
}

words! {
    TITLE: "Filing number report", "网站备案信息检查报告";
    LANGUAGE: "Language", "语言";

    MUST_CORRECT: "Corrections are needed", "需要整改";
    NOTHING_CHECKED: "Nothing was checked", "未检查任何页面";
    INCOMPLETE: "No errors found, but the check is incomplete", "未发现错误，但检查不完整";
    NO_HOME: "No errors found, but no home page was checked", "未发现错误，但未检查首页";
    MAY_CORRECT: "No errors; some points deserve attention", "未发现错误，有若干事项需要关注";
    STYLE_ONLY: "No errors or warnings; a few remarks on style", "未发现错误和警告，仅有书写规范方面的提示";
    ALL_WELL: "Nothing to correct", "未发现问题";
    KNOWN_ERRORS: "Errors were found, all of them suppressed", "发现的错误均已忽略";
    KNOWN_ERRORS_INCOMPLETE: "Errors were found, all of them suppressed, and the check is incomplete",
        "发现的错误均已忽略，且检查不完整";
    KNOWN: "Nothing to correct besides what is suppressed", "除已忽略的问题外，未发现其他问题";
    BROKEN: "An internal error kept at least one page from being checked; the run's error output names it.",
        "程序内部错误导致至少一个页面未能检查，具体页面见运行时的错误输出。";
    NO_HOME_NOTE: "No home page was among them, so whether the numbers are shown at all was not checked.",
        "其中没有首页，因此未检查是否标明了备案号。";

    PAGES: "Pages", "页面";
    ERROR: "Error", "错误";
    WARNING: "Warning", "警告";
    INFO: "Info", "提示";
    SUPPRESSED: "Suppressed", "已忽略";
    ERRORS: "Errors", "错误";
    WARNINGS: "Warnings", "警告";
    INFOS: "Infos", "提示";
    NOT_CHECKED: "Not checked", "未能检查";

    SITES: "Sites and duties", "各网站合规情况";
    SITE: "Site", "网站";
    MATRIX_NOTE: "Each cell shows the worst result among the pages of the site. PSB: filing with the public security authorities.",
        "每格取该网站各页面中最差的结果。";
    FINDINGS: "Pages and findings", "页面与问题";
    CONTAINS: "Contains", "包含文字";
    ALL: "All", "全部";
    RULE: "Rule", "规则";
    LEVEL: "Level", "级别";
    SHOWN: "findings shown", "个问题符合条件";
    UNFOLD: "Open all", "全部展开";
    FOLD: "Close all", "全部收起";
    RESET: "Reset filters", "清除筛选";
    NO_PAGE: "No page could be looked at.", "没有可供检查的页面。";
    NOTHING_FOUND: "Nothing found", "未发现问题";

    REQUESTED: "Address asked for", "请求地址";
    REDIRECTS: "Redirects", "跳转过程";
    FINAL_ADDRESS: "Final address", "最终地址";
    STATUS: "HTTP status", "HTTP 状态码";
    FETCHED_FROM: "Fetched from", "实际来源";
    FETCHED: "Fetched at", "获取时间";
    INSECURE: "(certificate not verified)", "（未验证证书）";
    DIGEST: "SHA-256 of the bytes", "内容 SHA-256";
    ENCODING: "Encoding", "字符编码";
    MALFORMED: "Some bytes could not be decoded.", "部分字节无法解码。";
    ROLE: "Judged as", "页面类型";
    FOOTER: "Footer", "页脚";
    NUMBERS: "Numbers on the page", "页面中的编号";
    NO_NUMBER: "None", "无";

    FIX: "How to fix it", "改法";
    LAW: "Basis", "依据";
    UNCHECKED: "Not checked", "未能检查";
    UNCHECKED_NOTE: "These inputs could not be looked at. They are neither right nor wrong.",
        "以下内容未能检查，其合规与否无法判断。";
    STOPPED_AT: "Stopped at", "止于";
    RULES: "The rules behind these findings", "相关规则说明";
    ABOUT: "How to read this report", "阅读说明";
    LIMITS: "This report describes what the pages showed when they were read. Numbers, links and badges are \
        checked for form and place; the registers themselves are not asked. It is no legal advice.",
        "本报告仅反映读取时页面所展示的内容：检查编号、链接和图标的形式与位置，未向主管部门的备案系统核验，亦不构成法律意见。";
}

/// `line 3, column 14`.
pub(super) fn place(span: &Span) -> Fixed {
    let (line, column) = (span.line, span.column);
    text! { en: "line {line}, column {column}", zh: "第 {line} 行第 {column} 列" }.into()
}

pub(super) fn looked_at(pages: u64, homes: u64) -> Fixed {
    let noun = plural(pages, "page was", "pages were");
    text! {
        en: "{pages} {noun} checked, {homes} of them as home pages.",
        zh: "共检查 {pages} 个页面，其中首页 {homes} 个。",
    }
    .into()
}

pub(super) fn errors_on(errors: u64, pages: usize) -> Fixed {
    let noun = plural(errors, "error was", "errors were");
    let on = if pages == 1 { "page" } else { "pages" };
    text! {
        en: "{errors} {noun} found on {pages} {on}.",
        zh: "{pages} 个页面存在错误，合计 {errors} 处。",
    }
    .into()
}

/// `2 errors`.
pub(super) fn counted(severity: Option<Severity>, count: usize) -> Fixed {
    let s = if count == 1 { "" } else { "s" };
    match severity {
        Some(severity) => {
            let Bilingual { en, zh } = report_words::severity(severity);
            text! { en: "{count} {en}{s}", zh: "{zh} {count} 个" }
        }
        None => text! { en: "{count} suppressed", zh: "已忽略 {count} 个" },
    }
    .into()
}

pub(super) fn unchecked_inputs(count: u64) -> Fixed {
    let noun = plural(count, "input", "inputs");
    text! {
        en: "{count} {noun} could not be checked; the reasons are given below.",
        zh: "另有 {count} 项未能检查，原因见下文。",
    }
    .into()
}

/// What a crawl met besides pages, if anything.
pub(super) fn crawled(crawled: &Crawled) -> Option<Fixed> {
    let en = about_crawl(crawled, Lang::En)?;
    let zh = about_crawl(crawled, Lang::ZhCn)?;
    Some(text! { en: "{en}", zh: "{zh}" }.into())
}

/// Inputs that led to other hosts.
pub(super) fn led(pages: &[PageReport]) -> impl Iterator<Item = Fixed> {
    let [en, zh] = [Lang::En, Lang::ZhCn]
        .map(|lang| led::lines(pages, led::MOST, |name| visible(name).into_owned(), lang));
    let both = en.into_iter().zip(zh);
    both.map(|(en, zh)| text! { en: "{en}", zh: "{zh}" }.into())
}

/// `errors`: those among them that are errors.
pub(super) fn suppressed_findings(count: u64, errors: usize) -> Fixed {
    let noun = plural(count, "finding is", "findings are");
    if errors == 0 {
        return text! {
            en: "{count} {noun} suppressed and not counted; each says why.",
            zh: "{count} 个问题已忽略，不计入结果，忽略原因见各问题说明。",
        }
        .into();
    }
    let what = if errors == 1 { "error" } else { "errors" };
    text! {
        en: "{count} {noun} suppressed and not counted, {errors} {what} among them; each says why.",
        zh: "{count} 个问题（其中错误 {errors} 个）已忽略，不计入结果，忽略原因见各问题说明。",
    }
    .into()
}

fn plural(count: u64, one: &'static str, more: &'static str) -> &'static str {
    if count == 1 { one } else { more }
}

/// Why a finding does not count.
pub(super) fn suppressed(why: &Suppressed) -> Fixed {
    let [en, zh] = [Lang::En, Lang::ZhCn].map(|lang| report_words::suppressed(why, lang));
    text! { en: "{en}", zh: "{zh}" }.into()
}

/// Behind the name of an encoding.
pub(super) fn encoding_from(encoding: &Encoding) -> Fixed {
    if let Some((label, _)) = &encoding.mislabelled {
        return text! {
            en: "(from the bytes; declared as {label})",
            zh: "（依据字节内容判定；声明为 {label}）",
        }
        .into();
    }
    match encoding.from {
        EncodingSource::Bom => Both::fixed("(from the byte order mark)", "（依据字节顺序标记）"),
        EncodingSource::Http => Both::fixed("(from the HTTP header)", "（依据 HTTP 标头）"),
        EncodingSource::Meta => Both::fixed("(from `<meta>`)", "（依据 `<meta>` 标签）"),
        EncodingSource::Detected => Both::fixed("(from the bytes)", "（依据字节内容判定）"),
        EncodingSource::Override => Both::fixed(
            "(from the bytes, against what was declared)",
            "（依据字节内容判定，与声明不符）",
        ),
    }
}

/// Why an input could not be looked at, in a word or two.
pub(super) const fn unchecked(kind: UncheckedKind) -> Fixed {
    let (en, zh) = match kind {
        UncheckedKind::Timeout => ("No answer in time", "超时"),
        UncheckedKind::Dns => ("Unknown host", "域名无法解析"),
        UncheckedKind::Tls => ("TLS failure", "TLS 连接失败"),
        UncheckedKind::Connect => ("No connection", "无法连接"),
        UncheckedKind::Status => ("HTTP status", "HTTP 状态异常"),
        UncheckedKind::TooLarge => ("Too large", "内容过大"),
        UncheckedKind::NotHtml => ("Not HTML", "不是 HTML"),
        UncheckedKind::Robots => ("Left alone because of robots.txt", "因 robots.txt 未访问"),
        UncheckedKind::BlockedAddress => ("Blocked address", "禁止访问的地址"),
        UncheckedKind::Scheme => ("Unsupported scheme", "不支持的协议"),
        UncheckedKind::Redirect => ("Redirect failure", "跳转失败"),
        UncheckedKind::Waf => ("Stopped by a firewall", "被防火墙拦截"),
        UncheckedKind::Empty => ("No page found", "没有页面"),
        UncheckedKind::Interrupted => ("Run stopped", "检查中断"),
        UncheckedKind::Io => ("Not readable", "无法读取"),
        UncheckedKind::Decode => ("Not decodable", "无法解码"),
    };
    Both::fixed(en, zh)
}

/// What levels and marks mean, by their names.
pub(super) fn meanings() -> Vec<(Fixed, Fixed)> {
    let [_, known, _, _, _, looked, asked] = Mark::ALL.map(|mark| Both::from(mark.title()));
    let meaning = |name, en, zh| (name, Both::fixed(en, zh));
    vec![
        meaning(
            ERROR,
            "Against the law, or a number that cannot exist.",
            "违反法规，或编号不可能存在。",
        ),
        meaning(
            WARNING,
            "Against a platform's instruction, or probably a mistake.",
            "不符合平台要求，或很可能有误。",
        ),
        meaning(INFO, "A matter of style.", "属于书写规范问题。"),
        meaning(
            SUPPRESSED,
            "The owner knows of it and has set it aside; it does not count.",
            "网站所有者已知悉并忽略，不计入结果。",
        ),
        meaning(
            known,
            "All that was found is suppressed.",
            "发现的问题均已忽略。",
        ),
        meaning(
            looked,
            "Required, but there was nothing to look at: no home page, no such number, or no page that could be read.",
            "有此要求，但没有可检查的内容：没有首页、没有相应编号，或页面无法读取。",
        ),
        meaning(
            asked,
            "Not required of the site, or switched off.",
            "对该网站无此要求，或规则已关闭。",
        ),
    ]
}
