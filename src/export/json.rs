//! Our JSON: the whole report, indented, in UTF-8, described by `docs/export.schema.json`.

use super::Report;

/// The report as JSON with a final line feed.
pub(super) fn render(report: &Report<'_>) -> Vec<u8> {
    // Serialisation of plain values into memory has no way to fail.
    let mut bytes = serde_json::to_vec_pretty(report).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
