//! Scripts that do nothing but send the visitor on.
//!
//! Understood: `location = '…'`, `.href = '…'`, `.replace('…')` and `.assign('…')` of
//! `location`, `window.`, `self.`, `top.`, `parent.` and `document.location`, at the top level,
//! in a function that is handed to something (`setTimeout(function(){…})`, `(function(){…})()`)
//! or in a string handed to `setTimeout`. A script that decides anything (`if`, `? :`, `navigator`,
//! event handlers), or leads on behind `&&` or `||`, may send others elsewhere, and says nothing.

use super::tokens::{Token, Tokens, decides};
use memchr::memmem;

/// The one address that the scripts lead to.
pub(super) fn target(scripts: &[&[u8]]) -> Option<Vec<u8>> {
    let mut targets = Vec::new();
    for script in scripts {
        // Most scripts of most pages end here.
        if memmem::find(script, b"location").is_some() {
            targets.extend(targets_of(script, true));
        }
    }
    let first = targets.first()?;
    targets
        .iter()
        .all(|target| target == first)
        .then(|| first.clone())
}

fn targets_of(script: &[u8], may_nest: bool) -> Vec<Vec<u8>> {
    let tokens: Vec<_> = Tokens::new(script).collect();
    let from = |at: usize| tokens.get(at..).unwrap_or_default();
    if (0..tokens.len()).any(|at| decides(from(at))) {
        return Vec::new();
    }
    let mut targets = Vec::new();
    let mut place = Place::default();
    for (at, token) in tokens.iter().enumerate() {
        place.pass(token);
        let tokens = from(at);
        if place.condition.is_some() && leads_on(tokens) {
            return Vec::new();
        }
        if place.is_run() {
            targets.extend(redirect(tokens));
            if may_nest && let Some(code) = later(tokens) {
                targets.extend(targets_of(code, false));
            }
        }
    }
    targets
}

/// Where in the script a token stands.
#[derive(Default)]
struct Place {
    parentheses: usize,
    /// For each open brace, whether what is in it is run.
    braces: Vec<bool>,
    /// Open braces in which nothing is run by itself.
    idle: usize,
    /// How deep in all that the `&&` or `||` stands whose statement this is.
    condition: Option<usize>,
}

impl Place {
    fn pass(&mut self, token: &Token<'_>) {
        match token {
            Token::Mark(b'(') => self.parentheses += 1,
            Token::Mark(b')') => self.parentheses = self.parentheses.saturating_sub(1),
            Token::Mark(b'{') => self.open(self.parentheses > 0),
            Token::Mark(b'}') if self.braces.pop() == Some(false) => self.idle -= 1,
            _ => {}
        }
        let depth = self.parentheses + self.braces.len();
        match token {
            // `a && b()` and `a || b()` are an `if` in short.
            Token::Mark(b'&' | b'|') => self.condition = self.condition.or(Some(depth)),
            Token::Mark(b';') => self.condition = self.condition.filter(|start| depth > *start),
            _ => self.condition = self.condition.filter(|start| depth >= *start),
        }
    }

    fn open(&mut self, is_run: bool) {
        self.braces.push(is_run);
        self.idle += usize::from(!is_run);
    }

    const fn is_run(&self) -> bool {
        self.idle == 0
    }
}

/// Whether this leads on, or may once it is run.
fn leads_on(tokens: &[Token<'_>]) -> bool {
    let is_redirect = |word: &[u8]| is_location(word) || is_method(word);
    let now = matches!(tokens, [Token::Word(word), ..] if is_redirect(word));
    now || later(tokens).is_some()
}

/// A redirect to a string, and nothing added to it.
fn redirect(tokens: &[Token<'_>]) -> Option<Vec<u8>> {
    match tokens {
        [
            Token::Word(word),
            Token::Mark(b'='),
            Token::Text(text),
            behind @ ..,
        ] if is_location(word) && ends(behind) => unescaped(text),
        [
            Token::Word(word),
            Token::Mark(b'('),
            Token::Text(text),
            Token::Mark(b')'),
            ..,
        ] if is_method(word) => unescaped(text),
        _ => None,
    }
}

/// Code in a string that is run later.
fn later<'a>(tokens: &[Token<'a>]) -> Option<&'a [u8]> {
    match tokens {
        [
            Token::Word(b"setTimeout" | b"window.setTimeout"),
            Token::Mark(b'('),
            Token::Text(code),
            ..,
        ] => Some(code),
        _ => None,
    }
}

