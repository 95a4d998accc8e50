//! Markdown for note takers, ready for Obsidian: properties, then the entities by kind, each with the sentences that name it.
//!
//! A mention is marked `==so==`. Values stand in isolates (U+2068..U+2069), so that `30,000,000,000 USD` reads right inside an Arabic line.
//! Text from the article is escaped: nothing in it becomes a heading, a link, a tag or a comment.

use std::fmt::Write as _;

use super::labels::{self, FSI, PDI};
use super::{EntityView, Report};
use crate::article::{BlockKind, TextRange};
use crate::extract::EntityKind;

/// The longest description, in characters.
const DESCRIPTION_MAX_CHARS: usize = 200;

/// The report as Markdown.
pub(super) fn render(report: &Report<'_>) -> Vec<u8> {
    let mut out = String::new();
    front_matter(report, &mut out);
    if let Some(title) = report.article.title {
        let _ = writeln!(out, "# {}", escaped(title));
    }
    for kind in EntityKind::ALL {
        let mut entities = report.entities.iter().filter(|entity| entity.kind == kind).peekable();
        if entities.peek().is_none() {
            continue;
        }
        let _ = writeln!(out, "\n## {}", labels::group(kind));
        if kind == EntityKind::Figure {
            out.push('\n');
        }
        for entity in entities {
            match kind {
                EntityKind::Figure => figure(report, entity, &mut out),
                _ => name(report, entity, &mut out),
            }
        }
    }
    out.into_bytes()
}

fn front_matter(report: &Report<'_>, out: &mut String) {
    let article = &report.article;
    out.push_str("---\n");
    let mut field = |key: &str, value: Option<&str>| {
        if let Some(value) = value {
            let _ = writeln!(out, "{key}: {}", quoted(value));
        }
    };
    field("title", article.title);
    field("source", article.url.or(article.file));
    if let Some(author) = article.byline {
        let _ = writeln!(out, "author:\n  - {}", quoted(author));
    }
    let mut field = |key: &str, value: Option<&str>| {
        if let Some(value) = value {
            let plain = value.len() == 10 && value.chars().all(|c| c.is_ascii_digit() || c == '-');
            let _ = writeln!(out, "{key}: {}", if plain { value.to_owned() } else { quoted(value) });
        }
    };
    field("published", article.published);
    field("created", report.created.get(..10));
    field("description", description(report).as_deref());
    out.push_str("tags:\n  - qari\n---\n\n");
}

/// The beginning of the first paragraph of running text.
fn description(report: &Report<'_>) -> Option<String> {
    let article = &report.article;
    let paragraphs = article.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
    let first =
        paragraphs.map(|block| block.range.slice(article.text)).find(|text| text.split_whitespace().count() >= 8)?;
    let first = first.replace('\n', " ");
    let Some((cut, _)) = first.char_indices().nth(DESCRIPTION_MAX_CHARS) else { return Some(first) };
    let head = first.get(..cut)?;
    Some(format!("{}…", head.rsplit_once(' ').map_or(head, |(whole, _)| whole)))
}

/// A named entity: a heading, what is known of it, and a bullet for each sentence that names it.
fn name(report: &Report<'_>, entity: &EntityView<'_>, out: &mut String) {
    let _ = writeln!(out, "\n### {}\n", escaped(entity.name));
    let company = entity.organization.as_ref().is_some_and(|organization| organization.company);
    let mut facts = vec![labels::kind(entity.kind, company).to_owned()];
    facts.extend(entity.role.map(escaped));
    let code = |code: &str| format!("{FSI}{}{PDI}", escaped(code));
    facts.extend(entity.organization.as_ref().and_then(|organization| organization.ticker).map(code));
    facts.extend(entity.country.map(code));
    if !entity.aliases.is_empty() {
        facts.push(entity.aliases.iter().map(|alias| format!("«{}»", escaped(alias))).collect::<Vec<_>>().join("، "));
    }
    let _ = writeln!(out, "{} · {}\n", facts.join(" · "), entity.mentions.len());
    let mut last = None;
    for mention in entity.mentions.iter().filter_map(|id| report.mention(*id)) {
        if last != Some(mention.sentence) {
            last = Some(mention.sentence);
            let _ = writeln!(out, "- {}", sentence(report, entity, mention.sentence));
        }
    }
}

/// A figure: one bullet with its wording, its value, its roles and its sentence.
fn figure(report: &Report<'_>, entity: &EntityView<'_>, out: &mut String) {
    let Some(view) = &entity.figure else { return };
    for mention in entity.mentions.iter().filter_map(|id| report.mention(*id)) {
        let mut value = format!("{}{FSI}{}{PDI}", labels::lead(view), escaped(&labels::value(view.figure)));
        for role in labels::roles(view.of, &view.roles) {
            let _ = write!(value, " · {FSI}{}{PDI}", escaped(&role));
        }
        let _ =
            writeln!(out, "- **{}** ({value}): {}", escaped(mention.text), sentence(report, entity, mention.sentence));
    }
}

/// A sentence with the entity's mentions marked.
fn sentence(report: &Report<'_>, entity: &EntityView<'_>, index: usize) -> String {
    let Some(sentence) = report.sentences.get(index) else { return String::new() };
    let text = report.article.text;
    let mut out = String::new();
    let mut at = sentence.span.byte_start;
    let first =
        entity.mentions.partition_point(|id| report.mention(*id).is_some_and(|mention| mention.span.byte_start < at));
    for mention in entity.mentions.iter().skip(first).filter_map(|id| report.mention(*id)) {
        if mention.span.byte_end > sentence.span.byte_end {
            break;
        }
        out.push_str(&escaped(TextRange::new(at, mention.span.byte_start).slice(text)));
        let _ = write!(out, "=={}==", escaped(mention.text));
        at = mention.span.byte_end;
    }
    out.push_str(&escaped(TextRange::new(at, sentence.span.byte_end).slice(text)));
    guarded_start(out)
}

/// A YAML string in double quotes.
fn quoted(value: &str) -> String {
    let mut out = String::from("\"");
    for c in value.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}') => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Text in which no character means anything to Markdown or to Obsidian; line breaks become spaces.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '=' | '^' | '$' | '&' => {
                out.push('\\');
                out.push(c);
            }
            '%' if chars.peek() == Some(&'%') => out.push_str("\\%"),
            '\r' if chars.peek() == Some(&'\n') => {}
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// A bullet's text whose first characters would open a list of their own.
fn guarded_start(text: String) -> String {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    match text.chars().nth(digits) {
        Some('-' | '+') if digits == 0 => format!("\\{text}"),
        Some(stop @ ('.' | ')')) if digits > 0 => {
            let rest: String = text.chars().skip(digits + 1).collect();
            format!("{}\\{stop}{rest}", text.chars().take(digits).collect::<String>())
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_the_text_means_anything() {
        assert_eq!(escaped("#وسم [[رابط]] ==x== %%y%%"), "\\#وسم \\[\\[رابط\\]\\] \\=\\=x\\=\\= \\%%y\\%%");
        assert_eq!(guarded_start("- بند".to_owned()), "\\- بند");
        assert_eq!(guarded_start("12. بند".to_owned()), "12\\. بند");
        assert_eq!(guarded_start("3.5 مليار".to_owned()), "3\\.5 مليار");
        assert_eq!(quoted("قال: \"نعم\"\n"), "\"قال: \\\"نعم\\\"\\u000A\"");
    }
}
