//! The document's memory: once a name is known, its later forms are found wherever they stand.
//!
//! Forms of a name: the whole of it; a person's surname and given name; of an organisation or product of several words what is left
//! without the head noun, and the first distinctive word. A form of one word counts only if it is no ordinary word, or is quoted.

use rustc_hash::FxHashSet;

use super::candidate::{Candidate, Rank};
use super::entity::Evidence;
use super::lexicon::{NameKind, PhraseTable, Walk};
use super::recognize::{BINDERS, Context};
use crate::arabic::clitic::Reading;
use crate::article::TextRange;

/// At most so many names share a form: more could only be noise, and would cost time.
const MOST_SHARERS: u8 = 4;

/// Room made beforehand for names: a longer article mostly repeats its own, and more room would only cost memory.
const MOST_EXPECTED: usize = 4096;

/// A form that stands for a name met at `source`.
#[derive(Clone, Copy)]
struct Form {
    source: TextRange,
    kind: NameKind,
    entry: Option<u32>,
    company: Option<bool>,
    /// The whole name, not a shortened one.
    whole: bool,
    /// How far the name is to be trusted.
    rank: Rank,
    /// Words of the whole name.
    words: usize,
    /// Whether the name opens with a noun that belongs to it (بنك، وزارة).
    headed: bool,
}

impl Form {
    /// Whether this whole name keeps apart from a fuller name of which it could be the short form: when the other is of another kind; a
    /// known person when the other is somebody else; anything else when both are known and no head noun says that the one shortens the
    /// other.
    fn keeps_apart_from(&self, fuller: &Self) -> bool {
        if !self.whole || fuller.whole {
            return false;
        }
        let known_apart = self.entry.is_some() && fuller.entry != self.entry;
        fuller.kind != self.kind
            || known_apart && (self.kind == NameKind::Person || (fuller.entry.is_some() && !fuller.headed))
    }
}

/// The forms of all names.
pub(crate) struct Memory {
    forms: PhraseTable<Form>,
    known: FxHashSet<(Walk, NameKind)>,
}

/// Every place where a form of one of `names` stands.
pub(crate) fn find(context: &Context, names: &[Candidate], out: &mut Vec<Candidate>) {
    let mut memory =
        Memory { forms: PhraseTable::with_capacity(names.len().min(MOST_EXPECTED)), known: FxHashSet::default() };
    for name in names {
        memory.learn(context, name);
    }
    memory.recall(context, out);
}

impl Memory {
    fn learn(&mut self, context: &Context, name: &Candidate) {
        let words: Vec<u64> = own_words(context, name);
        let form = Form {
            source: name.range,
            kind: name.kind,
            entry: name.entry,
            company: name.company,
            whole: true,
            rank: name.rank,
            words: words.len(),
            headed: context.mark(name.words.start).class.is_some_and(|(_, class)| class.inside),
        };
        if !self.add(&words, form) || words.len() < 2 {
            return;
        }
        let short = Form { whole: false, ..form };
        let first = name.words.start;
        match name.kind {
            NameKind::Person => {
                // The surname is the last word, with the binder before it if there is one (بن علي، آل مبارك، عبد الكريم).
                for start in (1..words.len()).rev().take(3) {
                    let bound = BINDERS.contains(&context.document.fold(first + start));
                    if start == words.len() - 1 || bound {
                        self.add(words.get(start..).unwrap_or_default(), short);
                    }
                }
                self.add(words.get(..1).unwrap_or_default(), short);
            }
            NameKind::Organization | NameKind::Product => {
                let body = usize::from(form.headed);
                for end in body + 1..=words.len() {
                    let start_ok = !context.mark(first + body).nationality;
                    if start_ok && (body, end) != (0, words.len()) {
                        self.add(words.get(body..end).unwrap_or_default(), short);
                    }
                }
                if form.headed && words.len() >= 3 && !context.document.fold(first + 2).starts_with("لل") {
                    self.add(words.get(..2).unwrap_or_default(), short);
                }
            }
            NameKind::Place => {}
        }
    }

