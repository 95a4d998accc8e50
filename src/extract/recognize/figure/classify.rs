//! Which sort of figure a quantity is: a year, a share, a count, or nothing.
//!
//! Finds years («لسنة 2017»), shares («ثلث السكان»), counts, and the noun they count. Evidence: the word before and the word after. Known
//! misses: years that count nothing and name an edition may be taken for counts where a noun follows.

use rust_decimal::Decimal;

use super::cue::{self, Class};
use super::draft::Draft;
use super::lexeme::{Kind, Text};
use super::number::Number;
use super::quantity::Quantity;
use super::unit::Tag;
use super::vocabulary::Sense;
use super::{date, guard, resolve};
use crate::arabic::chars::is_arabic_letter;
use crate::arabic::normalize::clean;
use crate::extract::{Calendar, FigureKind, FigureValue};

/// Words after which a bare الثلث or النصف is a share.
const SHARED_AFTER: [&str; 14] = [
    "الي",
    "نسبه",
    "بنسبه",
    "مقدار",
    "بمقدار",
    "نحو",
    "حوالي",
    "بواقع",
    "قرابه",
    "زياده",
    "انخفاض",
    "تراجع",
    "من",
    "عن",
];

/// Plurals that their shape does not show, folded, without article.
const BROKEN_PLURALS: [&str; 14] =
    ["دول", "مدن", "قري", "كتب", "نقاط", "رجال", "شهور", "بنوك", "بنود", "ركاب", "طلاب", "سفن", "طرق", "نواب"];

/// The figure that a quantity is, if it is one.
pub(super) fn classify(text: &Text, quantity: &Quantity) -> Option<Draft> {
    if let Some(number) = quantity.number
        && let Some(year) = year(text, quantity, &number)
    {
        return Some(year);
    }
    if quantity.share {
        return is_share(text, quantity).then(|| Draft::of(quantity));
    }
    let draft = Draft::of(quantity);
    if quantity.tag.is_some() {
        // «واحد» alone counts only behind its unit, and decades behind a count are contracts.
        let contract = matches!(quantity.tag, Some(Tag::Duration(unit)) if unit.factor == 10)
            && quantity.number.is_some()
            && !cue::mentions_before(
                text,
                quantity.first,
                3,
                &["منذ", "خلال", "قبل", "بعد", "مدي", "طوال", "طيله", "نحو", "من"],
            );
        return (!contract).then_some(draft);
    }
    let number = quantity.number?;
    let after_definite = number.first.checked_sub(1).is_some_and(|at| text.is_word(at) && text.is_definite(at));
    let word = !text.lexemes.get(number.first).is_some_and(|lexeme| matches!(lexeme.kind, Kind::Numeral(_)));
    if word && (number.value <= Decimal::ONE || (number.article && number.bare_scale)) {
        return None;
    }
    if number.article && !after_plural(text, number.first) {
        let ranked = text.sense(number.end, |sense| matches!(sense, Sense::Ordinal(_)).then_some(())).is_some();
        let counts = resolve::is_counted(text, number.end) || ranked || (word && text.fold(number.end) == "من");
        if after_definite || !counts {
            return None;
        }
    }
    Some(draft)
}

/// «2017», «سنة ألفين وستة عشر».
fn year(text: &Text, quantity: &Quantity, number: &Number) -> Option<Draft> {
    let before = number.first.checked_sub(1);
    let stem = before.map_or("", |at| text.stem(at));
    // «سنتي 2012 و2013»: the year before speaks for the one after.
    let another = text.at(number.first).is_some_and(|lexeme| lexeme.conj)
        && before.is_some_and(|at| date::year_at(text, at).is_some());
    let named = another || matches!(stem, "عام" | "سنه" | "عامي" | "سنتي" | "سنوات" | "اعوام" | "موسم");
    let make = |end: usize, calendar: Calendar| {
        Some(
            Draft::over(text, number.first, end, FigureKind::Year, FigureValue::Number(number.value), "year")?
                .dated(calendar),
        )
    };
    if !number.plain {
        let words = named && quantity.tag.is_none() && text.is_word(number.first);
        let fits = number.value >= Decimal::from(1800) && number.value <= Decimal::from(2100);
        return (words && fits).then(|| make(number.end, Calendar::Gregorian)).flatten();
    }
    let numeral = text.numeral(number.first)?;
    let metre = quantity.tag == Some(Tag::Measure("m")) && text.fold(number.end) == "م";
    if numeral.mark.is_some()
        || numeral.digits != 4
        || text.at(number.first)?.article
        || (quantity.tag.is_some() && !named && !metre)
    {
        return None;
    }
    let value = number.value;
    let within = |low: i64, high: i64| value >= Decimal::from(low) && value <= Decimal::from(high);
    let marked = matches!(text.fold(number.end), "ه" | "هجري" | "هجريه" | "هجريا");
    if marked && within(1000, 1600) {
        return make(number.end + 1, Calendar::Hijri);
    }
    if named && within(1300, 1499) {
        return make(number.end, Calendar::Hijri);
    }
    if metre && within(1900, 2100) {
        return make(number.end + 1, Calendar::Gregorian);
    }
    if !within(1800, 2100) {
        return None;
    }
    if named {
        return make(number.end, Calendar::Gregorian);
    }
    if guard::is_programme(text, number.first) || guard::names_a_place(text, number.first) {
        return None;
    }
    if quantity.tag.is_some() {
        return None;
    }
    // A counted noun, or a word that announces a count, makes it a number.
    let counted = resolve::is_counted(text, number.end);
    let tanwin = counted && (text.fold(number.end).ends_with('ا') || text.fold(number.end).ends_with("ات"));
    let of_time = before.is_some_and(|at| text.is_cue(at, Class::OfTime));
    let than =
        stem == "من" && before.and_then(|at| at.checked_sub(1)).is_some_and(|at| text.is_cue(at, Class::Compares));
    let announced =
        than || before.is_some_and(|at| text.is_cue(at, Class::Announces) && !text.is_cue(at, Class::OfTime));
    if announced || tanwin || (counted && !of_time && !within(1950, 2060)) {
        return None;
    }
    let prep = text.at(number.first)?.prep.is_some();
    if counted && !of_time && (prep || text.at(number.first)?.conj || !is_name_like(text, before)) {
        return None;
    }
    make(number.end, Calendar::Gregorian)
}

