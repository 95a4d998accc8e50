//! CSV for spreadsheets: one row a mention, in text order.
//!
//! RFC 4180 with CRLF; a byte order mark, so that Excel reads Arabic right; a cell that a spreadsheet would run as a formula gets an
//! apostrophe before it. Figures' own numbers are exempt: `-180` is a number and stays one.

use super::{EntityView, MentionView, Report};

/// The names of the columns.
const HEADER: [&str; 24] = [
    "type",
    "name",
    "text",
    "company",
    "kind",
    "value",
    "min",
    "max",
    "unit",
    "cmp",
    "elliptic",
    "of",
    "measure",
    "whose",
    "period",
    "trend",
    "change",
    "sentence",
    "start",
    "end",
    "byte_start",
    "byte_end",
    "evidence",
    "evidence_detail",
];

/// The mentions as CSV.
pub(super) fn render(report: &Report<'_>) -> Vec<u8> {
    let index = report.entity_index();
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{FEFF}".as_bytes().to_vec());
    // Writing to memory has no way to fail, and every row has the header's length.
    let _ = writer.write_record(HEADER);
    for mention in &report.mentions {
        if let Some(entity) = index.get(&mention.entity) {
            let _ = writer.write_record(row(report, mention, entity));
        }
    }
    writer.into_inner().unwrap_or_default()
}

fn row(report: &Report<'_>, mention: &MentionView<'_>, entity: &EntityView<'_>) -> [String; 24] {
    let figure = entity.figure.as_ref();
    let number = |raw: Option<&serde_json::value::RawValue>| raw.map_or_else(String::new, |raw| unquoted(raw.get()));
    let text = |text: Option<&str>| text.map_or_else(String::new, neutral);
    let roles = figure.map(|figure| &figure.roles);
    let change = roles.and_then(|roles| roles.change.as_ref());
    let span = mention.span;
    [
        entity.label.to_owned(),
        neutral(entity.name),
        neutral(mention.text),
        entity.organization.as_ref().map_or_else(String::new, |organization| organization.company.to_string()),
        text(figure.map(|figure| figure.kind)),
        number(figure.and_then(|figure| figure.value.as_deref())),
        number(figure.and_then(|figure| figure.min.as_deref())),
        number(figure.and_then(|figure| figure.max.as_deref())),
        text(figure.and_then(|figure| figure.unit)),
        text(figure.map(|figure| figure.cmp)),
        figure.map_or_else(String::new, |figure| figure.elliptic.to_string()),
        text(figure.and_then(|figure| figure.of)),
        text(roles.and_then(|roles| roles.of.as_ref()?.measure)),
        text(roles.and_then(|roles| Some(roles.whose.as_ref()?.name))),
        text(roles.and_then(|roles| roles.time())),
        text(change.map(|change| change.trend)),
        text(change.map(|change| change.part)),
        text(report.sentence_of(mention).map(|sentence| sentence.text)),
        span.start.to_string(),
        span.end.to_string(),
        span.byte_start.to_string(),
        span.byte_end.to_string(),
        mention.evidence.rule.to_owned(),
        text(mention.evidence.detail),
    ]
}

/// A JSON number as it is; a JSON string (a date, a time, a score) without its quotes, as text.
fn unquoted(json: &str) -> String {
    match serde_json::from_str::<String>(json) {
        Ok(text) => neutral(&text),
        Err(_) => json.to_owned(),
    }
}

/// The cell with an apostrophe before anything that would make it a formula: `=` `+` `-` `@`, their full-width forms, and the tab and
/// carriage return that some programs skip before them.
#[must_use]
pub fn neutral(cell: &str) -> String {
    let dangerous = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r' | '\n');
    if cell.starts_with(dangerous) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_neutralised_and_words_are_not() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"] {
            assert_eq!(neutral(cell), format!("'{cell}"));
        }
        assert_eq!(neutral("أرامكو = شركة"), "أرامكو = شركة");
    }
}
