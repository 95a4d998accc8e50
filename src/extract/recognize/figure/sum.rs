//! A quantity and more of it: «ساعة ونصف», «8 دقائق و30 ثانية», «4 كيلوغرامات و100 غرام».
//!
//! Finds a half behind a unit and the smaller unit that continues a larger one. Evidence: «و» right behind the unit. Time ends in its
//! smaller unit (510 seconds), weight, length and money stay in the larger (4.1 kg). Known misses: chains of unlike units.

use rust_decimal::Decimal;

use crate::arabic::number::pow10;

use super::lexeme::{Kind, Text};
use super::number::{fraction, number_at, scale_power};
use super::quantity::{Quantity, dual_unit, extend};
use super::unit::{Tag, UnitMatch, unit_at};
use super::vocabulary::{Form, Sense, UnitEntry, VOCABULARY};

/// «ساعة ونصف», «سنتين ونصف السنة».
pub(super) fn half_more(text: &Text, quantity: Quantity, unit: &UnitMatch) -> Quantity {
    let power = quantity.number.map_or(0, |number| number.power);
    let more = || {
        text.at(unit.end).filter(|lexeme| lexeme.conj && lexeme.prep.is_none() && !lexeme.article)?;
        let (part, Form::One) = fraction(text, unit.end)? else { return None };
        let next = text.at(unit.end + 1);
        if let Some(scale) = scale_power(text, unit.end + 1) {
            let part = (scale == power).then(|| part.checked_mul(pow10(power)?)).flatten()?;
            return Some((part, unit.end + 2));
        }
        // «درجة مئوية ونصف الدرجة»: an adjective may stand behind the unit.
        let noun = (unit.end.saturating_sub(3)..unit.end).rev().find_map(|at| unit_word(text, at));
        let times = unit.tag == Tag::Times && matches!(text.fold(unit.end + 1), "الضعف" | "المره");
        // «اليوم» is also a word of its own, so the lexer leaves it whole.
        let day = noun == Some("day") && text.fold(unit.end + 1) == "اليوم";
        let repeated =
            day || next.is_some_and(|next| next.article) && noun.is_some() && unit_word(text, unit.end + 1) == noun;
        if (repeated || times) && power == 0 {
            return Some((part, unit.end + 2));
        }
        let stops = next.is_none_or(|next| next.kind != Kind::Word || !text.is_definite(unit.end + 1));
        (power == 0 && stops).then_some((part, unit.end + 1))
    };
    match more() {
        Some((part, end)) => match (quantity.value.checked_add(part), extend(text, quantity, end)) {
            (Some(value), Some(longer)) => in_whole_parts(Quantity { value, ..longer }),
            _ => quantity,
        },
        None => quantity,
    }
}

/// More decimals than anybody writes: a third or a sixth.
const ENDLESS: u32 = 20;

/// A time with a part that no decimal holds, told in the smaller unit that does: three hours and a third are 200 minutes.
pub(super) fn in_whole_parts(quantity: Quantity) -> Quantity {
    let Some(Tag::Duration(unit)) = quantity.tag.filter(|_| quantity.value.scale() > ENDLESS) else { return quantity };
    let (noun, per) = match (unit.symbol, unit.factor) {
        ("year", 1) => ("شهر", 12),
        ("day", 1) => ("ساعه", 24),
        ("hour", 1) => ("دقيقه", 60),
        ("minute", 1) => ("ثانيه", 60),
        _ => return quantity,
    };
    let smaller = VOCABULARY.senses(noun).iter().find_map(|sense| match sense {
        Sense::Unit { unit, .. } if unit.duration => Some(*unit),
        _ => None,
    });
    match smaller.zip(quantity.value.checked_mul(Decimal::from(per))) {
        Some((smaller, value)) => {
            Quantity { value: value.round_dp(ENDLESS / 2), tag: Some(Tag::Duration(smaller)), ..quantity }
        }
        None => quantity,
    }
}

