//! What a number without a unit measures, where its sentence or an amount before it says so; such a figure is marked elliptic.
//!
//! Finds «و10 مليارات أخرى», «600 إلى 1150 مليم», «من 3,6 إلى 4,8 مليارات دولار» (the scale of the second end), «جمعت 18 مليونًا» behind words of
//! money. Evidence: an amount near, a verb of change, a word of price or payment; and that nothing is counted behind the number. Known misses:
//! whole numbers without a scale. Example: «ضخت 1,3 مليار» in an article on euros gives money, 1,300,000,000, EUR.

use rust_decimal::Decimal;

use super::cue::{self, Class};
use super::draft::Draft;
use super::implied::implied;
use super::lexeme::Text;
use super::money::{Money, home};
use super::number::{Number, scale_power};
use super::resolve::{counted_cue_word, is_counted};
use super::unit::Tag;
use super::vocabulary::Sense;
use crate::extract::{FigureKind, FigureValue, Unit};

/// How far back the unit of an elliptic amount may stand, in drafts.
const ANTECEDENTS: usize = 4;
/// How far back the amount may stand that thousands without a noun continue, in lexemes.
const ELLIPSIS_REACH: usize = 30;
/// How far back a number of heads is spoken of, in lexemes.
const HEADS_REACH: usize = 8;
/// How far back a price is spoken of, in lexemes.
const PRICE_REACH: usize = 10;
/// How far back a word of money may stand from an amount without a currency, in lexemes.
const MONEY_REACH: usize = 8;
/// How many times the one end of a change may be the other, in the scale that they share.
const SPREAD: Decimal = Decimal::from_parts(20, 0, 0, false, 0);

/// What stands around a draft.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'d> {
    /// The settled drafts before it.
    pub before: &'d [Draft],
    /// The next one.
    pub next: Option<&'d Following>,
    /// The currency of the last amount before it.
    pub told: Option<Unit>,
}

/// What stands after a draft.
#[derive(Debug, Clone, Copy)]
pub(super) struct Following {
    first: usize,
    tag: Option<Tag>,
    kind: FigureKind,
    number: Option<Number>,
}

impl Following {
    /// Of the next draft.
    pub fn of(draft: &Draft) -> Self {
        Self { first: draft.first, tag: draft.tag, kind: draft.kind, number: draft.read }
    }
}

