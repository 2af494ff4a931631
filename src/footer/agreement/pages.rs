//! Pages that chance makes.

/// Numbers that look random and are the same on every machine (xorshift).
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        // Neighbouring seeds start far apart, and none at nought, where it would stay.
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x2545_f491_4f6c_dd1d)
    }

    /// A number from 0 to `bound`, which it is not.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(bound.max(1)).unwrap()).unwrap()
    }
}

const PIECES: [&str; 76] = [
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<a href=x>",
    "</a>",
    "<b>",
    "</b>",
    "<a href=y>",
    "<b class=c>",
    "<i>",
    "</i>",
    "<font size=1 color=red>",
    "<font color=red size=1>",
    "</font>",
    "<nobr>",
    "</br>",
    "<img>",
    "<span>",
    "</span>",
    "<ul>",
    "</ul>",
    "<li>",
    "</li>",
    "<table>",
    "</table>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<tbody>",
    "</tbody>",
    "<th>",
    "<caption>",
    "</caption>",
    "<colgroup>",
    "<col>",
    "<form>",
    "</form>",
    "<select>",
    "</select>",
    "<option>",
    "<optgroup>",
    "<button>",
    "</button>",
    "<h2>",
    "</h3>",
    "<pre>\n",
    "</pre>",
    "<textarea>\n",
    "</textarea>",
    "<svg>",
    "</svg>",
    "<path/>",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<title>",
    "</title>",
    "<!-- x -->",
    "<br>",
    "<dl><dt>",
    "<dd>",
    "</dl>",
    "<object>",
    "</object>",
    "</body>",
    "</html>",
    "<head>",
    "</head>",
    "<body>",
    "<html>",
    "<body class=c>",
    "<html lang=zh class='&amp;'>",
    "京ICP备2021012345号-1",
];

/// A stretch of a page with pieces of markup put in, tags taken out, stretches moved and
/// characters put in or taken out.
pub(super) fn changed(pages: &[String], random: &mut Random) -> String {
    let page = &pages[random.below(pages.len())];
    let tags: Vec<&str> = page.split_inclusive('>').collect();
    let start = random.below(tags.len());
    let len = 1 + random.below(60);
    let mut parts: Vec<&str> = tags.iter().skip(start).take(len).copied().collect();
    for _ in 0..random.below(6) {
        let at = random.below(parts.len());
        match random.below(3) {
            0 => parts.insert(at, PIECES[random.below(PIECES.len())]),
            1 if !parts.is_empty() => drop(parts.remove(at)),
            _ => parts.rotate_left(at),
        }
    }
    scratched(parts.concat(), random)
}

/// Characters that mean something to a tokenizer.
const CHARACTERS: [char; 18] = [
    '<', '>', '/', '"', '\'', '=', '&', ';', '#', '-', '!', '?', '\0', '\r', '\n', ' ', 'x', '备',
];

/// A page with a few such characters put in, and others taken out.
fn scratched(mut page: String, random: &mut Random) -> String {
    for _ in 0..random.below(4) {
        let at = random.below(page.len() + 1);
        if !page.is_char_boundary(at) {
            continue;
        }
        if random.below(2) == 0 && at < page.len() {
            page.remove(at);
        } else {
            page.insert(at, CHARACTERS[random.below(CHARACTERS.len())]);
        }
    }
    page
}

/// Nothing but markup.
pub(super) fn made(random: &mut Random) -> String {
    let pieces = (0..random.below(24)).map(|_| PIECES[random.below(PIECES.len())]);
    pieces
        .collect::<Vec<_>>()
        .join(["", " ", "x"][random.below(3)])
}
