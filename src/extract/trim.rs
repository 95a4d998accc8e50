//! Where a span ends, whoever proposed it: the law of `docs/annotation.md` §1 and §2 applied to candidates.
//!
//! Cuts edge punctuation and quotes, class nouns that stay outside, and adjectives of nationality behind names that do not open with a
//! noun they could agree with; splits nothing. A candidate of which nothing is left, or that is a trap, is dropped.

use super::candidate::Candidate;
use super::entity::Evidence;
use super::lexicon::{Form, NameKind};
use super::recognize::{BINDERS, Context};
use super::trap::is_trap;
use crate::arabic::chars::TATWEEL;
use crate::arabic::token::TokenKind;
use crate::article::TextRange;

/// Letters of the legal forms that may follow an organisation's name: ش.م.م، ش.م.ك، ذ.م.م.
const LEGAL_LETTERS: &[&str] = &["ش", "م", "ذ", "ك", "ع", "خ", "ق", "ت", "س"];

/// No name has more words, marks included; what claims to is a flood of letters, and its later forms would cost quadratic time.
const MOST_WORDS: usize = 24;

/// The candidate as the law wants it; none if nothing is left of it.
pub(crate) fn trim(context: &Context, mut candidate: Candidate) -> Option<Candidate> {
    let document = context.document;
    let (mut first, mut end) = (candidate.words.start, candidate.words.end);
    while first < end && is_edge(context, first, false) {
        first += 1;
    }
    while first < end && is_edge(context, end - 1, true) {
        end -= 1;
    }
    // A quotation mark inside keeps what stands before it outside.
    if let Some(quote) = (first..end).rev().find(|at| document.is_quote(*at)) {
        first = quote + 1;
    }
    // So does punctuation that ends a clause with what stands behind it.
    if let Some(stop) = (first..end).find(|at| ends_clause(context, *at)) {
        end = stop;
    }
    while first + 1 < end && stays_outside(context, first, &candidate) {
        first += 1;
    }
    end = over_hyphen(context, end);
    let quoted = end_of_quoted(context, first, end);
    let guessed = matches!(candidate.evidence, Evidence::Model { .. } | Evidence::NameParts);
    if candidate.kind == NameKind::Person && quoted.is_some() && guessed && candidate.entry.is_none() {
        // News puts businesses between quotation marks, and people hardly ever.
        (candidate.kind, candidate.company) = (NameKind::Organization, Some(true));
    }
    if let Some(close) = quoted.filter(|close| *close == end || candidate.kind != NameKind::Place) {
        end = close;
    } else {
        end = end_by_kind(context, first, end, &candidate);
    }
    if candidate.kind == NameKind::Person {
        first = first_of_person(context, over_binder(context, first), end);
    }
    if first >= end || end - first > MOST_WORDS || is_trap(context, first, end, &candidate) {
        return None;
    }
    let same_first = first == candidate.words.start;
    let start = if same_first { candidate.range.start } else { document.range(first).start };
    let start = start.max(document.start_after(first, hidden_clitic(context, first, start)));
    candidate.range = without_carrier(document.text, TextRange::new(start, document.range(end - 1).end));
    candidate.article &= same_first;
    candidate.words = first..end;
    Some(candidate)
}

/// The end of a name by the law of its kind.
fn end_by_kind(context: &Context, first: usize, end: usize, candidate: &Candidate) -> usize {
    match candidate.kind {
        NameKind::Person => end_of_person(context, first, end),
        NameKind::Organization => end_of_organization(context, first, end, candidate),
        NameKind::Place => end_of_place(context, first, end, candidate),
        NameKind::Product => end,
    }
}

/// Longest quoted name of which a part may stand for the whole, in words.
const LONGEST_QUOTED: usize = 5;

/// A name that opens a short quotation is all of it («بيزيم بقال», «لوتس برايم للأوراق المالية»), unless a verb or a particle makes the rest
/// more than a name; but a place may open the name of something else. The index of the closing mark.
fn end_of_quoted(context: &Context, first: usize, end: usize) -> Option<usize> {
    let document = context.document;
    let opens = first > 0 && document.is_quote(first - 1) && document.glued(first);
    let close = (end..first + 1 + LONGEST_QUOTED).find(|at| document.is_quote(*at)).filter(|_| opens)?;
    let nominal = |at: usize| {
        let mark = context.mark(at);
        let word = matches!(document.kind(at), TokenKind::Arabic | TokenKind::Latin | TokenKind::Digits);
        word && !mark.verb && !(mark.common && document.fold(at).chars().count() < 4)
    };
    (document.glued(close) && (end..close).all(nominal)).then_some(close)
}

