//! The text of an article as a page states it for machines (JSON-LD, schema.org `articleBody`).
//!
//! Pages that a script fills hold their text nowhere else. Nothing is executed: the data is read as data.

use dom_query::Document;
use serde_json::Value;

use super::read_fragment;
use crate::load::builder::Builder;

/// The longest `articleBody` of the page as blocks.
pub(super) fn article_body(document: &Document) -> Option<Builder> {
    let scripts = document.select("script[type='application/ld+json']");
    let bodies = scripts.iter().filter_map(|script| body_in(serde_json::from_str(&script.text()).ok()?));
    let body = bodies.max_by_key(String::len)?;
    let mut builder = Builder::default();
    if body.contains("</") || body.contains("<br") {
        read_fragment(&body, &mut builder);
    } else {
        // Plain lines, but for character references.
        body.lines().for_each(|line| read_fragment(line, &mut builder));
    }
    builder.end();
    (!builder.is_empty()).then_some(builder)
}

/// The longest text of that name anywhere in the data. The parser bounds its depth.
fn body_in(data: Value) -> Option<String> {
    let mut longest: Option<String> = None;
    let mut waiting = vec![data];
    while let Some(value) = waiting.pop() {
        match value {
            Value::Array(values) => waiting.extend(values),
            Value::Object(mut fields) => {
                if let Some(Value::String(body)) = fields.remove("articleBody")
                    && longest.as_ref().is_none_or(|known| known.len() < body.len())
                {
                    longest = Some(body);
                }
                waiting.extend(fields.into_iter().map(|(_, value)| value));
            }
            _ => {}
        }
    }
    longest
}
