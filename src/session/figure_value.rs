//! A figure's value in one normal form, whatever the article's wording: `$30,000,000,000`, `≈ 1,200`, `14%`, `2028-Q3`.
//!
//! ASCII digits, grouped by thousands, no scale words. Currencies that everybody knows by their sign carry it, others their
//! ISO 4217 code; units carry their symbol. The form is the same in every language of the interface and reads left to right.

use rust_decimal::Decimal;

use crate::extract::{Comparison, Figure, FigureKind, FigureValue, Unit};
use crate::i18n::{group_digits, isolate_ltr};

/// The value, for a clipboard or a program.
#[must_use]
pub fn plain(figure: &Figure) -> String {
    let body = match &figure.value {
        FigureValue::Number(value) => with_unit(figure, &number(figure.kind, *value), value.is_sign_negative()),
        FigureValue::Range { min, max } => {
            let bounds = format!("{}–{}", number(figure.kind, *min), number(figure.kind, *max));
            with_unit(figure, &bounds, min.is_sign_negative())
        }
        FigureValue::Text(text) => with_unit(figure, text, false),
    };
    format!("{}{body}", sign(figure.cmp))
}

/// The number alone, exact and ungrouped, both bounds of a range, or the text of a date, time or score: what a spreadsheet reads.
#[must_use]
pub fn exact(figure: &Figure) -> String {
    match &figure.value {
        FigureValue::Number(value) => value.normalize().to_string(),
        FigureValue::Range { min, max } => format!("{}–{}", min.normalize(), max.normalize()),
        FigureValue::Text(text) => text.clone(),
    }
}

/// What a spreadsheet calculates with: value, least and greatest, each [`exact`] and alone in its cell; a range has no value, all else no bounds.
#[must_use]
pub fn exact_cells(figure: &Figure) -> [String; 3] {
    match &figure.value {
        FigureValue::Range { min, max } => [String::new(), min.normalize().to_string(), max.normalize().to_string()],
        FigureValue::Number(_) | FigureValue::Text(_) => [exact(figure), String::new(), String::new()],
    }
}

/// The value for the screen: [`plain`] in a left-to-right isolate, so that no Arabic around it turns it round.
#[must_use]
pub fn isolated(figure: &Figure) -> String {
    isolate_ltr(&plain(figure))
}

/// The sign of a comparison, with the space after it; nothing for an exact value and for a range.
#[must_use]
pub fn sign(cmp: Comparison) -> &'static str {
    match cmp {
        Comparison::Exact | Comparison::Range => "",
        Comparison::Approx => "≈ ",
        Comparison::MoreThan => "> ",
        Comparison::LessThan => "< ",
        Comparison::AtLeast => "≥ ",
        Comparison::UpTo => "≤ ",
    }
}

/// Grouped digits; a year keeps its four together.
fn number(kind: FigureKind, value: Decimal) -> String {
    let text = value.normalize().to_string();
    if kind == FigureKind::Year {
        return text;
    }
    let (sign, magnitude) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    match magnitude.split_once('.') {
        Some((whole, fraction)) => format!("{sign}{}.{fraction}", group_digits(whole)),
        None => format!("{sign}{}", group_digits(magnitude)),
    }
}

fn with_unit(figure: &Figure, number: &str, negative: bool) -> String {
    let Some(Unit(unit)) = figure.unit else { return number.to_owned() };
    match (figure.kind, unit) {
        (FigureKind::Money, code) => match currency_sign(code) {
            // The minus goes before the sign of the currency: -$5.
            Some(sign) if negative => format!("-{sign}{}", number.strip_prefix('-').unwrap_or(number)),
            Some(sign) => format!("{sign}{number}"),
            None => format!("{code}\u{A0}{number}"),
        },
        (_, "gregorian") => number.to_owned(),
        (_, "hijri") => format!("{number}\u{A0}AH"),
        (_, "%") => format!("{number}%"),
        (_, "x") => format!("{number}×"),
        (_, unit) => format!("{number}\u{A0}{}", symbol(unit)),
    }
}

