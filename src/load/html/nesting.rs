//! A guard against nesting so deep that the HTML parser's time would grow with its square.
//!
//! For every tag the parser (WHATWG HTML, 13.2.6) searches its stack of open elements; 100,000 open elements make that a hang. So
//! the tags are counted first, in one pass. The count is an upper bound of the parser's depth up to a small factor: an end tag closes only
//! the tag that was opened last, and only elements that the parser itself never nests in themselves go uncounted. Where the bound passes
//! [`MAX_DEPTH`], all tags but a few that cannot nest are dropped, which leaves plain paragraphs.

/// Deepest nesting that is parsed as it stands. Real pages stay under a hundred.
const MAX_DEPTH: usize = 1000;

/// Elements without content, and those that a later one of their kind or the end of their parent closes.
const UNCOUNTED: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "li", "dd", "dt", "tr", "td", "th", "tbody", "thead", "tfoot", "colgroup", "caption", "html", "body", "head",
];

/// Elements whose content is no markup up to their own end tag.
const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// Elements that survive flattening: none of them nests.
const KEPT: &[&str] =
    &["p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "li", "title", "meta", "head", "body", "html"];

/// Elements whose tags part paragraphs.
const BLOCKS: &[&str] = &[
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "nav",
    "ul",
    "ol",
    "dl",
    "table",
    "tr",
    "blockquote",
    "pre",
    "figure",
    "figcaption",
    "form",
    "fieldset",
    "address",
    "details",
    "summary",
    "center",
];

/// A piece of markup.
enum Piece<'h> {
    /// Text, and whatever is no tag.
    Text(&'h str),
    /// A start or end tag.
    Tag { name: &'h str, is_end: bool, closes_itself: bool, source: &'h str },
    /// A comment, a document type, the content of a raw element.
    Opaque(&'h str),
}

/// The page as plain paragraphs, where it is nested deeper than [`MAX_DEPTH`].
pub(super) fn flattened(html: &str) -> Option<String> {
    is_too_deep(html).then(|| {
        let mut out = String::with_capacity(html.len());
        for piece in pieces(html) {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Tag { name, source, .. } if is_in(KEPT, name) || is_in(RAW, name) => out.push_str(source),
                Piece::Tag { name, .. } if is_in(BLOCKS, name) => out.push_str("<p>"),
                Piece::Tag { .. } => {}
                Piece::Opaque(source) => out.push_str(source),
            }
        }
        out
    })
}

fn is_too_deep(html: &str) -> bool {
    let mut open: Vec<&str> = Vec::new();
    // Inside SVG and MathML every element nests, whatever its name.
    let mut foreign = 0_usize;
    for piece in pieces(html) {
        let Piece::Tag { name, is_end, closes_itself, .. } = piece else { continue };
        let is_root = ["svg", "math"].iter().any(|root| name.eq_ignore_ascii_case(root));
        if is_end {
            if open.last().is_some_and(|last| last.eq_ignore_ascii_case(name)) {
                open.pop();
                foreign -= usize::from(is_root);
            }
            continue;
        }
        let in_foreign = foreign > 0 || is_root;
        let counts = if in_foreign { !closes_itself } else { !is_in(UNCOUNTED, name) };
        if counts {
            open.push(name);
            foreign += usize::from(is_root);
            if open.len() > MAX_DEPTH {
                return true;
            }
        }
    }
    false
}

fn is_in(names: &[&str], name: &str) -> bool {
    names.iter().any(|each| each.eq_ignore_ascii_case(name))
}

/// Cuts markup into tags and the rest. Linear: a search that fails is not repeated.
fn pieces(html: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = html;
    let mut raw: Option<&str> = None;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some(name) = raw.take() {
            let end = raw_end(rest, name);
            let (content, after) = rest.split_at_checked(end)?;
            rest = after;
            if !content.is_empty() {
                return Some(Piece::Opaque(content));
            }
            if rest.is_empty() {
                return None;
            }
        }
        let length = piece_length(rest);
        let (source, after) = rest.split_at_checked(length)?;
        rest = after;
        let piece = classify(source);
        if let Piece::Tag { name, is_end: false, .. } = &piece
            && is_in(RAW, name)
        {
            raw = Some(name);
        }
        Some(piece)
    })
}

