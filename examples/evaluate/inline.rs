//! Articles annotated in place, one text file each: the format of `tests/fixtures/gold/README.md`.
//!
//! `[[per:TEXT]]`, `org`, `com` (an organisation that is a company), `pla`, `pro`, each with `=CANONICAL` after the text
//! where the canonical name differs; `[[fig:TEXT|KIND VALUE UNIT CMP]]`, with ` elliptic` at the end where so.

use qari::arabic::chars::{is_bidi_control, is_mark};

use super::gold::{Annotated, Span};

const KINDS: [&str; 10] =
    ["money", "percent", "count", "measure", "duration", "ratio", "year", "date", "time", "score"];
const COMPARISONS: [&str; 7] = ["exact", "approx", "more_than", "less_than", "at_least", "up_to", "range"];

/// Why a file is not well-formed. `at` is the byte where the annotation begins.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InlineError {
    /// `[[` without `]]`, or the reverse.
    #[error("byte {at}: unbalanced brackets")]
    Unbalanced {
        /// Byte offset in the marked text.
        at: usize,
    },
    /// No `type:` that we know.
    #[error("byte {at}: unknown type in `{inside}`")]
    UnknownType {
        /// Byte offset in the marked text.
        at: usize,
        /// What the brackets hold.
        inside: String,
    },
    /// A figure whose fields are missing or malformed.
    #[error("byte {at}: bad figure fields in `{inside}`")]
    BadFigure {
        /// Byte offset in the marked text.
        at: usize,
        /// What the brackets hold.
        inside: String,
    },
    /// No text.
    #[error("byte {at}: empty mention")]
    Empty {
        /// Byte offset in the marked text.
        at: usize,
    },
}

/// The plain text and its annotations.
///
/// # Errors
/// The first annotation that does not follow the format.
pub fn read(marked: &str) -> Result<(String, Annotated), InlineError> {
    let (mut plain, mut mentions) = (String::with_capacity(marked.len()), Vec::new());
    let (mut rest, mut at, mut count) = (marked, 0, 0);
    while let Some((before, after)) = rest.split_once("[[") {
        balanced(before, at)?;
        plain.push_str(before);
        count += before.chars().count();
        at += before.len();
        let (inside, tail) = after.split_once("]]").ok_or(InlineError::Unbalanced { at })?;
        let mut span = mention(inside, at)?;
        span.start = count;
        count += span.text.chars().count();
        span.end = count;
        plain.push_str(&span.text);
        mentions.push(span);
        at += inside.len() + 4;
        rest = tail;
    }
    balanced(rest, at)?;
    plain.push_str(rest);
    Ok((plain, Annotated { mentions, traps: Vec::new() }))
}

/// No closing brackets outside an annotation.
fn balanced(text: &str, at: usize) -> Result<(), InlineError> {
    if text.contains("]]") { Err(InlineError::Unbalanced { at }) } else { Ok(()) }
}

/// What one pair of brackets holds, its offsets still to be set.
fn mention(inside: &str, at: usize) -> Result<Span, InlineError> {
    if inside.contains("[[") {
        return Err(InlineError::Unbalanced { at });
    }
    let unknown = || InlineError::UnknownType { at, inside: inside.to_owned() };
    let (kind, body) = inside.split_once(':').ok_or_else(unknown)?;
    if kind == "fig" {
        let bad = || InlineError::BadFigure { at, inside: inside.to_owned() };
        let (text, fields) = body.split_once('|').ok_or_else(bad)?;
        return figure(text, fields).ok_or_else(bad);
    }
    let (text, canonical) =
        body.split_once('=').map_or_else(|| (body, cleaned(body)), |(text, name)| (text, cleaned(name)));
    if text.trim().is_empty() || canonical.trim().is_empty() {
        return Err(InlineError::Empty { at });
    }
    let (kind, company) = match kind {
        "per" => ("person", None),
        "org" => ("organization", Some(false)),
        "com" => ("organization", Some(true)),
        "pla" => ("place", None),
        "pro" => ("product", None),
        _ => return Err(unknown()),
    };
    Ok(Span { company, canonical: Some(canonical), ..span(text, kind) })
}

/// A figure from `KIND VALUE UNIT CMP [elliptic]`; None where a field is wrong.
fn figure(text: &str, fields: &str) -> Option<Span> {
    let mut fields = fields.split(' ');
    let (kind, value, unit, cmp) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
    let flags_fit = matches!((fields.next(), fields.next()), (None | Some("elliptic"), None));
    let known = KINDS.contains(&kind) && COMPARISONS.contains(&cmp) && !unit.is_empty();
    if text.trim().is_empty() || !flags_fit || !known {
        return None;
    }
    let mut out = Span {
        figure: Some(kind.to_owned()),
        unit: (unit != "-").then(|| unit.to_owned()),
        cmp: Some(cmp.to_owned()),
        ..span(text, "figure")
    };
    match value.split_once("..") {
        Some((min, max)) if cmp == "range" => {
            out.min = Some(number(min)?);
            out.max = Some(number(max)?);
        }
        None if cmp == "range" => return None,
        None if matches!(kind, "date" | "time" | "score") => out.value = Some(value.into()),
        None => out.value = Some(number(value)?),
        Some(_) => return None,
    }
    Some(out)
}

/// A plain decimal; None for anything else.
fn number(field: &str) -> Option<serde_json::Value> {
    let plain = field.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    if plain { field.parse().ok() } else { None }
}

fn span(text: &str, kind: &str) -> Span {
    Span {
        start: 0,
        end: 0,
        text: text.to_owned(),
        kind: kind.to_owned(),
        company: None,
        canonical: None,
        figure: None,
        value: None,
        min: None,
        max: None,
        unit: None,
        cmp: None,
    }
}

/// A name without vowel marks, tatweel and bidi controls, as canonical names are.
fn cleaned(name: &str) -> String {
    name.chars().filter(|&c| !is_mark(c) && !is_bidi_control(c) && !matches!(c, 'ـ' | '\u{200C}')).collect()
}
