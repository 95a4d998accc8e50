//! Plain text: every line is a block, but for the lines of a stanza, which share one; the text itself stays exactly as decoded.
//!
//! Finds: the headline and a kicker over it, subheadings that stand alone between paragraphs, list items, the byline.
//! Evidence: length, final punctuation, neighbours. A dateline («لندن - رويترز») is short and has no full stop either, which is
//! why subheadings are looked for only once the body has begun.
//! Known misses: a subheading that ends in a full stop; text wrapped by hand, whose every line becomes a paragraph.
//! Example: `tests/fixtures/load/plain.txt`.

use super::direction::directed;
use super::metadata;
use super::verse;
use crate::arabic::chars::{digit_value, is_invisible};
use crate::article::{Article, BlockKind, Metadata, TextRange};

/// A line longer than this is no headline.
const HEADLINE_MAX_CHARS: usize = 220;
/// A line longer than this is no subheading.
const SUBHEADING_MAX_CHARS: usize = 100;
/// A line of so many words or more is a paragraph of the body.
const BODY_MIN_WORDS: usize = 14;

/// One line that holds something visible.
struct Line<'t> {
    /// Without surrounding white space.
    range: TextRange,
    text: &'t str,
    /// Whether a blank line, or the start of the text, stands before it.
    after_gap: bool,
    words: usize,
}

/// Reads plain text.
pub(super) fn read(text: String) -> Article {
    let lines = lines(&text);
    let mut kinds = vec![BlockKind::Paragraph; lines.len()];
    let title = mark_headline(&lines, &mut kinds);
    mark_lists(&lines, &mut kinds);
    mark_subheadings(&lines, &mut kinds, title.map_or(0, |index| index + 1));
    let title_text = title.and_then(|index| lines.get(index)).map(|line| metadata::title_of(line.text));
    let credits =
        metadata::credits(lines.iter().skip(title.map_or(0, |index| index + 1)).take(3).map(|line| line.text));
    let meta =
        Metadata { title: title_text, byline: credits.byline, published: credits.published, ..Metadata::default() };
    let blocks = blocks(&lines, &kinds);
    let blocks = directed(&text, blocks, &[]);
    Article { text, blocks, styles: Vec::new(), meta }
}

/// Cuts at the mandatory breaks of UAX #14 (BK, CR, LF, NL) and drops lines without visible content.
fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut gap = true;
    let mut start = 0;
    for piece in text.split_inclusive(is_mandatory_break) {
        let body = piece.trim_end_matches(is_mandatory_break);
        let shown = body.trim();
        if shown.chars().all(|c| is_invisible(c) || c.is_control() || c.is_whitespace()) {
            // Between CR and LF lies no line of its own.
            gap |= !(piece == "\n" && text.get(..start).is_some_and(|before| before.ends_with('\r')));
        } else {
            let from = start + (body.len() - body.trim_start().len());
            let range = TextRange::from_usize(from, from + shown.len());
            let words = shown.split_whitespace().count();
            lines.push(Line { range, text: shown, after_gap: gap, words });
            gap = false;
        }
        start += piece.len();
    }
    lines
}

