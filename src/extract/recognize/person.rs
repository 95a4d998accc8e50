//! Finds: people's names behind titles and verbs of saying, and sequences of known name parts.
//! Evidence: a title, a verb, a byline, or known given names and surnames; بن، بنت، آل، أبو، عبد bind what follows.
//! Known misses: names of one word; unknown names of two words with neither title nor verb.
//! Example: «وزير المالية محمد بن عبد الله الجدعان» → محمد بن عبد الله الجدعان, role وزير المالية; not «وزير المالية» itself.

use super::Context;
use crate::arabic::token::TokenKind;
use crate::article::TextRange;
use crate::extract::candidate::{Candidate, Rank};
use crate::extract::entity::Evidence;
use crate::extract::lexicon::NameKind;

/// Longest name, in words, binders included.
const LONGEST: usize = 7;

/// How far behind a title its holder may be named.
const REACH: usize = 9;

/// Words that bind the next word into a name (بن علي، آل مبارك، عبد الكريم، أيت الحاج، دي كانيو).
pub(crate) const BINDERS: &[&str] = &[
    "بن",
    "ابن",
    "بنت",
    "ال",
    "ابو",
    "ابي",
    "ابا",
    "ام",
    "عبد",
    "بو",
    "دي",
    "دا",
    "دو",
    "فان",
    "لو",
    "ديل",
    "دوس",
    "سان",
    "ولد",
    "اولد",
    "ايت",
    "ماك",
    "اوه",
    "فون",
    "دير",
    "ديلا",
    "دلا",
    "مولاي",
    "منت",
    "اق",
    "اغ",
    "دن",
    "دوس",
    "لا",
];

/// Words that open the line of an author, folded.
const BYLINES: &[&str] = &["كتب", "كتبت", "بقلم", "اعداد", "تقرير", "حوار", "ترجمه", "تصوير", "تحرير", "متابعه"];

/// Titles by which a person of one unknown name is spoken of, folded.
const PERSONAL: &[&str] = &[
    "السيد",
    "السيده",
    "الدكتور",
    "الدكتوره",
    "المهندس",
    "المهندسه",
    "الشيخ",
    "الشيخه",
    "الامير",
    "الاميره",
    "الاستاذ",
    "الاستاذه",
    "اللاعب",
    "اللاعبه",
    "المدرب",
    "الحارس",
    "المهاجم",
    "المدافع",
    "النجم",
    "الفنان",
    "الفنانه",
    "الممثل",
    "الممثله",
    "المطرب",
    "المطربه",
    "المخرج",
    "المخرجه",
    "الشاعر",
    "الشاعره",
    "الروائي",
    "الروائيه",
    "الكاتب",
    "الكاتبه",
    "الباحث",
    "الباحثه",
    "الطفل",
    "الطفله",
    "الشاب",
    "الشابه",
    "القاضي",
    "القاضيه",
    "المحامي",
    "المحاميه",
    "الناقد",
    "الناقده",
];

/// Candidates by title, by verb, by byline and by parts.
pub(super) fn find(context: &Context, out: &mut Vec<Candidate>) {
    let mut index = 0;
    while index < context.document.len() {
        if let Some(letters) = context.mark(index).title {
            by_title(context, index, usize::from(letters), out);
        }
        if context.mark(index).verb {
            by_verb(context, index, out);
        }
        if context.mark(index).nationality {
            by_nationality(context, index, out);
        }
        if context.document.kind(index) == TokenKind::Newline && BYLINES.contains(&context.document.fold(index + 1)) {
            by_byline(context, index + 1, out);
        }
        index = by_parts(context, index, out).unwrap_or(index + 1);
    }
}

