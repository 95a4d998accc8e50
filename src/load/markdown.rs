//! Markdown (CommonMark with tables, strikethrough and front matter): its readable text, without the marks.
//!
//! Known misses: footnotes keep their marks; of front matter only plain `key: value` lines are read.
//! Example: `tests/fixtures/load/note.md`.

use pulldown_cmark::{Event, HeadingLevel, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use super::builder::Builder;
use super::{html, metadata};
use crate::article::{Article, BlockKind, InlineStyle, Metadata};

/// Where in the document's structure the reader is.
#[derive(Default)]
struct Place {
    /// The open lists, each with the number of its next item where it is ordered.
    lists: Vec<Option<u64>>,
    /// The item that was opened and has no text yet.
    item: Option<BlockKind>,
    quotes: usize,
    in_code: bool,
    in_front_matter: bool,
    /// Raw HTML of the block that is open.
    html: String,
}

/// Reads Markdown.
pub(super) fn read(text: &str) -> Article {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut builder = Builder::default();
    let mut meta = Metadata::default();
    let mut place = Place::default();
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Start(tag) => start(tag, &mut place, &mut builder),
            Event::End(tag) => end(tag, &mut place, &mut builder),
            Event::Text(text) if place.in_front_matter => front_matter(&text, &mut meta),
            Event::Text(text) if place.in_code => builder.push_verbatim(&text),
            Event::Text(text) => push(&text, &mut place, &mut builder),
            Event::Code(code) => {
                open_block(&mut place, &mut builder);
                builder.open_style(InlineStyle::Code);
                builder.push(&code);
                builder.close_style();
            }
            Event::SoftBreak => builder.push(" "),
            Event::HardBreak => match builder.open_kind() {
                Some(kind @ (BlockKind::Paragraph | BlockKind::Quote)) => builder.begin(kind),
                Some(BlockKind::ListItem { .. }) => builder.begin(BlockKind::Paragraph),
                _ => builder.push(" "),
            },
            Event::Html(source) => place.html.push_str(&source),
            Event::Rule => builder.end(),
            // Inline tags carry no text of their own.
            _ => {}
        }
    }
    builder.end();
    meta.title = builder.first(BlockKind::Heading(1)).map(str::to_owned).or(meta.title);
    builder.finish(meta)
}

fn start(tag: Tag<'_>, place: &mut Place, builder: &mut Builder) {
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
            place.lists.push(first);
        }
        Tag::Item => {
            builder.end();
            let depth = u8::try_from(place.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
            let ordinal = place.lists.last_mut().and_then(Option::as_mut).map(|next| {
                let own = u32::try_from(*next).unwrap_or(u32::MAX);
                *next = next.saturating_add(1);
                own
            });
            place.item = Some(BlockKind::ListItem { depth, ordinal });
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

fn end(tag: TagEnd, place: &mut Place, builder: &mut Builder) {
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
        TagEnd::Item => {
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

fn styled(style: InlineStyle, place: &mut Place, builder: &mut Builder) {
    open_block(place, builder);
    builder.open_style(style);
}

fn push(text: &str, place: &mut Place, builder: &mut Builder) {
    open_block(place, builder);
    builder.push(text);
}

/// Opens the block that belongs here, where none is open.
fn open_block(place: &mut Place, builder: &mut Builder) {
    if builder.is_open() {
        return;
    }
    builder.begin(match place.item.take() {
        Some(item) => item,
        None if place.quotes > 0 => BlockKind::Quote,
        None => BlockKind::Paragraph,
    });
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