/// A name goes on over a hyphen without spaces: «ريتسيما-أندرسون», «دانا-فاربر».
fn over_hyphen(context: &Context, mut end: usize) -> usize {
    let document = context.document;
    while end > 0
        && document.raw(end) == "-"
        && document.glued(end)
        && document.glued(end + 1)
        && document.kind(end + 1) == document.kind(end - 1)
        && matches!(document.kind(end + 1), TokenKind::Arabic | TokenKind::Latin)
        && !(context.mark(end + 1).common || context.mark(end + 1).nationality)
    {
        end += 2;
    }
    end
}

/// How many letters of a name's first word are clitics that whoever proposed the name took for its own: those before a noun that opens
/// names («بجامعة»), or before a given name where the whole word is none («لوائل»).
fn hidden_clitic(context: &Context, first: usize, start: u32) -> usize {
    let mark = context.mark(first);
    if start != context.document.range(first).start || context.is_known_word(first) || context.is_uncut(first) {
        return 0;
    }
    let noun = mark.class.filter(|(letters, class)| *letters > 0 && class.inside).map(|(letters, _)| letters);
    let given = mark
        .part_after
        .filter(|(_, part)| part.given && !part.needs_evidence && !mark.part.given && !mark.part.surname);
    noun.or(given.map(|(letters, _)| letters)).map_or(0, usize::from)
}

/// A foreign surname's binder has a given name before it, known or not: «أنيته فون هولتسمان».
fn over_binder(context: &Context, first: usize) -> usize {
    let Some(before) = first.checked_sub(1) else { return first };
    let document = context.document;
    let mark = context.mark(before);
    let plain = !(mark.common || mark.verb || mark.nationality || mark.title.is_some() || mark.class.is_some());
    let binds = matches!(document.fold(first), "فون" | "فان" | "دي" | "دا" | "دو" | "ديل");
    let given = context.is_arabic(before) && plain && !document.has_article(before) && !document.has_pronoun(before);
    if binds && given { before } else { first }
}

/// A person's name begins behind what only introduces it: «الصياد كاظم جبار», «مؤسسه ماسايوشي سون».
fn first_of_person(context: &Context, mut first: usize, end: usize) -> usize {
    let document = context.document;
    while first + 1 < end {
        let mark = context.mark(first);
        let next = context.mark(first + 1).part;
        let owned = ["ها", "هم", "ته"].iter().any(|ending| document.fold(first).ends_with(ending));
        let introduces = document.has_article(first) && next.given || owned;
        if mark.part.given || mark.part.surname || !introduces || BINDERS.contains(&document.fold(first)) {
            break;
        }
        first += 1;
    }
    first
}

/// The range without a clitic that a tatweel carries: «لـأمين الزاوي».
fn without_carrier(text: &str, range: TextRange) -> TextRange {
    let slice = range.slice(text);
    let rest = slice.trim_start_matches(['و', 'ف', 'ب', 'ل', 'ك']);
    let clitics = slice.chars().count() - rest.chars().count();
    let carried = rest.trim_start_matches(TATWEEL);
    if !(1..=2).contains(&clitics) || carried.len() == rest.len() || carried.is_empty() {
        return range;
    }
    TextRange::from_usize(range.end as usize - carried.len(), range.end as usize)
}

/// A class noun that does not belong to the name, or a title before a person's.
fn stays_outside(context: &Context, first: usize, candidate: &Candidate) -> bool {
    let mark = context.mark(first);
    let next = context.mark(first + 1);
    if candidate.kind == NameKind::Person {
        return mark.title.is_some() && !mark.part.given && (next.part.given || next.title.is_some());
    }
    let class = mark.class.filter(|(_, class)| !class.inside && class.kind == candidate.kind);
    let general = (next.common && !context.document.has_article(first + 1)) || next.nationality;
    let party = context.document.fold(first) == "حزب" && !PARTIES.contains(&context.document.fold(first + 1));
    class.is_some() && !general && (candidate.entry.is_none() || party)
}

/// What a party is called that is not called so without the word حزب, folded.
const PARTIES: &[&str] = &[
    "الله",
    "العمال",
    "العمل",
    "المحافظين",
    "الخضر",
    "الشعب",
    "البعث",
    "الامه",
    "القراصنه",
    "اليسار",
    "الوسط",
    "العمالي",
    "الشعوب",
    "المستقبل",
];

