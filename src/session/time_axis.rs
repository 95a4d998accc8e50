//! The axis of a series in time: what is written under each bar, and which values share an axis.
//!
//! It reads the normal forms of dates (`2024`, `2024-Q3`, `2024-03-15`, `Q3`, `--03-15`), in which the order of letters is that of time.
//! Years stand with years and quarters with quarters: a year among quarters would be no step of the same length.

use super::figure_value;
use crate::extract::{Figure, FigureKind, FigureValue};

/// A time as the axis shows it: the part of the year over the year.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tick {
    /// The year, with the sign of its calendar where that is not the Gregorian; none where the text names none.
    pub year: Option<String>,
    /// The part of the year; none where the whole year is meant.
    pub part: Option<YearPart>,
}

/// A part of a year.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum YearPart {
    /// The first or second half.
    Half(u8),
    /// A quarter, from 1.
    Quarter(u8),
    /// A month, or month and day, as numbers: `03`, `03-15`.
    Day(String),
}

impl Tick {
    /// The tick of a date or year; none for a span of years.
    #[must_use]
    pub fn of(figure: &Figure) -> Option<Self> {
        if !matches!(figure.kind, FigureKind::Year | FigureKind::Date)
            || matches!(figure.value, FigureValue::Range { .. })
        {
            return None;
        }
        let form = figure_value::exact(figure);
        let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
        let (year, part) = match (form.strip_prefix("--"), form.split_once('-')) {
            (Some(part), _) => (None, Some(part)),
            (None, Some((year, part))) if digits(year) => (Some(year), Some(part)),
            (None, None) if digits(&form) => (Some(form.as_str()), None),
            (None, None) => (None, Some(form.as_str())),
            (None, Some(_)) => return None,
        };
        let hijri = figure.unit.is_some_and(|unit| unit.0 == "hijri");
        let year = year.map(|year| if hijri { format!("{year}\u{A0}AH") } else { year.to_owned() });
        Some(Self { year, part: part.and_then(YearPart::of) })
    }

    /// Whether both are steps of one axis.
    #[must_use]
    pub fn is_beside(&self, other: &Self) -> bool {
        let step = |tick: &Self| {
            let year = tick.year.as_ref().map(|year| year.ends_with("AH"));
            let part = tick.part.as_ref().map(|part| match part {
                YearPart::Half(_) => 0,
                YearPart::Quarter(_) => 1,
                YearPart::Day(day) => 2 + day.len(),
            });
            (year, part)
        };
        step(self) == step(other)
    }
}

impl YearPart {
    fn of(form: &str) -> Option<Self> {
        match (form.strip_prefix('H'), form.strip_prefix('Q')) {
            (Some(half), _) => half.parse().ok().map(Self::Half),
            (_, Some(quarter)) => quarter.parse().ok().map(Self::Quarter),
            _ => Some(Self::Day(form.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Comparison, Unit};

    fn tick(form: &str, unit: &'static str) -> Option<Tick> {
        let (kind, value) = match form.parse() {
            Ok(year) => (FigureKind::Year, FigureValue::Number(year)),
            Err(_) => (FigureKind::Date, FigureValue::Text(form.to_owned())),
        };
        Tick::of(&Figure { kind, value, unit: Some(Unit(unit)), cmp: Comparison::Exact, elliptic: false, of: None })
    }

    #[test]
    fn every_normal_form_has_its_tick() {
        let year = |year: &str| Some(year.to_owned());
        for (form, unit, wanted) in [
            ("2024", "gregorian", (year("2024"), None)),
            ("1446", "hijri", (year("1446\u{A0}AH"), None)),
            ("2024-Q3", "gregorian", (year("2024"), Some(YearPart::Quarter(3)))),
            ("H1", "gregorian", (None, Some(YearPart::Half(1)))),
            ("2024-03", "gregorian", (year("2024"), Some(YearPart::Day("03".into())))),
            ("2024-03-15", "gregorian", (year("2024"), Some(YearPart::Day("03-15".into())))),
            ("--03-15", "gregorian", (None, Some(YearPart::Day("03-15".into())))),
        ] {
            let found = tick(form, unit).unwrap();
            assert_eq!((found.year, found.part), wanted, "{form}");
        }
    }

    #[test]
    fn steps_of_one_length_share_an_axis_and_go_by_time() {
        let of = |form| tick(form, "gregorian").unwrap();
        assert!(of("2023").is_beside(&of("2024")));
        assert!(of("2023-Q4").is_beside(&of("2024-Q1")));
        assert!(!of("2023").is_beside(&of("2024-Q1")), "a year and a quarter");
        assert!(!of("2024").is_beside(&tick("1446", "hijri").unwrap()), "two calendars");
        assert!(of("2023-Q4") < of("2024-Q1") && of("2024-Q1") < of("2024-Q2"));
    }
}
