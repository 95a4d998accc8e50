//! Which mentions are one thing.
//!
//! Equal words or one lexicon entry; the memory or a bracket that says so; two spellings of one name; and a later form that says less
//! than a fuller name of the article: a surname, a short form that keeps a distinctive word (الرافدين), a generic head with part of what
//! followed it (المجلس التأسيسي after المجلس الوطني التأسيسي).
//!
//! Joining is by union-find over mentions in text order. Every look-up goes through a table whose lists are capped, so the whole is
//! linear in the mentions.

use std::collections::HashMap;

use super::spelling::{consonants, is_latin, slips, sound, stem};
use crate::arabic::normalize::{clean, fold};
use crate::article::TextRange;
use crate::extract::candidate::Candidate;
use crate::extract::document::word_hash;
use crate::extract::lexicon::{NameKind, Walk};
use crate::extract::memory::own_words;
use crate::extract::recognize::{BINDERS, Context};

/// At most so many names share a key; more could only be noise, and would cost time.
const MOST_SHARERS: usize = 12;

/// Nouns before a place that the place is also named without.
const OPTIONAL_PLACE_NOUNS: &[&str] = &["جزيره", "جزر", "شبه", "جبل", "جبال", "كوكب", "مضيق", "هضبه", "صحراء"];

/// Words between a name and its other name: «X المعروفة اختصارا بـ Y».
const KNOWN_AS: &[&str] =
    &["المعروف", "المعروفه", "اختصارا", "والمعروف", "والمعروفه", "يعرف", "تعرف", "المسمي", "المسماه", "المدعو"];

/// A name in the forms that identity is decided by; one for all mentions of the same words and kind.
struct Written {
    /// Of its first mention.
    index: usize,
    kind: NameKind,
    entry: Option<u32>,
    /// Where it is first mentioned.
    start: u32,
    /// The words it touches there.
    first_word: usize,
    /// Whether it opens with a noun that belongs to it (بنك، وزارة).
    headed: bool,
    /// Folded, as one string.
    text: String,
    words: Vec<Spelled>,
}

/// One word of a name.
struct Spelled {
    stem: String,
    sound: String,
    /// A known given name or surname, or an ordinary word: such words are never taken for misspelt ones.
    known: bool,
}

impl Written {
    fn new(context: &Context, name: &Candidate, index: usize) -> Self {
        let text = fold(&clean(name.range.slice(context.document.text)));
        let words = text
            .split(' ')
            .flat_map(|word| word.split(['-', '.', '’', '\'']))
            .filter(|word| !word.is_empty())
            .map(|word| {
                let hash = word_hash(word);
                let known = context.lexicon.parts.word(hash).next().is_some()
                    || context.lexicon.grammar.word(hash).next().is_some();
                Spelled { stem: stem(word).to_owned(), sound: sound(stem(word)), known }
            })
            .collect();
        Self {
            index,
            kind: name.kind,
            entry: name.entry,
            start: name.range.start,
            first_word: name.words.start,
            headed: context.mark(name.words.start).class.is_some_and(|(_, class)| class.inside),
            text,
            words,
        }
    }

    /// The digits in it: names that differ in them are never one thing (راشد 1، راشد 2).
    fn digits(&self) -> String {
        self.text.chars().filter(char::is_ascii_digit).collect()
    }

    /// Whether the lexicon tells the two apart.
    fn known_apart(&self, context: &Context, other: &Self) -> bool {
        let identity = |entry: Option<u32>| context.lexicon.entry(entry?).map(|entry| entry.identity);
        match (identity(self.entry), identity(other.entry)) {
            (Some(one), Some(other)) => one != other,
            _ => false,
        }
    }
}

impl Spelled {
    /// The same word, or another spelling of it.
    fn is(&self, other: &Self) -> bool {
        self.stem == other.stem || (self.sound == other.sound && self.may_vary(other)) || self.is_behind_lam(other)
    }

    /// Whether a difference between the two may be one of spelling.
    fn may_vary(&self, other: &Self) -> bool {
        !(self.known && other.known) && self.stem.chars().count().min(other.stem.chars().count()) >= 4
    }

