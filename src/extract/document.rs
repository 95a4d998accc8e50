//! The article as a row of words: what every recogniser reads.
//!
//! White space is gone (a word knows whether some stood before it), block and line ends are words of their own kind, and each word has
//! its folded form and that form's hash. Word indices are positions in this row; text offsets are bytes of the article.

pub(crate) use super::lexicon::hash::{mix, word_hash, word_hash_of};

use crate::arabic::chars::is_invisible;
use crate::arabic::clitic::{Reading, prefix_len, readings};
use crate::arabic::normalize::{fold_into, offset_after_letters};
use crate::arabic::token::{Token, TokenKind, tokens};
use crate::article::{Article, BlockKind, TextRange};

/// Longest folded word, in bytes, that is ever looked up; what is longer is no name.
const LONGEST_WORD: usize = 96;

/// One token of the article, white space excluded.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    /// Bytes of the article's text.
    pub range: TextRange,
    /// Its class; [`TokenKind::Newline`] stands for any end of line or block.
    pub kind: TokenKind,
    /// Whether it follows the word before without white space.
    pub glued: bool,
    /// Bytes of [`Document::folded`].
    fold: TextRange,
    /// Hash of the folded form.
    pub hash: u64,
    /// Where its clitic readings begin in [`Document::cuts`]; they end where the next word's begin.
    cuts: u32,
}

/// What a word is behind its clitics.
#[derive(Clone, Copy)]
struct Cut {
    /// Hash of the folded rest.
    hash: u64,
    letters: u8,
    article: bool,
}

/// The article's words in order, with a break before the first and after the last.
pub(crate) struct Document<'a> {
    /// The article's text.
    pub text: &'a str,
    /// All words.
    pub words: Vec<Word>,
    folded: String,
    /// The clitic readings of all words, which are asked for again and again.
    cuts: Vec<Cut>,
}

impl<'a> Document<'a> {
    /// The words of every block of `article`.
    pub fn new(article: &'a Article) -> Self {
        let mut document = Self { text: &article.text, words: Vec::new(), folded: String::new(), cuts: Vec::new() };
        document.push_break(0);
        // Code names things of its own.
        for block in article.blocks.iter().filter(|block| block.kind != BlockKind::Code) {
            let base = block.range.start;
            let mut glued = true;
            for token in tokens(article.slice(block.range)) {
                let range = TextRange::from_usize(base as usize + token.start, base as usize + token.end);
                match token.kind {
                    TokenKind::Space => glued = false,
                    TokenKind::Invisible => {}
                    TokenKind::Newline => {
                        document.push_break(range.start);
                        glued = true;
                    }
                    _ => {
                        document.push(token, range, glued);
                        glued = true;
                    }
                }
            }
            document.push_break(block.range.end);
        }
        document
    }

    fn push(&mut self, token: Token, range: TextRange, glued: bool) {
        // Invisible controls at a word's edges are no part of it.
        let written = range.slice(self.text);
        let tail = written.len() - written.trim_end_matches(is_invisible).len();
        let range = TextRange::from_usize(range.start as usize, range.end as usize - tail);
        let start = self.folded.len();
        fold_into(&mut self.folded, range.slice(self.text));
        let fold = TextRange::from_usize(start, self.folded.len());
        let folded = fold.slice(&self.folded);
        let cuts = self.next_cut();
        if token.kind == TokenKind::Arabic && folded.len() <= LONGEST_WORD {
            self.cuts.extend(readings(folded).skip(1).map(|Reading { letters, article }| {
                let rest = folded.get(prefix_len(folded, letters)..).unwrap_or_default();
                let hash = if article { word_hash_of("ال", rest) } else { word_hash(rest) };
                Cut { hash, letters: u8::try_from(letters).unwrap_or(u8::MAX), article }
            }));
        }
        self.words.push(Word { range, kind: token.kind, glued, fold, hash: word_hash(folded), cuts });
    }

    fn push_break(&mut self, at: u32) {
        if self.words.last().is_none_or(|last| last.kind != TokenKind::Newline) {
            let range = TextRange::new(at, at);
            self.words.push(Word {
                range,
                kind: TokenKind::Newline,
                glued: false,
                fold: TextRange::default(),
                hash: 0,
                cuts: self.next_cut(),
            });
        }
    }

    /// Where the clitic readings of the next word will begin.
    fn next_cut(&self) -> u32 {
        u32::try_from(self.cuts.len()).unwrap_or(u32::MAX)
    }

    /// Number of words, breaks included.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The class of word `index`; a break outside the document.
    pub fn kind(&self, index: usize) -> TokenKind {
        self.words.get(index).map_or(TokenKind::Newline, |word| word.kind)
    }