/// A noun that an edition's year may follow: a word that is no verb of counting.
fn is_name_like(text: &Text, index: Option<usize>) -> bool {
    index.is_some_and(|at| {
        matches!(text.at(at).map(|lexeme| lexeme.kind), Some(Kind::Word | Kind::Latin))
            && !text.stem(at).starts_with("تشغ")
    })
}

/// Whether a fraction word is a share of something: «ثلث السكان», «إلى النصف»; not «النصف الآخر», «نصف آلية».
fn is_share(text: &Text, quantity: &Quantity) -> bool {
    let Some(lexeme) = text.at(quantity.first) else { return false };
    let next = text.at(quantity.end);
    let next_fold = text.fold(quantity.end);
    if quantity.end > quantity.first + 1 {
        return true;
    }
    let before = quantity.first.checked_sub(1).map_or("", |at| text.stem(at));
    if lexeme.article {
        let measured = lexeme.prep == Some('ب') || SHARED_AFTER.contains(&before);
        let ranked = text.is_definite(quantity.end);
        return measured && !ranked;
    }
    // A suffix pronoun was cut off.
    let suffixed = next.is_some()
        && text.source.get(lexeme.end..).and_then(|rest| rest.chars().next()).is_some_and(is_arabic_letter);
    if suffixed {
        return true;
    }
    let Some(next) = next.filter(|next| next.kind == Kind::Word && !next.conj && next.prep.is_none()) else {
        return matches!(before, "الي" | "نسبه" | "مقدار" | "نحو" | "حوالي") && lexeme.conj == lexeme.article;
    };
    let adjective = !next.article
        && !text.is_definite(quantity.end)
        && (next_fold.ends_with('ي') || next_fold.ends_with("يه") || next_fold.ends_with("يا"));
    let function = !next.article
        && next.senses.iter().any(|sense| matches!(sense, Sense::Cue(_) | Sense::Ordinal(_) | Sense::Number(_)));
    !adjective && !function
}

/// Whether the definite noun before a definite number is a plural: «الولايات الـ8», but not «الدورة الـ15».
fn after_plural(text: &Text, index: usize) -> bool {
    let before = index.checked_sub(1).filter(|at| text.is_word(*at) && text.is_definite(*at));
    // An adjective may stand between: «المنتجات البترولية الثلاث».
    let further = before.and_then(|at| at.checked_sub(1)).filter(|at| text.is_word(*at) && text.is_definite(*at));
    before.is_some_and(|at| is_plural(text, at)) || further.is_some_and(|at| is_plural(text, at))
}

/// Whether the definite noun at `before` looks like a plural.
fn is_plural(text: &Text, before: usize) -> bool {
    let word = text.fold(before);
    let letters = word.chars().count();
    let Some(noun) =
        word.split_once("ال").map(|(_, noun)| noun).or_else(|| word.split_once("لل").map(|(_, noun)| noun))
    else {
        return false;
    };
    let feminine = noun.ends_with(['ه', 'ي']);
    let broken = noun.starts_with('ا') && letters > 5 && !feminine
        || noun.ends_with("اء")
        || noun.chars().nth(2) == Some('ا') && noun.chars().count() >= 5
        || BROKEN_PLURALS.contains(&noun);
    noun.ends_with("ات") || noun.ends_with("ين") || noun.ends_with("ون") || broken
}

/// What is counted or measured, as worded: the noun right after the figure, or after «من».
pub(super) fn counted_noun(text: &Text, draft: &Draft) -> Option<String> {
    if !matches!(draft.kind, FigureKind::Count | FigureKind::Measure | FigureKind::Ratio | FigureKind::Percent) {
        return None;
    }
    let of = text.fold(draft.end) == "من";
    let at = draft.end + usize::from(of);
    let lexeme = text.at(at).filter(|lexeme| lexeme.kind == Kind::Word && !lexeme.conj && lexeme.prep.is_none())?;
    let known = lexeme.senses.iter().any(|sense| matches!(sense, Sense::Cue(_) | Sense::Number(_)));
    if !of && (known || draft.kind == FigureKind::Percent) {
        return None;
    }
    text.source.get(lexeme.start..lexeme.end).map(clean)
}
