//! Ranges, shares out of a number, and pairs of years.
//!
//! Finds «بين 8 و9.5 مليارات دولار», «من 3 إلى 4 ملايين», «66–72 مليار», «3 أو 4 انفجارات», «عامين أو ثلاثة», «2024/25», «3 من كل 10».
//! A scale or unit written once is shared. «من X إلى Y» after a verb of change is two figures, so it is no range here.
//! Known misses: ranges whose bounds have different units.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::cue;
use super::date::year_at;
use super::draft::Draft;
use super::lexeme::{Kind, Text};
use super::number::{Number, bounded};
use super::quantity::{Quantity, lone_unit, quantity_at};
use super::unit::Tag;
use crate::extract::{Calendar, FigureKind, FigureValue};

/// The range that begins at `index`, which is «بين» or the first bound.
pub(super) fn range_at(text: &Text, index: usize) -> Option<Draft> {
    if text.stem(index) == "بين" && !text.at(index)?.article {
        // «من بين السبعة وثلاثين»: among, not between.
        let among = index.checked_sub(1).is_some_and(|before| text.stem(before) == "من");
        return if among { None } else { between(text, index + 1) };
    }
    let Some(first) = quantity_at(text, index) else {
        return lone_unit(text, index).and_then(|first| either_or(text, &first));
    };
    if first.tag.is_none() && !first.share && first.value == Decimal::ONE && text.is_word(index) {
        return out_of(text, &first);
    }
    joined_years(text, index)
        .or_else(|| out_of(text, &first))
        .or_else(|| dashed(text, &first))
        .or_else(|| from_to(text, &first))
        .or_else(|| either_or(text, &first))
}

/// «بين 16 و24 عامًا», «بين عامي 2006 و2008».
fn between(text: &Text, index: usize) -> Option<Draft> {
    let mut at = index;
    let named = matches!(text.stem(at), "عامي" | "سنتي" | "عام" | "سنه" | "موسمي") && text.numeral(at + 1).is_some();
    if named || matches!(text.fold(at), "نحو" | "حوالي" | "ال") {
        at += 1;
    }
    if let Some((first, calendar, end)) = year_at(text, at)
        && text.at(end).is_some_and(|lexeme| lexeme.conj)
        && let Some((second, _, end)) = year_at(text, end)
        && first < second
        && (named || !counts_something(text, end))
    {
        return year_range(text, at, end, first, second, calendar);
    }
    if !super::date::dates_at(text, at).is_empty() {
        return None;
    }
    let first = quantity_at(text, at).or_else(|| lone_unit(text, at))?;
    if let Some(second) = joined(text, first.end) {
        return merge(text, &first, &second, true);
    }
    // «بين خمسة وعشرين»: the «و» inside the number is the one between the bounds.
    let split = (at + 1..first.end).find(|at| text.at(*at).is_some_and(|lexeme| lexeme.conj))?;
    let head = bounded(text, at, split - at).filter(|number| number.end == split)?;
    let head = Quantity {
        end: split,
        end_byte: text.at(split - 1)?.end,
        value: head.value,
        tag: None,
        number: Some(head),
        ..first
    };
    let second = quantity_at(text, split)?;
    merge(text, &head, &second, false)
}

/// The quantity that «و» joins.
fn joined(text: &Text, index: usize) -> Option<Quantity> {
    text.at(index).filter(|lexeme| lexeme.conj || matches!(lexeme.kind, Kind::Mark('-' | '−')))?;
    quantity_at(text, index)
}

/// A bare noun follows, so digits that look like a year count things.
fn counts_something(text: &Text, index: usize) -> bool {
    text.at(index)
        .is_some_and(|next| next.kind == Kind::Word && next.senses.is_empty() && text.fold(index).ends_with('ا'))
}

fn year_range(text: &Text, first: usize, end: usize, low: u32, high: u32, calendar: Calendar) -> Option<Draft> {
    let value = FigureValue::Range { min: Decimal::from(low), max: Decimal::from(high) };
    Some(Draft::over(text, first, end, FigureKind::Year, value, "years")?.dated(calendar))
}

/// «2016-2017», «2013/2015», «2024/25».
fn joined_years(text: &Text, index: usize) -> Option<Draft> {
    let (low, calendar, end) = year_at(text, index)?;
    let mark = text.mark(end).filter(|mark| matches!(mark, '-' | '–' | '—' | '/' | '−'))?;
    text.at(end + 1).filter(|next| !next.conj && next.prep.is_none() && !next.article)?;
    if let Some((high, _, end)) = year_at(text, end + 1)
        && low < high
        && high - low < 200
    {
        return year_range(text, index, end, low, high, calendar);
    }
    let short = text.numeral(end + 1).filter(|numeral| numeral.digits == 2 && numeral.mark.is_none())?;
    let high = low - low % 100 + short.whole?.to_u32()?;
    let season = high == low + 1 && text.at(end + 1)?.glued && (mark != '/' || text.mark(end + 2) != Some('/'));
    season.then(|| year_range(text, index, end + 2, low, high, calendar)).flatten()
}

/// «3 من كل 10», «واحد من كل خمسة».
fn out_of(text: &Text, first: &Quantity) -> Option<Draft> {
    if first.tag.is_some() || text.fold(first.end) != "من" || text.fold(first.end + 1) != "كل" {
        return None;
    }
    let whole = super::number::number_at(text, first.end + 2)?;
    let value = first.value.checked_div(whole.value).filter(|value| *value <= Decimal::ONE)?;
    let mut draft = Draft::over(text, first.first, whole.end, FigureKind::Ratio, FigureValue::Number(value), "out of")?;
    draft.start_byte = first.start_byte;
    Some(draft)
}