    /// Adds a form unless the very same is known for this kind; says whether it was new.
    fn add(&mut self, words: &[u64], form: Form) -> bool {
        let walk = words.iter().fold(Walk::START, |walk, word| walk.step(*word));
        if words.is_empty() {
            return false;
        }
        if form.whole {
            if !self.known.insert((walk, form.kind)) {
                return false;
            }
        } else {
            let sharers =
                self.forms.node(walk).map_or(0, |node| self.forms.values(node).take(usize::from(MOST_SHARERS)).count());
            if sharers >= usize::from(MOST_SHARERS) {
                return true;
            }
        }
        self.forms.insert(words.iter().copied(), form);
        true
    }

    fn recall(&self, context: &Context, out: &mut Vec<Candidate>) {
        let document = context.document;
        for first in 0..document.len() {
            let mut best: Option<(Reading, usize, Form)> = None;
            for (reading, hash) in document.readings(first) {
                let Some((end, form)) = self.longest(context, first, hash) else { continue };
                let better = best.as_ref().is_none_or(|(_, longest, _)| end > *longest);
                if better && admits(context, first, end, reading, form) {
                    best = Some((reading, end, form));
                }
            }
            let Some((reading, end, form)) = best else { continue };
            let range = document.span(first, end, reading.letters);
            let rank = if form.whole { form.rank } else { form.rank.min(Rank::Fair) };
            let evidence = Evidence::Memory(form.source);
            let mut candidate = Candidate::new(range, first..end, form.kind, rank, evidence);
            candidate.entry = form.entry;
            candidate.company = form.company;
            candidate.article = reading.article;
            candidate.same_as = Some(form.source);
            out.push(candidate);
        }
    }

    /// The longest form at word `first`.
    fn longest(&self, context: &Context, first: usize, hash: u64) -> Option<(usize, Form)> {
        let start = context.document.range(first).start;
        let mut walk = Walk::START.step(hash);
        let mut end = first + 1;
        let mut best = None;
        while let Some(node) = self.forms.node(walk) {
            // A name that is also the short form of a fuller one is that one; among equals the last one named before, else the first.
            let choice = self.forms.values(node).max_by_key(|form| {
                let later = form.source.start > start;
                (
                    self.forms.values(node).any(|other| form.keeps_apart_from(&other)),
                    form.words,
                    !later,
                    if later { u32::MAX - form.source.start } else { form.source.start },
                )
            });
            if let Some(form) = choice {
                let whole = self.forms.values(node).any(|other| other.whole && other.kind == form.kind);
                best = Some((end, Form { whole, ..form }));
            }
            if !node.more {
                break;
            }
            walk = walk.step(context.document.hash(end));
            end += 1;
        }
        best
    }
}

/// The hashes of the name's words, the first without clitics and, where لل was cut, with ال.
pub(crate) fn own_words(context: &Context, name: &Candidate) -> Vec<u64> {
    let document = context.document;
    let first = name.words.start;
    let head = document
        .readings(first)
        .find(|(reading, _)| {
            document.start_after(first, reading.letters) == name.range.start && reading.article == name.article
        })
        .map_or_else(|| document.hash(first), |(_, hash)| hash);
    std::iter::once(head).chain(name.words.clone().skip(1).map(|word| document.hash(word))).collect()
}

/// Whether a form may be taken here: one ordinary word only between quotes, one cut word only if enough of it is left.
fn admits(context: &Context, first: usize, end: usize, reading: Reading, form: Form) -> bool {
    if end > first + 1 {
        return true;
    }
    let document = context.document;
    let mark = context.mark(first);
    let left = document.rest(first, reading.letters);
    let letters = left.chars().count();
    let ordinary = mark.common || mark.nationality || mark.class.is_some() || mark.verb || mark.title.is_some();
    let short = letters < 3 && document.kind(first) == crate::arabic::token::TokenKind::Arabic;
    if form.whole {
        let plain = !mark.common || document.is_quoted(first, end);
        return plain && (reading.letters == 0 || reading.article || !short);
    }
    // «وكشف الكندي أن»: behind a verb of saying an ordinary word that the article knows for a surname is one.
    let speaks = form.kind == NameKind::Person
        && document.has_article(first)
        && context.mark(first.saturating_sub(1)).verb
        && matches!(document.fold(end), "ان" | "انه" | "انها" | "عن" | "الي" | "علي" | "في" | ":");
    document.is_quoted(first, end) || speaks || !(ordinary || short)
}
