//! What is never a name, whoever proposed it: the traps of `docs/annotation.md`.
//!
//! Codes, nationalities, generic and inflected words, bodies spoken of in general, the words of an office, what an event or a work is called.

use super::candidate::Candidate;
use super::code::is_code;
use super::entity::Evidence;
use super::lexicon::NameKind;
use super::recognize::Context;
use crate::arabic::normalize::fold;
use crate::arabic::token::TokenKind;

/// What is never a name: a nationality, a generic word, a bare number, a letter, a ticker in brackets.
pub(super) fn is_trap(context: &Context, first: usize, end: usize, candidate: &Candidate) -> bool {
    let document = context.document;
    if context.shield(first..end) > end - first
        || is_code(context, first, end)
        || (document.kind(first) == TokenKind::Latin && is_foreign_speech(context, first, end, candidate))
        || (candidate.kind == NameKind::Person && is_god(context, first, end))
        || is_collective(context, first, end)
        || (is_faint(candidate) && candidate.entry.is_none() && is_saying(context, first, end))
        || (candidate.kind == NameKind::Place && names_event(context, first, end))
        || (document.is_quoted(first, end) && is_work(context, first))
        || (candidate.kind == NameKind::Organization && completes_office(context, first, candidate))
        || (end == first + 1 && is_inflected(context, first, candidate))
        || (end == first + 1 && is_faint(candidate) && is_pointed_at(context, first))
    {
        return true;
    }
    if end > first + 1 {
        return (first..end).all(|at| context.mark(at).common) && candidate.entry.is_none();
    }
    let raw = document.raw(first);
    match document.kind(first) {
        TokenKind::Digits => candidate.kind != NameKind::Product,
        TokenKind::Punct | TokenKind::Newline | TokenKind::Space | TokenKind::Invisible => true,
        TokenKind::Latin => raw.len() < 2,
        _ => {
            let listed = matches!(candidate.evidence, Evidence::Lexicon);
            let whole = document.range(first).start == candidate.range.start;
            let short = fold(candidate.range.slice(document.text)).chars().nth(1).is_none();
            let general = whole && context.mark(first).generic && !listed;
            let nationality = context.mark(first).nationality;
            let adjective = nationality && !listed && candidate.kind != NameKind::Place;
            // «شركة «سهيل» السعودية»: the country's name behind a closing quote is the adjective of what was quoted.
            let behind_quote = nationality && whole && first > 0 && document.is_quote(first - 1);
            short || ((general || adjective || behind_quote) && !document.is_quoted(first, end))
        }
    }
}

/// God is no person of the news, nor are the words of a formula: «بسم الله الرحمن الرحيم», «رحمه الله».
fn is_god(context: &Context, first: usize, end: usize) -> bool {
    let document = context.document;
    let opening = first > 0 && matches!(document.fold(first - 1), "بسم" | "الله");
    let own = matches!(document.fold(first), "الله" | "الرحمن" | "الرحيم" | "لله" | "بالله" | "والله");
    let second = end > first + 1 && document.fold(first + 1) == "الله";
    let named = context.mark(first).part;
    let part = (named.given || named.surname) && !document.has_pronoun(first);
    own || opening || (second && !part)
}

/// What names have in lower case.
const SMALL_WORDS: &[&str] = &[
    "of", "the", "and", "for", "in", "on", "at", "de", "du", "des", "del", "della", "di", "da", "do", "dos", "la",
    "le", "les", "et", "von", "van", "den", "der", "und", "y", "e", "al", "el", "bin", "ibn", "x",
];