fn ends(behind: &[Token<'_>]) -> bool {
    matches!(
        behind,
        [] | [Token::Mark(b';' | b'}' | b')') | Token::Word(_), ..]
    )
}

fn is_location(word: &[u8]) -> bool {
    let word = word.strip_suffix(b".href").unwrap_or(word);
    let owners: [&[u8]; 6] = [b"", b"window.", b"self.", b"top.", b"parent.", b"document."];
    let owner = word.strip_suffix(b"location");
    owner.is_some_and(|owner| {
        // `window.top.location` and the like.
        owners.contains(&owner)
            || owner
                .strip_prefix(b"window.")
                .is_some_and(|o| owners.contains(&o))
    })
}

fn is_method(word: &[u8]) -> bool {
    let owner = word
        .strip_suffix(b".replace")
        .or_else(|| word.strip_suffix(b".assign"));
    owner.is_some_and(|owner| owner.ends_with(b"location") && is_location(owner))
}

/// `\/` is the one escape that stands in addresses.
fn unescaped(text: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(text).ok()?.replace("\\/", "/");
    (!text.contains('\\') && !text.is_empty()).then(|| text.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(script: &str) -> Option<String> {
        target(&[script.as_bytes()]).map(|target| String::from_utf8(target).unwrap())
    }

    #[test]
    fn plain_redirects() {
        for script in [
            "location='/cn/'",
            "window.location.href = \"/cn/\";",
            "// go\n top.location.replace('/cn/')",
            "<!--\nself.location.assign('\\/cn\\/');\n//-->",
            "/* '*/ document.location = '/cn/'; var x = 1",
            "setTimeout(function () { window.location = '/cn/' }, 100)",
            "setTimeout(\"location.href='/cn/'\", 0)",
            "(function(){ window.top.location.href='/cn/' })()",
            "var on=1;location.href='/cn/'",
            "$(window).on('load',function(){location.href='/cn/'})",
            "$(document).one('ready',function(){location.href='/cn/'})",
            "document.title='Please click here';location.href='/cn/'",
            "document.write('<a href=/cn/>click <a');location.href='/cn/'",
            "var _hmt = _hmt || [];location.href='/cn/'",
            "(function(){ var w = w || {} })();\nlocation.href='/cn/'",
        ] {
            assert_eq!(of(script).as_deref(), Some("/cn/"), "{script}");
        }
    }

    #[test]
    fn anything_less_plain_is_left_alone() {
        for script in [
            "if (/Android/.test(navigator.userAgent)) location.href='/m/'",
            "location.href = mobile ? '/m/' : '/pc/'",
            "window.innerWidth<768&&(location.href='/m/')",
            "window.ok||location.replace('/m/')",
            "mobile && (top.x=1, location.href='/m/'); location.href='/pc/'",
            "mobile && function(){ var x; location.href='/m/' }()",
            "mobile && setTimeout(\"location.href='/m/'\", 0)",
            "$('#e').click(function(){location.href='/m/'})",
            "$(document).on('click','#e',function(){location.href='/m/'})",
            "$('#e').on('change',function(){location.href='/m/'})",
            "$('#e').on('click.ns',function(){location.href='/m/'})",
            "$('#e').on({focus:function(){location.href='/m/'}})",
            "$('#e').bind('pointerdown',function(){location.href='/m/'})",
            "$('#e').bind('tap',function(){location.href='/m/'})",
            "$('#e').live('click',function(){location.href='/m/'})",
            "$('#e').one('touchstart click',function(){location.href='/m/'})",
            "$('p').delegate('#e','click',function(){location.href='/m/'})",
            "$('#e').tap(function(){location.href='/m/'})",
            "$('form').submit(function(){location.href='/m/'})",
            "document.onkeydown=(function(){location.href='/m/'})",
            "e.attachEvent('onclick',function(){location.href='/m/'})",
            "location.href='/cn/' + location.search",
            "location.href='http://' + host",
            "location.href=url",
            "location.href == '/cn/'",
            "function enter() { location.href='/cn/' }",
            "location.href='/a/'; location.href='/b/'",
            "mylocation='/cn/'; x.location='/cn/'",
            "location.hash='/cn/'",
            "location.reload()",
            "location='\\u002f'",
            "location='",
            "'location=\"/cn/\"'",
        ] {
            assert_eq!(of(script), None, "{script}");
        }
    }
}
