//! The mentions alone, flat, in the schema of `docs/annotation.md`, so that its scorer reads them.
//!
//! Offsets are code points of the decoded text without a leading U+FEFF. Names carry `canonical`, organisations `company`, figures
//! `kind`, `value`, `min`, `max`, `unit`, `cmp`, `elliptic`.

use serde::Serialize;
use serde_json::value::RawValue;

use super::{EntityView, FigureView, MentionView, Report};

#[derive(Serialize)]
struct File<'a> {
    file: &'a str,
    mentions: Vec<Mention<'a>>,
}

#[derive(Serialize)]
struct Mention<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    #[serde(rename = "type")]
    label: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    company: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    canonical: Option<&'a str>,
    #[serde(flatten)]
    figure: Option<Figure<'a>>,
}

#[derive(Serialize)]
struct Figure<'a> {
    kind: &'static str,
    value: Option<&'a RawValue>,
    min: Option<&'a RawValue>,
    max: Option<&'a RawValue>,
    unit: Option<&'static str>,
    cmp: &'static str,
    elliptic: bool,
}

/// The mentions as JSON with a final line feed.
pub(super) fn render(report: &Report<'_>) -> Vec<u8> {
    let index = report.entity_index();
    let mentions =
        report.mentions.iter().filter_map(|mention| Some(row(mention, index.get(&mention.entity)?))).collect();
    let file = File { file: report.article.file.unwrap_or("-"), mentions };
    // Serialisation of plain values into memory has no way to fail.
    let mut bytes = serde_json::to_vec_pretty(&file).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn row<'a>(mention: &'a MentionView<'_>, entity: &'a EntityView<'_>) -> Mention<'a> {
    Mention {
        start: mention.span.start,
        end: mention.span.end,
        text: mention.text,
        label: entity.label,
        company: entity.organization.as_ref().map(|organization| organization.company),
        canonical: entity.figure.is_none().then_some(entity.name),
        figure: entity.figure.as_ref().map(figure),
    }
}

fn figure<'a>(view: &'a FigureView<'_>) -> Figure<'a> {
    Figure {
        kind: view.kind,
        value: view.value.as_deref(),
        min: view.min.as_deref(),
        max: view.max.as_deref(),
        unit: view.unit,
        cmp: view.cmp,
        elliptic: view.elliptic,
    }
}
