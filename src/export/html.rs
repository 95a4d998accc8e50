//! One self-contained HTML page: the article with every mention marked, the entities, the figures in a table.
//!
//! No script, no outside resource, everything escaped; light and dark by the reader's own setting, and fit to print. A kind is told by
//! the form of its line as well as by its colour. The page is right to left; each block keeps its own direction.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::labels;
use super::nesting::Nesting;
use super::{EntityView, Report};
use crate::article::{Block, BlockKind, TextRange};
use crate::extract::EntityKind;

const STYLE: &str = include_str!("html.css");

/// The report as a page.
pub(super) fn render(report: &Report<'_>) -> Vec<u8> {
    let article = &report.article;
    let title = escaped(article.title.or(article.file).unwrap_or("قارئ"));
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"{}\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n",
        escaped(report.generator),
    );
    let has_title = article.blocks.iter().any(|block| block.kind == BlockKind::Heading(1));
    if let Some(title) = article.title.filter(|_| !has_title) {
        let _ = writeln!(out, "<h1>{}</h1>", escaped(title));
    }
    credits(report, &mut out);
    body(report, &mut out);
    out.push_str("</main>\n<aside>\n");
    for kind in EntityKind::ALL {
        group(report, kind, &mut out);
    }
    out.push_str("</aside>\n</body>\n</html>\n");
    out.into_bytes()
}

fn credits(report: &Report<'_>, out: &mut String) {
    let article = &report.article;
    let mut parts: Vec<String> = Vec::new();
    parts.extend([article.byline, article.site, article.published].into_iter().flatten().map(isolated));
    match article.url.filter(|url| url.starts_with("https://") || url.starts_with("http://")) {
        Some(url) => parts.push(format!("<a href=\"{0}\"><bdi>{0}</bdi></a>", escaped(url))),
        None => parts.extend(article.file.map(isolated)),
    }
    if !parts.is_empty() {
        let _ = writeln!(out, "<p class=\"credits\">{}</p>", parts.join(" · "));
    }
}

/// The blocks in order; neighbouring list items and table rows share one list or table.
fn body(report: &Report<'_>, out: &mut String) {
    let mut marks = Marks { report, entities: report.entity_index(), next: 0 };
    let mut nesting = Nesting::default();
    for block in report.article.blocks {
        // Where nothing is said a block reads as the page does, from the right; a row reads as its table.
        let says = !block.direction.is_rtl();
        let direction = if says { " dir=\"ltr\"" } else { "" };
        let is_row = block.kind == BlockKind::TableRow;
        nesting.begin(block.kind, if is_row { direction } else { "" }, if is_row { "" } else { direction }, out);
        marks.write(block, out);
        nesting.end(block.kind, out);
    }
    nesting.close(out);
}

/// The tags of a block; `attributes` begin with a space, or are empty.
pub(super) fn tags(kind: BlockKind, attributes: &str) -> (String, &'static str) {
    match kind {
        BlockKind::Heading(level) => {
            let level = level.clamp(1, 6);
            let close = ["</h1>", "</h2>", "</h3>", "</h4>", "</h5>", "</h6>"];
            (format!("<h{level}{attributes}>"), close.get(usize::from(level) - 1).copied().unwrap_or_default())
        }
        BlockKind::Paragraph => (format!("<p{attributes}>"), "</p>"),
        BlockKind::ListItem { ordinal, .. } => {
            let value = ordinal.map_or_else(String::new, |ordinal| format!(" value=\"{ordinal}\""));
            (format!("<li{attributes}{value}>"), "</li>")
        }
        BlockKind::Quote => (format!("<blockquote{attributes}>"), "</blockquote>"),
        BlockKind::Code => (format!("<pre{attributes}>"), "</pre>"),
        BlockKind::TableRow => (format!("<tr{attributes}><td>"), "</td></tr>"),
    }
}

/// Text of a block of a kind, escaped: the cells of a row stand apart, and a line that its author ended ends here too.
pub(super) fn block_text(kind: BlockKind, text: &str) -> String {
    let escaped = escaped(text);
    match kind {
        BlockKind::TableRow => escaped.replace('\t', "</td><td>"),
        BlockKind::Code => escaped,
        _ => escaped.replace('\n', "<br>\n"),
    }
}

/// Walks the mentions along with the blocks.
struct Marks<'r, 'a> {
    report: &'r Report<'a>,
    entities: BTreeMap<u32, &'r EntityView<'a>>,
    /// Index of the next mention.
    next: usize,
}

