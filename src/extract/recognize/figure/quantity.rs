//! A number with its unit: amounts, percentages, measures, durations, multiples, and bare numbers.
//!
//! Finds number + unit, dual units (عامين), a unit with واحد or ونصف, inverted numerals (السنوات الخمس), fractions (ثلثا), sums of a unit
//! and its part (8 دقائق و30 ثانية), currency codes and symbols before the number. Evidence: the words themselves.
//! Example: «خمسة وثمانين دولارًا» is money, 85, دولار.

use rust_decimal::Decimal;

use crate::arabic::number::Atom;

use super::lexeme::{Kind, Text};
use super::number::{Number, atom, fraction, number_at, scale_power};
use super::sum::{half_more, in_whole_parts, part_more};
use super::unit::{Tag, UnitMatch, counts_points, noun_at, unit_at};
use super::vocabulary::{Form, Sense};

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
        let sign = self.first.checked_sub(1).filter(|at| self.is_minus(text, *at));
        if let Some(sign) = sign.and_then(|at| text.at(at)) {
            self.value.set_sign_negative(!self.value.is_zero());
            self.start_byte = sign.body;
        }
        self
    }

    /// Whether the mark at `at`, right before the quantity, is its sign and not a dash or the mark of a list's item.
    fn is_minus(&self, text: &Text, at: usize) -> bool {
        let (Some(sign), Some(mark)) = (text.at(at), text.mark(at)) else { return false };
        let glued = text.at(self.first).is_some_and(|first| first.glued) && text.is_bare(self.first);
        let continued = text.at(self.end).is_some_and(|next| next.conj);
        if !glued || !(self.tag.is_some() || continued) {
            return false;
        }
        // What is told in steps from zero is often below it, so that there even a dash is a sign.
        let graded = matches!(
            self.tag,
            Some(Tag::Percent(_) | Tag::Degrees | Tag::Points | Tag::Measure("°C" | "°F" | "point"))
        );
        let closed = matches!(text.mark(self.end), Some('-' | '–'));
        let minus = matches!(mark, '-' | '−') || mark == '–' && graded && !closed;
        if !minus {
            return false;
        }
        let Some(before) = at.checked_sub(1).filter(|before| !text.is_break(*before)) else {
            return mark == '−' || (graded && text.is_break(self.end));
        };
        match text.mark(before) {
            Some('(' | '[' | '«' | '"' | '“' | '”') => true,
            Some(':') => graded,
            _ => !sign.glued,
        }
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
    let follows = |unit: &UnitMatch| {
        unit.form != Form::Two && !(unit.tag == Tag::Points && counts_points(text, index, number.end))
    };
    if let Some(unit) = unit_at(text, number.end).filter(follows) {
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

pub(super) fn extend(text: &Text, quantity: Quantity, end: usize) -> Option<Quantity> {
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
    // «غُطي الإصدار 6.6 مرات», «نما ثلاث مرات»; and nothing happens 3.4 times.
    let grown = (number.first.saturating_sub(4)..number.first).any(|at| {
        let word = text.fold(at);
        matches!(
            text.stem(at),
            "زاد"
                | "زادت"
                | "يزيد"
                | "تزيد"
                | "نمو"
                | "نمت"
                | "نما"
                | "يقل"
                | "تقل"
                | "يفوق"
                | "تفوق"
                | "يعادل"
                | "تعادل"
        ) || ["غطي", "غطت", "غطيت", "غطا", "تغطيه", "التغطيه", "تقريب", "التقريب", "الرقمي", "تكبير"].contains(&word)
    });
    let fractional = !number.value.fract().is_zero();
    (before || after || grown || fractional).then_some(number.end + 1)
}

/// A unit in the dual: the number is in the word.
pub(super) fn dual_unit(text: &Text, index: usize) -> Option<UnitMatch> {
    noun_at(text, index, Form::Two)
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
    if let Some(double) = double(text, index) {
        return Some(double);
    }
    let unit = noun_at(text, index, Form::One)?;
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

/// «أكثر من ضعف الكلفة», «أي ضعف سابقه»: a comparison, not a weakness.
fn is_compared(text: &Text, index: usize) -> bool {
    let Some(before) = index.checked_sub(1).filter(|_| text.is_bare(index) && text.is_word(index + 1)) else {
        return false;
    };
    let more = matches!(text.stem(before.saturating_sub(1)), "اكثر" | "اقل") && text.fold(before) == "من";
    more || matches!(text.fold(before), "اي" | "نحو" | "حوالي" | "قرابه" | "يعادل" | "تعادل" | "يساوي" | "تساوي")
}

/// «ضعفي», «ضعف ذلك», «مرتين ونصف المرة».
fn double(text: &Text, index: usize) -> Option<Quantity> {
    let (value, end) = match text.stem(index) {
        "ضعفين" | "ضعفي" => (Decimal::TWO, index + 1),
        "ضعف" if matches!(text.fold(index + 1), "ذلك" | "ما" | "هذا" | "هذه" | "عدد" | "سعر" | "متوسط") => {
            (Decimal::TWO, index + 1)
        }
        "ضعف" | "ضعفا" if is_compared(text, index) => (Decimal::TWO, index + 1),
        "مره" | "مرتين" | "مرتان" => {
            let half = fraction(text, index + 1).filter(|_| text.at(index + 1).is_some_and(|next| next.conj))?;
            let repeated = usize::from(text.fold(index + 2) == "المره");
            let whole = if text.stem(index) == "مره" { Decimal::ONE } else { Decimal::TWO };
            (whole.checked_add(half.0)?, index + 2 + repeated)
        }
        _ => return None,
    };
    let mut quantity = Quantity::new(text, index, end, value)?;
    quantity.tag = Some(Tag::Times);
    Some(quantity)
}

/// A single unit of time without a number, as the first bound of a range: «سنة أو سنتين», «بين سنة و3 سنوات».
pub(super) fn lone_unit(text: &Text, index: usize) -> Option<Quantity> {
    let unit = noun_at(text, index, Form::One).filter(|unit| matches!(unit.tag, Tag::Duration(_)))?;
    text.at(index).filter(|lexeme| !lexeme.article)?;
    let mut quantity = Quantity::new(text, index, unit.end, Decimal::ONE)?;
    quantity.tag = Some(unit.tag);
    Some(quantity.scaled())
}

/// «عقدين» is two decades only where time is spoken of.
fn is_contract(text: &Text, index: usize) -> bool {
    // «عقدين من الحكم», but «عقدين من أجل» something.
    let of_time = text.fold(index + 1) == "من" && text.is_word(index + 2) && text.fold(index + 2) != "اجل";
    text.stem(index).starts_with("عقد")
        && !of_time
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
    // «نصف بالمئة».
    if !lexeme.article
        && let Some(unit) = unit_at(text, end).filter(|unit| matches!(unit.tag, Tag::Percent("%")))
    {
        quantity.tag = Some(unit.tag);
        return extend(text, quantity, unit.end);
    }
    if !lexeme.article
        && let Some(unit) = noun_at(text, end, Form::One).filter(|_| text.is_bare(end))
        && !text.at(end).is_some_and(|next| next.article && !matches!(unit.tag, Tag::Duration(_)))
    {
        quantity = extend(text, quantity, unit.end)?;
        quantity.tag = Some(unit.tag);
        return Some(in_whole_parts(quantity).scaled());
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
    counted(text, index + 1).filter(|quantity| quantity.start_byte <= text.at(index).map_or(0, |lexeme| lexeme.body))
}