/// Latin words that are no name: all in lower case, a piece of an address or a path, a sentence of another language.
fn is_foreign_speech(context: &Context, first: usize, end: usize, candidate: &Candidate) -> bool {
    let document = context.document;
    let text = candidate.range.slice(document.text);
    let lower = candidate.entry.is_none() && !text.chars().any(char::is_uppercase);
    let word = |at: &usize| {
        let raw = document.raw(*at);
        let small = raw.starts_with(char::is_lowercase) && !SMALL_WORDS.contains(&raw);
        document.kind(*at) == TokenKind::Latin && small && !document.glued(*at)
    };
    let stated = candidate.entry.is_some() || matches!(candidate.evidence, Evidence::ClassNoun(_));
    lower || is_address(context, first, end) || (!stated && (first..end).any(|at| word(&at)))
}

/// How far on each side an address is looked for, in words.
const ADDRESS_REACH: usize = 24;

/// Whether the words are a piece of a run without spaces that is an address of the web, of mail or of a file.
fn is_address(context: &Context, first: usize, end: usize) -> bool {
    let document = context.document;
    let start = (first.saturating_sub(ADDRESS_REACH)..first).rev().take_while(|at| document.glued(at + 1)).last();
    let close = (end..end + ADDRESS_REACH).take_while(|at| document.glued(*at)).last().map_or(end, |last| last + 1);
    let run = document.span(start.unwrap_or(first), close, 0).slice(document.text);
    run.contains("://")
        || run.contains('@')
        || run.contains('\\')
        || run.starts_with("www.")
        || run.matches('/').count() > 1
}

/// Bodies spoken of in general, with or without a nationality: القوات الأمنية، قوات الأمن المصرية.
fn is_collective(context: &Context, first: usize, end: usize) -> bool {
    let document = context.document;
    let whole = end;
    let end = if end > first + 1 && context.mark(end - 1).nationality { end - 1 } else { end };
    let rest = |at: usize| document.rest(at, context.mark(at).class.map_or(0, |(letters, _)| usize::from(letters)));
    match end - first {
        1 if rest(first) == "البرلمان" => end == whole,
        1 => matches!(rest(first), "الحكومه" | "السلطات" | "القوات"),
        2 => matches!(
            (rest(first), document.fold(first + 1)),
            ("قوات" | "اجهزه" | "الاجهزه" | "القوات" | "عناصر" | "رجال", "الامن" | "الامنيه" | "الشرطه" | "الحكومه")
        ),
        _ => false,
    }
}

/// Whether the place only names an event: «بطولة إفريقيا», «معرض دبي للطيران», «"تونس 2020"».
fn names_event(context: &Context, first: usize, end: usize) -> bool {
    let document = context.document;
    let year = document.kind(end) == TokenKind::Digits && document.fold(end).len() == 4 && document.is_quote(end + 1);
    let quoted = first > 0 && document.is_quote(first - 1);
    let event = first > 0
        && EVENTS.contains(&document.fold(first - 1))
        && document.range(first).start == document.span(first, end, 0).start;
    (year && quoted) || event
}

/// «وزير الخزانة»: the word completes the office and names no body.
fn completes_office(context: &Context, first: usize, candidate: &Candidate) -> bool {
    let document = context.document;
    let office = first > 0
        && matches!(document.fold(first - 1).trim_start_matches(['و', 'ل', 'ب']), "زير" | "زيره" | "زيري" | "زراء");
    office && context.mark(first).class.is_none() && document.range(first).start == candidate.range.start
}

/// Whether a single word that only the model takes for a name is inflected as no name is: with a pronoun or a plural's ending of a verb,
/// an adjective behind an ordinary noun, a word of two letters.
fn is_inflected(context: &Context, index: usize, candidate: &Candidate) -> bool {
    let mark = context.mark(index);
    let guessed = matches!(candidate.evidence, Evidence::Model { .. })
        && candidate.same_as.is_none()
        && candidate.entry.is_none();
    if !guessed
        || mark.part.given
        || mark.part.surname
        || context.document.is_quoted(index, index + 1)
        || !context.is_arabic(index)
    {
        return false;
    }
    let word = context.document.raw(index);
    let folded = context.document.fold(index);
    let long = folded.chars().count() >= 5;
    let verb = long
        && (word.ends_with("وا") || folded.starts_with("سي") || folded.starts_with("ست"))
        && candidate.kind == NameKind::Person;
    let before = context.mark(index.saturating_sub(1));
    let adjective = (word.ends_with('ي') || word.ends_with("ية"))
        && !context.document.has_article(index)
        && before.common
        && !before.verb
        && context.document.fold(index.saturating_sub(1)).chars().count() > 3;
    mark.common || verb || (long && context.document.has_pronoun(index)) || adjective || folded.chars().nth(2).is_none()
}