    /// The folded form of word `index`; empty for breaks and outside the document.
    pub fn fold(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |word| word.fold.slice(&self.folded))
    }

    /// The word as written.
    pub fn raw(&self, index: usize) -> &'a str {
        self.words.get(index).map_or("", |word| word.range.slice(self.text))
    }

    /// The hash of the folded form; 0 for breaks.
    pub fn hash(&self, index: usize) -> u64 {
        self.words.get(index).map_or(0, |word| word.hash)
    }

    /// The text range of word `index`; empty outside the document.
    pub fn range(&self, index: usize) -> TextRange {
        self.words.get(index).map_or_else(TextRange::default, |word| word.range)
    }

    /// The text range of the words from `first` to before `end`, the first without its `letters` clitic letters.
    pub fn span(&self, first: usize, end: usize, letters: usize) -> TextRange {
        let start = self.start_after(first, letters);
        let last = self.range(end.saturating_sub(1)).end;
        TextRange::new(start, last.max(start))
    }

    /// Where word `index` begins once `letters` clitic letters are cut off.
    pub fn start_after(&self, index: usize, letters: usize) -> u32 {
        let range = self.range(index);
        let cut = offset_after_letters(range.slice(self.text), letters);
        range.start + u32::try_from(cut).unwrap_or(0)
    }

    /// Whether word `index` follows the one before without white space.
    pub fn glued(&self, index: usize) -> bool {
        self.words.get(index).is_some_and(|word| word.glued)
    }

    /// The clitic readings of word `index`, each with the hash of what it leaves; the whole word first.
    pub fn readings(&self, index: usize) -> impl Iterator<Item = (Reading, u64)> + '_ {
        let word = self.words.get(index).filter(|word| word.fold.len() as usize <= LONGEST_WORD);
        let end = self.words.get(index + 1).map_or(self.cuts.len(), |next| next.cuts as usize);
        let cuts = word.and_then(|word| self.cuts.get(word.cuts as usize..end)).unwrap_or_default();
        let cuts = cuts.iter().map(|cut| {
            let reading = Reading { letters: usize::from(cut.letters), article: cut.article };
            (reading, cut.hash)
        });
        word.map(|word| (Reading::WHOLE, word.hash)).into_iter().chain(cuts)
    }

    /// The folded word without its first `letters` letters.
    pub fn rest(&self, index: usize, letters: usize) -> &str {
        let folded = self.fold(index);
        folded.get(prefix_len(folded, letters)..).unwrap_or_default()
    }

    /// Whether word `index` is written with the article: not إلهام or ألمانيا, which fold to the same letters.
    pub fn has_article(&self, index: usize) -> bool {
        self.fold(index).starts_with("ال") && !self.raw(index).starts_with(['أ', 'إ', 'آ'])
    }

    /// Whether the word ends in a pronoun: what somebody has is no name of his («مارتينيز رهانه»).
    pub fn has_pronoun(&self, index: usize) -> bool {
        let word = self.raw(index);
        word.chars().count() >= 4 && ["ه", "ها", "هم", "هما"].iter().any(|ending| word.ends_with(ending))
    }

    /// Whether word `index` is a quotation mark, opening or closing: Arabic texts use either for either.
    pub fn is_quote(&self, index: usize) -> bool {
        self.kind(index) == TokenKind::Punct
            && matches!(self.raw(index), "«" | "»" | "\"" | "“" | "”" | "„" | "‹" | "›" | "‘" | "’" | "'" | "″")
    }

    /// Whether the words from `first` to before `end` stand between quotation marks.
    pub fn is_quoted(&self, first: usize, end: usize) -> bool {
        first > 0 && self.is_quote(first - 1) && self.is_quote(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, Direction};

    fn article(text: &str) -> Article {
        let range = TextRange::from_usize(0, text.len());
        Article {
            text: text.to_owned(),
            blocks: vec![Block { range, kind: BlockKind::Paragraph, direction: Direction::Rtl }],
            ..Article::default()
        }
    }

    #[test]
    fn words_know_their_readings() {
        let article = article("وللسعودية، لـ”OpenAI”");
        let document = Document::new(&article);
        let hashes: Vec<_> = document.readings(1).map(|(_, hash)| hash).collect();
        assert!(hashes.contains(&word_hash("السعوديه")));
        let letters = document.readings(1).find(|(reading, _)| reading.article).map(|(reading, _)| reading.letters);
        assert_eq!(document.span(1, 2, letters.unwrap()).slice(document.text), "سعودية");
        assert!(document.is_quoted(5, 6), "OpenAI between two U+201D");
    }
}
