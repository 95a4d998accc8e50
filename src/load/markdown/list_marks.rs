//! Marks of list items as Arabic authors write them: «١.», «١-», «1-», «•».
//!
//! CommonMark knows ASCII digits before `.` or `)`, and `-`, `*` or `+`; an item with another mark would be swallowed by the paragraph or the
//! item above it. Here each such mark is replaced by one of the same length in bytes that CommonMark knows. So every offset
//! of the parser is an offset of the source as well, and whoever finds that a line was no item after all reads it there.

use std::borrow::Cow;

use crate::arabic::chars::digit_value;

/// The longest number before `.` or `)` that is taken for a mark, in digits.
const STOPPED_MAX_DIGITS: usize = 3;

/// The longest number before a hyphen: «2024-» begins a sentence.
const HYPHENED_MAX_DIGITS: usize = 2;

/// White space after a bullet from which on CommonMark would read code.
const CODE_INDENT: usize = 3;

/// The source with the marks of its items replaced where CommonMark does not know them; of the same length.
pub(super) fn standard(source: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut copied = 0;
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        let body = line.trim_start_matches([' ', '\t', '>']);
        if let Some((mark_len, replacement)) = replacement(body) {
            let at = start + line.len() - body.len();
            out.push_str(source.get(copied..at).unwrap_or(""));
            out.push_str(&replacement);
            copied = at + mark_len;
        }
        start += line.len();
    }
    if copied == 0 {
        return Cow::Borrowed(source);
    }
    out.push_str(source.get(copied..).unwrap_or(""));
    Cow::Owned(out)
}

/// The number and the mark («١٢.») that an item's source begins with.
pub(super) fn number(item: &str) -> Option<(u32, &str)> {
    let digits = item.chars().take_while(|c| digit_value(*c).is_some());
    let (mut len, mut value) = (0, 0_u32);
    for digit in digits {
        len += digit.len_utf8();
        value = value.saturating_mul(10).saturating_add(u32::from(digit_value(digit)?));
    }
    let sign = item.get(len..)?.chars().next().filter(|_| len > 0)?;
    Some((value, item.get(..len + sign.len_utf8())?))
}

/// The length of the mark that a line begins with and what stands for it, if CommonMark does not know it.
fn replacement(line: &str) -> Option<(usize, String)> {
    let first = line.chars().next()?;
    if matches!(first, '•' | '▪' | '◦' | '●' | '■' | '‣') {
        let rest = line.get(first.len_utf8()..)?;
        let gap = rest.chars().take_while(|c| matches!(c, ' ' | '\t')).count();
        let fits = gap < CODE_INDENT && !rest.starts_with('\t') && !rest.trim().is_empty();
        return fits.then(|| (first.len_utf8(), format!("-{}", " ".repeat(first.len_utf8() - 1))));
    }
    digit_value(first)?;
    let (_, mark) = number(line)?;
    let sign = mark.chars().next_back()?;
    let digits = mark.strip_suffix(sign)?;
    let max_digits = match sign {
        '.' | ')' if digits.is_ascii() => return None,
        '.' | ')' => STOPPED_MAX_DIGITS,
        '-' => HYPHENED_MAX_DIGITS,
        _ => return None,
    };
    let is_item = digits.chars().count() <= max_digits && line.get(mark.len()..)?.starts_with([' ', '\t']);
    is_item.then(|| {
        // A digit of another set has two bytes: a zero before it fills the second.
        let ascii = digits.chars().flat_map(|c| {
            let zero = (c.len_utf8() == 2).then_some('0');
            zero.into_iter().chain(digit_value(c).and_then(|value| char::from_digit(u32::from(value), 10)))
        });
        let sign = if sign == '-' { ')' } else { sign };
        (mark.len(), ascii.chain([sign]).collect())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_change_and_lengths_do_not() {
        for (source, expected) in [
            ("١. أ\n٢. ب", "01. أ\n02. ب"),
            ("  ١٢) أ", "  0102) أ"),
            ("> ۳. أ", "> 03. أ"),
            ("1- أ\n٢- ب", "1) أ\n02) ب"),
            ("• أ\n•ب", "-   أ\n-  ب"),
        ] {
            assert_eq!(standard(source), expected, "{source:?}");
            assert_eq!(standard(source).len(), source.len(), "{source:?}");
        }
        for untouched in ["1. أ", "٢٫٥ مليار", "٢٠٢٤. قال", "2024- قال", "٥-١٠ في المئة", "•", "•    شيفرة", "- أ", ""]
        {
            assert_eq!(standard(untouched), untouched);
        }
    }

    #[test]
    fn a_number_brings_its_mark() {
        assert_eq!(number("١١. بند"), Some((11, "١١.")));
        assert_eq!(number("9) بند"), Some((9, "9)")));
        assert_eq!((number("- بند"), number("12")), (None, None));
        assert_eq!(number(&"9".repeat(100)), None);
    }
}