/// Whether the words are all of a quotation that a particle makes a saying: «تحتاج إلى فاحص من خارجها».
fn is_saying(context: &Context, first: usize, end: usize) -> bool {
    let document = context.document;
    let particle = |at: usize| {
        matches!(
            document.fold(at),
            "الي"
                | "من"
                | "علي"
                | "عن"
                | "ان"
                | "لا"
                | "لم"
                | "لن"
                | "هو"
                | "هي"
                | "التي"
                | "الذي"
                | "كل"
                | "قد"
                | "ليس"
                | "ليست"
        )
    };
    end > first + 2 && document.is_quoted(first, end) && (first..end).any(particle)
}

/// Whether a demonstrative makes the word an ordinary noun somewhere in the article («هذا التعاون»), where it is not quoted here.
fn is_pointed_at(context: &Context, index: usize) -> bool {
    context.is_pointed_at(index) && !context.document.is_quoted(index, index + 1)
}

/// Whether only the model or the memory speaks for a name.
fn is_faint(candidate: &Candidate) -> bool {
    matches!(candidate.evidence, Evidence::Model { .. } | Evidence::Memory(_))
}

/// Whether the quotation before which word `first` stands is what a work, a storm, a campaign or the like is called.
fn is_work(context: &Context, first: usize) -> bool {
    let document = context.document;
    let mut at = context.before(first);
    for _ in 0..2 {
        if WORKS.contains(&document.rest(at, usize::from(document.fold(at).starts_with(['و', 'ب', 'ل']))))
            || WORKS.contains(&document.fold(at))
        {
            return true;
        }
        if at == 0 || !document.has_article(at) {
            return false;
        }
        at -= 1;
    }
    false
}

/// Nouns of what is quoted without being an entity, folded.
const WORKS: &[&str] = &[
    "اعصار",
    "الاعصار",
    "عاصفه",
    "العاصفه",
    "عمليه",
    "حمله",
    "مبادره",
    "مسرحيه",
    "فيلم",
    "فيلمه",
    "فيلمها",
    "مسلسل",
    "مسلسله",
    "مسلسلها",
    "روايه",
    "روايته",
    "روايتها",
    "كتاب",
    "كتابه",
    "كتابها",
    "اغنيه",
    "اغنيته",
    "قصيده",
    "ديوان",
    "ملحمه",
    "لوحه",
    "مقال",
    "مسابقه",
    "مهرجان",
    "بطوله",
    "جائزه",
    "مؤتمر",
    "ندوه",
    "معرض",
    "شعار",
    "عنوان",
    "بعنوان",
    "كلمه",
    "عباره",
    "هاشتاغ",
    "وسم",
    "فيلمي",
    "مسلسلي",
    "اسطوره",
    "مشهد",
    "الفيلم",
    "المسلسل",
    "الروايه",
];

/// Nouns of events that a place's name completes, with the clitics that news writes on them, folded.
const EVENTS: &[&str] = &[
    "بطوله",
    "كاس",
    "دوري",
    "سباق",
    "جائزه",
    "مهرجان",
    "معرض",
    "اولمبياد",
    "ماراثون",
    "رالي",
    "طواف",
    "سوبر",
    "قمه",
    "منتدي",
    "اكسبو",
    "وبطوله",
    "وكاس",
    "وسباق",
    "ومهرجان",
    "ومعرض",
    "لبطوله",
    "لكاس",
    "ببطوله",
    "بكاس",
    "بمعرض",
    "بمهرجان",
];
