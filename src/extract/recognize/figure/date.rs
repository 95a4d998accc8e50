//! Dates: days of a month, months of a year, quarters and halves, numeric dates.
//!
//! Finds «25 يوليوز 2025», «27 كانون الثاني/يناير ٢٠٢٥», «غرة أفريل», «الخامس عشر من شهر مارس», «22 و23 و24 جانفي» (three dates),
//! «الفصل الأول من 2016», «12/05/2026», «15 رمضان 1446 هـ». Evidence: month names of `assets/units/months.tsv` beside digits.
//! Known misses: relative dates (أمس، العام الماضي), which are no figures; dates wholly in words.

use rust_decimal::prelude::ToPrimitive;

use super::draft::Draft;
use super::lexeme::{Kind, Text};
use super::number::atom;
use super::vocabulary::{Sense, VOCABULARY};
use crate::arabic::number::Atom;
use crate::extract::{Calendar, FigureKind, FigureValue};

/// Longest list of days that share a month.
const LONGEST_LIST: usize = 8;

/// A month, and where it ends.
#[derive(Debug, Clone, Copy)]
struct Month {
    hijri: bool,
    number: u8,
    end: usize,
}

/// The dates that begin at `index`, in text order; empty for none.
pub(super) fn dates_at(text: &Text, index: usize) -> Vec<Draft> {
    let Some(lexeme) = text.at(index) else { return Vec::new() };
    match lexeme.kind {
        Kind::Numeral(_) => {
            if let Some(date) = numeric(text, index) {
                return vec![date];
            }
            days(text, index)
        }
        Kind::Word if !lexeme.senses.is_empty() => worded_day(text, index)
            .or_else(|| part_of_year(text, index))
            .or_else(|| month_of_year(text, index))
            .into_iter()
            .collect(),
        Kind::Latin => latin_quarter(text, index).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// The four digits of a year at `index`: value, calendar, and where it ends («هـ» included).
pub(super) fn year_at(text: &Text, index: usize) -> Option<(u32, Calendar, usize)> {
    let numeral = text.numeral(index)?;
    if numeral.mark.is_some() || numeral.digits != 4 || text.at(index)?.prep.is_some() {
        return None;
    }
    let year = numeral.whole?.to_u32()?;
    let hijri_mark = matches!(text.fold(index + 1), "ه" | "هجري" | "هجريا" | "هجريه");
    let common_mark =
        matches!(text.fold(index + 1), "م" | "ميلادي" | "ميلاديا" | "ميلاديه") && text.fold(index + 2) != "د";
    let end = index + 1 + usize::from(hijri_mark || (common_mark && text.at(index + 1).is_some_and(|mark| mark.glued)));
    match year {
        1200..1500 if hijri_mark => Some((year, Calendar::Hijri, end)),
        1300..1500 => Some((year, Calendar::Hijri, end)),
        1500..=2200 if !hijri_mark => Some((year, Calendar::Gregorian, end)),
        _ => None,
    }
}

/// A month name at `index`, with the second name of a pair.
fn month_at(text: &Text, index: usize) -> Option<Month> {
    let mut month = one_month(text, index).filter(|_| text.is_bare(index))?;
    let bracket = text.mark(month.end) == Some('(');
    if matches!(text.mark(month.end), Some('/' | '-' | '(')) {
        if let Some(second) = one_month(text, month.end + 1).filter(|second| second.hijri == month.hijri) {
            let closed = !bracket || text.mark(second.end) == Some(')');
            if closed && (text.mark(month.end) != Some('-') || second.number == month.number) {
                month.end = second.end + usize::from(bracket);
            }
        }
    } else if let Some(second) =
        one_month(text, month.end).filter(|second| second.number == month.number && second.hijri == month.hijri)
        && text.is_bare(month.end)
    {
        month.end = second.end;
    }
    Some(month)
}

fn one_month(text: &Text, index: usize) -> Option<Month> {
    let sense = |sense: Sense, end| match sense {
        Sense::Month { hijri, number } => Some(Month { hijri, number, end }),
        _ => None,
    };
    let stem = text.stem(index);
    if VOCABULARY.opens_pair(stem)
        && let Some(pair) = VOCABULARY.month_pair(stem, text.fold(index + 1))
    {
        return sense(pair, index + 2);
    }
    text.sense(index, |found| sense(*found, index + 1))
}

/// A month that «شهر» or «من شهر» may precede.
fn month_after(text: &Text, index: usize, of: bool) -> Option<Month> {
    let mut at = index;
    if text.fold(at) == "من" && (of || text.fold(at + 1) == "شهر" || one_month(text, at + 1).is_some()) {
        at += 1;
    }
    if text.fold(at) == "شهر" {
        at += 1;
    }
    month_at(text, at)
}

/// The year right after a month.
fn year_next(text: &Text, index: usize, hijri: bool) -> Option<(u32, usize)> {
    let (year, calendar, end) = year_at(text, index)?;
    let lexeme = text.at(index)?;
    (!lexeme.conj && !lexeme.article && (calendar == Calendar::Hijri) == hijri).then_some((year, end))
}

/// The year of a quarter or half: directly after it, or after «من», «سنة», «عام».
fn year_after(text: &Text, index: usize, hijri: bool) -> Option<(u32, usize)> {
    let mut at = index;
    if text.fold(at) == "من" && matches!(text.stem(at + 1), "سنه" | "عام") {
        at += 1;
    }
    if matches!(text.fold(at), "سنه" | "عام" | "لعام" | "لسنه" | "العام" | "السنه") {
        at += 1;
    }
    let (year, calendar, end) = year_at(text, at)?;
    let lexeme = text.at(at)?;
    (!lexeme.conj && !lexeme.article && (calendar == Calendar::Hijri) == hijri).then_some((year, end))
}

fn calendar(hijri: bool) -> Calendar {
    if hijri { Calendar::Hijri } else { Calendar::Gregorian }
}

/// A day of the month in digits.
fn day_at(text: &Text, index: usize) -> Option<u32> {
    let numeral = text.numeral(index)?;
    if numeral.mark.is_some() || numeral.digits > 2 {
        return None;
    }
    numeral.whole?.to_u32().filter(|day| (1..=31).contains(day))
}

fn day_value(month: &Month, day: u32, year: Option<u32>) -> FigureValue {
    FigureValue::Text(match year {
        Some(year) => format!("{year:04}-{:02}-{day:02}", month.number),
        None => format!("--{:02}-{day:02}", month.number),
    })
}

/// «24 جانفي 2017», «22 و23 و24 جانفي», «من 17 إلى 24 جويلية».
fn days(text: &Text, index: usize) -> Vec<Draft> {
    let mut days = Vec::new();
    let mut at = index;
    while days.len() < LONGEST_LIST {
        let Some(day) = day_at(text, at) else { return Vec::new() };
        days.push((at, day));
        if let Some(month) = month_after(text, at + 1, false) {
            let year = year_next(text, month.end, month.hijri);
            if month.hijri && year.is_none() && is_ambiguous_hijri(text, month.end - 1, at + 1) {
                return Vec::new();
            }
            let last = days.len() - 1;
            return days
                .iter()
                .enumerate()
                .filter_map(|(order, (at, day))| {
                    let value = day_value(&month, *day, year.map(|(year, _)| year));
                    let end = if order == last { year.map_or(month.end, |(_, end)| end) } else { at + 1 };
                    let mut draft =
                        Draft::over(text, *at, end, FigureKind::Date, value, "date")?.dated(calendar(month.hijri));
                    draft.elliptic = order < last;
                    Some(draft)
                })
                .collect();
        }
        // The next day of the list: «و23», «، 24», «إلى 28», «-28».
        let next = at + 1;
        let joined = text.at(next).is_some_and(|lexeme| lexeme.conj && matches!(lexeme.kind, Kind::Numeral(_)));
        let linked = matches!(text.mark(next), Some('،' | ',' | '-' | '–' | '—' | '/'))
            || matches!(text.fold(next), "الي" | "حتي" | "او" | "و");
        at = match (joined, linked) {
            (true, _) => next,
            (false, true) => next + 1,
            _ => return Vec::new(),
        };
    }
    Vec::new()
}

/// صفر is zero and رجب a man, unless «شهر» or a year says otherwise.
fn is_ambiguous_hijri(text: &Text, month: usize, after_day: usize) -> bool {
    matches!(text.stem(month), "صفر" | "رجب" | "شعبان" | "محرم")
        && text.fold(after_day) != "شهر"
        && text.fold(after_day + 1) != "شهر"
}

/// «غرة أفريل 2017», «فاتح غشت», «التاسع من شهر ذي الحجة», «الخامس عشر من مارس».
fn worded_day(text: &Text, index: usize) -> Option<Draft> {
    let lexeme = text.at(index)?;
    let (day, mut at) = match text.stem(index) {
        "غره" | "فاتح" => (1, index + 1),
        // «أول مايو»; but «أول رمضان» may be the first of several.
        "اول" if !lexeme.article && month_at(text, index + 1).is_some_and(|month| !month.hijri) => (1, index + 1),
        _ if lexeme.article && !is_ranked_noun(text, index) => ordinal_day(text, index)?,
        _ => return None,
    };
    let of = matches!(text.fold(at), "من");
    if matches!(text.stem(index), "غره" | "فاتح") && text.fold(at) == "شهر" {
        at += 1;
    }
    let month = month_after(text, at, of)?;
    let year = year_next(text, month.end, month.hijri);
    let end = year.map_or(month.end, |(_, end)| end);
    let value = day_value(&month, day, year.map(|(year, _)| year));
    Some(Draft::over(text, index, end, FigureKind::Date, value, "date")?.dated(calendar(month.hijri)))
}

/// «الأسبوع الثالث», «النصف الثاني»: the ordinal is the noun's, not a day.
fn is_ranked_noun(text: &Text, index: usize) -> bool {
    index.checked_sub(1).is_some_and(|before| {
        let day = matches!(text.stem(before), "يوم" | "اليوم")
            || DAYS.contains(&text.stem(before))
            || DAYS.contains(&text.fold(before));
        text.is_word(before) && text.is_definite(before) && !day
    })
}

/// The days of the week, with and without article.
const DAYS: [&str; 14] = [
    "الاحد",
    "الاثنين",
    "الثلاثاء",
    "الاربعاء",
    "الخميس",
    "الجمعه",
    "السبت",
    "احد",
    "اثنين",
    "ثلاثاء",
    "اربعاء",
    "خميس",
    "جمعه",
    "سبت",
];

/// «التاسع», «الخامس عشر», «الحادي والعشرين», «الثلاثين» as a day.
fn ordinal_day(text: &Text, index: usize) -> Option<(u32, usize)> {
    let ordinal = |at| {
        text.sense(at, |sense| match sense {
            Sense::Ordinal(rank) if *rank > 0 => Some(u32::from(*rank)),
            _ => None,
        })
    };
    let ones = ordinal(index).or_else(|| matches!(text.stem(index), "حادي" | "حاديه").then_some(1));
    if let Some(ones) = ones {
        return match atom(text, index + 1) {
            Some(Atom::Ten) if ones < 10 => Some((10 + ones, index + 2)),
            Some(Atom::Tens(tens)) if ones < 10 && text.at(index + 1)?.conj => {
                Some((u32::from(tens) + ones, index + 2)).filter(|(day, _)| *day <= 31)
            }
            _ => Some((ones, index + 1)),
        };
    }
    match atom(text, index)? {
        Atom::Tens(tens @ (20 | 30)) => Some((u32::from(tens), index + 1)),
        _ => None,
    }
}

/// «نوفمبر 2016», «نوفمبر/تشرين الثاني ۲۰۲۴».
fn month_of_year(text: &Text, index: usize) -> Option<Draft> {
    let mut month = one_month(text, index)?;
    if text.is_bare(index) || text.at(index)?.conj || text.at(index)?.prep.is_some() {
        // Clitics on the month itself are outside the span, so the pair is looked up from the name on.
        if matches!(text.mark(month.end), Some('/' | '('))
            && let Some(second) = one_month(text, month.end + 1).filter(|second| second.hijri == month.hijri)
        {
            month.end = second.end + usize::from(text.mark(month.end) == Some('('));
        } else if let Some(second) =
            one_month(text, month.end).filter(|second| second.number == month.number && text.is_bare(month.end))
        {
            month.end = second.end;
        }
    }
    let (year, end) = year_next(text, month.end, month.hijri)?;
    let value = FigureValue::Text(format!("{year:04}-{:02}", month.number));
    Some(Draft::over(text, index, end, FigureKind::Date, value, "date")?.dated(calendar(month.hijri)))
}

/// «الربع الثالث», «الثلاثي الأخير من سنة 2013», «النصف الأول», «السداسية الثانية».
fn part_of_year(text: &Text, index: usize) -> Option<Draft> {
    let noun = text.at(index)?;
    let stem = text.stem(index);
    let (letter, parts) = match stem {
        "ربع" | "ثلاثي" | "ثلاثيه" | "فصل" => ('Q', 4),
        "نصف" | "سداسي" | "سداسيه" => ('H', 2),
        _ => return None,
    };
    let mut at = index + 1;
    // «ربع السنة الثالث», «الربع المالي الثالث».
    if matches!(text.fold(at), "السنه" | "العام" | "المالي") {
        at += 1;
    } else if !noun.article {
        return None;
    }
    let rank = text.at(at).filter(|rank| rank.article && !rank.conj && rank.prep.is_none()).and_then(|_| {
        text.sense(at, |sense| match sense {
            Sense::Ordinal(0) => Some(parts),
            Sense::Ordinal(rank) if *rank <= parts => Some(*rank),
            _ => None,
        })
    })?;
    let end = at + 1;
    let (year, end_of_year) = if text.fold(end) == "من" && text.numeral(end + 1).is_some() {
        year_after(text, end + 1, false)
    } else {
        year_after(text, end, false)
    }
    .map_or((None, end), |(year, end)| (Some(year), end));
    if year.is_none() {
        let of_time = matches!(text.stem(end + 1), "عام" | "سنه" | "هذا" | "هذه" | "ذات" | "نفس" | "موسم" | "عامنا")
            && matches!(text.fold(end), "من" | "في");
        let this =
            matches!(text.stem(end), "حالي" | "ماضي" | "جاري" | "مقبل" | "سابق" | "قادم" | "منقضي" | "حاليه" | "ماضيه");
        let other = text.fold(end) == "من";
        let stops = text.stem(end) == "شوط" || matches!(text.fold(index.saturating_sub(1)), "من" if other);
        if (stem == "فصل" && !of_time && !this) || (other && !of_time) || stops {
            return None;
        }
    }
    let value = FigureValue::Text(match year {
        Some(year) => format!("{year:04}-{letter}{rank}"),
        None => format!("{letter}{rank}"),
    });
    Some(Draft::over(text, index, end_of_year, FigureKind::Date, value, "part of year")?.dated(Calendar::Gregorian))
}

/// «Q3 2025».
fn latin_quarter(text: &Text, index: usize) -> Option<Draft> {
    let letter = match text.fold(index) {
        "q" => 'Q',
        "h" => 'H',
        _ => return None,
    };
    let digit = text.at(index + 1).filter(|lexeme| lexeme.glued).and_then(|_| day_at(text, index + 1))?;
    let most = if letter == 'Q' { 4 } else { 2 };
    if digit > most || text.at(index)?.glued && text.is_word(index.checked_sub(1)?) {
        return None;
    }
    let year = year_after(text, index + 2, false);
    if letter == 'H' && year.is_none() {
        return None;
    }
    let value = FigureValue::Text(match year {
        Some((year, _)) => format!("{year:04}-{letter}{digit}"),
        None => format!("{letter}{digit}"),
    });
    let end = year.map_or(index + 2, |(_, end)| end);
    Some(Draft::over(text, index, end, FigureKind::Date, value, "part of year")?.dated(Calendar::Gregorian))
}

/// «12/05/2026», «2026-05-12», «12.05.2026».
fn numeric(text: &Text, index: usize) -> Option<Draft> {
    let date = |year: u32, month: u32, day: u32, end: usize| {
        let fits = (1..=12).contains(&month) && (1..=31).contains(&day) && (1300..=2200).contains(&year);
        let hijri = year < 1500;
        fits.then(|| FigureValue::Text(format!("{year:04}-{month:02}-{day:02}")))
            .and_then(|value| Draft::over(text, index, end, FigureKind::Date, value, "numeric date"))
            .map(|draft| draft.dated(calendar(hijri)))
    };
    let numeral = text.numeral(index)?;
    if let Some([first, second, third]) = numeral.triple {
        return date(third, second, first, index + 1).or_else(|| date(first, second, third, index + 1));
    }
    let mark = text.mark(index + 1).filter(|mark| matches!(mark, '/' | '-'))?;
    let parts_joined = (index + 1..=index + 4).all(|at| text.at(at).is_some_and(|lexeme| lexeme.glued));
    if !parts_joined || text.mark(index + 3) != Some(mark) {
        return None;
    }
    let part = |at: usize| {
        let numeral = text.numeral(at).filter(|numeral| numeral.mark.is_none() && numeral.digits <= 4)?;
        numeral.whole?.to_u32()
    };
    let (first, second, third) = (part(index)?, part(index + 2)?, part(index + 4)?);
    date(third, second, first, index + 5).or_else(|| date(first, second, third, index + 5))
}
