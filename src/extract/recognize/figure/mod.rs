//! Figures: every amount, percentage, count, measure, duration, ratio, date, time and score, with its exact value.
//!
//! The law is `docs/annotation.md` §3 to §5. The pipeline: `lexeme` cuts the text into words and digit strings, `vocabulary` says what
//! words may mean, the rules (`date`, `clock`, `range`, `quantity` over `number`, `unit` and `sum`) read one figure at a time from left to right,
//! `guard` steps over what is no figure, `classify` says which sort, `resolve` settles what only the article can say, `ellipsis` what a
//! number without unit measures by what stands near and `implied` by how its sentence runs parallel, `money` which currency, `cue` compares.
//! Every rule looks a bounded way ahead and the scan never goes back, so time is linear in the text. Values are decimals throughout.
//!
//! It never looks at names and never fails. To add a unit, currency or month: a line in `assets/units`. To add a sort of figure: a file with
//! the header "Finds / Evidence / Known misses / Example" and a line in [`scan`].
//!
//! Example: «بلغت 3,7 مليارات درهم» gives money, 3,700,000,000, MAD in an article on Morocco.

mod city;
mod classify;
mod cldr;
mod clock;
mod cue;
mod currency;
mod date;
mod draft;
mod ellipsis;
mod guard;
mod implied;
mod lexeme;
mod money;
mod number;
mod numeral;
mod point;
mod quantity;
mod range;
mod reading;
mod resolve;
mod sense;
mod sum;
mod unit;
mod vocabulary;

use crate::article::{Article, TextRange};
use crate::extract::{Figure, FigureValue};
use classify::{classify, counted_noun};
use draft::Draft;
use lexeme::{Kind, Text};

/// A figure mention.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FoundFigure {
    /// Bytes of the article's text.
    pub range: TextRange,
    /// The value.
    pub figure: Figure,
    /// The rule's short name.
    pub rule: &'static str,
}

/// Every figure of `article`, sorted and disjoint.
pub(crate) fn find(article: &Article) -> Vec<FoundFigure> {
    let text = Text::new(article);
    let mut drafts = resolve::settle(&text, scan(&text));
    // A sign before a number may be the one behind the number before («مليون%0»): the first that took it keeps it.
    let mut taken = 0;
    drafts.retain(|draft| {
        let free = draft.start_byte >= taken;
        taken = taken.max(draft.end_byte);
        free
    });
    drafts
        .into_iter()
        .map(|draft| {
            let cmp = draft.cmp.unwrap_or_else(|| cue::comparison(&text, &draft));
            let of = counted_noun(&text, &draft);
            let value = match draft.value {
                FigureValue::Number(value) => FigureValue::Number(value.normalize()),
                FigureValue::Range { min, max } => FigureValue::Range { min: min.normalize(), max: max.normalize() },
                value @ FigureValue::Text(_) => value,
            };
            FoundFigure {
                range: TextRange::from_usize(draft.start_byte, draft.end_byte),
                figure: Figure { kind: draft.kind, value, unit: draft.unit, cmp, elliptic: draft.elliptic, of },
                rule: draft.rule,
            }
        })
        .collect()
}

/// Reads the text from left to right, one figure at a time.
fn scan(text: &Text) -> Vec<Draft> {
    let programme = clock::is_programme(text);
    let cities = city::Cities::of(text);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut index = 0;
    while let Some(lexeme) = text.at(index) {
        if lexeme.kind == Kind::Break || (lexeme.senses.is_empty() && matches!(lexeme.kind, Kind::Word)) {
            index += 1;
            continue;
        }
        let dates = if guard::names_a_place(text, index) { Vec::new() } else { date::dates_at(text, index) };
        if let Some(last) = dates.last() {
            let city = cities.has(text, index, last.end);
            index = last.end.max(index + 1);
            if !city {
                drafts.extend(dates);
            }
            continue;
        }
        if let Some(draft) = clock::time_at(text, index, programme) {
            index = draft.end;
            drafts.push(draft);
            continue;
        }
        if let Some(end) = guard::skip(text, index) {
            index = end.max(index + 1);
            continue;
        }
        if let Some(draft) = clock::score_at(text, index).or_else(|| range::range_at(text, index)) {
            index = draft.end.max(index + 1);
            drafts.push(draft);
            continue;
        }
        match quantity::quantity_at(text, index) {
            Some(quantity) => {
                index = quantity.end.max(index + 1);
                drafts.extend(classify(text, &quantity));
            }
            None => index += 1,
        }
    }
    drafts
}
