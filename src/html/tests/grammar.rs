//! Pages that are grown by a grammar: most of their elements nest as the HTML standard's content
//! models have it, and some do not.

use super::random::Random;
use std::fmt::Write;

const FLOW: &[&str] = &[
    "div", "p", "ul", "ol", "dl", "table", "form", "a", "span", "b", "img", "br", "h2", "section",
    "footer", "select", "pre", "textarea", "svg", "button", "script", "style", "hr", "center",
    "noscript", "font", "iframe", "object",
];
/// What stands where it may not, or asks for more than a plain stack.
const STRAYS: &[&str] = &[
    "div",
    "p",
    "table",
    "a",
    "form",
    "math",
    "template",
    "foreignObject",
    "td",
    "li",
    "h2",
    "body",
    "select",
    "title",
    "button",
    "nobr",
];
const PHRASES: &[&str] = &[
    "a", "span", "b", "i", "em", "img", "br", "small", "input", "font", "code", "svg",
];
const ROWS: &[&str] = &["tr", "tr", "tr", "script"];

/// What an element of a name holds: other elements, and whether text stands among them.
const HOLDS: [(&str, &[&str], bool); 27] = [
    ("html", &["head", "body"], false),
    (
        "head",
        &["title", "meta", "link", "style", "script", "base"],
        false,
    ),
    ("a", &["span", "img", "b", "i", "font"], true),
    ("b", PHRASES, true),
    ("button", PHRASES, true),
    ("code", &[], true),
    ("colgroup", &["col"], false),
    ("dl", &["dt", "dd"], false),
    ("em", PHRASES, true),
    ("font", PHRASES, true),
    ("h2", PHRASES, true),
    ("i", PHRASES, true),
    ("math", &["mi", "mtext"], false),
    ("ol", &["li"], false),
    ("optgroup", &["option"], false),
    ("option", &[], true),
    ("p", PHRASES, true),
    ("pre", PHRASES, true),
    ("select", &["option", "optgroup"], false),
    ("small", PHRASES, true),
    ("span", PHRASES, true),
    ("svg", &["path", "g", "title", "style"], false),
    (
        "table",
        &["caption", "colgroup", "thead", "tbody", "tr", "tfoot"],
        false,
    ),
    ("tbody", ROWS, false),
    ("thead", ROWS, false),
    ("tr", &["td", "td", "th"], false),
    ("ul", &["li", "li", "li", "script"], false),
];

/// Elements that hold text only, and those that hold nothing.
const TEXTS: [&str; 6] = ["iframe", "script", "style", "textarea", "title", "noframes"];
const EMPTY: [&str; 9] = [
    "base", "br", "col", "hr", "img", "input", "link", "meta", "path",
];

/// Elements whose end tag may be left out, more or less.
const OPEN_ENDED: [&str; 12] = [
    "li", "p", "td", "th", "tr", "tbody", "dt", "dd", "option", "body", "html", "head",
];

const ATTRIBUTES: [&str; 10] = [
    " class=footer",
    " href=\"https://beian.miit.gov.cn/\"",
    " href='http://beian.miit.gov.cn/?a=1&amp;b'",
    " style=\"display:none\"",
    " hidden",
    " id=a ID=b",
    " alt='京公网安备11010502030143号'",
    " title=\"京ICP备2021012345号\"",
    " type=hidden",
    " a='\r\n&lt;'",
];

const WORDS: [&str; 16] = [
    "京ICP备2021012345号-1",
    "京公网安备 11010502030143号",
    "京ICP备",
    "2021012345号",
    "&copy; 2021&nbsp;",
    "版权所有",
    " ",
    "\n",
    "\r\n",
    "x",
    "1 < 2 & 3",
    "<!-- 京ICP备2021012345号 -->",
    "<!---->",
    "&#x5907;",
    "{{ icp }}",
    "a > b",
];

/// How deep elements nest, about.
const DEPTH: usize = 7;

/// A page, its DOCTYPE and `<html>` included or not.
pub(super) fn grown(random: &mut Random) -> String {
    let mut page = String::new();
    if random.below(3) > 0 {
        page.push_str(
            [
                "<!DOCTYPE html>",
                "<!doctype HTML>\n",
                "<!DOCTYPE html PUBLIC 'x'>",
            ][random.below(3)],
        );
    }
    let root = ["html", "body", "div"][random.below(3)];
    element(root, DEPTH, random, &mut page);
    page
}

fn element(name: &str, depth: usize, random: &mut Random, page: &mut String) {
    start(name, random, page);
    if EMPTY.contains(&name) {
        return;
    }
    if TEXTS.contains(&name) {
        page.push_str(WORDS[random.below(WORDS.len())]);
    } else {
        inside(name, depth, random, page);
    }
    let left_out = if OPEN_ENDED.contains(&name) { 3 } else { 400 };
    if random.below(left_out) > 0 {
        let _ = write!(page, "</{name}>");
    }
    if random.below(400) == 0 {
        let _ = write!(page, "</{}>", STRAYS[random.below(STRAYS.len())]);
    }
}

fn start(name: &str, random: &mut Random, page: &mut String) {
    let spelled = if random.below(16) == 0 {
        name.to_ascii_uppercase()
    } else {
        name.to_owned()
    };
    page.push('<');
    page.push_str(&spelled);
    for _ in 0..random.below(3) {
        page.push_str(ATTRIBUTES[random.below(ATTRIBUTES.len())]);
    }
    page.push_str(if EMPTY.contains(&name) && random.below(2) == 0 {
        "/>"
    } else {
        ">"
    });
}

fn inside(name: &str, depth: usize, random: &mut Random, page: &mut String) {
    let known = HOLDS.iter().find(|(of, ..)| *of == name);
    let (elements, has_text) = known.map_or((FLOW, true), |(_, elements, text)| (*elements, *text));
    let in_order = ["html", "table"].contains(&name);
    let mut next = 0;
    for _ in 0..=random.below(4) {
        if depth > 0 && next < elements.len() && random.below(3) > 0 {
            let chosen = next + random.below(elements.len() - next);
            next = if in_order { chosen + 1 } else { 0 };
            let stray = random.below(150) == 0;
            let all = if stray { STRAYS } else { elements };
            element(all[chosen % all.len()], depth - 1, random, page);
        }
        if has_text || random.below(300) == 0 {
            page.push_str(WORDS[random.below(WORDS.len())]);
        } else if random.below(2) == 0 {
            page.push('\n');
        }
    }
}
