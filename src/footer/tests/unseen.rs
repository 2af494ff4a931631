//! Numbers in markup that the parser takes for text.

use super::*;

/// Where the only number of a page stands, and what of the page it is.
fn only(html: &str) -> (Placement, String, String) {
    let mut filings = facts(html).filings;
    assert_eq!(filings.len(), 1, "{html}: {filings:?}");
    let filing = filings.remove(0);
    let place = html[filing.range].to_owned();
    (filing.placement, filing.number.canonical, place)
}

#[test]
fn references_and_tags_in_unseen_markup_are_no_part_of_a_number() {
    let number = "京ICP备2021012345号";
    for (written, number) in [
        ("京ICP备&nbsp;2021012345号", number),
        ("京ICP备<span>2021012345</span>号", number),
        ("京ICP备&#50;&#x30;21012345&#21495;", number),
        ("&#20140;ICP&#22791;2021012345&#21495;", number),
        ("京公网安备&nbsp;11010502030143号", PSB),
        ("京公网安备 <font color=red>11010502030143</font>号", PSB),
    ] {
        let expected = |place| (place, number.to_owned(), written.to_owned());
        let comment = format!("<!-- <p>{written}</p> -->");
        assert_eq!(only(&comment), expected(Placement::Comment));
        for script in [
            format!("<script>document.writeln('<div>{written}</div>')</script>"),
            format!("<script>for(i=0;i<n;i++)f.innerHTML=\"<a>{written}</a>\"</script>"),
            format!("<script type=text/html><td>{written}<td>©</script>"),
        ] {
            assert_eq!(only(&script), expected(Placement::Script), "{script}");
        }
    }
    let escaped = r"京ICP备\u003cb\u003e2021012345<\/b>号";
    let script = format!("<script>x='{escaped}'</script>");
    let expected = (Placement::Script, number.to_owned(), escaped.to_owned());
    assert_eq!(only(&script), expected);
}

#[test]
fn numbers_of_different_blocks_stay_apart_in_unseen_markup() {
    let footer = format!(
        "<footer><p>电话 010-12345678</p><p>京ICP备2021012345号</p><p>1</p>\
         <ul><li>{PSB}</li><li>京ICP备2021054321号-2</li></ul><div>2024</div></footer>"
    );
    for page in [
        format!("<!-- {footer} -->"),
        format!("<script>x='{footer}'</script>"),
        format!("<script type=text/html>{footer}</script>"),
    ] {
        let filings = facts(&page).filings;
        let numbers: Vec<_> = filings.iter().map(|f| &*f.number.canonical).collect();
        let expected = ["京ICP备2021012345号", PSB, "京ICP备2021054321号-2"];
        assert_eq!(numbers, expected, "{page}");
    }
}

#[test]
fn numbers_in_the_attributes_of_unseen_markup_are_found() {
    for page in [
        format!("<script>x='<img alt=\"{ICP}\">'</script>"),
        format!("<!-- <img alt='{ICP}'> -->"),
    ] {
        assert_eq!(only(&page).1, ICP);
    }
}
