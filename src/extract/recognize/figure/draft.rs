//! A figure before the article has settled what is open in it: which ريال, which comparison, what is counted.

use rust_decimal::Decimal;

use super::lexeme::Text;
use super::number::Number;
use super::quantity::Quantity;
use super::unit::Tag;
use crate::extract::{Calendar, Comparison, FigureKind, FigureValue, Unit};

/// One figure in the making.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// First lexeme of the span.
    pub first: usize,
    /// One past the last.
    pub end: usize,
    /// First byte of the span.
    pub start_byte: usize,
    /// One past the last byte.
    pub end_byte: usize,
    /// What sort of figure.
    pub kind: FigureKind,
    /// Its value.
    pub value: FigureValue,
    /// The number as read; none for ranges, duals and dates.
    pub read: Option<Number>,
    /// The unit as read, where it is still open.
    pub tag: Option<Tag>,
    /// The unit, once settled.
    pub unit: Option<Unit>,
    /// Whether unit or value comes from elsewhere.
    pub elliptic: bool,
    /// The comparison, where the phrase itself says it.
    pub cmp: Option<Comparison>,
    /// A number without unit or counted noun, which may yet be an amount of what was spoken of.
    pub bare: bool,
    /// The rule that found it.
    pub rule: &'static str,
}

impl Draft {
    /// A draft over the lexemes `first..end`, the first without its clitics.
    pub fn over(
        text: &Text,
        first: usize,
        end: usize,
        kind: FigureKind,
        value: FigureValue,
        rule: &'static str,
    ) -> Option<Self> {
        Some(Self {
            first,
            end,
            start_byte: text.at(first)?.body,
            end_byte: text.at(end.checked_sub(1)?)?.end,
            kind,
            value,
            read: None,
            tag: None,
            unit: None,
            elliptic: false,
            cmp: None,
            bare: false,
            rule,
        })
    }

    /// A draft of a quantity; its kind follows from its unit.
    pub fn of(quantity: &Quantity) -> Self {
        let (kind, rule) = match quantity.tag {
            Some(Tag::Percent(_)) => (FigureKind::Percent, "percent"),
            Some(Tag::Money { .. } | Tag::MoneyNoun(_) | Tag::MoneyPart(_)) => (FigureKind::Money, "money"),
            Some(Tag::Measure(_) | Tag::Points | Tag::Degrees) => (FigureKind::Measure, "measure"),
            Some(Tag::Duration(_)) => (FigureKind::Duration, "duration"),
            Some(Tag::Times) => (FigureKind::Ratio, "multiple"),
            None if quantity.share => (FigureKind::Ratio, "share"),
            None => (FigureKind::Count, "count"),
        };
        Self {
            first: quantity.first,
            end: quantity.end,
            start_byte: quantity.start_byte,
            end_byte: quantity.end_byte,
            kind,
            value: FigureValue::Number(quantity.value),
            read: quantity.number,
            tag: quantity.tag,
            unit: None,
            elliptic: false,
            cmp: None,
            bare: quantity.tag.is_none() && !quantity.share,
            rule,
        }
    }

    /// A date or year of a calendar.
    pub fn dated(mut self, calendar: Calendar) -> Self {
        self.unit = Some(calendar.unit());
        self
    }

    /// The only number of the figure, unless it is a range or text.
    pub fn number(&self) -> Option<Decimal> {
        match self.value {
            FigureValue::Number(value) => Some(value),
            _ => None,
        }
    }
}