/// The name of whoever holds the title at `title`.
fn by_title(context: &Context, title: usize, letters: usize, out: &mut Vec<Candidate>) {
    let document = context.document;
    let mut adjacent = true;
    for at in title + 1..title + 1 + REACH {
        let mark = context.mark(at);
        let quoted = document.is_quote(at);
        if document.kind(at) == TokenKind::Newline
            || (document.kind(at) == TokenKind::Punct && !quoted && document.raw(at) != "ـ")
        {
            return;
        }
        if mark.verb && !mark.part.given
            || matches!(document.fold(at), "ان" | "علي" | "في" | "من" | "خلال" | "الي" | "عن" | "مع")
        {
            return;
        }
        let known = mark.part.given && !mark.part.needs_evidence;
        let bound = BINDERS.contains(&document.fold(at)) && document.fold(at) != "ال";
        let unknown = adjacent && is_unknown(context, at);
        if known || bound || unknown || (adjacent && mark.part.given) {
            let Some(end) = end_of_name(context, at) else { return };
            let personal = at == title + 1 && letters == 0 && PERSONAL.contains(&document.fold(title));
            if end - at < 2 && !(adjacent && known) && !personal {
                return;
            }
            let role = document.span(title, at, letters);
            let evidence = Evidence::Title(role);
            let rank = if known || bound { Rank::Sure } else { Rank::Weak };
            let mut candidate = Candidate::new(document.span(at, end, 0), at..end, NameKind::Person, rank, evidence);
            candidate.role = Some(TextRange::new(role.start, document.range(at - 1).end));
            out.push(candidate);
            return;
        }
        adjacent &= mark.title.is_some() || mark.nationality || document.has_article(at);
    }
}

/// The name right behind a verb of saying.
fn by_verb(context: &Context, verb: usize, out: &mut Vec<Candidate>) {
    let document = context.document;
    let first = verb + 1;
    let mark = context.mark(first);
    let known = mark.part.given || mark.part.surname;
    if !known && !is_unknown(context, first) {
        return;
    }
    let Some(end) = end_of_name(context, first) else { return };
    if end - first < 2 || !(known || context.mark(end - 1).part.surname) {
        return;
    }
    let evidence = Evidence::Verb(document.range(verb));
    let rank = if mark.part.given && !mark.part.needs_evidence { Rank::Sure } else { Rank::Weak };
    out.push(Candidate::new(document.span(first, end, 0), first..end, NameKind::Person, rank, evidence));
}

/// The name right behind «البلجيكي», where the adjective stands for the person: not behind a noun that it could agree with.
fn by_nationality(context: &Context, adjective: usize, out: &mut Vec<Candidate>) {
    let document = context.document;
    let (before, first) = (adjective.saturating_sub(1), adjective + 1);
    let noun = document.has_article(before) || context.mark(before).class.is_some() || context.mark(before).nationality;
    let mark = context.mark(first);
    if noun || !(mark.part.given || is_unknown(context, first)) || document.has_article(first) {
        return;
    }
    let Some(end) = end_of_name(context, first).filter(|end| (2..=5).contains(&(end - first))) else { return };
    let rank = if mark.part.given && !mark.part.needs_evidence { Rank::Sure } else { Rank::Weak };
    let evidence = Evidence::Title(document.range(adjective));
    out.push(Candidate::new(document.span(first, end, 0), first..end, NameKind::Person, rank, evidence));
}

/// The author of a line that opens with «كتب», a colon or a dash after it or not.
fn by_byline(context: &Context, byline: usize, out: &mut Vec<Candidate>) {
    let document = context.document;
    let first = byline + 1;
    let first = first + usize::from(matches!(document.raw(first), ":" | "-" | "–" | "—" | "ـ"));
    let Some(end) = end_of_name(context, first).filter(|end| (2..=4).contains(&(end - first))) else { return };
    let closes = document.kind(end) != TokenKind::Arabic;
    let mark = context.mark(first);
    if !mark.common && mark.class.is_none() && closes {
        let evidence = Evidence::Title(document.range(byline));
        out.push(Candidate::new(document.span(first, end, 0), first..end, NameKind::Person, Rank::Sure, evidence));
    }
}

