//! A number that leaves out its unit because its sentence has just said it.
//!
//! Finds rates of exchange («استقرت الليرة عند 11,400 للدولار»), what is set against another figure («54.5% من الأصوات، مقابل 45.5»), the second of two
//! parallel phrases («إلى 120 كيلومترا، والحافلات إلى 90»), a price behind its word («بسعر 3,299»). Evidence: the preposition or word right before
//! the number, the currency right behind it. Known misses: parallels without a word in common. Example: «48.9 لليورو» behind «42.3 ليرة
//! للدولار» is money in the same lira.

use rust_decimal::Decimal;

use super::cue::Class;
use super::draft::Draft;
use super::lexeme::{Kind, Text};
use super::money::{Money, home};
use super::resolve::{counted_cue_word, is_counted};
use super::unit::Tag;
use super::vocabulary::Sense;
use crate::extract::{FigureKind, FigureValue, Unit};

/// How far back in the sentence the figure may stand whose unit is left out, in lexemes.
const REACH: usize = 14;

/// The unit that a number takes over.
pub(super) struct Implied {
    /// What sort of figure it makes of the number.
    pub kind: FigureKind,
    /// The unit.
    pub unit: Option<Unit>,
    /// The unit as the earlier figure has it, where the value is still to be divided by it: cents.
    pub tag: Option<Tag>,
    /// The rule's short name.
    pub rule: &'static str,
}

/// What the sentence says that the bare number `draft` measures, given the figures before it.
pub(super) fn implied(text: &Text, draft: &Draft, before: &[Draft], money: &Money) -> Option<Implied> {
    if let Some(unit) = rate(text, draft, before, money) {
        return Some(Implied { kind: FigureKind::Money, unit: Some(unit), tag: None, rule: "exchange rate" });
    }
    let whole = draft.number().is_none_or(|value| value.fract().is_zero());
    if whole && (is_counted(text, draft.end) || counted_cue_word(text, draft.end)) {
        return None;
    }
    let last = before.last().filter(|last| is_near(text, last, draft))?;
    if !(is_set_against(text, draft) || is_parallel(text, last, draft) || is_price(text, last, draft)) {
        return None;
    }
    // What is set beside an amount is of its size: a rate between two sums is not one of them.
    let most = draft.number().and_then(|value| value.abs().checked_mul(Decimal::ONE_THOUSAND));
    if last.number().zip(most).is_some_and(|(last, most)| last.abs() > most) {
        return None;
    }
    let percent = last.kind == FigureKind::Percent && last.unit == Some(Unit("%"));
    if percent && draft.number().is_none_or(|value| value.abs() > Decimal::ONE_HUNDRED) {
        return None;
    }
    let tag = last.tag.filter(|tag| matches!(tag, Tag::MoneyPart(_) | Tag::Money { .. }));
    Some(Implied { kind: last.kind, unit: last.unit, tag, rule: "elliptic parallel" })
}

/// Whether `last` is an amount of something in the same sentence, not far before `draft`.
fn is_near(text: &Text, last: &Draft, draft: &Draft) -> bool {
    let measured = matches!(last.kind, FigureKind::Money | FigureKind::Percent | FigureKind::Measure);
    if !measured || matches!(last.value, FigureValue::Range { .. }) || draft.first.saturating_sub(last.end) > REACH {
        return false;
    }
    (last.end..draft.first).all(|at| !text.is_break(at) && !matches!(text.mark(at), Some('.' | '؛' | '؟' | '!')))
}

/// «مقابل 45.5».
fn is_set_against(text: &Text, draft: &Draft) -> bool {
    draft.first.checked_sub(1).is_some_and(|before| text.stem(before) == "مقابل")
}

/// «إلى 120 كيلومترا … إلى 90.»: the same word before both, and nothing behind the second.
fn is_parallel(text: &Text, last: &Draft, draft: &Draft) -> bool {
    let word = |first: usize| first.checked_sub(1).map_or("", |before| text.fold(before));
    let stops = text.is_break(draft.end) || matches!(text.mark(draft.end), Some('.' | '،' | '؛' | ','));
    stops && matches!(word(draft.first), "الي" | "علي" | "عند") && word(draft.first) == word(last.first)
}

/// «بسعر 3,299».
fn is_price(text: &Text, last: &Draft, draft: &Draft) -> bool {
    let stops = text.is_break(draft.end) || text.mark(draft.end).is_some();
    let priced = draft.first.checked_sub(1).is_some_and(|before| {
        text.fold(before) == "بسعر"
            || text.is_cue(before, Class::Price) && text.at(before).is_some_and(|word| word.prep == Some('ب'))
    });
    last.kind == FigureKind::Money && stops && priced
}

/// The unit of a rate of exchange: the currency whose price in another one is told.
fn rate(text: &Text, draft: &Draft, before: &[Draft], money: &Money) -> Option<Unit> {
    let at = draft.end + usize::from(matches!(text.fold(draft.end), "مقابل" | "امام"));
    let lexeme = text.at(at).filter(|lexeme| lexeme.article && (at > draft.end || lexeme.prep == Some('ل')))?;
    let currency = |at: usize| {
        text.sense(at, |sense| match sense {
            Sense::Currency { noun, .. } => Some(*noun),
            _ => None,
        })
    };
    let bought = currency(at).filter(|_| lexeme.kind == Kind::Word)?;
    let price = money.code(bought, at).map(Unit);
    let named = (draft.first.saturating_sub(REACH)..draft.first)
        .rev()
        .take_while(|at| !text.is_break(*at) && text.mark(*at) != Some('.'))
        // «42.1 للدولار و49.3 لليورو»: the dollar there is bought too.
        .filter(|at| text.at(*at).is_some_and(|lexeme| lexeme.prep != Some('ل')))
        .find_map(|at| currency(at).filter(|noun| *noun != bought).and_then(|noun| money.code(noun, at)))
        .map(Unit);
    let last = before.iter().rev().take(2).find(|draft| draft.kind == FigureKind::Money).and_then(|draft| draft.unit);
    named.or(last.filter(|unit| Some(*unit) != price)).or_else(|| home(money).filter(|unit| Some(*unit) != price))
}
