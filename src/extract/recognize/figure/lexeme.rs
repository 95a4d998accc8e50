//! Tokens to lexemes: words without their clitics and with their senses, digit strings whole, marks, breaks.
//!
//! White space is gone, but a lexeme knows whether some stood before it. A clitic that stands apart («و 10», «بـ5», «الـ12») joins the
//! word or digits after it. A line or block end is a [`Kind::Break`]; nothing in the grammar reaches across one.

use crate::arabic::normalize::{fold_into, offset_after_letters};
use crate::arabic::token::{Token, TokenKind, tokens};
use crate::article::{Article, BlockKind};

use super::cue::Class;
use super::numeral::{Habits, Numeral};
use super::reading::{clitic, read_token};
use super::vocabulary::{Sense, VOCABULARY};

/// How many bytes of Arabic a lexeme takes on average, so that the list of them need not grow by copying.
const BYTES_A_LEXEME: usize = 9;

/// What a lexeme is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Arabic letters.
    Word,
    /// Latin letters.
    Latin,
    /// Digits with their separators: index into [`Text::numerals`].
    Numeral(u32),
    /// One punctuation mark or symbol.
    Mark(char),
    /// End of a line or block.
    Break,
}

/// One piece of the text as the grammar sees it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lexeme {
    /// First byte, clitics included.
    pub start: usize,
    /// Where the phrase would begin: after و ف ب ل ك and لل, at ال.
    pub body: usize,
    /// One past the last byte, a suffix pronoun of a fraction excluded.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
    /// و or ف joins it to what stands before.
    pub conj: bool,
    /// The preposition written on it: ب, ل or ك.
    pub prep: Option<char>,
    /// ال, or ل + ال, is written on it.
    pub article: bool,
    /// No white space stands before it.
    pub glued: bool,
    /// What the word may mean; empty for unknown words.
    pub senses: &'static [Sense],
    /// Where the folded word begins in [`Text::folded`], where its stem does, and where both end. Four bytes each: lexemes are the largest
    /// thing that extraction holds.
    fold: [u32; 3],
}

/// The whole article, cut into lexemes.
pub(super) struct Text<'a> {
    /// The article's text.
    pub source: &'a str,
    /// In order, a break first and last.
    pub lexemes: Vec<Lexeme>,
    /// The digit strings.
    pub numerals: Vec<Numeral>,
    /// How the article writes separators.
    pub habits: Habits,
    folded: String,
}

impl<'a> Text<'a> {
    /// Cuts every block of `article`.
    pub fn new(article: &'a Article) -> Self {
        let mut text = Self {
            source: &article.text,
            lexemes: Vec::with_capacity(article.text.len() / BYTES_A_LEXEME),
            numerals: Vec::new(),
            habits: Habits::default(),
            folded: String::with_capacity(article.text.len()),
        };
        text.push_break(0);
        // The numbers of a program are none of the news.
        for block in article.blocks.iter().filter(|block| block.kind != BlockKind::Code) {
            text.push_block(block.range.start as usize, article.slice(block.range));
            text.push_break(block.range.end as usize);
        }
        text.habits = Habits::of(&text.numerals);
        text
    }

    /// The lexeme at `index`; none outside the text.
    pub fn at(&self, index: usize) -> Option<&Lexeme> {
        self.lexemes.get(index)
    }

    /// The folded word without clitics and article; empty for anything but a word.
    pub fn stem(&self, index: usize) -> &str {
        self.at(index).map_or("", |lexeme| self.folded_between(lexeme.fold[1], lexeme.fold[2]))
    }

    /// The folded word with its clitics; empty for anything but a word.
    pub fn fold(&self, index: usize) -> &str {
        self.at(index).map_or("", |lexeme| self.folded_between(lexeme.fold[0], lexeme.fold[2]))
    }

    fn folded_between(&self, start: u32, end: u32) -> &str {
        self.folded.get(start as usize..end as usize).unwrap_or("")
    }

