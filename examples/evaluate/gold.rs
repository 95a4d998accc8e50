//! Annotated articles as read, and what the extractor predicts in the same shape.

use std::path::Path;

use qari::extract::{EntityDetail, Extraction, FigureValue};
use serde::Deserialize;

/// One annotation file.
#[derive(Debug, Deserialize)]
pub struct Annotated {
    /// The mentions, in text order.
    pub mentions: Vec<Span>,
    /// What a careless extractor would take for an entity.
    #[serde(default)]
    pub traps: Vec<Trap>,
}

impl Annotated {
    /// Reads an annotation file.
    pub fn read(path: &Path) -> Result<Self, Box<dyn std::error::Error>> {
        Ok(serde_json::from_slice(&std::fs::read(path)?)?)
    }
}

/// A stretch of text that is no entity, and why.
#[derive(Debug, Deserialize)]
pub struct Trap {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

/// One mention, gold or predicted. Offsets are code points.
#[derive(Debug, Clone, Deserialize)]
pub struct Span {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The text it covers.
    pub text: String,
    /// `person`, `organization`, `place`, `product`, `figure`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Whether an organisation is a company.
    #[serde(default)]
    pub company: Option<bool>,
    /// The canonical name.
    #[serde(default)]
    pub canonical: Option<String>,
    /// A figure's kind.
    #[serde(default, rename = "kind")]
    pub figure: Option<String>,
    /// A figure's value: a number or a normal form.
    #[serde(default)]
    pub value: Option<serde_json::Value>,
    /// Lower bound of a range.
    #[serde(default)]
    pub min: Option<serde_json::Value>,
    /// Upper bound of a range.
    #[serde(default)]
    pub max: Option<serde_json::Value>,
    /// Unit.
    #[serde(default)]
    pub unit: Option<String>,
    /// Comparison.
    #[serde(default)]
    pub cmp: Option<String>,
}

/// What the extractor found, in the shape of the gold.
pub fn predictions(text: &str, extraction: &Extraction) -> Vec<Span> {
    let mut offsets = CodePoints::new(text);
    extraction
        .mentions
        .iter()
        .filter_map(|mention| {
            let entity = extraction.entity(mention.entity)?;
            let mut span = Span {
                start: offsets.at(mention.range.start as usize),
                end: offsets.at(mention.range.end as usize),
                text: mention.range.slice(text).to_owned(),
                kind: String::new(),
                company: None,
                canonical: Some(entity.name.clone()),
                figure: None,
                value: None,
                min: None,
                max: None,
                unit: None,
                cmp: None,
            };
            span.kind = match &entity.detail {
                EntityDetail::Organization { company, .. } => {
                    span.company = Some(*company);
                    "organization"
                }
                EntityDetail::Person { .. } => "person",
                EntityDetail::Place { .. } => "place",
                EntityDetail::Product => "product",
                EntityDetail::Figure(figure) => {
                    span.figure = Some(figure.kind.name().to_owned());
                    span.cmp = Some(figure.cmp.name().to_owned());
                    span.unit = figure.unit.map(|unit| unit.0.to_owned());
                    match &figure.value {
                        FigureValue::Number(number) => span.value = number.to_string().parse().ok(),
                        FigureValue::Range { min, max } => {
                            span.min = min.to_string().parse().ok();
                            span.max = max.to_string().parse().ok();
                        }
                        FigureValue::Text(form) => span.value = Some(form.clone().into()),
                    }
                    "figure"
                }
            }
            .to_owned();
            Some(span)
        })
        .collect()
}

/// Byte offsets to code points, for offsets asked in ascending order.
struct CodePoints<'t> {
    text: &'t str,
    byte: usize,
    count: usize,
}

impl<'t> CodePoints<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, byte: 0, count: 0 }
    }

    fn at(&mut self, byte: usize) -> usize {
        self.count += self.text.get(self.byte..byte).map_or(0, |passed| passed.chars().count());
        self.byte = byte;
        self.count
    }
}