    /// «جمعية أصحاب النزل» shortens «الجمعية الجهوية لأصحاب النزل».
    fn is_behind_lam(&self, other: &Self) -> bool {
        self.stem.chars().count() >= 4 && other.stem.strip_prefix('ل') == Some(self.stem.as_str())
    }
}

/// For each name the index of the first name of its group.
pub(super) fn group(context: &Context, names: &[Candidate]) -> Vec<usize> {
    let mut sets = Sets::new(names.len());
    let mut by_form: HashMap<(Walk, NameKind), usize> = HashMap::new();
    let mut firsts = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let form = own_words(context, name).iter().fold(Walk::START, |walk, word| walk.step(*word));
        let first = *by_form.entry((form, name.kind)).or_insert(index);
        sets.join(index, first);
        if first == index {
            firsts.push(Written::new(context, name, index));
        }
    }
    join_neighbours(context, names, &mut sets);
    // A surname alone may be listed for a bearer whom this article does not name: the article decides first.
    let surname = |written: &Written| written.kind == NameKind::Person && written.words.len() == 1;
    join_entries(context, firsts.iter().filter(|written| !surname(written)), &mut sets);
    join_spellings(context, &firsts, &mut sets);
    join_scripts(context, &firsts, &mut sets);
    join_later_forms(context, &firsts, &mut sets);
    let alone = |written: &&Written| surname(written) && sets.root(written.index) == written.index;
    let undecided: Vec<&Written> = firsts.iter().filter(alone).collect();
    join_entries(context, firsts.iter().filter(|written| !surname(written)).chain(undecided), &mut sets);
    let by_range: HashMap<TextRange, usize> =
        names.iter().enumerate().map(|(index, name)| (name.range, index)).collect();
    for (index, name) in names.iter().enumerate() {
        if let Some(source) = name.same_as.and_then(|range| by_range.get(&range))
            && sets.root(index) == index
        {
            sets.join(index, *source);
        }
    }
    (0..names.len()).map(|index| sets.root(index)).collect()
}

/// Joins names of one lexicon entry.
fn join_entries<'w>(context: &Context, written: impl Iterator<Item = &'w Written>, sets: &mut Sets) {
    let mut by_entry: HashMap<(u64, NameKind, String), usize> = HashMap::new();
    for one in written {
        if let Some(entry) = one.entry.and_then(|entry| context.lexicon.entry(entry)) {
            let key = (entry.identity, entry.kind, one.digits());
            sets.join(one.index, *by_entry.entry(key).or_insert(one.index));
        }
    }
}

/// Joins a name and the one right behind it in brackets, or behind «known as».
fn join_neighbours(context: &Context, names: &[Candidate], sets: &mut Sets) {
    let document = context.document;
    for (index, pair) in names.windows(2).enumerate() {
        let [one, other] = pair else { continue };
        let between = one.words.end..other.words.start;
        if one.kind != other.kind || one.kind == NameKind::Place || between.len() > 6 {
            continue;
        }
        let known = |name: &Candidate| context.lexicon.entry(name.entry?).map(|entry| entry.identity);
        if known(one).is_some() && known(other).is_some() && known(one) != known(other) {
            continue;
        }
        let closes = document.raw(other.words.end + usize::from(document.is_quote(other.words.end))) == ")";
        let bracketed = closes
            && between.clone().any(|at| document.raw(at) == "(")
            && between.clone().all(|at| document.raw(at) == "(" || document.is_quote(at));
        let person = one.kind == NameKind::Person;
        let scripts = |name: &Candidate| is_latin(name.range.slice(document.text));
        let named = between.clone().any(|at| KNOWN_AS.contains(&document.fold(at)))
            && between.clone().all(|at| document.raw(at) != "." && document.hash(at) != 0);
        if (bracketed && (!person || scripts(one) != scripts(other))) || named {
            sets.join(index, index + 1);
        }
    }
}