/// Gives a number without unit the one that context implies.
pub(super) fn borrow(text: &Text, draft: &mut Draft, around: Around<'_>, money: &Money) {
    let Around { before, next, told } = around;
    if next.is_some_and(|next| take_from_next(text, draft, next)) {
        return;
    }
    if let Some(implied) = implied(text, draft, before, money) {
        (draft.kind, draft.unit, draft.tag, draft.rule) = (implied.kind, implied.unit, implied.tag, implied.rule);
        (draft.elliptic, draft.bare) = (true, false);
        return;
    }
    // Behind «ألفًا» nothing can be counted: that would be «ألف».
    let closed = draft
        .end
        .checked_sub(1)
        .is_some_and(|last| last > draft.first && matches!(text.stem(last), "الفا" | "مليونا" | "مليارا" | "تريليونا"));
    if let Some(last) = before.last().filter(|last| follows_up(text, last, draft) && !is_counted(text, draft.end)) {
        (draft.kind, draft.unit, draft.elliptic, draft.bare) = (last.kind, last.unit, true, false);
        // «من 61 سنتا إلى 27»: the second value is in cents too.
        draft.tag = last.tag.filter(|tag| matches!(tag, Tag::MoneyPart(_) | Tag::Money { .. }));
        draft.rule = "elliptic change";
        return;
    }
    if !closed && is_counted(text, draft.end) || counted_cue_word(text, draft.end) || text.mark(draft.end) == Some('%')
    {
        return;
    }
    let scaled = draft.end.checked_sub(1).and_then(|last| scale_power(text, last)).is_some_and(|power| power >= 3);
    let other = matches!(text.stem(draft.end), "اخري" | "اضافيه" | "اضافي");
    let million =
        draft.number().is_some_and(|value| value >= Decimal::from(500_000)) || continues_amounts(text, draft, before);
    let near = before.iter().rev().take(ANTECEDENTS);
    if scaled && (other || million) && !speaks_of_heads(text, draft) {
        // A sum of milliards goes on with a sum before it rather than with the price of one piece between.
        let large = |draft: &&Draft| draft.number().is_some_and(|value| value >= Decimal::ONE_THOUSAND);
        let sum = near.clone().find(|draft| draft.kind == FigureKind::Money && large(draft)).filter(|_| million);
        let last = near.clone().find(|draft| matches!(draft.kind, FigureKind::Money | FigureKind::Measure));
        let priced = last.is_some_and(|last| last.kind == FigureKind::Money && !large(&last));
        let antecedent = sum.filter(|_| priced).or(last);
        if let Some(antecedent) =
            antecedent.filter(|antecedent| other || closed || antecedent.kind == FigureKind::Money)
        {
            let amount = matches!(antecedent.kind, FigureKind::Money);
            (draft.kind, draft.unit, draft.elliptic, draft.bare) = (antecedent.kind, antecedent.unit, true, false);
            draft.rule = if amount { "elliptic money" } else { "elliptic measure" };
            return;
        }
    }
    // «جمعت 18 مليونًا», «بكلفة مليار ونصف المليار», «كلفته ألفًا وثمانمئة».
    let thousands = || draft.number().is_some_and(|value| value >= Decimal::ONE_THOUSAND);
    let great = scaled || (text.is_word(draft.first) && thousands());
    let paid = great && !speaks_of_heads(text, draft) && speaks_of_money(text, draft);
    if let Some(unit) = paid.then(|| told.or_else(|| home(money))).flatten() {
        (draft.kind, draft.unit, draft.elliptic, draft.bare) = (FigureKind::Money, Some(unit), true, false);
        draft.rule = "elliptic money";
        return;
    }
    let last_kind =
        near.clone().find(|draft| !matches!(draft.kind, FigureKind::Date | FigureKind::Year)).map(|draft| draft.kind);
    let fractional = draft.number().is_some_and(|value| !value.fract().is_zero());
    // «يبلغ 54 من العمر».
    if text.fold(draft.end) == "من"
        && matches!(text.stem(draft.end + 1), "عمر" | "عمره" | "عمرها")
        && !text.at(draft.first).is_some_and(|lexeme| lexeme.article)
    {
        (draft.kind, draft.unit, draft.elliptic, draft.bare) = (FigureKind::Duration, Some(Unit("year")), true, false);
        return;
    }
    // «بلغ معدل 56 من الناتج».
    let rated = draft
        .first
        .checked_sub(1)
        .is_some_and(|before| matches!(text.stem(before), "نسبه" | "معدل" | "نسبته" | "نسبتها"));
    if rated && draft.number().is_some_and(|value| value <= Decimal::ONE_HUNDRED) {
        (draft.kind, draft.unit, draft.elliptic, draft.bare) = (FigureKind::Percent, Some(Unit("%")), true, false);
        draft.rule = "elliptic percent";
        return;
    }
    let stops = text.is_break(draft.end) || text.mark(draft.end).is_some();
    if !(fractional || stops || scaled) {
        return;
    }
    // A price or rate without its unit: the last one spoken of, or the currency named beside it.
    let price = cue::speaks_of(text, draft.first, PRICE_REACH, Class::Price);
    // A quotation list goes on as it began: «في حدود 9.270 د ... في حدود 7.721», «بلغ 2.73 ... وبلغ 2.43».
    let listed = near.clone().any(|other| {
        other.kind == FigureKind::Money
            && (other.elliptic || (within_limits(text, other.first) && within_limits(text, draft.first)))
    });
    if fractional && (price || listed) {
        let named = (draft.first.saturating_sub(PRICE_REACH)..draft.first).rev().find_map(|at| {
            text.sense(at, |sense| match sense {
                Sense::Currency { noun, .. } => Some((*noun, at)),
                _ => None,
            })
        });
        let last = near.clone().find(|draft| draft.kind == FigureKind::Money).and_then(|draft| draft.unit);
        let unit = match named {
            // The price of a dollar is paid in something else.
            Some((noun, at)) => {
                let code = money.code(noun, at);
                if code == Some("USD") { last.or_else(|| home(money)) } else { code.map(Unit) }
            }
            None => last.or_else(|| home(money)),
        };
        if unit.is_some() {
            (draft.kind, draft.unit, draft.elliptic, draft.bare) = (FigureKind::Money, unit, true, false);
            draft.rule = "elliptic money";
            return;
        }
    }
    if last_kind == Some(FigureKind::Percent)
        && fractional
        && draft.number().is_some_and(|value| value < Decimal::ONE_HUNDRED)
    {
        (draft.kind, draft.unit, draft.elliptic, draft.bare) = (FigureKind::Percent, Some(Unit("%")), true, false);
        draft.rule = "elliptic percent";
    }
}