/// Bytes of the piece that `rest` begins with.
fn piece_length(rest: &str) -> usize {
    if !rest.starts_with('<') {
        return rest.find('<').unwrap_or(rest.len());
    }
    if let Some(comment) = rest.strip_prefix("<!--") {
        if comment.starts_with('>') || comment.starts_with("->") {
            return rest.find('>').map_or(rest.len(), |at| at + 1);
        }
        let ends = [comment.find("-->").map(|at| at + 3), comment.find("--!>").map(|at| at + 4)];
        return ends.into_iter().flatten().min().map_or(rest.len(), |end| 4 + end);
    }
    let second = rest.as_bytes().get(1).copied().unwrap_or_default();
    match second {
        b'!' | b'?' => rest.find('>').map_or(rest.len(), |at| at + 1),
        b'/' | b'a'..=b'z' | b'A'..=b'Z' => tag_length(rest),
        _ => 1 + rest.get(1..).and_then(|after| after.find('<')).unwrap_or(rest.len() - 1),
    }
}

/// Bytes of a tag: to the first `>` outside quoted attribute values.
fn tag_length(rest: &str) -> usize {
    let mut quote = None;
    let mut after_equals = false;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), byte) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return at + 1,
            // A quote opens a value only after the equals sign.
            (None, b'"' | b'\'') if after_equals => quote = Some(byte),
            (None, _) => {}
        }
        after_equals = byte == b'=' || after_equals && byte.is_ascii_whitespace();
    }
    rest.len()
}

fn classify(source: &str) -> Piece<'_> {
    let Some(inner) = source.strip_prefix('<') else { return Piece::Text(source) };
    let (inner, is_end) = inner.strip_prefix('/').map_or((inner, false), |inner| (inner, true));
    if inner.starts_with(['!', '?']) {
        return Piece::Opaque(source);
    }
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return if is_end { Piece::Opaque(source) } else { Piece::Text(source) };
    }
    let end = inner.find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>').unwrap_or(inner.len());
    let name = inner.get(..end).unwrap_or("");
    Piece::Tag { name, is_end, closes_itself: source.ends_with("/>"), source }
}

/// Where the content of a raw element ends: at its end tag, else at the end of the page.
fn raw_end(rest: &str, name: &str) -> usize {
    let mut at = 0;
    while let Some(next) = rest.get(at..).and_then(|tail| tail.find("</")) {
        let start = at + next;
        let after = rest.get(start + 2..).unwrap_or("");
        if after.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return start;
        }
        at = start + 2;
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deep_pages_are_flattened_and_wide_ones_are_not() {
        let deep = format!("{}نص{}", "<div>".repeat(5000), "</div>".repeat(5000));
        assert!(flattened(&deep).is_some_and(|flat| !flat.contains("<div>") && flat.contains("نص")));
        let unclosed = "<span><div></span></div>".repeat(5000);
        assert!(flattened(&unclosed).is_some());
        let svg = format!("<svg>{}", "<td>".repeat(5000));
        assert!(flattened(&svg).is_some());
        let wide =
            "<div><p>نص<br><img src='a>b'><ul><li>أ<li>ب</ul></div><!-- <div> --><script>'<div>'</script>".repeat(5000);
        assert!(flattened(&wide).is_none());
    }

    #[test]
    fn pieces_concatenate_to_the_source() {
        for html in
            ["<p a='>'>x</p><!-- > --><script><p></script>", "a < b <3 </> <", "<!--", "<div", "<title><b></TITLE>"]
        {
            let whole: String = pieces(html)
                .map(|piece| match piece {
                    Piece::Text(source) | Piece::Opaque(source) | Piece::Tag { source, .. } => source,
                })
                .collect();
            assert_eq!(whole, html);
        }
    }
}