/// Which unit noun stands at `index`, whatever its form.
fn unit_word(text: &Text, index: usize) -> Option<&'static str> {
    text.sense(index, |sense| match sense {
        Sense::Unit { unit, .. } => Some(unit.symbol),
        Sense::Currency { .. } => Some("money"),
        _ => None,
    })
}

/// «8 دقائق و30 ثانية», «ساعة و26 دقيقة و7 ثوان», «5 دنانير و400 مليم», «4 كيلوغرامات و100 غرام».
pub(super) fn part_more(text: &Text, quantity: Quantity, unit: &UnitMatch) -> Quantity {
    let (mut whole, mut large) = (quantity, unit.tag);
    // Hours, minutes and seconds are the longest chain.
    for _ in 0..2 {
        let Some(longer) = one_part_more(text, &whole, large) else { break };
        whole = longer;
        large = whole.tag.unwrap_or(large);
    }
    whole
}

fn one_part_more(text: &Text, quantity: &Quantity, large: Tag) -> Option<Quantity> {
    text.at(quantity.end).filter(|lexeme| lexeme.conj && lexeme.prep.is_none())?;
    let (value, part) = match number_at(text, quantity.end) {
        Some(number) => (number.value, unit_at(text, number.end)?),
        None => (Decimal::TWO, dual_unit(text, quantity.end)?),
    };
    let longer = extend(text, *quantity, part.end)?;
    match (large, part.tag) {
        (Tag::Duration(large), Tag::Duration(small)) => {
            let per = per_larger(large, small)?;
            let value = quantity.value.checked_mul(Decimal::from(per))?.checked_add(value)?;
            Some(Quantity { value, tag: Some(part.tag), ..longer })
        }
        (Tag::Measure(large), Tag::Measure(small)) => {
            let per = match (large, small) {
                ("t", "kg") | ("kg", "g") | ("km", "m") => 1000,
                ("m", "cm") => 100,
                _ => return None,
            };
            let value = quantity.value.checked_add(value.checked_div(Decimal::from(per))?)?;
            Some(Quantity { value, ..longer })
        }
        (Tag::MoneyNoun(_) | Tag::Money { parts: 1, .. }, Tag::MoneyPart(_) | Tag::Money { .. }) => {
            let parts = Decimal::from(parts_of(large, part.tag)?);
            let value = quantity.value.checked_add(value.checked_div(parts)?).filter(|_| value < parts)?;
            Some(Quantity { value, ..longer })
        }
        _ => None,
    }
}

/// How many of the smaller money make one of the larger, where the one is part of the other: 1000 for a dinar and مليم, none for a dirham
/// and مليم.
fn parts_of(large: Tag, small: Tag) -> Option<u32> {
    let is_of = |code: &str| match large {
        Tag::Money { code: whole, .. } => whole == code,
        Tag::MoneyNoun(noun) => {
            VOCABULARY.currency_nouns.get(noun).is_some_and(|noun| noun.codes.iter().any(|(whole, _)| *whole == code))
        }
        _ => false,
    };
    match small {
        Tag::MoneyPart(subunit) => {
            VOCABULARY.subunits.get(subunit)?.codes.iter().find(|(code, _)| is_of(code)).map(|(_, parts)| *parts)
        }
        Tag::Money { code, parts } => (parts > 1 && is_of(code)).then_some(parts),
        _ => None,
    }
}

/// How many of the smaller unit of time make one of the larger, where that is fixed and one usually follows the other.
fn per_larger(large: &UnitEntry, small: &UnitEntry) -> Option<u32> {
    match (large.symbol, small.symbol) {
        ("minute", "second") | ("hour", "minute") => Some(60),
        ("day", "hour") => Some(24),
        ("week", "day") => Some(7),
        ("year", "month") => Some(12),
        ("year", "day") => Some(365),
        _ => None,
    }
}
