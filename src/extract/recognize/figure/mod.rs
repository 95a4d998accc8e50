//! Figures: every amount, percentage, count, measure, duration, ratio, date, time and score, with its exact value.
//!
//! The law is `docs/annotation.md` §3 to §5. The pipeline: `lexeme` cuts the text into words and digit strings, `vocabulary` says what
//! words may mean, the rules (`date`, `clock`, `range`, `quantity` over `number` and `unit`) read one figure at a time from left to right,
//! `guard` steps over what is no figure, `resolve` settles what only the article can say, `cue` compares. Every rule looks a bounded way
//! ahead and the scan never goes back, so time is linear in the text. Values are decimals throughout.
//!
//! It never looks at names and never fails. To add a unit, currency or month: a line in `assets/units`. To add a sort of figure: a file with
//! the header "Finds / Evidence / Known misses / Example" and a line in [`scan`].
//!
//! Example: «بلغت 3,7 مليارات درهم» gives money, 3,700,000,000, MAD in an article on Morocco.

mod clock;
mod cue;
mod date;
mod draft;
mod guard;
mod lexeme;
mod number;
mod numeral;
mod quantity;
mod range;
mod resolve;
mod unit;
mod vocabulary;

use rust_decimal::Decimal;

use crate::article::{Article, TextRange};
use crate::extract::{Calendar, Figure, FigureKind, FigureValue};
use cue::Class;
use draft::Draft;
use lexeme::{Kind, Text};
use quantity::Quantity;
use unit::Tag;

/// A figure mention.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FoundFigure {
    /// Bytes of the article's text.
    pub range: TextRange,
    /// The value.
    pub figure: Figure,
    /// The rule's short name.
    pub rule: &'static str,
}

/// Every figure of `article`, sorted and disjoint.
pub(crate) fn find(article: &Article) -> Vec<FoundFigure> {
    let text = Text::new(article);
    let drafts = resolve::settle(&text, scan(&text));
    drafts
        .into_iter()
        .map(|draft| {
            let cmp = draft.cmp.unwrap_or_else(|| cue::comparison(&text, &draft));
            let of = counted_noun(&text, &draft);
            let value = match draft.value {
                FigureValue::Number(value) => FigureValue::Number(value.normalize()),
                FigureValue::Range { min, max } => FigureValue::Range { min: min.normalize(), max: max.normalize() },
                value @ FigureValue::Text(_) => value,
            };
            FoundFigure {
                range: TextRange::from_usize(draft.start_byte, draft.end_byte),
                figure: Figure { kind: draft.kind, value, unit: draft.unit, cmp, elliptic: draft.elliptic, of },
                rule: draft.rule,
            }
        })
        .collect()
}

/// Reads the text from left to right, one figure at a time.
fn scan(text: &Text) -> Vec<Draft> {
    let programme = clock::is_programme(text);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut index = 0;
    while let Some(lexeme) = text.at(index) {
        if lexeme.kind == Kind::Break || (lexeme.senses.is_empty() && matches!(lexeme.kind, Kind::Word)) {
            index += 1;
            continue;
        }
        let dates = if guard::names_a_place(text, index) { Vec::new() } else { date::dates_at(text, index) };
        if let Some(last) = dates.last() {
            index = last.end.max(index + 1);
            drafts.extend(dates);
            continue;
        }
        if let Some(draft) = clock::time_at(text, index, programme) {
            index = draft.end;
            drafts.push(draft);
            continue;
        }
        if let Some(end) = guard::skip(text, index) {
            index = end.max(index + 1);
            continue;
        }
        if let Some(draft) = clock::score_at(text, index).or_else(|| range::range_at(text, index)) {
            index = draft.end.max(index + 1);
            drafts.push(draft);
            continue;
        }
        match quantity::quantity_at(text, index) {
            Some(quantity) => {
                index = quantity.end.max(index + 1);
                drafts.extend(classify(text, &quantity));
            }
            None => index += 1,
        }
    }
    drafts
}

/// The figure that a quantity is, if it is one.
fn classify(text: &Text, quantity: &Quantity) -> Option<Draft> {
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
        let ranked =
            text.sense(number.end, |sense| matches!(sense, vocabulary::Sense::Ordinal(_)).then_some(())).is_some();
        let counts = resolve::is_counted(text, number.end) || ranked || (word && text.fold(number.end) == "من");
        if after_definite || !counts {
            return None;
        }
    }
    Some(draft)
}

/// «2017», «سنة ألفين وستة عشر».
fn year(text: &Text, quantity: &Quantity, number: &number::Number) -> Option<Draft> {
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
        let measured = lexeme.prep == Some('ب')
            || matches!(
                before,
                "الي"
                    | "نسبه"
                    | "بنسبه"
                    | "مقدار"
                    | "بمقدار"
                    | "نحو"
                    | "حوالي"
                    | "بواقع"
                    | "قرابه"
                    | "زياده"
                    | "انخفاض"
                    | "تراجع"
                    | "من"
                    | "عن"
            );
        let ranked = text.is_definite(quantity.end);
        return measured && !ranked;
    }
    // A suffix pronoun was cut off.
    let suffixed = next.is_some()
        && text
            .source
            .get(lexeme.end..)
            .and_then(|rest| rest.chars().next())
            .is_some_and(crate::arabic::chars::is_arabic_letter);
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
        && next.senses.iter().any(|sense| {
            matches!(sense, vocabulary::Sense::Cue(_) | vocabulary::Sense::Ordinal(_) | vocabulary::Sense::Number(_))
        });
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
        || matches!(
            noun,
            "دول"
                | "مدن"
                | "قري"
                | "كتب"
                | "نقاط"
                | "رجال"
                | "شهور"
                | "بنوك"
                | "بنود"
                | "ركاب"
                | "طلاب"
                | "سفن"
                | "طرق"
                | "نواب"
        );
    noun.ends_with("ات") || noun.ends_with("ين") || noun.ends_with("ون") || broken
}

/// What is counted or measured, as worded: the noun right after the figure, or after «من».
fn counted_noun(text: &Text, draft: &Draft) -> Option<String> {
    if !matches!(draft.kind, FigureKind::Count | FigureKind::Measure | FigureKind::Ratio | FigureKind::Percent) {
        return None;
    }
    let of = text.fold(draft.end) == "من";
    let at = draft.end + usize::from(of);
    let lexeme = text.at(at).filter(|lexeme| lexeme.kind == Kind::Word && !lexeme.conj && lexeme.prep.is_none())?;
    let known =
        lexeme.senses.iter().any(|sense| matches!(sense, vocabulary::Sense::Cue(_) | vocabulary::Sense::Number(_)));
    if (known && !of) || (draft.kind == FigureKind::Percent && !of) {
        return None;
    }
    text.source.get(lexeme.start..lexeme.end).map(crate::arabic::normalize::clean)
}