impl Marks<'_, '_> {
    /// Writes the text of a block with its mentions marked; a mention that leaves the block, or a cell of a row, is left plain.
    fn write(&mut self, block: &Block, out: &mut String) {
        let (range, is_row) = (block.range, block.kind == BlockKind::TableRow);
        let text = self.report.article.text;
        let plain = |from, to, out: &mut String| {
            out.push_str(&block_text(block.kind, TextRange::new(from, to).slice(text)));
        };
        let mut at = range.start;
        while let Some(mention) = self.report.mentions.get(self.next) {
            let span = mention.span;
            if span.byte_start >= range.end {
                break;
            }
            self.next += 1;
            let fits = span.byte_start >= at && span.byte_end <= range.end && !(is_row && mention.text.contains('\t'));
            let Some(entity) = self.entities.get(&mention.entity).filter(|_| fits) else { continue };
            plain(at, span.byte_start, out);
            let (class, title) = (class(entity.kind), escaped(&tip(entity)));
            let _ = write!(
                out,
                "<mark class=\"{class}\" id=\"m{}\" title=\"{title}\">{}</mark>",
                mention.id,
                escaped(mention.text)
            );
            at = span.byte_end;
        }
        plain(at, range.end, out);
    }
}

/// What a mark says when pointed at: the kind, and the canonical name or the value.
fn tip(entity: &EntityView<'_>) -> String {
    let company = entity.organization.as_ref().is_some_and(|organization| organization.company);
    match &entity.figure {
        Some(view) => {
            format!("{}: \u{2068}{}\u{2069}", labels::figure_kind(view.figure.kind), labels::value(view.figure))
        }
        None => format!("{}: \u{2068}{}\u{2069}", labels::kind(entity.kind, company), entity.name),
    }
}

/// One kind's entities: figures in a table, names in a list, each leading to its first mention.
fn group(report: &Report<'_>, kind: EntityKind, out: &mut String) {
    let entities: Vec<_> = report.entities.iter().filter(|entity| entity.kind == kind).collect();
    if entities.is_empty() {
        return;
    }
    let _ = writeln!(out, "<section>\n<h2>{}</h2>", labels::group(kind));
    if kind == EntityKind::Figure {
        out.push_str("<table class=\"figures\">\n<thead><tr><th>في النص</th><th>القيمة</th><th>النوع</th><th>لأي شيء</th><th>لمن</th><th>متى</th><th>الجملة</th></tr></thead>\n<tbody>\n");
        for entity in entities {
            figure_row(report, entity, out);
        }
        out.push_str("</tbody>\n</table>\n");
    } else {
        out.push_str("<ul>\n");
        for entity in entities {
            let first = entity.mentions.first().copied().unwrap_or_default();
            let (class, name) = (class(kind), escaped(entity.name));
            let _ = writeln!(
                out,
                "<li><a class=\"{class}\" href=\"#m{first}\"><bdi>{name}</bdi></a> <span>{}</span></li>",
                entity.mentions.len()
            );
        }
        out.push_str("</ul>\n");
    }
    out.push_str("</section>\n");
}

fn figure_row(report: &Report<'_>, entity: &EntityView<'_>, out: &mut String) {
    let Some(view) = &entity.figure else { return };
    for mention in entity.mentions.iter().filter_map(|id| report.mention(*id)) {
        let sentence = report.sentence_of(mention).map_or("", |sentence| sentence.text);
        let whose = view.roles.whose.as_ref().map(|owner| owner.name);
        let _ = writeln!(
            out,
            "<tr><td><a class=\"figure\" href=\"#m{}\">{}</a></td><td>{}<bdi dir=\"ltr\">{}</bdi></td><td>{}</td><td>{}</td><td>{}</td>\
             <td>{}</td><td>{}</td></tr>",
            mention.id,
            escaped(mention.text),
            labels::lead(view),
            escaped(&labels::value(view.figure)),
            labels::figure_kind(view.figure.kind),
            view.of.map(isolated).unwrap_or_default(),
            whose.map(isolated).unwrap_or_default(),
            view.roles.time().map(isolated).unwrap_or_default(),
            escaped(sentence),
        );
    }
}

fn class(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Organization => "organization",
        EntityKind::Person => "person",
        EntityKind::Figure => "figure",
        EntityKind::Place => "place",
        EntityKind::Product => "product",
    }
}

fn isolated(text: &str) -> String {
    format!("<bdi>{}</bdi>", escaped(text))
}

/// Text with everything that HTML gives a meaning escaped; controls that HTML forbids become U+FFFD.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(c),
            c if c.is_control() => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}