/// Signs that name one currency without doubt in a newspaper.
fn currency_sign(code: &str) -> Option<&'static str> {
    match code {
        "USD" => Some("$"),
        "EUR" => Some("€"),
        "GBP" => Some("£"),
        _ => None,
    }
}

/// The symbol shown for a unit of `docs/annotation.md` §4; units of time take short English symbols, as SI does.
fn symbol(unit: &str) -> &str {
    match unit {
        "km2" => "km²",
        "m2" => "m²",
        "m3" => "m³",
        "second" => "s",
        "minute" => "min",
        "hour" => "h",
        "day" => "d",
        "week" => "wk",
        "month" => "mo",
        "year" => "yr",
        "inch" => "in",
        "deg" => "°",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(kind: FigureKind, value: FigureValue, unit: &'static str, cmp: Comparison) -> Figure {
        let unit = (!unit.is_empty()).then_some(Unit(unit));
        Figure { kind, value, unit, cmp, elliptic: false, of: None }
    }

    fn n(text: &str) -> FigureValue {
        FigureValue::Number(text.parse().unwrap())
    }

    fn r(min: &str, max: &str) -> FigureValue {
        FigureValue::Range { min: min.parse().unwrap(), max: max.parse().unwrap() }
    }

    fn t(text: &str) -> FigureValue {
        FigureValue::Text(text.to_owned())
    }

    #[test]
    fn values_have_one_normal_form() {
        use Comparison::{Approx, AtLeast, Exact, LessThan, MoreThan, Range, UpTo};
        use FigureKind::{Count, Date, Duration, Measure, Money, Percent, Ratio, Score, Time, Year};
        let table = [
            (figure(Money, n("30000000000"), "USD", Approx), "≈ $30,000,000,000"),
            (figure(Money, n("-0.50"), "GBP", Exact), "-£0.5"),
            (figure(Money, n("1250.75"), "SAR", UpTo), "≤ SAR\u{A0}1,250.75"),
            (figure(Money, n("12000000"), "", Exact), "12,000,000"),
            (figure(Money, r("3000000", "4000000"), "EUR", Range), "€3,000,000–4,000,000"),
            (figure(Count, n("1200"), "", Approx), "≈ 1,200"),
            (figure(Percent, n("14"), "%", Exact), "14%"),
            (figure(Percent, n("-3.70"), "%", Exact), "-3.7%"),
            (figure(Percent, n("25"), "bp", MoreThan), "> 25\u{A0}bp"),
            (figure(Measure, n("450"), "km2", LessThan), "< 450\u{A0}km²"),
            (figure(Measure, n("1.5"), "bbl/d", Exact), "1.5\u{A0}bbl/d"),
            (figure(Duration, n("90"), "second", AtLeast), "≥ 90\u{A0}s"),
            (figure(Ratio, n("0.66670"), "", Exact), "0.6667"),
            (figure(Ratio, n("3"), "x", Exact), "3×"),
            (figure(Year, n("2011"), "gregorian", Exact), "2011"),
            (figure(Year, r("2020", "2024"), "gregorian", Range), "2020–2024"),
            (figure(Year, n("1447"), "hijri", Exact), "1447\u{A0}AH"),
            (figure(Date, t("2028-Q3"), "gregorian", Exact), "2028-Q3"),
            (figure(Time, t("18:30"), "", Exact), "18:30"),
            (figure(Score, t("2-1"), "", Exact), "2-1"),
        ];
        for (figure, text) in table {
            assert_eq!(plain(&figure), text);
        }
    }

    #[test]
    fn the_screen_gets_an_isolate() {
        let figure = figure(FigureKind::Percent, n("14"), "%", Comparison::Exact);
        assert_eq!(isolated(&figure), "\u{2066}14%\u{2069}");
    }
}
