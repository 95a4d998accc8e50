//! Markdown (CommonMark with tables, strikethrough, footnotes and front matter): its readable text, without the marks.
//!
//! Items keep the numbers that their author wrote, in the author's digits. A footnote is a numbered item where it was defined, a reference to it
//! a raised number. Of raw HTML inside a line `<br>`, `<sup>` and `<sub>` are obeyed.
//! Known misses: of front matter only plain `key: value` lines are read.
//! Example: `tests/fixtures/load/note.md`.

mod list_marks;

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use super::builder::Builder;
use super::raised::Raised;
use super::{html, metadata};
use crate::article::{Article, BlockKind, InlineStyle, Metadata};

/// Where in the document's structure the reader is.
#[derive(Default)]
struct Place<'s> {
    /// The document as its author wrote it, where the parser sees the marks of [`list_marks::standard`].
    source: &'s str,
    parsed: &'s str,
    /// The open lists: whether each is numbered.
    lists: Vec<bool>,
    /// The item that was opened and has no text yet, with its mark.
    item: Option<(BlockKind, String)>,
    /// The numbers of footnotes whose labels are none, in the order in which they were met.
    labels: HashMap<String, u32>,
    quotes: usize,
    in_code: bool,
    in_front_matter: bool,
    /// Raw HTML of the block that is open.
    html: String,
}

impl<'s> Place<'s> {
    /// Text of the parser, from this range, as its author wrote it.
    fn written<'t>(&self, text: &'t str, range: Range<usize>) -> &'t str
    where
        's: 't,
    {
        let (source, parsed) = (self.source.get(range.clone()), self.parsed.get(range));
        match (source, parsed) {
            (Some(source), Some(parsed)) if source != parsed && text == parsed => source,
            // Code in a line: its range holds its backticks too.
            (Some(source), Some(parsed)) if source != parsed => source.trim_matches('`'),
            _ => text,
        }
    }

    /// The number that a footnote goes by: its label, where that is a number.
    fn footnote(&mut self, label: &str) -> u32 {
        let marked = format!("{label}.");
        let number = list_marks::number(&marked).filter(|(_, mark)| *mark == marked);
        number.map_or_else(
            || {
                let next = u32::try_from(self.labels.len()).unwrap_or(u32::MAX).saturating_add(1);
                *self.labels.entry(label.to_owned()).or_insert(next)
            },
            |(number, _)| number,
        )
    }
}

/// Reads Markdown.
pub(super) fn read(text: &str) -> Article {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let parsed = list_marks::standard(text);
    let mut builder = Builder::default();
    let mut meta = Metadata::default();
    let mut place = Place { source: text, parsed: &parsed, ..Place::default() };
    for (event, range) in Parser::new_ext(&parsed, options).into_offset_iter() {
        match event {
            Event::Start(tag) => start(tag, range, &mut place, &mut builder),
            Event::End(tag) => end(tag, &mut place, &mut builder),
            Event::Text(text) if place.in_front_matter => front_matter(place.written(&text, range), &mut meta),
            Event::Text(text) if place.in_code => builder.push_verbatim(place.written(&text, range)),
            Event::Text(text) => {
                open_block(&mut place, &mut builder);
                builder.push(place.written(&text, range));
            }
            Event::Code(code) => {
                open_block(&mut place, &mut builder);
                builder.open_style(InlineStyle::Code);
                builder.push(place.written(&code, range));
                builder.close_style();
            }
            Event::SoftBreak => builder.push(" "),
            Event::HardBreak => builder.push_break(),
            Event::Html(source) => {
                let source = place.written(&source, range).to_owned();
                place.html.push_str(&source);
            }
            Event::InlineHtml(tag) => inline_tag(&tag, &mut builder),
            Event::FootnoteReference(label) => {
                open_block(&mut place, &mut builder);
                builder.set_raised(Some(Raised::Superscript));
                builder.push(&place.footnote(&label).to_string());
                builder.set_raised(None);
            }
            Event::Rule => builder.push_rule(),
            // Not asked for: mathematics and tasks.
            _ => {}
        }
    }
    builder.end();
    meta.title = builder.first(BlockKind::Heading(1)).map(str::to_owned).or(meta.title);
    builder.finish(meta)
}

/// A tag inside a line carries no text of its own, but some say how text stands.
fn inline_tag(tag: &str, builder: &mut Builder) {
    let name = tag.trim_start_matches('<').trim_end_matches(['>', '/', ' ']).to_ascii_lowercase();
    match name.as_str() {
        "br" => builder.push_break(),
        "/sup" | "/sub" => builder.set_raised(None),
        "sup" | "sub" => builder.set_raised(Raised::by_element(&name)),
        _ => {}
    }
}

