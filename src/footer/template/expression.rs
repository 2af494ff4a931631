//! Places of a template that something else is put into.

use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// `{{ x }}`, `{% x %}`, `${x}`, `#{x}`, `{$x}`, `{x}`, `{:x()}`, `<%= x %>`, `<?= x ?>`,
/// `[[ x ]]`, `[!--x--]`, `@Model.x`, `%NAME%`.
#[expect(clippy::expect_used, reason = "a constant pattern, compiled in a test")]
static EXPRESSION: LazyLock<Regex> = LazyLock::new(|| {
    let parts = [
        r"\{\{[^{}]{1,200}\}\}",
        r"\{%[^{}]{1,200}%\}",
        r"[$#@]\{[^{}]{1,200}\}",
        r"\{[$:A-Za-z_@!][^{}\n]{0,120}\}",
        r"<%[^\n]{1,200}?%>",
        r"<\?[^\n]{1,200}?\?>",
        r"\[!--[^\[\]\n]{1,200}--\]",
        r"\[\[[^\[\]\n]{1,200}\]\]",
        r"@[A-Za-z_][\w.]{0,60}",
        // Two hexadecimal digits are an encoded byte of an address.
        r"%[A-Z][A-Z0-9_.]{2,39}%",
    ];
    Regex::new(&parts.join("|")).expect("a valid pattern")
});

/// All of them, in order.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let found = EXPRESSION.find_iter(text);
    found.map(|found| found.range()).collect()
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn expressions_of_many_languages() {
        for text in [
            "{{ site.icp }}",
            "{% icp %}",
            "${icp}",
            "{icp}",
            "{props.site.icp ?? ''}",
            "{$icp}",
            "{:config('icp')}",
            "{pboot:siteicp}",
            "[!--icp--]",
            "<%= icp %>",
            "<?= $icp ?>",
            "<?php echo $icp; ?>",
            "[[${icp}]]",
            "@Model.Icp",
            "%ICP%",
        ] {
            assert_eq!(find(text).first().map(|r| r.start), Some(0), "{text}");
        }
        assert!(find("京ICP备2021012345号-1 {\"a\": 1} 50%").is_empty());
    }
}
