//! The order of rows of figures.
//!
//! Values of different kinds cannot be compared, nor can two currencies: sorting by value sorts within what compares, and turning the order round leaves
//! those groups where they are. Sorting is stable: what compares equal stays in the order of the text.

use std::cmp::Reverse;
use std::collections::HashMap;

use rust_decimal::Decimal;

use super::panel::Row;
use super::{Document, wording};
use crate::extract::{Entity, Figure, FigureValue, Unit};
use crate::i18n::Msg;

/// What the table is sorted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum SortKey {
    /// By sort of figure, then by place.
    #[default]
    Kind,
    /// By sort and by currency or dimension, then by value, the largest first.
    Value,
    /// As the article tells them.
    Place,
}

impl SortKey {
    /// Every key, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Kind, Self::Value, Self::Place];

    /// The words of the choice.
    #[must_use]
    pub fn label(self) -> Msg {
        match self {
            Self::Kind => Msg::SortByKind,
            Self::Value => Msg::SortByValue,
            Self::Place => Msg::SortByPlace,
        }
    }
}

/// A key and its direction.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sort {
    /// The key.
    pub key: SortKey,
    /// Whether the order is turned round.
    pub reversed: bool,
}

impl Sort {
    /// The sort after `key` was asked for: the same key again turns it round.
    #[must_use]
    pub fn asked(self, key: SortKey) -> Self {
        Self { key, reversed: self.key == key && !self.reversed }
    }
}

/// Sorts rows of figures, which come in the order of the text.
pub(super) fn sort(document: &Document, rows: &mut [Row], sort: Sort) {
    match sort.key {
        SortKey::Kind if sort.reversed => rows.sort_by_key(|row| Reverse(kind(document, row))),
        SortKey::Kind => rows.sort_by_key(|row| kind(document, row)),
        SortKey::Value => by_value(document, rows, sort.reversed),
        SortKey::Place if sort.reversed => rows.reverse(),
        SortKey::Place => {}
    }
}

fn figure<'d>(document: &'d Document, row: &Row) -> Option<&'d Figure> {
    document.extraction().entity(row.entity).and_then(Entity::figure)
}

fn kind(document: &Document, row: &Row) -> Option<usize> {
    figure(document, row).map(|figure| wording::figure_rank(figure.kind))
}

/// What values must share to compare: their kind, and their currency or what their unit measures.
type Scale = (Option<usize>, Option<&'static str>);

fn scale(document: &Document, row: &Row) -> Scale {
    let unit = figure(document, row).and_then(|figure| figure.unit);
    (kind(document, row), unit.map(Unit::dimension))
}

/// Kinds in their usual order; in each first the scale of most figures, and last what has no unit.
fn by_value(document: &Document, rows: &mut [Row], reversed: bool) {
    let mut many: HashMap<Scale, usize> = HashMap::new();
    for row in rows.iter() {
        *many.entry(scale(document, row)).or_default() += 1;
    }
    rows.sort_by_cached_key(|row| {
        let scale = scale(document, row);
        let (kind, unit) = scale;
        (kind, unit.is_none(), Reverse(many.get(&scale).copied()), unit)
    });
    for comparable in rows.chunk_by_mut(|a, b| scale(document, a) == scale(document, b)) {
        if reversed {
            comparable.sort_by_cached_key(|row| size(document, row));
        } else {
            comparable.sort_by_cached_key(|row| Reverse(size(document, row)));
        }
    }
}

/// A value among those of its scale.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Size {
    /// In base units; a range by its lower bound.
    Number(Decimal),
    /// In normal form, whose letters sort by time.
    Text(String),
}

fn size(document: &Document, row: &Row) -> Option<Size> {
    let figure = figure(document, row)?;
    let number = |value| Size::Number(figure.unit.map_or(value, |unit| unit.in_base_units(value)));
    Some(match &figure.value {
        FigureValue::Number(value) | FigureValue::Range { min: value, .. } => number(*value),
        FigureValue::Text(text) => Size::Text(text.clone()),
    })
}
