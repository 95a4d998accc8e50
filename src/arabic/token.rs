//! Tokens: maximal runs of one script, single punctuation marks, white space. Concatenated they give the text back.
//!
//! A token never crosses a script boundary, so `و10`, `لـ“OpenAI”` and `3ر2` come apart here and whoever needs them whole joins
//! adjacent tokens again. Marks, tatweel and invisible controls inside or after a word stay in it.

use super::chars::{TATWEEL, digit_value, is_arabic_letter, is_invisible, is_latin_letter, is_mark};

/// A piece of text of one class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// First byte in the text that was tokenised.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The class of the whole piece.
    pub kind: TokenKind,
}

impl Token {
    /// The token's text, given the text it was cut from.
    #[must_use]
    pub fn slice<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start..self.end).unwrap_or("")
    }
}

/// The classes of token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Arabic letters with their marks, tatweel and controls.
    Arabic,
    /// Latin letters, apostrophes excluded, with marks; no digits.
    Latin,
    /// Digits of one or several sets, without separators.
    Digits,
    /// White space on one line.
    Space,
    /// One line break: LF, CR, CRLF, VT, FF, U+0085, U+2028, U+2029.
    Newline,
    /// One punctuation mark or symbol.
    Punct,
    /// Invisible controls outside a word.
    Invisible,
    /// A run of any other script.
    Other,
}

/// Cuts `text` into tokens. Linear; the tokens cover the text without gap or overlap.
pub fn tokens(text: &str) -> impl Iterator<Item = Token> + '_ {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = chars.next()?;
        let kind = class(first);
        let mut end = start + first.len_utf8();
        while let Some(&(at, next)) = chars.peek() {
            let joins = match kind {
                TokenKind::Punct => false,
                TokenKind::Newline => first == '\r' && next == '\n' && at == start + 1,
                TokenKind::Arabic => class(next) == kind || is_invisible(next),
                _ => class(next) == kind || (kind != TokenKind::Space && is_mark(next)),
            };
            if !joins {
                break;
            }
            chars.next();
            end = at + next.len_utf8();
        }
        Some(Token { start, end, kind })
    })
}

fn class(c: char) -> TokenKind {
    match c {
        '\n' | '\r' | '\u{000B}' | '\u{000C}' | '\u{0085}' | '\u{2028}' | '\u{2029}' => TokenKind::Newline,
        _ if is_arabic_letter(c) || is_mark(c) || c == TATWEEL => TokenKind::Arabic,
        _ if is_latin_letter(c) => TokenKind::Latin,
        _ if digit_value(c).is_some() => TokenKind::Digits,
        _ if is_invisible(c) => TokenKind::Invisible,
        _ if c.is_whitespace() => TokenKind::Space,
        _ if c.is_alphanumeric() => TokenKind::Other,
        _ => TokenKind::Punct,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        tokens(text).map(|token| token.slice(text)).collect()
    }

    #[test]
    fn scripts_come_apart_and_words_stay_whole() {
        assert_eq!(pieces("لـ”OpenAI” و10"), ["لـ", "”", "OpenAI", "”", " ", "و", "10"]);
        assert_eq!(pieces("دولارًا\r\n٢٫٥٪"), ["دولارًا", "\r\n", "٢", "٫", "٥", "٪"]);
        assert_eq!(pieces("مي\u{200C}خواهم"), ["مي\u{200C}خواهم"]);
    }

    proptest! {
        #[test]
        fn tokens_concatenate_to_the_source(text in "\\PC{0,60}|[ء-ي0-9٠-٩ .,\r\n\u{200f}ـ]{0,60}") {
            prop_assert_eq!(pieces(&text).concat(), text.clone());
            prop_assert!(tokens(&text).all(|token| token.start < token.end));
        }
    }
}
