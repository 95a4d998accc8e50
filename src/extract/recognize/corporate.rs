//! Finds: organisations whose name ends in a transliterated word of business, that are spelt letter by letter, or that an adjective of
//! nationality follows in the feminine.
//! Evidence: the last word (كابيتال، بارتنرز، القابضة، إف إم), which says that what stands before it is a name; two Latin letters or more as
//! Arabic spells them; the adjective that agrees with an unsaid «company».
//! Known misses: names that begin with an ordinary word.
//! Example: «لدى ليرينك بارتنرز» → ليرينك بارتنرز; «نقابة سي جي تي» → سي جي تي; «بنك آر بي إل» is left to the head noun.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::Context;
use crate::arabic::token::TokenKind;
use crate::extract::candidate::{Candidate, Rank};
use crate::extract::document::word_hash;
use crate::extract::entity::Evidence;
use crate::extract::lexicon::NameKind;

/// How many words a name may have before its last.
const REACH: usize = 3;

/// Last words of names, folded.
const ENDINGS: &[&str] = &[
    "كابيتال",
    "كابتال",
    "بارتنرز",
    "فنتشرز",
    "فينتشرز",
    "هولدينغ",
    "هولدينغز",
    "هولدنغ",
    "هولدنغز",
    "غروب",
    "جروب",
    "ريسورسز",
    "انرجي",
    "اينرجي",
    "فارما",
    "موتورز",
    "ايرلاينز",
    "ايرويز",
    "تكنولوجيز",
    "تكنولوجي",
    "تك",
    "سيستمز",
    "غلوبال",
    "انترناشونال",
    "انترناشيونال",
    "كوربوريشن",
    "اندستريز",
    "سوفت",
    "ميديا",
    "ستوديوز",
    "بيكتشرز",
    "ليمتد",
    "سيكيوريتيز",
    "ادفايزرز",
    "ماندجمنت",
    "مانجمنت",
    "ساينسز",
    "بيوتك",
    "ثيرابيوتكس",
    "سولوشنز",
    "نتووركس",
    "نيتوركس",
    "تيليكوم",
    "تلكوم",
    "لابز",
    "روبوتكس",
    "ديناميكس",
    "الكتريك",
    "اليكتريك",
    "كيميكالز",
    "فودز",
    "انفستمنت",
    "انفستمنتس",
    "ديفلوبمنتس",
    "بروبرتيز",
    "لوجستيكس",
    "لوجيستيكس",
    "شيبينغ",
    "مارين",
    "ماينينغ",
    "مينرالز",
    "ستيل",
    "بنك",
    "بانك",
    "فاينانس",
    "هيلثكير",
    "هيلث",
    "ايروسبيس",
    "سبيس",
    "تريدينغ",
    "كونستركشن",
    "كونتراكتورز",
    "القابضه",
    "هولدنج",
    "كوربوريت",
    "بنكرز",
    "ماركتس",
    "اسوشيتس",
    "باور",
    "سولار",
    "كيبلز",
    "سمنت",
    "اويل",
    "بتروليوم",
    "كونسلتينغ",
    "كونسلت",
    "ليزينغ",
    "ايفييشن",
    "بروداكشنز",
    "انترتينمنت",
    "غيمز",
];

/// Latin letters as Arabic spells them, folded.
const LETTERS: &[&str] = &[
    "ايه",
    "بي",
    "سي",
    "دي",
    "اف",
    "جي",
    "اتش",
    "جيه",
    "كيه",
    "كيو",
    "ار",
    "اس",
    "تي",
    "يو",
    "دبليو",
    "اكس",
    "واي",
    "زد",
    "زي",
];

/// Such letters that are words of the language too, and count only among others.
const WORDY_LETTERS: &[&str] = &["اي", "ال", "ام", "ان", "او", "في"];

/// The longest of all these, in bytes.
const LONGEST_LETTER: usize = 10;

/// The hashes of [`ENDINGS`]: every word of an article is looked at.
static ENDING_HASHES: LazyLock<FxHashSet<u64>> = LazyLock::new(|| ENDINGS.iter().map(|word| word_hash(word)).collect());

/// Whether the word spells a Latin letter.
pub(super) fn is_letter(word: &str) -> bool {
    word.len() <= LONGEST_LETTER && (LETTERS.contains(&word) || WORDY_LETTERS.contains(&word))
}

