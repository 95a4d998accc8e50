//! A figure as a value: kind, exact number or range, unit, comparison.
//!
//! Fields and units follow `docs/annotation.md` §4 and §5. Numbers are exact decimals; no float is ever involved.

use rust_decimal::Decimal;

/// A figure found in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What sort of figure.
    pub kind: FigureKind,
    /// Its value, or the bounds of a range.
    pub value: FigureValue,
    /// Unit or currency; `None` for bare counts and where it could not be resolved.
    pub unit: Option<Unit>,
    /// How the text compares the true value with the one stated.
    pub cmp: Comparison,
    /// Whether the unit, or part of the value, comes from an earlier figure («و10 مليارات أخرى»).
    pub elliptic: bool,
    /// What is counted or measured, as worded («مهندس»), where the text says.
    pub of: Option<String>,
}

/// The sorts of figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FigureKind {
    /// An amount of money; the unit is an ISO 4217 code.
    Money,
    /// A percentage; the unit is `%`, `bp` or `pp`.
    Percent,
    /// A number of things.
    Count,
    /// A physical or technical quantity; the unit is a symbol such as `MW`, `km2`, `bbl/d`.
    Measure,
    /// A length of time or an age; the unit is `second` to `year`.
    Duration,
    /// A fraction or a multiple; the unit is `None` or `x`.
    Ratio,
    /// A calendar year.
    Year,
    /// A date, month, quarter or half.
    Date,
    /// A clock time, `HH:MM`, 24 hours.
    Time,
    /// A match score, such as `2-1`.
    Score,
}

/// The value of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FigureValue {
    /// One exact number, scale applied, subunits converted.
    Number(Decimal),
    /// Both bounds of a range, inclusive.
    Range {
        /// Lower bound.
        min: Decimal,
        /// Upper bound.
        max: Decimal,
    },
    /// The normal form of a date (`2026-05-12`, `--05-12`, `2026-05`, `2026-Q3`, `Q3`, `H1`), a time (`18:30`) or a score.
    Text(String),
}

/// Digits after the point that a fraction without end (ثلثا) keeps: `docs/annotation.md` §4.
const ENDLESS_DECIMALS: u32 = 4;
/// More digits than this after the point come of a division that does not end; no article writes them.
const WRITTEN_DECIMALS: u32 = 20;

impl FigureValue {
    /// The value as everything shows and exports it: a fraction without end is rounded, once and here; all else stays exact.
    #[must_use]
    pub fn settled(self) -> Self {
        let settle = |number: Decimal| match number.scale() > WRITTEN_DECIMALS {
            true => number.round_dp(ENDLESS_DECIMALS).normalize(),
            false => number,
        };
        match self {
            Self::Number(number) => Self::Number(settle(number)),
            Self::Range { min, max } => Self::Range { min: settle(min), max: settle(max) },
            text @ Self::Text(_) => text,
        }
    }
}

/// A unit's symbol: an ISO 4217 code, `%`, `bp`, `pp`, `MW`, `bbl/d`, `year`, `x`, `gregorian`, `hijri`, ...
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Unit(pub &'static str);

/// The calendar of a year or date, as the unit of those kinds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Calendar {
    /// Gregorian.
    #[default]
    Gregorian,
    /// Islamic.
    Hijri,
}

impl Calendar {
    /// The unit that figures of this calendar carry.
    #[must_use]
    pub fn unit(self) -> Unit {
        match self {
            Self::Gregorian => Unit("gregorian"),
            Self::Hijri => Unit("hijri"),
        }
    }
}

/// How the text compares the true value with the one stated.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// As stated.
    #[default]
    Exact,
    /// نحو، حوالي، قرابة.
    Approx,
    /// أكثر من، ما يزيد على.
    MoreThan,
    /// أقل من، دون.
    LessThan,
    /// لا يقل عن، على الأقل.
    AtLeast,
    /// لا يتجاوز، ما يصل إلى.
    UpTo,
    /// Between two bounds.
    Range,
}

impl FigureKind {
    /// Its name in `docs/annotation.md` and in exports; stable.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Count => "count",
            Self::Measure => "measure",
            Self::Duration => "duration",
            Self::Ratio => "ratio",
            Self::Year => "year",
            Self::Date => "date",
            Self::Time => "time",
            Self::Score => "score",
        }
    }
}

impl Comparison {
    /// Its name in `docs/annotation.md` and in exports; stable.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Approx => "approx",
            Self::MoreThan => "more_than",
            Self::LessThan => "less_than",
            Self::AtLeast => "at_least",
            Self::UpTo => "up_to",
            Self::Range => "range",
        }
    }
}