/// «600 إلى 1150 مليم», «5 و7 بالمئة»: the unit comes with the next one, and the scale with the other end of a change.
fn take_from_next(text: &Text, draft: &mut Draft, next: &Following) -> bool {
    let changes = next.first == draft.end + 1 && matches!(text.fold(draft.end), "الي" | "حتي");
    let linked = match next.first.checked_sub(draft.end) {
        Some(0) => text.at(next.first).is_some_and(|lexeme| lexeme.conj),
        Some(1) => {
            let marked = matches!(text.mark(draft.end), Some('×' | '-' | '،' | '/' | 'x'));
            changes || text.fold(draft.end) == "او" || (marked && next.kind != FigureKind::Count)
        }
        _ => false,
    };
    let scaled = draft.read.zip(next.number).filter(|_| changes).and_then(|(low, high)| shared_scale(&low, &high));
    let measured =
        matches!(next.kind, FigureKind::Money | FigureKind::Percent | FigureKind::Measure | FigureKind::Duration);
    // «من 9 إلى 15 مليون مسافر».
    let counted = next.kind == FigureKind::Count && scaled.is_some();
    if !linked || !((measured && next.tag.is_some()) || counted) {
        return false;
    }
    if let Some(value) = scaled {
        draft.value = FigureValue::Number(value);
    }
    (draft.tag, draft.kind, draft.elliptic, draft.bare) = (next.tag, next.kind, true, false);
    true
}

/// Digits without a scale, in the scale of the other end of a change where the two then are of one order.
fn shared_scale(number: &Number, other: &Number) -> Option<Decimal> {
    if !number.plain || other.power < 3 || other.bare_scale {
        return None;
    }
    let value = number.scaled_like(other)?;
    let near = |one: Decimal, most: Decimal| one.checked_mul(SPREAD).is_some_and(|limit| limit >= most);
    (near(value, other.value) && near(other.value, value)).then_some(value)
}

/// Whether a word of money brings the figure in, and nothing behind it is counted or moved.
fn speaks_of_money(text: &Text, draft: &Draft) -> bool {
    let told = cue::speaks_of(text, draft.first, MONEY_REACH, Class::Money)
        || cue::speaks_of(text, draft.first, MONEY_REACH, Class::Price);
    // «دفعت الحرب مليونين إلى النزوح».
    told && !matches!(text.fold(draft.end), "الي" | "من" | "منهم")
        && !text.at(draft.first).is_some_and(|first| first.article)
}

/// «بـ35 ألف جنيه وصار بـ180 ألفًا»: thousands with nothing to count, soon after an amount.
fn continues_amounts(text: &Text, draft: &Draft, before: &[Draft]) -> bool {
    let last = before.iter().rev().find(|draft| {
        !matches!(draft.kind, FigureKind::Date | FigureKind::Year | FigureKind::Percent | FigureKind::Time)
    });
    let near = last.is_some_and(|last| {
        matches!(last.kind, FigureKind::Money | FigureKind::Measure)
            && draft.first.saturating_sub(last.end) < ELLIPSIS_REACH
    });
    let of_people = text.fold(draft.end) == "من"
        && text.sense(draft.end + 1, |sense| matches!(sense, Sense::Place(_)).then_some(())).is_none();
    near && !of_people
}

/// Whether people, or what else is only counted, are spoken of right before the figure.
fn speaks_of_heads(text: &Text, draft: &Draft) -> bool {
    let heads = ["عدد", "اعداد", "مشترك", "متابع", "زائر", "زوار", "زبائن", "عملاء", "موظف", "عامل", "شخص", "حضور"];
    let before = (draft.first.saturating_sub(HEADS_REACH)..draft.first)
        .any(|at| heads.iter().any(|head| text.fold(at).contains(head)));
    before || text.fold(draft.end).starts_with("منهم")
}

/// «من 1030 نايرا إلى 841», «108.4 كيلومترات مقابل 111»: the second end of a change.
fn follows_up(text: &Text, last: &Draft, draft: &Draft) -> bool {
    last.end + 1 == draft.first
        && matches!(text.fold(last.end), "الي" | "مقابل")
        && matches!(last.kind, FigureKind::Money | FigureKind::Percent | FigureKind::Measure)
        && !matches!(last.value, FigureValue::Range { .. })
}

/// «في حدود» stands before the figure.
fn within_limits(text: &Text, first: usize) -> bool {
    first.checked_sub(1).is_some_and(|before| text.stem(before) == "حدود")
}
