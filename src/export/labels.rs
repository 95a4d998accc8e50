//! The Arabic words and number forms that exports for people (Markdown, HTML) put around what was found.

use rust_decimal::Decimal;

use super::{FigureView, RolesView};
use crate::extract::{Change, ChangePart, Comparison, EntityKind, Figure, FigureKind, FigureValue, Trend};

/// First strong isolate, U+2068: opens what must not reorder with its surroundings.
pub(super) const FSI: char = '\u{2068}';
/// Pop directional isolate, U+2069.
pub(super) const PDI: char = '\u{2069}';

/// The heading of a kind's group.
pub(super) fn group(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Organization => "الشركات والمنظمات",
        EntityKind::Person => "الأشخاص",
        EntityKind::Figure => "الأرقام",
        EntityKind::Place => "الأماكن",
        EntityKind::Product => "المنتجات",
    }
}

/// One entity's kind.
pub(super) fn kind(kind: EntityKind, company: bool) -> &'static str {
    match kind {
        EntityKind::Organization if company => "شركة",
        EntityKind::Organization => "منظمة",
        EntityKind::Person => "شخص",
        EntityKind::Figure => "رقم",
        EntityKind::Place => "مكان",
        EntityKind::Product => "منتج",
    }
}

/// A figure's kind.
pub(super) fn figure_kind(kind: FigureKind) -> &'static str {
    match kind {
        FigureKind::Money => "مبلغ",
        FigureKind::Percent => "نسبة مئوية",
        FigureKind::Count => "عدد",
        FigureKind::Measure => "مقدار",
        FigureKind::Duration => "مدة",
        FigureKind::Ratio => "كسر أو ضعف",
        FigureKind::Year => "سنة",
        FigureKind::Date => "تاريخ",
        FigureKind::Time => "وقت",
        FigureKind::Score => "نتيجة مباراة",
    }
}

/// How the text compares the true value with the one stated; nothing for an exact one and for a range, which shows its bounds.
fn comparison(cmp: Comparison) -> &'static str {
    match cmp {
        Comparison::Exact | Comparison::Range => "",
        Comparison::Approx => "نحو",
        Comparison::MoreThan => "أكثر من",
        Comparison::LessThan => "أقل من",
        Comparison::AtLeast => "لا يقل عن",
        Comparison::UpTo => "لا يزيد على",
    }
}

/// The words before a value, each with a space after it: rise or fall, then comparison.
pub(super) fn lead(view: &FigureView<'_>) -> String {
    let change = view.roles.change.as_ref().map_or("", |view| change(view.change));
    let words = [change, comparison(view.figure.cmp)].into_iter().filter(|words| !words.is_empty());
    words.map(|words| format!("{words} ")).collect()
}

/// A rise or fall, as the words before the figure.
fn change(change: Change) -> &'static str {
    match (change.trend, change.part) {
        (Trend::Up, ChangePart::By) => "ارتفاع بمقدار",
        (Trend::Up, ChangePart::To) => "ارتفاع إلى",
        (Trend::Up, ChangePart::From) => "ارتفاع من",
        (Trend::Down, ChangePart::By) => "انخفاض بمقدار",
        (Trend::Down, ChangePart::To) => "انخفاض إلى",
        (Trend::Down, ChangePart::From) => "انخفاض من",
    }
}

/// What a figure is of, whose, and of which time, each where the sentence says it.
pub(super) fn roles(of: Option<&str>, roles: &RolesView<'_>) -> Vec<String> {
    let whose = roles.whose.as_ref().map(|owner| owner.name);
    [of, whose, roles.time()].into_iter().flatten().map(str::to_owned).collect()
}

/// The normal form of a figure, left to right: `USD 30,000,000,000`, `-180–120 °C`, `2026-05-12`, `1446 AH`.
pub(super) fn value(figure: &Figure) -> String {
    let number = |number: &Decimal| match figure.kind {
        FigureKind::Year => number.normalize().to_string(),
        _ => grouped(number),
    };
    let value = match &figure.value {
        FigureValue::Number(value) => number(value),
        FigureValue::Range { min, max } => format!("{}–{}", number(min), number(max)),
        FigureValue::Text(text) => text.clone(),
    };
    match figure.unit.map(|unit| unit.0) {
        None | Some("gregorian") => value,
        Some("hijri") => format!("{value} AH"),
        Some(unit @ ("%" | "x")) => format!("{value}{unit}"),
        // As on the screen, the code before the amount and any other unit after it.
        Some(unit) if figure.kind == FigureKind::Money => format!("{unit} {value}"),
        Some(unit) => format!("{value} {unit}"),
    }
}

/// An exact decimal with commas between thousands.
fn grouped(number: &Decimal) -> String {
    let plain = number.normalize().to_string();
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut out = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped_and_nothing_is_rounded() {
        let cases =
            [("3500000000", "3,500,000,000"), ("-180", "-180"), ("1650.250", "1,650.25"), ("0.0000001", "0.0000001")];
        for (number, expected) in cases {
            assert_eq!(grouped(&number.parse().unwrap()), expected);
        }
    }
}