/// Joins names whose words are the same but for spelling, one slip of the pen included.
fn join_spellings(context: &Context, firsts: &[Written], sets: &mut Sets) {
    let mut by_word: HashMap<(NameKind, usize, u8, String), Vec<usize>> = HashMap::new();
    for (at, written) in firsts.iter().enumerate() {
        let keys = keys_of_spelling(written);
        let twin = keys.iter().filter_map(|key| by_word.get(key)).flatten().find(|other| {
            firsts.get(**other).is_some_and(|other| spelt_alike(written, other) && !written.known_apart(context, other))
        });
        if let Some(twin) = twin.and_then(|twin| firsts.get(*twin)) {
            sets.join(written.index, twin.index);
        }
        for key in keys {
            let sharers = by_word.entry(key).or_default();
            if sharers.len() < MOST_SHARERS {
                sharers.push(at);
            }
        }
    }
}

/// The keys that another spelling of a name shares one of: of several words the first or the last by sound; of one its sound, and what is
/// left of it without any one letter.
fn keys_of_spelling(written: &Written) -> Vec<(NameKind, usize, u8, String)> {
    let count = written.words.len();
    let key = |which: u8, text: String| (written.kind, count, which, text);
    match written.words.as_slice() {
        [] => Vec::new(),
        [word] => {
            let letters: Vec<char> = word.stem.chars().collect();
            let without = |left_out: usize| {
                letters.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, letter)| *letter).collect()
            };
            let shorter = (5..=14).contains(&letters.len()).then_some(0..letters.len()).into_iter().flatten();
            let mut keys = vec![key(0, word.sound.clone()), key(1, word.stem.clone())];
            keys.extend(shorter.map(|left_out| key(1, without(left_out))));
            keys
        }
        [first, .., last] => vec![key(2, first.sound.clone()), key(3, last.sound.clone())],
    }
}

/// Whether two names of equally many words are one but for spelling.
fn spelt_alike(one: &Written, other: &Written) -> bool {
    if one.words.len() != other.words.len() || one.digits() != other.digits() {
        return false;
    }
    let mut slip = false;
    for (a, b) in one.words.iter().zip(&other.words) {
        if a.stem == b.stem || (a.sound == b.sound && a.may_vary(b)) {
            continue;
        }
        let listed = one.words.len() == 1 && one.entry.is_some() && other.entry.is_some();
        if slip || (a.known && b.known && one.words.len() == 1) || listed || !slips(&a.stem, &b.stem) {
            return false;
        }
        slip = true;
    }
    true
}

/// Joins a Latin name with its transliteration.
fn join_scripts(context: &Context, firsts: &[Written], sets: &mut Sets) {
    let mut latin: HashMap<(NameKind, String), usize> = HashMap::new();
    let key = |written: &Written| Some((written.kind, consonants(&written.text)?));
    for (at, written) in firsts.iter().enumerate().filter(|(_, written)| is_latin(&written.text)) {
        if let Some(key) = key(written) {
            latin.entry(key).or_insert(at);
        }
    }
    if latin.is_empty() {
        return;
    }
    for written in firsts.iter().filter(|written| !is_latin(&written.text)) {
        let twin = key(written).and_then(|key| latin.get(&key)).and_then(|at| firsts.get(*at));
        if let Some(twin) = twin.filter(|twin| !written.known_apart(context, twin)) {
            sets.join(written.index, twin.index);
        }
    }
}

