//! A number with its unit: amounts, percentages, measures, durations, multiples, and bare numbers.
//!
//! Finds number + unit, dual units (عامين), a unit with واحد or ونصف, inverted numerals (السنوات الخمس), fractions (ثلثا), sums of a unit
//! and its part (8 دقائق و30 ثانية), currency codes and symbols before the number. Evidence: the words themselves.
//! Example: «خمسة وثمانين دولارًا» is money, 85, دولار.

use rust_decimal::Decimal;

use crate::arabic::number::{Atom, pow10};

use super::lexeme::{Kind, Text};
use super::number::{Number, atom, fraction, number_at, scale_power};
use super::unit::{Tag, UnitMatch, unit_at};
use super::vocabulary::{Form, Sense, UnitEntry};

/// A number and what it measures.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quantity {
    /// First lexeme of the span.
    pub first: usize,
    /// One past the last.
    pub end: usize,
    /// First byte of the span.
    pub start_byte: usize,
    /// One past the last byte.
    pub end_byte: usize,
    /// The value in the unit.
    pub value: Decimal,
    /// The unit, where one is written.
    pub tag: Option<Tag>,
    /// The number as read; none for duals and the like.
    pub number: Option<Number>,
    /// A share of something (ثلث) rather than a number.
    pub share: bool,
}

/// The quantity that begins at `index`.
pub(super) fn quantity_at(text: &Text, index: usize) -> Option<Quantity> {
    let lexeme = text.at(index)?;
    match lexeme.kind {
        Kind::Break => None,
        Kind::Mark(_) | Kind::Latin => code_before(text, index).or_else(|| signed(text, index)),
        Kind::Numeral(_) => counted(text, index),
        Kind::Word => {
            if lexeme.senses.is_empty() {
                return None;
            }
            several_parts(text, index)
                .or_else(|| counted(text, index))
                .or_else(|| share(text, index))
                .or_else(|| inverted(text, index))
                .or_else(|| unit_alone(text, index))
        }
    }
}

impl Quantity {
    fn new(text: &Text, first: usize, end: usize, value: Decimal) -> Option<Self> {
        let start_byte = text.at(first)?.body;
        let end_byte = text.at(end.checked_sub(1)?)?.end;
        Some(Self { first, end, start_byte, end_byte, value, tag: None, number: None, share: false })
    }

    /// The quantity with a minus sign that stands right before it.
    fn negative(mut self, text: &Text) -> Self {
        let before = self.first.checked_sub(1);
        let Some(sign) = before.and_then(|at| text.at(at)) else { return self };
        let glued = text.at(self.first).is_some_and(|first| first.glued && first.body == sign.end);
        let apart = before.and_then(|at| at.checked_sub(1)).is_some_and(|at| !text.is_break(at)) && !sign.glued;
        let listed = before.and_then(|at| at.checked_sub(1)).is_some_and(|at| text.mark(at) == Some(':'));
        if matches!(sign.kind, Kind::Mark('-' | '−'))
            && glued
            && apart
            && !listed
            && (self.tag.is_some() || text.at(self.end).is_some_and(|next| next.conj))
        {
            self.value.set_sign_negative(!self.value.is_zero());
            self.start_byte = sign.start;
        }
        self
    }
}

/// Number and unit.
fn counted(text: &Text, index: usize) -> Option<Quantity> {
    let number = number_at(text, index)?;
    let mut quantity = Quantity::new(text, index, number.end, number.value)?;
    quantity.number = Some(number);
    if let Some(times) = multiple(text, &number) {
        quantity.tag = Some(Tag::Times);
        return extend(text, quantity, times);
    }
    // «50 %», but a form that cannot follow a number is not its unit.
    if let Some(unit) = unit_at(text, number.end).filter(|unit| unit.form != Form::Two) {
        quantity.tag = Some(unit.tag);
        quantity = extend(text, quantity, unit.end)?;
        quantity = half_more(text, quantity, &unit);
        quantity = part_more(text, quantity, &unit);
        return Some(quantity.scaled().negative(text));
    }
    // «%5»: the sign stands before.
    if let Some(sign) = index.checked_sub(1).filter(|at| matches!(text.mark(*at), Some('%' | '٪')))
        && text.at(index).is_some_and(|first| first.glued)
        && !index
            .checked_sub(2)
            .is_some_and(|at| text.numeral(at).is_some() && text.at(sign).is_some_and(|mark| mark.glued))
    {
        quantity.start_byte = text.at(sign)?.start;
        quantity.first = sign;
        quantity.tag = Some(Tag::Percent("%"));
        return Some(quantity);
    }
    Some(quantity.negative(text))
}

