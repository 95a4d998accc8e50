//! An article as a page states it for machines (JSON-LD, schema.org `articleBody`, `author`, `datePublished`).
//!
//! Pages that a script fills hold their text nowhere else. Nothing is executed: the data is read as data.

use dom_query::Document;
use serde_json::{Map, Value};

use super::read_fragment;
use crate::load::builder::Builder;

/// What the data says of the article.
pub(super) struct Stated {
    /// Its text.
    pub body: Builder,
    /// Who wrote it, as printed.
    pub author: Option<String>,
    /// When it was published, as printed.
    pub published: Option<String>,
}

/// The article with the longest text among those that the page states.
pub(super) fn article(document: &Document) -> Option<Stated> {
    let scripts = document.select("script[type='application/ld+json']");
    let articles = scripts.iter().filter_map(|script| article_in(serde_json::from_str(&script.text()).ok()?));
    let (body, fields) = articles.max_by_key(|(body, _)| body.len())?;
    let mut builder = Builder::default();
    if body.contains("</") || body.contains("<br") {
        read_fragment(&body, &mut builder);
    } else {
        // Plain lines, but for character references.
        body.lines().for_each(|line| read_fragment(line, &mut builder));
    }
    builder.end();
    let published = fields.get("datePublished").and_then(Value::as_str).map(str::to_owned);
    (!builder.is_empty()).then(|| Stated { body: builder, author: author(&fields), published })
}

/// The longest `articleBody` anywhere in the data, with the fields beside it. The parser bounds its depth.
fn article_in(data: Value) -> Option<(String, Map<String, Value>)> {
    let mut longest: Option<(String, Map<String, Value>)> = None;
    let mut waiting = vec![data];
    while let Some(value) = waiting.pop() {
        match value {
            Value::Array(values) => waiting.extend(values),
            Value::Object(mut fields) => match fields.remove("articleBody") {
                Some(Value::String(body)) => {
                    if longest.as_ref().is_none_or(|(known, _)| known.len() < body.len()) {
                        longest = Some((body, fields));
                    }
                }
                _ => waiting.extend(fields.into_iter().map(|(_, value)| value)),
            },
            _ => {}
        }
    }
    longest
}

/// The names of the authors: each a text, or an object with a name.
fn author(fields: &Map<String, Value>) -> Option<String> {
    let name = |value: &Value| value.as_str().or_else(|| value.get("name")?.as_str()).map(str::to_owned);
    let names = match fields.get("author")? {
        Value::Array(authors) => authors.iter().filter_map(name).collect::<Vec<_>>().join("، "),
        one => name(one)?,
    };
    Some(names)
}
