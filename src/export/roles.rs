//! The roles of a figure as exports show them: words, values and where they stand.

use serde::Serialize;

use super::offsets::{Offsets, Span};
use crate::article::{Article, TextRange};
use crate::extract::{Extraction, FigureValue, Roles};

/// What a figure's sentence says of it; what it does not say is left out.
#[derive(Debug, Clone, Default, Serialize)]
pub struct RolesView<'a> {
    /// What it is of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<MeasuredView<'a>>,
    /// Whose it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub whose: Option<OwnerView<'a>>,
    /// Of which time it speaks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<PeriodView<'a>>,
    /// What it says of a rise or a fall.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<ChangeView<'a>>,
}

/// What a figure is of.
#[derive(Debug, Clone, Serialize)]
pub struct MeasuredView<'a> {
    /// The words of the article.
    pub text: &'a str,
    /// The stable name of the measure: `revenue`, `profit`, ...; absent for nouns that are merely counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<&'static str>,
    /// Where the words stand.
    #[serde(flatten)]
    pub span: Span,
}

/// Whose a figure is.
#[derive(Debug, Clone, Serialize)]
pub struct OwnerView<'a> {
    /// The entity's number; a filtered report may not hold it.
    pub entity: u32,
    /// Its canonical name.
    pub name: &'a str,
    /// The words of the article: the name, or what stands for it.
    pub text: &'a str,
    /// Where the words stand.
    #[serde(flatten)]
    pub span: Span,
}

/// Of which time a figure speaks.
#[derive(Debug, Clone, Serialize)]
pub struct PeriodView<'a> {
    /// The words of the article.
    pub text: &'a str,
    /// Their normal form (`2024`, `2028-Q3`, `2026..2027`); absent for relative phrases.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Where the words stand.
    #[serde(flatten)]
    pub span: Span,
}

/// What a figure says of a rise or a fall.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeView<'a> {
    /// `up` or `down`.
    pub trend: &'static str,
    /// `by`, `to` or `from`.
    pub part: &'static str,
    /// The words of the article.
    pub text: &'a str,
    /// Where the words stand.
    #[serde(flatten)]
    pub span: Span,
    /// The value behind the names.
    #[serde(skip)]
    pub change: crate::extract::Change,
}

impl<'a> RolesView<'a> {
    /// The view of `roles`.
    pub(super) fn new(
        (article, extraction): (&'a Article, &'a Extraction),
        offsets: &Offsets<'a>,
        roles: Roles,
    ) -> Self {
        let words = |range: TextRange| (article.slice(range), offsets.span(range));
        Self {
            of: roles.of.map(|of| {
                let (text, span) = words(of.words);
                MeasuredView { text, measure: of.measure.map(|measure| measure.0), span }
            }),
            whose: roles.whose.and_then(|owner| {
                let (text, span) = words(owner.words);
                let name = extraction.entity(owner.entity)?.name.as_str();
                Some(OwnerView { entity: owner.entity.0, name, text, span })
            }),
            period: roles.period.map(|period| {
                let (text, span) = words(period.words);
                let figure = period.figure.and_then(|id| extraction.entity(id)?.figure());
                PeriodView { text, value: figure.map(|figure| normal(&figure.value)), span }
            }),
            change: roles.change.map(|change| {
                let (text, span) = words(change.words);
                ChangeView { trend: change.trend.name(), part: change.part.name(), text, span, change }
            }),
        }
    }

    /// Whether the sentence says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.of.is_none() && self.whose.is_none() && self.period.is_none() && self.change.is_none()
    }

    /// The time, in its normal form where it has one.
    #[must_use]
    pub fn time(&self) -> Option<&str> {
        self.period.as_ref().map(|period| period.value.as_deref().unwrap_or(period.text))
    }
}

fn normal(value: &FigureValue) -> String {
    match value {
        FigureValue::Number(number) => number.normalize().to_string(),
        FigureValue::Range { min, max } => format!("{}..{}", min.normalize(), max.normalize()),
        FigureValue::Text(text) => text.clone(),
    }
}
