//! Which sort of figure a quantity is: a year, a share, a count, or nothing.
//!
//! Finds years («لسنة 2017»), shares («ثلث السكان»), counts, and the noun they count. Evidence: the word before and the word after. Known
//! misses: years that count nothing and name an edition may be taken for counts where a noun follows.

use rust_decimal::Decimal;

use super::cue::{self, Class};
use super::draft::Draft;
use super::lexeme::{Kind, Text};
use super::number::{Number, fraction};
use super::quantity::Quantity;
use super::unit::Tag;
use super::vocabulary::{Form, Sense};
use super::{date, guard, resolve};
use crate::arabic::chars::is_arabic_letter;
use crate::arabic::normalize::clean;
use crate::extract::{Calendar, FigureKind, FigureValue};

/// Words behind which «النصف» or «الربع» is a part of the year or of a game.
const OF_TIME: [&str; 14] =
    ["هذا", "ذلك", "خلال", "في", "نهايه", "بدايه", "مطلع", "منتصف", "نتائج", "ارباح", "ايرادات", "مبيعات", "منذ", "حتي"];

/// Words before «النصف» or «الربع» that make it a part of the year.
const TIMES: [&str; 12] =
    ["حالي", "ماضي", "جاري", "مقبل", "سابق", "قادم", "منقضي", "مالي", "نفسه", "ذاته", "اخير", "مماثل"];

/// Particles that no share can be of, folded.
const PARTICLES: [&str; 22] = [
    "من",
    "الي",
    "علي",
    "عن",
    "في",
    "حتي",
    "او",
    "ان",
    "قد",
    "هو",
    "هي",
    "ثم",
    "كما",
    "فقط",
    "التي",
    "الذي",
    "مع",
    "لدي",
    "عند",
    "قبل",
    "بعد",
    "نهائي",
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
        if !contract {
            return Some(draft);
        }
        return contract_or_knot(text, quantity, &draft);
    }
    let number = quantity.number?;
    // «ثمانون» in quotation marks is a name.
    let before = number.first.checked_sub(1);
    if text.is_word(number.first)
        && before.is_some_and(|at| text.mark(at) == Some('«'))
        && text.mark(number.end) == Some('»')
    {
        return None;
    }
    let after_definite = number.first.checked_sub(1).is_some_and(|at| text.is_word(at) && text.is_definite(at));
    let word = !text.lexemes.get(number.first).is_some_and(|lexeme| matches!(lexeme.kind, Kind::Numeral(_)));
    if word && (number.value <= Decimal::ONE || (number.article && number.bare_scale)) {
        return None;
    }
    let counts_before = after_plural(text, number.first) || inverted_count(text, &number);
    if number.article && !counts_before {
        let ranked = text.sense(number.end, |sense| matches!(sense, Sense::Ordinal(_)).then_some(())).is_some();
        let counts = resolve::is_counted(text, number.end) || ranked || (word && text.fold(number.end) == "من");
        if after_definite || !counts {
            return None;
        }
    }
    Some(draft)
}

/// «7 عقود» counts contracts; «سرعته 4 عقد» is in knots.
fn contract_or_knot(text: &Text, quantity: &Quantity, draft: &Draft) -> Option<Draft> {
    let speed = ["سرعه", "سرعته", "سرعتها", "بسرعه", "رياح", "الرياح"];
    if cue::mentions_before(text, quantity.first, 4, &speed) {
        let value = FigureValue::Number(quantity.number?.value);
        return Some(Draft { kind: FigureKind::Measure, value, tag: Some(Tag::Measure("kn")), ..draft.clone() });
    }
    let number = quantity.number?;
    let count = FigureValue::Number(number.value);
    Draft::over(text, number.first, number.end, FigureKind::Count, count, "count")
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
    if quantity.end > quantity.first + 1 {
        return true;
    }
    let before = quantity.first.checked_sub(1).map_or("", |at| text.stem(at));
    let dual = fraction(text, quantity.first).is_some_and(|(_, form)| form == Form::Two);
    if lexeme.article {
        return is_definite_share(text, quantity.end, before, text.stem(quantity.first), lexeme.prep);
    }
    // A suffix pronoun was cut off.
    let suffixed = next.is_some()
        && text.source.get(lexeme.end..).and_then(|rest| rest.chars().next()).is_some_and(is_arabic_letter);
    if suffixed || dual {
        return true;
    }
    // «ربع «فيرجن»».
    if matches!(text.mark(quantity.end), Some('«' | '"' | '“' | '”')) {
        return true;
    }
    let Some(next) = next.filter(|next| next.kind == Kind::Word && !next.conj && next.prep.is_none()) else {
        return matches!(before, "الي" | "نسبه" | "مقدار" | "نحو" | "حوالي") && lexeme.conj == lexeme.article;
    };
    let of = text.fold(quantity.end);
    // «نصف قطره» is a length.
    if matches!(text.stem(quantity.end), "قطر") || of.starts_with("قطر") && of != "قطر" {
        return false;
    }
    let definite = text.is_definite(quantity.end) || text.is_definite(quantity.end + 1);
    let adjective = !next.article && !definite && (of.ends_with('ي') || of.ends_with("يه") || of.ends_with("يا"));
    let function = PARTICLES.contains(&of)
        || next.senses.iter().any(|sense| matches!(sense, Sense::Ordinal(_) | Sense::Number(_)));
    !adjective && (!function || next.article)
}