/// Joins every name that says less than a fuller one with it: of several with the one named last before, else the first after.
fn join_later_forms(context: &Context, firsts: &[Written], sets: &mut Sets) {
    let mut by_word: HashMap<(NameKind, &str), Vec<usize>> = HashMap::new();
    for (at, written) in firsts.iter().enumerate().filter(|(_, written)| written.words.len() > 1) {
        for word in &written.words {
            let behind_lam = word.sound.strip_prefix('ل').filter(|rest| rest.chars().count() >= 4);
            for key in [Some(word.sound.as_str()), behind_lam].into_iter().flatten() {
                let sharers = by_word.entry((written.kind, key)).or_default();
                if sharers.len() < MOST_SHARERS && sharers.last() != Some(&at) {
                    sharers.push(at);
                }
            }
        }
    }
    for short in firsts {
        let sharers = short.words.iter().map(|word| by_word.get(&(short.kind, word.sound.as_str())));
        let Some(rarest) = sharers.map(|list| list.map_or(&[][..], Vec::as_slice)).min_by_key(|list| list.len()) else {
            continue;
        };
        let fuller = || rarest.iter().filter_map(|at| firsts.get(*at)).filter(|full| says_less(context, short, full));
        let nationality = short.words.len() == 1 && context.mark(short.first_word).nationality;
        if nationality && fuller().count() != 1 {
            continue;
        }
        let choice = fuller().max_by_key(|full| {
            let later = full.start > short.start;
            let known = full.entry.is_some() && full.entry == short.entry;
            // People are called by their surname, whoever was named last; bodies by the word they open with, the main one first.
            let (end, nearness) = match short.kind {
                NameKind::Person => (ends_alike(short, full), if later { u32::MAX - full.start } else { full.start }),
                _ => (opens_alike(short, full), u32::MAX - full.start),
            };
            (known, end, !later, nearness)
        });
        if let Some(full) = choice {
            sets.join(short.index, full.index);
        }
    }
}

/// Whether the two names end in the same word: of two bearers the surname counts before the given name.
fn ends_alike(short: &Written, full: &Written) -> bool {
    short.words.last().zip(full.words.last()).is_some_and(|(a, b)| a.is(b))
}

/// Whether the two names open with the same word.
fn opens_alike(short: &Written, full: &Written) -> bool {
    short.words.first().zip(full.words.first()).is_some_and(|(a, b)| a.is(b))
}

/// Whether `short` may stand for `full`: its words are among the other's, in order, and nothing tells the two apart.
fn says_less(context: &Context, short: &Written, full: &Written) -> bool {
    if short.words.len() >= full.words.len() || short.kind != full.kind || !is_part(&short.words, &full.words) {
        return false;
    }
    let opens_alike = opens_alike(short, full);
    let apart = short.known_apart(context, full);
    match short.kind {
        NameKind::Person => {
            let alone = short.words.len() == 1;
            let only_binder = short.words.iter().all(|word| BINDERS.contains(&word.stem.as_str()));
            !only_binder && (alone || (!apart && (opens_alike || ends_alike(short, full))))
        }
        NameKind::Organization => {
            let same_country = || {
                let country = |entry: Option<u32>| context.lexicon.entry(entry?).map(|entry| entry.country);
                country(short.entry).is_none_or(|own| matches!(own, "" | "XX") || Some(own) == country(full.entry))
            };
            let head_fits = !short.headed || opens_alike;
            head_fits && (!apart || (full.headed && same_country()))
        }
        NameKind::Place => {
            let optional = full.words.len() - short.words.len() <= 2
                && full.words.first().is_some_and(|word| OPTIONAL_PLACE_NOUNS.contains(&word.stem.as_str()));
            !apart && (optional || (opens_alike && short.entry.is_none()))
        }
        NameKind::Product => !apart && short.digits() == full.digits(),
    }
}

/// Whether every word of `short` is among those of `full`, in the same order.
fn is_part(short: &[Spelled], full: &[Spelled]) -> bool {
    let mut rest = full.iter();
    short.iter().all(|word| rest.any(|other| word.is(other)))
}

/// Union-find; the root of a set is its smallest index.
struct Sets(Vec<usize>);

impl Sets {
    fn new(len: usize) -> Self {
        Self((0..len).collect())
    }

    fn root(&mut self, mut index: usize) -> usize {
        while let Some(&parent) = self.0.get(index).filter(|parent| **parent != index) {
            let grandparent = self.0.get(parent).copied().unwrap_or(parent);
            if let Some(slot) = self.0.get_mut(index) {
                *slot = grandparent;
            }
            index = parent;
        }
        index
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if let Some(slot) = self.0.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
    }
}
