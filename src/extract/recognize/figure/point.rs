//! Decimals read out: the mark said as a word.
//!
//! Finds «خمس وعشرون فاصلة سبعة» (25.7), «3 فاصلة 2 مليار» (3.2 milliards), «صفر فاصلة صفر خمسة» (0.05). Evidence: «فاصلة» or «فاصل» between two
//! numbers. Known misses: digits read out one by one behind the mark («فاصلة واحد أربعة»).

use rust_decimal::Decimal;

use crate::arabic::number::pow10;

use super::lexeme::Text;
use super::number::{Number, plain_number_at};

/// The number that goes on behind the word for the decimal mark at the end of `whole`, if one does.
pub(super) fn with_decimals(text: &Text, whole: Number) -> Option<Number> {
    if whole.power > 0 || !whole.value.fract().is_zero() || !is_mark(text, whole.end) {
        return None;
    }
    let mut at = whole.end + 1;
    let mut places = 0;
    // «فاصلة صفر خمسة»: a zero that is read out takes a place.
    while text.stem(at) == "صفر" && places < 3 {
        (at, places) = (at + 1, places + 1);
    }
    let part = plain_number_at(text, at).filter(|_| text.is_bare(at))?;
    let scale = pow10(part.power)?;
    let decimals =
        part.value.checked_div(scale).filter(|value| value.fract().is_zero() && *value < Decimal::ONE_THOUSAND)?;
    places += decimals.normalize().to_string().len();
    let decimals = decimals.checked_div(pow10(u32::try_from(places).ok()?)?)?;
    let value = whole.value.checked_add(decimals)?.checked_mul(scale)?;
    Some(Number { end: part.end, value, power: part.power, plain: false, bare_scale: false, ..whole })
}

fn is_mark(text: &Text, index: usize) -> bool {
    matches!(text.fold(index), "فاصله" | "فاصل") && text.is_bare(index)
}
