//! Dates in the other calendar: Hijri as Gregorian, Gregorian as Hijri.
//!
//! The Hijri calendar is Umm al-Qura, which news of the Gulf follows; a sighting of the moon may move a month by a day. What the text says
//! is never changed: the conversion stands beside it.
//!
//! Example: 1446-09-15 hijri is 2025-03-15; the year 1447 hijri is 2025-06-26/2026-06-15.

use icu_calendar::Date;
use icu_calendar::cal::{Hijri, Iso};
use rust_decimal::prelude::ToPrimitive;

use super::figure::{Calendar, Figure, FigureKind, FigureValue};

impl Figure {
    /// The date in the other calendar: a day as `YYYY-MM-DD`; a Hijri month or year as the Gregorian days that it lasts,
    /// `YYYY-MM-DD/YYYY-MM-DD` (ISO 8601). `None` for figures without a year, for Gregorian months and years, and for days that no
    /// calendar has.
    #[must_use]
    pub fn in_other_calendar(&self) -> Option<String> {
        let hijri = self.unit == Some(Calendar::Hijri.unit());
        let parts: Vec<i32> = match (&self.kind, &self.value) {
            (FigureKind::Year, FigureValue::Number(year)) => vec![year.to_i32()?],
            (FigureKind::Date, FigureValue::Text(text)) => {
                text.split('-').map(|part| part.parse().ok()).collect::<Option<_>>()?
            }
            _ => return None,
        };
        match (parts.as_slice(), hijri) {
            ([year, month, day], true) => gregorian(*year, u8::try_from(*month).ok()?, u8::try_from(*day).ok()?),
            ([year, month, day], false) => {
                let date = Date::try_new_iso(*year, u8::try_from(*month).ok()?, u8::try_from(*day).ok()?).ok()?;
                let date = date.to_calendar(Hijri::new_umm_al_qura());
                Some(format!(
                    "{:04}-{:02}-{:02}",
                    date.year().extended_year(),
                    date.month().ordinal,
                    date.day_of_month().0
                ))
            }
            ([year, month], true) => {
                let month = u8::try_from(*month).ok()?;
                span(*year, month, month)
            }
            ([year], true) => span(*year, 1, 12),
            _ => None,
        }
    }
}

/// The Gregorian day of a Hijri one.
fn gregorian(year: i32, month: u8, day: u8) -> Option<String> {
    let date = Date::try_new_hijri_with_calendar(year, month, day, Hijri::new_umm_al_qura()).ok()?.to_calendar(Iso);
    Some(format!("{:04}-{:02}-{:02}", date.year().extended_year(), date.month().ordinal, date.day_of_month().0))
}

/// The Gregorian days from the first of one Hijri month to the last of another of its year.
fn span(year: i32, first: u8, last: u8) -> Option<String> {
    let days = Date::try_new_hijri_with_calendar(year, last, 1, Hijri::new_umm_al_qura()).ok()?.days_in_month();
    Some(format!("{}/{}", gregorian(year, first, 1)?, gregorian(year, last, days)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Comparison;

    fn figure(kind: FigureKind, value: FigureValue, calendar: Calendar) -> Figure {
        Figure { kind, value, unit: Some(calendar.unit()), cmp: Comparison::Exact, elliptic: false, of: None }
    }

    #[test]
    fn days_months_and_years_have_their_twin() {
        let date = |text: &str, calendar| {
            figure(FigureKind::Date, FigureValue::Text(text.to_owned()), calendar).in_other_calendar()
        };
        assert_eq!(date("1446-09-01", Calendar::Hijri).as_deref(), Some("2025-03-01"));
        assert_eq!(date("2025-03-01", Calendar::Gregorian).as_deref(), Some("1446-09-01"));
        assert_eq!(date("1446-09", Calendar::Hijri).as_deref(), Some("2025-03-01/2025-03-29"));
        let year = figure(FigureKind::Year, FigureValue::Number(1447.into()), Calendar::Hijri);
        assert_eq!(year.in_other_calendar().as_deref(), Some("2025-06-26/2026-06-15"));
    }

    #[test]
    fn what_has_no_year_or_does_not_exist_has_none() {
        for text in ["--09-15", "Q3", "2026-Q3", "1446-13-01", "1446-09-31", "H1"] {
            let date = figure(FigureKind::Date, FigureValue::Text(text.to_owned()), Calendar::Hijri);
            assert_eq!(date.in_other_calendar(), None, "{text}");
        }
    }
}