fn start(tag: Tag<'_>, range: Range<usize>, place: &mut Place<'_>, builder: &mut Builder) {
    match tag {
        Tag::Heading { level, .. } => builder.begin(BlockKind::Heading(depth_of(level))),
        Tag::Paragraph => {
            builder.end();
            open_block(place, builder);
        }
        Tag::BlockQuote(_) => {
            builder.end();
            place.quotes += 1;
        }
        Tag::CodeBlock(_) => {
            builder.begin(BlockKind::Code);
            place.in_code = true;
        }
        Tag::List(first) => {
            builder.end();
            place.lists.push(first.is_some());
        }
        Tag::Item => {
            builder.end();
            let depth = u8::try_from(place.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
            let written = place.source.get(range).and_then(|item| list_marks::number(item.trim_start()));
            let written = written.filter(|_| place.lists.last() == Some(&true));
            let ordinal = written.map(|(number, _)| number);
            let mark = written.map_or("", |(_, mark)| mark).to_owned();
            place.item = Some((BlockKind::ListItem { depth, ordinal }, mark));
        }
        Tag::FootnoteDefinition(label) => {
            builder.end();
            let number = place.footnote(&label);
            place.item = Some((BlockKind::ListItem { depth: 0, ordinal: Some(number) }, String::new()));
        }
        Tag::TableHead | Tag::TableRow => builder.begin(BlockKind::TableRow),
        Tag::Strong => styled(InlineStyle::Strong, place, builder),
        Tag::Emphasis => styled(InlineStyle::Emphasis, place, builder),
        Tag::Link { dest_url, .. } => styled(InlineStyle::Link { href: dest_url.into_string() }, place, builder),
        Tag::MetadataBlock(MetadataBlockKind::YamlStyle) => place.in_front_matter = true,
        Tag::HtmlBlock => {
            builder.end();
            place.html.clear();
        }
        _ => {}
    }
}

fn end(tag: TagEnd, place: &mut Place<'_>, builder: &mut Builder) {
    match tag {
        TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::TableHead | TagEnd::TableRow => builder.end(),
        TagEnd::BlockQuote(_) => {
            builder.end();
            place.quotes = place.quotes.saturating_sub(1);
        }
        TagEnd::CodeBlock => {
            place.in_code = false;
            builder.end();
        }
        TagEnd::List(_) => {
            builder.end();
            place.lists.pop();
        }
        TagEnd::Item | TagEnd::FootnoteDefinition => {
            builder.end();
            place.item = None;
        }
        TagEnd::TableCell => builder.push_tab(),
        TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link => builder.close_style(),
        TagEnd::MetadataBlock(_) => place.in_front_matter = false,
        TagEnd::HtmlBlock => html::read_fragment(&std::mem::take(&mut place.html), builder),
        _ => {}
    }
}

fn styled(style: InlineStyle, place: &mut Place<'_>, builder: &mut Builder) {
    open_block(place, builder);
    builder.open_style(style);
}

/// Opens the block that belongs here, where none is open.
fn open_block(place: &mut Place<'_>, builder: &mut Builder) {
    if builder.is_open() {
        return;
    }
    match place.item.take() {
        Some((item, mark)) => builder.begin_item(item, &mark),
        None if place.quotes > 0 => builder.begin(BlockKind::Quote),
        None => builder.begin(BlockKind::Paragraph),
    }
}

fn depth_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// Reads `key: value` lines under the names that note programs use; a list's first item stands for the list.
fn front_matter(text: &str, meta: &mut Metadata) {
    let mut list_of = "";
    for line in text.lines() {
        let (key, value) = match line.trim_start().strip_prefix("- ") {
            Some(item) => (list_of, item),
            None => line.split_once(':').unwrap_or(("", "")),
        };
        let (key, value) = (key.trim(), value.trim().trim_matches(['"', '\'', '[', ']']).trim());
        list_of = if value.is_empty() { key } else { "" };
        if value.is_empty() {
            continue;
        }
        let field = match key.to_ascii_lowercase().as_str() {
            "title" | "العنوان" => &mut meta.title,
            "author" | "authors" | "byline" | "الكاتب" => &mut meta.byline,
            "date" | "published" | "التاريخ" => &mut meta.published,
            "site" | "publisher" | "الموقع" => &mut meta.site,
            "url" | "source" | "link" | "المصدر" => &mut meta.url,
            _ => continue,
        };
        let is_date = matches!(key, "date" | "published" | "التاريخ");
        let value = if is_date { metadata::date(value) } else { None }.unwrap_or_else(|| value.to_owned());
        field.get_or_insert(value);
    }
}