    /// The mark at `index`, if it is one.
    pub fn mark(&self, index: usize) -> Option<char> {
        match self.at(index)?.kind {
            Kind::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    /// The digit string at `index`, if it is one.
    pub fn numeral(&self, index: usize) -> Option<&Numeral> {
        match self.at(index)?.kind {
            Kind::Numeral(numeral) => self.numerals.get(numeral as usize),
            _ => None,
        }
    }

    /// Whether `index` is an Arabic word.
    pub fn is_word(&self, index: usize) -> bool {
        self.at(index).is_some_and(|lexeme| lexeme.kind == Kind::Word)
    }

    /// Whether the word at `index` is written with ال, or ل + ال.
    pub fn is_definite(&self, index: usize) -> bool {
        self.at(index).is_some_and(|lexeme| {
            let raw = self.source.get(lexeme.start..lexeme.end).unwrap_or("");
            let after_clitic = raw.strip_prefix(['و', 'ف', 'ب', 'ك']).unwrap_or(raw).strip_prefix("ال");
            // «بالغ» is a word of its own: what stays must be long enough for a noun.
            let long = after_clitic.is_some_and(|noun| noun.chars().count() > 3);
            lexeme.article || raw.starts_with("ال") || raw.starts_with("لل") || long
        })
    }

    /// Whether `index` is a break or lies outside.
    pub fn is_break(&self, index: usize) -> bool {
        self.at(index).is_none_or(|lexeme| lexeme.kind == Kind::Break)
    }

    /// Whether the word at `index` is a cue of this class.
    pub fn is_cue(&self, index: usize, class: Class) -> bool {
        self.at(index).is_some_and(|lexeme| lexeme.senses.contains(&Sense::Cue(class)))
    }

    /// The first of its senses that `pick` takes.
    pub fn sense<T>(&self, index: usize, pick: impl FnMut(&Sense) -> Option<T>) -> Option<T> {
        self.at(index)?.senses.iter().find_map(pick)
    }

    /// Whether nothing but the word itself is written: no conjunction, no preposition.
    pub fn is_bare(&self, index: usize) -> bool {
        self.at(index).is_some_and(|lexeme| !lexeme.conj && lexeme.prep.is_none())
    }

    fn push_break(&mut self, at: usize) {
        if self.lexemes.last().is_none_or(|last| last.kind != Kind::Break) {
            let lexeme = self.plain(at, at, Kind::Break, false);
            self.lexemes.push(lexeme);
        }
    }

    /// A lexeme without clitics, senses or spelling.
    fn plain(&self, start: usize, end: usize, kind: Kind, glued: bool) -> Lexeme {
        let here = self.folded.len();
        Lexeme {
            start,
            body: start,
            end,
            kind,
            conj: false,
            prep: None,
            article: false,
            glued,
            senses: &[],
            fold: [offset(here); 3],
        }
    }

    fn push_block(&mut self, base: usize, block: &str) {
        let cut: Vec<Token> = tokens(block).collect();
        let mut index = 0;
        let mut glued = false;
        while let Some(token) = cut.get(index) {
            let mut taken = 1;
            match token.kind {
                TokenKind::Space => {
                    glued = false;
                    index += 1;
                    continue;
                }
                TokenKind::Invisible => {
                    index += 1;
                    continue;
                }
                TokenKind::Newline => {
                    self.push_break(base + token.start);
                }
                TokenKind::Digits => {
                    let (numeral, used) = Numeral::read(block, cut.get(index..).unwrap_or(&[]));
                    let end = cut.get(index + used - 1).map_or(token.end, |last| last.end);
                    taken = used;
                    let number = self.numerals.len();
                    self.numerals.push(numeral);
                    let lexeme = self.plain(base + token.start, base + end, Kind::Numeral(offset(number)), glued);
                    self.lexemes.push(lexeme);
                    self.join_clitic();
                    self.join_clitic_to_sign();
                }
                TokenKind::Arabic => self.push_word(base, block, *token, glued),
                TokenKind::Latin => {
                    let here = self.folded.len();
                    fold_into(&mut self.folded, token.slice(block));
                    let end = self.folded.len();
                    let senses = VOCABULARY.senses(self.folded.get(here..end).unwrap_or(""));
                    let lexeme = self.plain(base + token.start, base + token.end, Kind::Latin, glued);
                    self.lexemes.push(Lexeme { senses, fold: [offset(here), offset(here), offset(end)], ..lexeme });
                }
                TokenKind::Punct | TokenKind::Other => {
                    let mark = token.slice(block).chars().next().unwrap_or(' ');
                    let senses = VOCABULARY.senses(mark.encode_utf8(&mut [0; 4]));
                    let lexeme = self.plain(base + token.start, base + token.end, Kind::Mark(mark), glued);
                    self.lexemes.push(Lexeme { senses, ..lexeme });
                }
            }
            glued = true;
            index += taken;
        }
    }

    fn push_word(&mut self, base: usize, block: &str, token: Token, glued: bool) {
        let here = self.folded.len();
        fold_into(&mut self.folded, token.slice(block));
        let end = self.folded.len();
        let word = self.folded.get(here..end).unwrap_or("");
        let raw = token.slice(block);
        let (reading, cut) = read_token(raw, word);
        let letters = word.chars().count();
        let body = offset_after_letters(raw, reading.before_body);
        let tail = if cut > 0 { offset_after_letters(raw, letters - cut) } else { raw.len() };
        let start = base + token.start;
        let lexeme = self.plain(start, start + tail, Kind::Word, glued);
        self.lexemes.push(Lexeme {
            body: start + body,
            conj: reading.conj,
            prep: reading.prep,
            article: reading.article,
            senses: reading.senses,
            fold: [here, here + reading.stem, end].map(offset),
            ..lexeme
        });
        self.join_clitic();
    }

    /// Where the lexeme before the last is a clitic on its own, it becomes part of the last.
    fn join_clitic(&mut self) {
        let count = self.lexemes.len();
        let Some([before, last]) = count.checked_sub(2).and_then(|from| self.lexemes.get(from..)) else { return };
        if before.kind != Kind::Word || last.conj || last.prep.is_some() || last.article {
            return;
        }
        let raw = self.source.get(before.start..before.end).unwrap_or("");
        let word = self.folded_between(before.fold[0], before.fold[2]);
        let Some((conj, prep, article)) = clitic(word) else { return };
        let numeral = matches!(last.kind, Kind::Numeral(_));
        // A letter on its own before a word is a clitic only where it can be nothing else: و, or with a tatweel.
        if !numeral && (last.senses.is_empty() || !(word == "و" || raw.ends_with('ـ'))) {
            return;
        }
        let letters = usize::from(conj) + usize::from(prep.is_some());
        let start_of_article = match (article, word.ends_with("لل")) {
            (true, false) => Some(before.start + offset_after_letters(raw, letters)),
            _ => None,
        };
        let (start, glued) = (before.start, before.glued);
        self.lexemes.remove(count - 2);
        if let Some(last) = self.lexemes.last_mut() {
            (last.start, last.glued) = (start, glued);
            (last.conj, last.prep, last.article) = (conj, prep, article);
            last.body = start_of_article.unwrap_or(last.body);
        }
    }

    /// «و-7%», «بـ-7%»: where a sign stands between a clitic and the digits, the clitic is written on the sign. A letter without a tatweel
    /// may be part of a name instead («ب-52»).
    fn join_clitic_to_sign(&mut self) {
        let count = self.lexemes.len();
        let Some([before, sign, digits]) = count.checked_sub(3).and_then(|from| self.lexemes.get(from..)) else {
            return;
        };
        if before.kind != Kind::Word || !sign.glued || !digits.glued || !matches!(sign.kind, Kind::Mark('-' | '−')) {
            return;
        }
        let raw = self.source.get(before.start..before.end).unwrap_or("");
        let Some((conj, prep, false)) = clitic(self.folded_between(before.fold[0], before.fold[2])) else { return };
        if prep.is_some() && !raw.ends_with('ـ') {
            return;
        }
        let (start, glued) = (before.start, before.glued);
        self.lexemes.remove(count - 3);
        if let Some(sign) = self.lexemes.get_mut(count - 3) {
            (sign.start, sign.glued, sign.conj, sign.prep) = (start, glued, conj, prep);
        }
    }
}

/// An offset into the folded text or a place in a list, in the four bytes that articles' offsets have.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