impl Quantity {
    /// The value in the unit's own symbol: decades become years.
    fn scaled(mut self) -> Self {
        if let Some(Tag::Duration(unit)) = self.tag
            && let Some(value) = self.value.checked_mul(Decimal::from(unit.factor))
        {
            self.value = value;
        }
        self
    }
}

fn extend(text: &Text, quantity: Quantity, end: usize) -> Option<Quantity> {
    let end_byte = text.at(end.checked_sub(1)?)?.end;
    Some(Quantity { end, end_byte, ..quantity })
}

/// «ثلاث مرات» where something is compared: the end.
fn multiple(text: &Text, number: &Number) -> Option<usize> {
    if !matches!(text.fold(number.end), "مره" | "مرات") {
        return None;
    }
    let compares = |word: &str| {
        matches!(
            word,
            "اكبر"
                | "اسرع"
                | "اكثر"
                | "اعلي"
                | "اقل"
                | "اقوي"
                | "اطول"
                | "اضعف"
                | "اصغر"
                | "اخف"
                | "ارخص"
                | "افضل"
                | "اثقل"
                | "اغلي"
                | "ابطا"
                | "اوسع"
        ) || word.contains("تضاعف")
            || word.contains("ضاعف")
    };
    let before =
        (number.first.saturating_sub(4)..number.first).any(|at| compares(text.stem(at)) || compares(text.fold(at)));
    let after = compares(text.fold(number.end + 1));
    (before || after).then_some(number.end + 1)
}

