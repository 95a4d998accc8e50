//! A part of an article as HTML, for the clipboard: its words as they stand, with the direction and the language that a plain
//! text cannot carry.
//!
//! A part of one block is a phrase and goes into whatever paragraph it is pasted into; a part that reaches over several blocks
//! brings each of them with its element. Bold, emphasis, code and links stay.

use std::fmt::Write as _;

use super::html::{block_text, escaped};
use super::nesting::Nesting;
use crate::article::{Article, BlockKind, Direction, InlineStyle, TextRange};

/// `range` of an article as an HTML fragment. `direction`: that of every block, where the reader has set one.
#[must_use]
pub fn excerpt_html(article: &Article, range: TextRange, direction: Option<Direction>) -> String {
    let first = article.blocks.partition_point(|block| block.range.end <= range.start);
    let inside = article.blocks.get(first..).unwrap_or(&[]).iter().take_while(|block| block.range.start < range.end);
    let parts: Vec<_> = inside.filter_map(|block| Some((block, block.range.intersection(range)?))).collect();
    let mut out = String::new();
    if let [(block, part)] = parts.as_slice()
        && *part != block.range
    {
        let _ = write!(out, "<span{}>", attributes(direction.unwrap_or(block.direction)));
        phrases(article, block.kind, *part, &mut out);
        out.push_str("</span>");
        return out;
    }
    let mut nesting = Nesting::default();
    for (block, part) in parts {
        let reads = attributes(direction.unwrap_or(block.direction));
        nesting.begin(block.kind, reads, reads, &mut out);
        phrases(article, block.kind, part, &mut out);
        nesting.end(block.kind, &mut out);
    }
    nesting.close(&mut out);
    out
}

/// What is said of text that reads in a direction. From the right it is Arabic; from the left its language is not known.
fn attributes(direction: Direction) -> &'static str {
    match direction {
        Direction::Rtl => " dir=\"rtl\" lang=\"ar\"",
        Direction::Ltr => " dir=\"ltr\"",
    }
}

/// A part of one block. Styles may overlap, so the text is cut wherever one begins or ends, and each piece bears all of its own.
fn phrases(article: &Article, kind: BlockKind, part: TextRange, out: &mut String) {
    // Runs lie inside a block and are sorted by start: none that began before the block reaches into it.
    let block = article.block_at(part.start).and_then(|index| article.blocks.get(index));
    let from = block.map_or(part.start, |block| block.range.start);
    let first = article.styles.partition_point(|run| run.range.start < from);
    let runs = article.styles.get(first..).unwrap_or(&[]).iter().take_while(|run| run.range.start < part.end);
    let runs: Vec<_> = runs.filter(|run| run.range.overlaps(part)).collect();
    let ends = runs.iter().flat_map(|run| [run.range.start, run.range.end]);
    let mut cuts: Vec<u32> = ends.filter(|at| part.contains(*at)).chain([part.start, part.end]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    for (start, end) in cuts.iter().zip(cuts.iter().skip(1)) {
        let piece = TextRange::new(*start, *end);
        let mut closing = Vec::new();
        for run in runs.iter().filter(|run| run.range.covers(piece)) {
            let (before, after) = match &run.style {
                InlineStyle::Strong => ("<strong>".to_owned(), "</strong>"),
                InlineStyle::Emphasis => ("<em>".to_owned(), "</em>"),
                InlineStyle::Code => ("<code>".to_owned(), "</code>"),
                InlineStyle::Link { href } if leads_outside(href) => {
                    (format!("<a href=\"{}\">", escaped(href)), "</a>")
                }
                InlineStyle::Link { .. } => continue,
            };
            out.push_str(&before);
            closing.push(after);
        }
        out.push_str(&block_text(kind, article.slice(piece)));
        closing.iter().rev().for_each(|after| out.push_str(after));
    }
}

/// Whether an address means the same in another document, and is no script.
fn leads_outside(href: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|scheme| href.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{Hint, load_bytes};

    fn article(markdown: &str) -> Article {
        let hint = Hint { file_name: Some("a.md".to_owned()), format: None };
        load_bytes(markdown.as_bytes(), &hint).unwrap().article
    }

    fn range_of(article: &Article, words: &str) -> TextRange {
        let start = article.text.find(words).unwrap();
        TextRange::from_usize(start, start + words.len())
    }

    #[test]
    fn a_phrase_brings_its_direction_its_language_and_its_styles() {
        let article = article("قالت **شركة أفق** إن [العقد](https://example.org/?a=1&b=2) «<هام>»");
        let part = range_of(&article, "أفق إن العقد «<هام>");
        assert_eq!(
            excerpt_html(&article, part, None),
            "<span dir=\"rtl\" lang=\"ar\"><strong>أفق</strong> إن \
             <a href=\"https://example.org/?a=1&amp;b=2\">العقد</a> «&lt;هام&gt;</span>"
        );
        assert!(excerpt_html(&article, part, Some(Direction::Ltr)).starts_with("<span dir=\"ltr\">"));
    }

    #[test]
    fn several_blocks_bring_their_elements() {
        let article = article("# عنوان\n\nفقرة أولى\n\n- بند\n- آخر\n\nLast words are English\n");
        let part = TextRange::new(range_of(&article, "نوان").start, range_of(&article, "Last").end);
        assert_eq!(
            excerpt_html(&article, part, None),
            "<h1 dir=\"rtl\" lang=\"ar\">نوان</h1>\n<p dir=\"rtl\" lang=\"ar\">فقرة أولى</p>\n\
             <ul dir=\"rtl\" lang=\"ar\">\n<li dir=\"rtl\" lang=\"ar\">بند</li>\n\
             <li dir=\"rtl\" lang=\"ar\">آخر</li>\n</ul>\n<p dir=\"ltr\">Last</p>\n"
        );
    }

    #[test]
    fn lists_lie_in_their_items_and_lines_keep_their_ends() {
        let article =
            article("1. أول\n   - فرع\n   - آخر\n10. عاشر\n\nصدر  \nعجز\n\n| أ | ب |\n|---|---|\n| ج | د |\n");
        let all = TextRange::from_usize(0, article.text.len());
        let html = excerpt_html(&article, all, None).replace(" dir=\"rtl\" lang=\"ar\"", "");
        assert_eq!(
            html,
            "<ol>\n<li value=\"1\">أول\n<ul>\n<li>فرع</li>\n<li>آخر</li>\n</ul>\n</li>\n<li value=\"10\">عاشر</li>\n</ol>\n\
             <p>صدر<br>\nعجز</p>\n<table>\n<tr><td>أ</td><td>ب</td></tr>\n<tr><td>ج</td><td>د</td></tr>\n</table>\n"
        );
        let inside = TextRange::new(range_of(&article, "فرع").start, range_of(&article, "عاشر").end);
        let html = excerpt_html(&article, inside, None).replace(" dir=\"rtl\" lang=\"ar\"", "");
        assert_eq!(html, "<ul>\n<li>فرع</li>\n<li>آخر</li>\n</ul>\n<ol>\n<li value=\"10\">عاشر</li>\n</ol>\n");
    }

    #[test]
    fn nothing_in_a_text_or_an_address_is_markup() {
        let article = article("قل [اضغط](javascript:alert(1)) ثم `<b>`");
        let all = TextRange::from_usize(0, article.text.len());
        let html = excerpt_html(&article, all, None);
        assert!(!html.contains("javascript") && !html.contains("<b>"), "{html}");
        assert!(html.contains("<code>&lt;b&gt;</code>"), "{html}");
    }
}