/// «الثلث», «إلى النصف»; not «النصف الثاني», «الربع الخالي», «هذا الربع», «النصف الآخر».
fn is_definite_share(text: &Text, end: usize, before: &str, noun: &str, prep: Option<char>) -> bool {
    let next = text.stem(end);
    let remaining = matches!(text.fold(end), "المتبقي" | "الباقي");
    if text.is_word(end) && text.is_definite(end) && text.is_bare(end) && !remaining {
        return false;
    }
    let part_of_time = matches!(noun, "نصف" | "ربع") && (OF_TIME.contains(&before) || TIMES.contains(&next));
    !part_of_time || prep == Some('ب')
}

/// «أطفاله الخمسة», «القطع الثماني», «توربينات السد الثلاثة عشر»: in words an ordinal would have another form, so behind a definite noun
/// the number counts it.
fn inverted_count(text: &Text, number: &Number) -> bool {
    let ordinary = number.value > Decimal::TWO && number.value < Decimal::from(20) && text.is_word(number.first);
    let taken = matches!(text.stem(number.first), "خمس" | "ست" | "سبع" | "تسع" | "عشر");
    let Some(before) = number.first.checked_sub(1).filter(|at| text.is_word(*at)) else { return false };
    let raw = text.at(before).and_then(|noun| text.source.get(noun.start..noun.end)).unwrap_or("");
    let pronoun = raw.chars().count() > 4 && ["ها", "ه", "هم", "هن", "نا"].iter().any(|suffix| raw.ends_with(suffix));
    ordinary && !taken && (pronoun || text.is_definite(before))
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
    // «أربعة أخماسها لمنشآت», «نصفه من المصرف»: behind a pronoun stands what is said of the share, not what it is of.
    if text.source.get(draft.end_byte..).is_some_and(|rest| rest.starts_with(char::is_alphabetic)) {
        return None;
    }
    let of = text.fold(draft.end) == "من";
    // «أقل بـ20 حصانًا من سابقتها» compares.
    let compared = text.at(draft.first).is_some_and(|first| first.prep == Some('ب'))
        && draft.first.checked_sub(1).is_some_and(|before| {
            matches!(
                text.stem(before),
                "اقل" | "اكثر" | "اعلي" | "ادني" | "اكبر" | "اصغر" | "اطول" | "اقصر" | "ارخص" | "اغلي"
            )
        });
    if of && compared {
        return None;
    }
    let at = draft.end + usize::from(of);
    let lexeme = text.at(at).filter(|lexeme| lexeme.kind == Kind::Word && !lexeme.conj && lexeme.prep.is_none())?;
    let known = lexeme.senses.iter().any(|sense| matches!(sense, Sense::Cue(_) | Sense::Number(_) | Sense::Ordinal(_)));
    // «مقابل 440 للشركة».
    let governed = text.fold(at).starts_with("لل");
    if !of && (known || governed || draft.kind == FigureKind::Percent) {
        return None;
    }
    text.source.get(lexeme.start..lexeme.end).map(clean)
}