fn is_mandatory_break(c: char) -> bool {
    matches!(c, '\n' | '\u{B}' | '\u{C}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Marks the headline among the lines that open the text, and a kicker above it; returns the headline's index.
fn mark_headline(lines: &[Line<'_>], kinds: &mut [BlockKind]) -> Option<usize> {
    let opening = lines
        .iter()
        .enumerate()
        .take_while(|(index, line)| (*index == 0 || !line.after_gap) && is_unstopped(line.text, HEADLINE_MAX_CHARS))
        .take(3)
        .count();
    let first = lines.first().filter(|_| opening > 0)?;
    // «آخر الأخبار» over a longer line is the section's name, not the article's.
    let title = match lines.get(1) {
        Some(second) if opening >= 2 && first.words <= 4 && second.words > 2 * first.words => 1,
        _ => 0,
    };
    if lines.len() <= title + 1 {
        return None;
    }
    for (index, kind) in kinds.iter_mut().enumerate().take(title + 1) {
        *kind = BlockKind::Heading(if index == title { 1 } else { 2 });
    }
    Some(title)
}

/// Marks short lines without a final stop that stand between a finished paragraph and a longer one.
fn mark_subheadings(lines: &[Line<'_>], kinds: &mut [BlockKind], from: usize) {
    let mut in_body = false;
    for index in from..lines.len() {
        let (Some(line), Some(next)) = (lines.get(index), lines.get(index + 1)) else { return };
        let previous_ends =
            index.checked_sub(1).and_then(|at| lines.get(at)).is_some_and(|line| ends_sentence(line.text));
        let plain = |at: usize| kinds.get(at) == Some(&BlockKind::Paragraph);
        let longer = next.words >= BODY_MIN_WORDS && next.words > line.words && plain(index + 1);
        let apart = previous_ends || (line.after_gap && next.after_gap);
        let stands_out = in_body && plain(index) && longer && apart && is_unstopped(line.text, SUBHEADING_MAX_CHARS);
        if let Some(kind) = kinds.get_mut(index).filter(|_| stands_out) {
            *kind = BlockKind::Heading(2);
        }
        in_body |= line.words >= BODY_MIN_WORDS;
    }
}

/// Marks items: bullets always, dashes and numbers where two neighbouring lines have them.
fn mark_lists(lines: &[Line<'_>], kinds: &mut [BlockKind]) {
    let markers: Vec<_> = lines.iter().map(|line| marker(line.text)).collect();
    for (index, kind) in kinds.iter_mut().enumerate() {
        let at = |index: Option<usize>| index.and_then(|index| markers.get(index)).copied().flatten();
        let Some(own) = at(Some(index)) else { continue };
        let neighbours = [at(index.checked_sub(1)), at(index.checked_add(1))];
        let same = neighbours.into_iter().flatten().any(|other| other.ordinal.is_some() == own.ordinal.is_some());
        if *kind == BlockKind::Paragraph && (own.certain || same) {
            *kind = BlockKind::ListItem { depth: 0, ordinal: own.ordinal };
        }
    }
}

/// What marks a line as an item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Marker {
    /// Bytes of the mark and the white space after it.
    len: usize,
    ordinal: Option<u32>,
    /// Whether the mark is used for nothing else.
    certain: bool,
}

fn marker(line: &str) -> Option<Marker> {
    let rest = line.trim_start_matches(is_invisible);
    let first = rest.chars().next()?;
    let (after, ordinal, certain) = match first {
        '•' | '▪' | '◦' | '●' | '■' | '‣' => (rest.strip_prefix(first)?, None, true),
        '-' | '–' | '—' | '*' => (rest.strip_prefix(first)?, None, false),
        _ => {
            let digits: String = rest.chars().take_while(|c| digit_value(*c).is_some()).take(3).collect();
            let after =
                rest.strip_prefix(digits.as_str())?.trim_start_matches(' ').strip_prefix(['.', ')', '-', '–'])?;
            let value = digits.chars().filter_map(digit_value).fold(0, |value, digit| value * 10 + u32::from(digit));
            (after, Some(value).filter(|_| !digits.is_empty()), false)
        }
    };
    let item = after.trim_start();
    let spaced = certain || item.len() < after.len();
    let usable = spaced && !item.is_empty() && (ordinal.is_some() || digit_value(first).is_none());
    usable.then_some(Marker { len: line.len() - item.len(), ordinal, certain })
}

/// The blocks: a line each, but a stanza one for its lines.
fn blocks(lines: &[Line<'_>], kinds: &[BlockKind]) -> Vec<(TextRange, BlockKind)> {
    let mut blocks: Vec<(TextRange, BlockKind)> = Vec::with_capacity(lines.len());
    let numbered: Vec<_> = lines.iter().zip(kinds).collect();
    let is_one_passage =
        |above: &(&Line<'_>, &BlockKind), below: &(&Line<'_>, &BlockKind)| above.1 == below.1 && !below.0.after_gap;
    for passage in numbered.chunk_by(is_one_passage) {
        let texts: Vec<&str> = passage.iter().map(|(line, _)| line.text).collect();
        let is_text = passage.first().is_some_and(|(_, kind)| **kind == BlockKind::Paragraph);
        let mut stanzas = if is_text { verse::stanzas(&texts) } else { Vec::new() }.into_iter().peekable();
        for (index, (line, kind)) in passage.iter().enumerate() {
            let range = block_range(line, **kind);
            while stanzas.next_if(|stanza| stanza.end <= index).is_some() {}
            let goes_on = stanzas.peek().is_some_and(|stanza| stanza.start < index && index < stanza.end);
            match blocks.last_mut() {
                Some((above, _)) if goes_on => *above = TextRange::new(above.start, range.end),
                _ => blocks.push((range, **kind)),
            }
        }
    }
    blocks
}

/// The block's range: of a list item the part after its mark, which the page draws itself.
fn block_range(line: &Line<'_>, kind: BlockKind) -> TextRange {
    let skipped = match kind {
        BlockKind::ListItem { .. } => marker(line.text).map_or(0, |marker| marker.len),
        _ => 0,
    };
    let range = line.range.as_usize();
    TextRange::from_usize(range.start + skipped, range.end)
}

/// Whether a line is short enough and ends without the punctuation of running text. A question may be a headline.
fn is_unstopped(line: &str, max_chars: usize) -> bool {
    !last_mark(line).is_some_and(|c| matches!(c, '.' | '،' | ',' | '؛' | ';' | ':' | '…'))
        && line.chars().count() <= max_chars
}

/// Whether a line ends as a paragraph does.
fn ends_sentence(line: &str) -> bool {
    last_mark(line).is_some_and(|c| matches!(c, '.' | '!' | '?' | '؟' | '…' | '۔' | ':'))
}

/// The last character that is not a closing quote, bracket or invisible mark.
fn last_mark(line: &str) -> Option<char> {
    line.chars().rev().find(|c| !is_invisible(*c) && !matches!(c, '"' | '”' | '“' | '»' | '’' | '\'' | ')' | ']'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> Vec<(String, BlockKind)> {
        let article = read(text.to_owned());
        assert_eq!(article.text, text, "plain text stays as it was");
        article.blocks.iter().map(|block| (article.slice(block.range).to_owned(), block.kind)).collect()
    }

    const BODY: &str = "وقالت الشركة في بيان صدر يوم الاثنين إنها تعتزم زيادة إنتاجها خلال العام المقبل بعد أن ارتفع الطلب على منتجاتها.";

    #[test]
    fn kicker_headline_body_and_subheading() {
        let text =
            format!("آخر الأخبار\nشركة تعلن زيادة إنتاجها وسط طلب متنام في الأسواق\n\n{BODY}\nخطة جديدة للنمو\n{BODY}\n");
        let kinds: Vec<_> = shape(&text).into_iter().map(|(_, kind)| kind).collect();
        let expected = [
            BlockKind::Heading(2),
            BlockKind::Heading(1),
            BlockKind::Paragraph,
            BlockKind::Heading(2),
            BlockKind::Paragraph,
        ];
        assert_eq!(kinds, expected);
    }

    #[test]
    fn a_dateline_is_no_heading() {
        let text = format!("النفط يرتفع بعد هبوط المخزونات\r\n\r\nلندن - رويترز\r\n\r\n{BODY}");
        let kinds: Vec<_> = shape(&text).into_iter().map(|(_, kind)| kind).collect();
        assert_eq!(kinds, [BlockKind::Heading(1), BlockKind::Paragraph, BlockKind::Paragraph]);
    }

    #[test]
    fn one_paragraph_alone_has_no_headline() {
        assert_eq!(shape("سطر واحد بلا نقطة"), [("سطر واحد بلا نقطة".to_owned(), BlockKind::Paragraph)]);
        assert_eq!(shape(BODY), [(BODY.to_owned(), BlockKind::Paragraph)]);
    }

    #[test]
    fn a_stanza_is_one_block() {
        let verse = "على قدر أهل العزم تأتي العزائم ... وتأتي على قدر الكرام المكارم";
        let blocks = shape(&format!("{BODY}\r\n\r\n{verse}\r\n{verse}\r\n\r\n{BODY}"));
        let blocks: Vec<_> = blocks.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(blocks, [BODY, format!("{verse}\r\n{verse}").as_str(), BODY]);
    }

    #[test]
    fn bullets_and_numbers_are_items_without_their_marks() {
        let text = format!("{BODY}\n• بند أول.\n١- بند.\n٢- بند ثان.\n- حوار وحيد.");
        let blocks = shape(&text);
        let item = |ordinal| BlockKind::ListItem { depth: 0, ordinal };
        assert_eq!(blocks[1], ("بند أول.".to_owned(), item(None)));
        assert_eq!(blocks[2], ("بند.".to_owned(), item(Some(1))));
        assert_eq!(blocks[3], ("بند ثان.".to_owned(), item(Some(2))));
        assert_eq!(blocks[4].1, BlockKind::Paragraph);
    }

    #[test]
    fn every_mandatory_break_ends_a_block() {
        let blocks = shape("أ.\nب.\rج.\r\nد.\u{85}ه.\u{2028}و.\u{2029}ز.\u{B}ح.\u{C}ط.");
        assert_eq!(blocks.len(), 9);
    }
}