/// «66–72 مليار دولار».
fn dashed(text: &Text, first: &Quantity) -> Option<Draft> {
    first.number.filter(|number| number.plain || number.power > 0)?;
    let dash = first.end;
    text.mark(dash).filter(|mark| matches!(mark, '-' | '–' | '—' | '−'))?;
    let next = text.at(dash + 1).filter(|next| matches!(next.kind, Kind::Numeral(_)) && !next.conj)?;
    // «5 -6» is a list mark or a sign.
    if !text.at(dash)?.glued && next.glued {
        return None;
    }
    let second = quantity_at(text, dash + 1)?;
    let measured = second.tag.is_some() || second.number.is_some_and(|number| number.power > 0);
    if !measured && !is_counted(text, second.end) {
        return None;
    }
    if first.value >= second.value && shared(first, &second).is_none_or(|low| low >= second.value) {
        return None;
    }
    merge(text, first, &second, false)
}

/// «من 3 إلى 4 ملايين», «3 إلى 4 أيام»; a change is two figures.
fn from_to(text: &Text, first: &Quantity) -> Option<Draft> {
    if !matches!(text.fold(first.end), "الي" | "حتي") {
        return None;
    }
    let second = quantity_at(text, first.end + 1)?;
    let before = first.first.checked_sub(1)?;
    let from = text.stem(before) == "من";
    let low = shared(first, &second).unwrap_or(first.value);
    let change = match cue::speaks_of_change(text, before) {
        // «تراجع عشرة إلى اثني عشر في المئة» is by how much, «تراجع من 10% إلى 8%» from where.
        Some(true) => from || first.tag.is_some() || !matches!(second.tag, Some(Tag::Percent(_))),
        Some(false) => false,
        // «سنتين إلى ثلاث سنوات» is a range, «5 دولارات إلى 70» a change.
        None if !from && matches!(first.tag, Some(Tag::Duration(_))) => false,
        None => first.tag.is_some() && (second.tag.is_some() || !from),
    };
    if change || low >= second.value {
        return None;
    }
    if let Some((low, calendar, _)) = year_at(text, first.first).filter(|_| first.tag.is_none()) {
        let (high, _, end) = year_at(text, second.first).filter(|_| second.tag.is_none())?;
        return year_range(text, first.first, end, low, high, calendar);
    }
    merge(text, first, &second, false)
}

/// «3 أو 4 انفجارات», «عامين أو ثلاثة».
fn either_or(text: &Text, first: &Quantity) -> Option<Draft> {
    if text.fold(first.end) != "او" {
        return None;
    }
    let second = quantity_at(text, first.end + 1).filter(|second| second.value > first.value)?;
    if let Some((low, calendar, _)) = year_at(text, first.first).filter(|_| first.tag.is_none())
        && let Some((high, _, end)) = year_at(text, second.first).filter(|_| second.tag.is_none())
        && !is_counted(text, end)
    {
        return year_range(text, first.first, end, low, high, calendar);
    }
    if first.tag.is_some() && second.tag.is_none() && is_counted(text, second.end) {
        return None;
    }
    let near = first
        .value
        .checked_mul(Decimal::TEN)
        .is_some_and(|most| shared(first, &second).is_some() || second.value <= most);
    near.then(|| merge(text, first, &second, false)).flatten()
}

/// Whether a counted noun stands at `index`.
fn is_counted(text: &Text, index: usize) -> bool {
    text.at(index)
        .is_some_and(|next| next.kind == Kind::Word && !next.conj && next.prep.is_none() && next.senses.is_empty())
}

/// The first bound with the scale of the second, where it has none of its own and stays below it.
fn shared(first: &Quantity, second: &Quantity) -> Option<Decimal> {
    let (low, high): (Number, Number) = (first.number?, second.number?);
    // «$5-7 مليارات»: the unit before the number leaves its scale open, one behind it does not.
    let closed = first.tag.is_some() && first.end > low.end;
    if low.power > 0 || high.power == 0 || high.bare_scale || closed {
        return None;
    }
    low.scaled_like(&high).filter(|value| value.abs() <= second.value.abs())
}

/// One figure of two bounds; `either_way` lets the greater stand first.
fn merge(text: &Text, first: &Quantity, second: &Quantity, either_way: bool) -> Option<Draft> {
    let tag = match (first.tag, second.tag) {
        (None, tag) | (tag, None) => tag,
        (Some(one), Some(other)) if compatible(one, other) => {
            Some(if matches!(one, Tag::Money { .. }) { one } else { other })
        }
        _ => return None,
    };
    if first.share != second.share {
        return None;
    }
    let (mut min, mut max) = (shared(first, second).unwrap_or(first.value), second.value);
    if min > max && either_way {
        (min, max) = (max, min);
    }
    if min >= max {
        return None;
    }
    let mut whole = *second;
    (whole.first, whole.start_byte, whole.tag) = (first.first, first.start_byte, tag);
    let mut draft = Draft::of(&whole);
    draft.value = FigureValue::Range { min, max };
    draft.read = None;
    draft.end = second.end;
    draft.end_byte = text.at(second.end - 1)?.end;
    draft.bare = false;
    draft.rule = "range";
    Some(draft)
}

fn compatible(one: Tag, other: Tag) -> bool {
    one == other
        || matches!((one, other), (Tag::Money { .. } | Tag::MoneyNoun(_), Tag::Money { .. } | Tag::MoneyNoun(_)))
        || matches!((one, other), (Tag::Degrees, Tag::Measure("°C" | "°F")))
        || matches!((one, other), (Tag::Duration(one), Tag::Duration(other)) if one.symbol == other.symbol)
}