/// A known given name and what follows; gives the index to go on from.
fn by_parts(context: &Context, first: usize, out: &mut Vec<Candidate>) -> Option<usize> {
    let document = context.document;
    let mark = context.mark(first);
    let whole = mark.part.given && !mark.part.needs_evidence;
    let filiation = matches!(document.fold(first + 1), "بن" | "بنت" | "ولد" | "منت" | "ايت") && mark.part.given;
    let letters = match mark.part_after {
        _ if whole || filiation => 0,
        Some((letters, part)) if part.given && !part.needs_evidence && !mark.common => usize::from(letters),
        _ if document.fold(first) == "عبد" => 0,
        _ => return None,
    };
    let end = end_of_name(context, first)?;
    let second = context.mark(first + 1);
    let bound = BINDERS.contains(&document.fold(first + 1)) || document.fold(first) == "عبد";
    let listed = second.part.surname || second.part.given;
    let shaped = document.has_article(first + 1) && !second.nationality;
    if end - first < 2 || !(bound || listed || shaped) {
        return None;
    }
    let rank = if bound || listed { Rank::Sure } else { Rank::Fair };
    let first = if letters == 0 { first_of_name(context, first) } else { first };
    let range = document.span(first, end, letters);
    out.push(Candidate::new(range, first..end, NameKind::Person, rank, Evidence::NameParts));
    Some(end)
}

/// The first word of the name whose known part stands at `known`: an unknown word before it, or a known one that is also an ordinary
/// word, opens the name where it may open one at all («مظهر محمد صالح», «أم كريم المدهون», «سعيدة أيت بوعلي»).
fn first_of_name(context: &Context, known: usize) -> usize {
    let document = context.document;
    let opens = |at: usize| {
        let mark = context.mark(at);
        let word = document.fold(at);
        let possessive = ["ها", "هم", "هما", "نا", "ته"].iter().any(|ending| word.ends_with(ending));
        let binder = BINDERS.contains(&word) && word != "ال" && word != "لا";
        let unknown = is_unknown(context, at)
            && !mark.common_after
            && !possessive
            && !word.starts_with(['ل', 'ب', 'و', 'ف', 'ك']);
        context.is_arabic(at)
            && !document.has_article(at)
            && (binder
                || unknown
                || (mark.part.given && word.chars().count() > 2 && mark.title.is_none() && !mark.verb))
    };
    let mut first = known;
    while first > 0 && known - first < 2 && opens(first - 1) {
        first -= 1;
    }
    first
}

/// The index after the last word of the name that begins at `first`; none if the name breaks off at a binder.
pub(super) fn end_of_name(context: &Context, first: usize) -> Option<usize> {
    let document = context.document;
    let mut end = first;
    let mut bound = false;
    while end - first < LONGEST && context.is_arabic(end) {
        let word = document.fold(end);
        if BINDERS.contains(&word) {
            bound = true;
            end += 1;
            continue;
        }
        // «جان-فريديريك», «وارتون-أوكونيل»
        if (bound || end == first || goes_on(context, end))
            && document.raw(end + 1) == "-"
            && document.glued(end + 1)
            && document.glued(end + 2)
            && context.is_arabic(end + 2)
        {
            bound = false;
            end += 3;
            continue;
        }
        if !(bound || end == first || goes_on(context, end)) {
            break;
        }
        bound = false;
        end += 1;
    }
    while end > first && BINDERS.contains(&document.fold(end - 1)) {
        end -= 1;
    }
    (end > first).then_some(end)
}

/// Whether the word may be a further part of a person's name.
fn goes_on(context: &Context, index: usize) -> bool {
    let mark = context.mark(index);
    let part = mark.part.given || mark.part.surname;
    let word = context.document.fold(index);
    let conjoined = word.starts_with('و') && mark.part_after.is_some() && !part;
    if conjoined || mark.verb || word.starts_with("لل") {
        return false;
    }
    part && !(mark.common && mark.part.needs_evidence) || (is_unknown(context, index) && !mark.common_after)
}

/// A word that nothing is known of.
fn is_unknown(context: &Context, index: usize) -> bool {
    let mark = context.mark(index);
    context.is_arabic(index)
        && !mark.common
        && !mark.verb
        && !mark.nationality
        && mark.class.is_none()
        && mark.title.is_none()
        && context.document.fold(index).chars().count() > 2
        && !["ها", "هم", "هما"].iter().any(|ending| context.document.raw(index).ends_with(ending))
}