/// «ساعة ونصف», «سنتين ونصف السنة».
fn half_more(text: &Text, quantity: Quantity, unit: &UnitMatch) -> Quantity {
    let power = quantity.number.map_or(0, |number| number.power);
    let more = || {
        text.at(unit.end).filter(|lexeme| lexeme.conj && lexeme.prep.is_none() && !lexeme.article)?;
        let (part, Form::One) = fraction(text, unit.end)? else { return None };
        let next = text.at(unit.end + 1);
        if let Some(scale) = scale_power(text, unit.end + 1) {
            let part = (scale == power).then(|| part.checked_mul(pow10(power)?)).flatten()?;
            return Some((part, unit.end + 2));
        }
        let repeated =
            next.is_some_and(|next| next.article) && unit_word(text, unit.end + 1) == unit_word(text, unit.end - 1);
        if repeated && power == 0 && unit_word(text, unit.end + 1).is_some() {
            return Some((part, unit.end + 2));
        }
        let stops = next.is_none_or(|next| next.kind != Kind::Word || !text.is_definite(unit.end + 1));
        (power == 0 && stops).then_some((part, unit.end + 1))
    };
    match more() {
        Some((part, end)) => match (quantity.value.checked_add(part), extend(text, quantity, end)) {
            (Some(value), Some(longer)) => Quantity { value, ..longer },
            _ => quantity,
        },
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

/// «8 دقائق و30 ثانية», «5 دنانير و400 مليم».
fn part_more(text: &Text, quantity: Quantity, unit: &UnitMatch) -> Quantity {
    let more = || {
        text.at(quantity.end).filter(|lexeme| lexeme.conj && lexeme.prep.is_none())?;
        let number = number_at(text, quantity.end);
        let (value, part) = match number {
            Some(number) => (number.value, unit_at(text, number.end)?),
            None => {
                let dual = dual_unit(text, quantity.end)?;
                (Decimal::TWO, dual)
            }
        };
        match (unit.tag, part.tag) {
            (Tag::Duration(large), Tag::Duration(small)) => {
                let per = per_larger(large, small)?;
                let value = quantity.value.checked_mul(Decimal::from(per))?.checked_add(value)?;
                Some(Quantity { value, tag: Some(part.tag), ..extend(text, quantity, part.end)? })
            }
            (Tag::MoneyNoun(_) | Tag::Money { .. }, Tag::MoneyPart(subunit)) => {
                let parts = super::vocabulary::VOCABULARY.subunits.get(subunit)?.codes.first()?.1;
                let value = quantity.value.checked_add(value.checked_div(Decimal::from(parts))?)?;
                Some(Quantity { value, ..extend(text, quantity, part.end)? })
            }
            _ => None,
        }
    };
    more().unwrap_or(quantity)
}

/// How many of the smaller unit of time make one of the larger, where that is fixed and one usually follows the other.
fn per_larger(large: &UnitEntry, small: &UnitEntry) -> Option<u32> {
    match (large.symbol, small.symbol) {
        ("minute", "second") | ("hour", "minute") => Some(60),
        ("day", "hour") => Some(24),
        ("week", "day") => Some(7),
        ("year", "month") => Some(12),
        _ => None,
    }
}

/// A unit in the dual: the number is in the word.
fn dual_unit(text: &Text, index: usize) -> Option<UnitMatch> {
    let lexeme = text.at(index)?;
    let senses = lexeme.senses;
    let dual = |sense: &Sense| match sense {
        Sense::Unit { unit, form: Form::Two } => {
            Some(if unit.duration { Tag::Duration(unit) } else { measure_tag(unit.symbol) })
        }
        Sense::Currency { noun, form: Form::Two } => Some(Tag::MoneyNoun(*noun)),
        Sense::Subunit { index, form: Form::Two } => Some(Tag::MoneyPart(*index)),
        _ => None,
    };
    let mut tag = senses.iter().find_map(dual)?;
    let mut end = index + 1;
    // The nationality that follows the dual.
    if let Tag::MoneyNoun(noun) = tag {
        let entry = super::vocabulary::VOCABULARY.currency_nouns.get(noun)?;
        let national = text.sense(end, |sense| match sense {
            Sense::Nation(country) => {
                let country = super::vocabulary::VOCABULARY.countries.get(*country)?;
                entry.codes.iter().find(|(_, code)| *code == country.code).map(|(code, _)| *code)
            }
            _ => None,
        });
        if let Some(code) = national {
            tag = Tag::Money { code, parts: 1 };
            end += 1;
        }
    }
    Some(UnitMatch { tag, form: Form::Two, end })
}

fn measure_tag(symbol: &'static str) -> Tag {
    match symbol {
        "point" => Tag::Points,
        "degree" => Tag::Degrees,
        _ => Tag::Measure(symbol),
    }
}

/// «عامين», «درهم واحد», «ساعة ونصف», «ضعفي».
fn unit_alone(text: &Text, index: usize) -> Option<Quantity> {
    let lexeme = text.at(index)?;
    if let Some(unit) = dual_unit(text, index) {
        if lexeme.article || is_contract(text, index) {
            return None;
        }
        let mut quantity = Quantity::new(text, index, unit.end, Decimal::TWO)?;
        quantity.tag = Some(unit.tag);
        let quantity = half_more(text, quantity, &unit);
        return Some(part_more(text, quantity, &unit).scaled());
    }
    if matches!(text.stem(index), "ضعفين" | "ضعفي") {
        let mut quantity = Quantity::new(text, index, index + 1, Decimal::TWO)?;
        quantity.tag = Some(Tag::Times);
        return Some(quantity);
    }
    let unit = singular_unit(text, index)?;
    // «النقطة 5301.30».
    if lexeme.article && unit.tag == Tag::Points {
        let numeral = text.numeral(index + 1).filter(|numeral| numeral.fraction.is_some() || numeral.digits >= 4)?;
        let value = numeral.fraction.or(numeral.whole)?;
        let mut quantity = Quantity::new(text, index, index + 2, value)?;
        quantity.tag = Some(Tag::Measure("point"));
        return Some(quantity);
    }
    let one = matches!(text.stem(unit.end), "واحد" | "واحده" | "واحدا") && text.is_bare(unit.end);
    let price_base = lexeme.prep == Some('ل') || unit.tag == Tag::Degrees;
    if one && !price_base && text.at(unit.end)?.article == lexeme.article {
        let mut quantity = Quantity::new(text, index, unit.end + 1, Decimal::ONE)?;
        quantity.tag = Some(unit.tag);
        return Some(quantity.scaled());
    }
    if lexeme.article {
        return None;
    }
    // «ساعة ونصف», «عام و3 أشهر».
    let mut quantity = Quantity::new(text, index, unit.end, Decimal::ONE)?;
    quantity.tag = Some(unit.tag);
    let longer = half_more(text, quantity, &unit);
    let longer = if longer.end > quantity.end { longer } else { part_more(text, quantity, &unit) };
    (longer.end > quantity.end).then(|| longer.scaled())
}

/// «عقدين» is two decades only where time is spoken of.
fn is_contract(text: &Text, index: usize) -> bool {
    text.stem(index).starts_with("عقد")
        && !index.checked_sub(1).is_some_and(|before| {
            matches!(
                text.stem(before),
                "منذ"
                    | "خلال"
                    | "قبل"
                    | "بعد"
                    | "مدي"
                    | "طوال"
                    | "نحو"
                    | "حوالي"
                    | "قرابه"
                    | "من"
                    | "طيله"
            )
        })
}

/// A unit in the singular at `index`, clitics and article allowed.
fn singular_unit(text: &Text, index: usize) -> Option<UnitMatch> {
    text.sense(index, |sense| {
        let tag = match sense {
            Sense::Unit { unit, form: Form::One } if unit.duration => Tag::Duration(unit),
            Sense::Unit { unit, form: Form::One } => measure_tag(unit.symbol),
            Sense::Currency { noun, form: Form::One } => Tag::MoneyNoun(*noun),
            Sense::Subunit { index, form: Form::One } => Tag::MoneyPart(*index),
            _ => return None,
        };
        Some(UnitMatch { tag, form: Form::One, end: index + 1 })
    })
}

/// «السنوات الخمس», «الأشهر الـ12», «الأيام العشرة».
fn inverted(text: &Text, index: usize) -> Option<Quantity> {
    text.at(index).filter(|lexeme| lexeme.article)?;
    let unit = text.sense(index, |sense| match sense {
        Sense::Unit { unit, form: Form::Many } => {
            Some(if unit.duration { Tag::Duration(unit) } else { measure_tag(unit.symbol) })
        }
        Sense::Currency { noun, form: Form::Many } => Some(Tag::MoneyNoun(*noun)),
        _ => None,
    })?;
    text.at(index + 1).filter(|next| next.article && !next.conj && next.prep.is_none())?;
    let number = number_at(text, index + 1).filter(|number| number.value > Decimal::ONE)?;
    let mut quantity = Quantity::new(text, index, number.end, number.value)?;
    quantity.tag = Some(unit);
    Some(quantity.scaled())
}

/// «تسعة أعشار»: before the number is read alone.
fn several_parts(text: &Text, index: usize) -> Option<Quantity> {
    let Atom::Ones(_) = atom(text, index)? else { return None };
    let (_, Form::Many) = fraction(text, index + 1)? else { return None };
    if scale_power(text, index + 2).is_some() { None } else { share(text, index) }
}

/// «ثلث السكان», «ثلاثة أرباع», «نصف ساعة», «النصف».
fn share(text: &Text, index: usize) -> Option<Quantity> {
    let lexeme = text.at(index)?;
    let (value, end) = match fraction(text, index) {
        Some((value, Form::One | Form::Two)) => (value, index + 1),
        Some(_) => return None,
        None => match (atom(text, index)?, fraction(text, index + 1)?) {
            (Atom::Ones(count), (part, Form::Many)) if text.is_bare(index + 1) => {
                (part.checked_mul(Decimal::from(count))?, index + 2)
            }
            _ => return None,
        },
    };
    let mut quantity = Quantity::new(text, index, end, value)?;
    if !lexeme.article
        && let Some(unit) = singular_unit(text, end).filter(|_| text.is_bare(end))
        && !text.at(end).is_some_and(|next| next.article && !matches!(unit.tag, Tag::Duration(_)))
    {
        quantity = extend(text, quantity, unit.end)?;
        quantity.tag = Some(unit.tag);
        return Some(quantity.scaled());
    }
    quantity.share = true;
    Some(quantity)
}

/// «$100 مليون», «USD 5», «£3bn»'s first part.
fn code_before(text: &Text, index: usize) -> Option<Quantity> {
    let code = text.sense(index, |sense| match sense {
        Sense::Code(code) => Some(*code),
        _ => None,
    })?;
    // «US$100»: the sign is its own lexeme.
    let sign = index
        + 1
        + usize::from(
            text.mark(index + 1) == Some('$') && text.at(index).is_some_and(|lexeme| lexeme.kind == Kind::Latin),
        );
    text.numeral(sign)?;
    let number = number_at(text, sign)?;
    if index
        .checked_sub(1)
        .is_some_and(|before| text.numeral(before).is_some() && text.at(index).is_some_and(|lexeme| lexeme.glued))
    {
        return None;
    }
    let mut quantity = Quantity::new(text, index, number.end, number.value)?;
    quantity.tag = Some(Tag::Money { code, parts: 1 });
    quantity.number = Some(number);
    // «$42 مليون دولار» keeps the word.
    if let Some(unit) = unit_at(text, number.end)
        && matches!(unit.tag, Tag::Money { .. } | Tag::MoneyNoun(_))
        && unit.form != Form::Short
    {
        return extend(text, quantity, unit.end);
    }
    Some(quantity)
}

/// «-3», «+5%»: the sign before digits; a plus is outside the span.
fn signed(text: &Text, index: usize) -> Option<Quantity> {
    let sign = text.mark(index)?;
    let next = text.at(index + 1).filter(|next| next.glued)?;
    let before_is_break = index.checked_sub(1).is_none_or(|before| text.is_break(before));
    if !matches!(sign, '%' | '٪' | '-' | '−')
        || !matches!(next.kind, Kind::Numeral(_))
        || (before_is_break && sign == '-')
    {
        return None;
    }
    let apart = text.at(index).is_some_and(|lexeme| !lexeme.glued)
        || index
            .checked_sub(1)
            .is_some_and(|before| matches!(text.mark(before), Some('(' | '[')) || text.is_word(before));
    if !apart {
        return None;
    }
    counted(text, index + 1).filter(|quantity| quantity.start_byte <= text.at(index).map_or(0, |lexeme| lexeme.start))
}