/// One candidate for each such name.
pub(super) fn find(context: &Context, out: &mut Vec<Candidate>) {
    let mut at = 0;
    while at < context.document.len() {
        if let Some(end) = end_of_spelling(context, at) {
            spelt(context, at, end, out);
            at = end;
            continue;
        }
        if ENDING_HASHES.contains(&context.document.hash(at)) {
            ending(context, at, out);
        }
        if context.mark(at).nationality && context.document.has_article(at) && context.document.raw(at).ends_with('ة')
        {
            national(context, at, out);
        }
        at += 1;
    }
}

/// The name that ends at `last`, from the first word before it that could be one.
fn ending(context: &Context, last: usize, out: &mut Vec<Candidate>) {
    let mut first = last;
    while first > 0 && last - first < REACH && opens(context, first - 1) {
        first -= 1;
    }
    let end = last + 1;
    if first < last {
        let span = context.document.span(first, end, 0);
        let mut name = Candidate::new(span, first..end, NameKind::Organization, Rank::Sure, Evidence::HeadNoun);
        name.company = Some(true);
        out.push(name);
    }
}

/// The name before a feminine adjective of nationality, which agrees with «company» or «city» unsaid: «كوسكو الصينية», «في سيغد المجرية».
fn national(context: &Context, adjective: usize, out: &mut Vec<Candidate>) {
    let document = context.document;
    let end = adjective - usize::from(adjective > 0 && document.is_quote(adjective - 1));
    let mut first = end;
    while first > 0 && end - first < REACH && opens(context, first - 1) && !context.mark(first - 1).part.given {
        first -= 1;
    }
    if first == end || first == 0 {
        return;
    }
    let before = document.fold(context.before(first));
    let place = matches!(
        before,
        "في" | "الي"
            | "من"
            | "قرب"
            | "نحو"
            | "بين"
            | "قباله"
            | "مدينه"
            | "بلده"
            | "وفي"
            | "والي"
            | "ومن"
    );
    let listed = context.longest_name(first, document.hash(first)).is_some();
    if listed || (place && end - first > 1) {
        return;
    }
    let kind = if place { NameKind::Place } else { NameKind::Organization };
    let span = document.span(first, end, 0);
    let mut name = Candidate::new(span, first..end, kind, Rank::Fair, Evidence::HeadNoun);
    name.company = (kind == NameKind::Organization).then_some(true);
    out.push(name);
}

/// A word that may stand before the last one: foreign or a name, in either script.
fn opens(context: &Context, index: usize) -> bool {
    let document = context.document;
    let mark = context.mark(index);
    let arabic = context.is_arabic(index)
        && !(mark.common || mark.verb || mark.nationality || mark.title.is_some() || mark.class.is_some())
        && !mark.common_after
        && !document.has_article(index)
        && document.fold(index).chars().count() > 2
        && !(document.fold(index).starts_with(['و', 'ل', 'ب']) && context.seems_cut(index));
    arabic || document.kind(index) == TokenKind::Latin
}

/// A run of spelt letters, with the name that it goes on or ends: «نفزاوة أف أم».
fn spelt(context: &Context, first: usize, end: usize, out: &mut Vec<Candidate>) {
    let document = context.document;
    let radio = end - first == 2 && matches!((document.fold(first), document.fold(first + 1)), ("اف", "ام"));
    let first = if radio && first > 0 && (opens(context, first - 1) || document.has_article(first - 1)) {
        first - 1
    } else {
        first
    };
    let class = context.class_before(first).filter(|(_, class)| !class.inside);
    let kind = class.map_or(NameKind::Organization, |(_, class)| class.kind);
    let rank = if class.is_some() || radio { Rank::Sure } else { Rank::Fair };
    let mut name = Candidate::new(document.span(first, end, 0), first..end, kind, rank, Evidence::HeadNoun);
    name.company = class.map(|(_, class)| class.company).or(Some(true)).filter(|_| kind == NameKind::Organization);
    out.push(name);
}

/// The index after a run of two spelt letters or more that begins at `first`; none where there is no such run.
fn end_of_spelling(context: &Context, first: usize) -> Option<usize> {
    let letter = |at: usize| {
        let word = context.document.fold(at);
        context.is_arabic(at) && is_letter(word)
    };
    let end = (first..first + 6).take_while(|at| letter(*at)).last()? + 1;
    let strong = (first..end).filter(|at| LETTERS.contains(&context.document.fold(*at))).count();
    let opens_strong =
        LETTERS.contains(&context.document.fold(first)) || context.document.raw(first).starts_with(['إ', 'آ', 'أ']);
    (end - first >= 2 && opens_strong && (strong >= 2 || (strong == 1 && context.document.fold(first) == "اف")))
        .then_some(end)
}