/// A person's name goes on over a family name of the form الـ…ي, and ends before what is no name behind two words that are one.
fn end_of_person(context: &Context, first: usize, mut end: usize) -> usize {
    let listed = context.longest_name(first, context.document.hash(first)).filter(|(listed, node)| {
        let person = |form: Form| context.lexicon.entry(form.entry).is_some_and(|entry| entry.kind == NameKind::Person);
        *listed >= first + 2 && *listed < end && context.forms(*node).any(person)
    });
    let foreign = |at: &usize| {
        let mark = context.mark(*at);
        let part = mark.part.given || mark.part.surname || BINDERS.contains(&context.document.fold(at - 1));
        let known_before = listed.is_some_and(|(listed, _)| *at >= listed);
        let complement = context.document.fold(*at).starts_with("لل");
        !part
            && (mark.common
                || mark.common_after
                || mark.verb
                || known_before
                || complement
                || context.document.has_pronoun(*at))
    };
    end = before_god(context, first, end);
    let second = context.mark(first + 1).part;
    let known = second.given || second.surname;
    let alone = first + 1 < end
        && !known
        && (context.document.fold(first + 1).starts_with("لل") || context.document.has_pronoun(first + 1));
    end = if alone { first + 1 } else { (first + 2..end).find(foreign).unwrap_or(end) };
    let word = context.document.fold(end);
    let mark = context.mark(end);
    let family = word.starts_with("ال") && word.ends_with('ي') && word.chars().count() > 4 && context.is_arabic(end);
    let plain =
        (!mark.common || mark.part.surname) && !mark.nationality && mark.title.is_none() && mark.class.is_none();
    let open = end > first && !context.document.fold(end - 1).starts_with("ال") && context.mark(end - 1).part.given;
    if family && plain && open { end + 1 } else { end }
}

/// «الله» is part of a name behind a name's part alone (عبد الله، نصر الله); any other word before it opens a formula («محمد صلى الله
/// عليه وسلم»).
fn before_god(context: &Context, first: usize, end: usize) -> usize {
    let formula = |at: &usize| {
        let before = context.mark(at - 1).part;
        context.document.fold(*at) == "الله" && !(before.given || before.surname)
    };
    (first + 2..end).find(formula).map_or(end, |god| god - 1)
}

/// A place's name ends before an adjective of nationality that is no part of it.
fn end_of_place(context: &Context, first: usize, mut end: usize, candidate: &Candidate) -> usize {
    let behind_ba = |at: &usize| context.mark(*at).common_after && context.document.fold(*at).starts_with('ب');
    end = (first + 1..end).find(behind_ba).unwrap_or(end);
    let adjective = end > first + 1 && context.mark(end - 1).nationality && context.document.has_article(end - 1);
    let headed = context.mark(first).class.is_some_and(|(_, class)| class.inside);
    if adjective && !headed && candidate.entry.is_none() { end - 1 } else { end }
}

/// An organisation's name takes its legal form along, and ends before the person who speaks for it and before an adjective of
/// nationality that agrees with nothing in it.
fn end_of_organization(context: &Context, first: usize, mut end: usize, candidate: &Candidate) -> usize {
    let document = context.document;
    let person = (first + 2..end).find(|at| {
        let mark = context.mark(*at);
        let behind_article = document.has_article(at - 1) && context.mark(at - 1).title.is_none();
        let next = context.mark(at + 1).part;
        let given = mark.part.given && (!mark.part.needs_evidence || (next.surname && !next.needs_evidence));
        given && behind_article && end - at >= 2
    });
    if let Some(person) = person.filter(|_| candidate.entry.is_none()) {
        end = person;
    }
    let headed = context.mark(first).class.is_some_and(|(_, class)| class.inside);
    if candidate.entry.is_none() {
        let foreign = |at: &usize| {
            let behind_ba = context.mark(*at).common_after && document.fold(*at).starts_with('ب');
            context.mark(*at).verb || behind_ba || context.document.has_pronoun(*at)
        };
        end = (first + 1..end).find(foreign).unwrap_or(end);
    }
    let nationality = |at: usize| context.mark(at).nationality && document.has_article(at);
    // Behind شركة or قناة an article is the name's own, not that of a noun that the adjective could agree with.
    let behind_class = first > 0 && context.mark(first - 1).class.is_some_and(|(_, class)| !class.inside);
    let agrees = headed || (document.has_article(first) && !behind_class);
    if end > first + 1 && nationality(end - 1) && !agrees && candidate.entry.is_none() {
        end -= 1;
    } else if headed && end > first + 1 && nationality(end) && !nationality(end - 1) {
        end += 1;
    }
    let legal = |at: usize| LEGAL_LETTERS.contains(&document.fold(at));
    if document.raw(end + 1) == "." && matches!(document.fold(end), "ش" | "ذ") && legal(end + 2) {
        end += 3;
        while document.raw(end) == "." && legal(end + 1) {
            end += 2;
        }
    }
    end
}

/// Punctuation that a name neither begins nor ends with.
fn is_edge(context: &Context, index: usize, last: bool) -> bool {
    let document = context.document;
    document.kind(index) == TokenKind::Punct && !(last && matches!(document.raw(index), "+" | "!" | "™" | "®"))
}

/// Punctuation that no name contains: commas, colons, brackets, a full stop before white space.
fn ends_clause(context: &Context, index: usize) -> bool {
    let document = context.document;
    let inner = matches!(document.raw(index), "-" | "–" | "&" | "+" | "'" | "’" | "/" | "!" | "_" | "·")
        || (document.raw(index) == "." && document.glued(index + 1));
    document.kind(index) == TokenKind::Punct && !inner
}
