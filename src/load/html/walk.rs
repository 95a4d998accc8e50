//! From the tree of a page to blocks and style runs, in document order, on a stack of its own.

use dom_query::NodeRef;

use crate::article::{BlockKind, InlineStyle};
use crate::load::builder::Builder;
use crate::load::raised::Raised;

/// Elements whose content is not for reading.
const SKIPPED: &[&str] = &[
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "canvas", "video", "audio",
    "select", "button", "textarea", "head", "title", "rt", "rp",
];

/// Elements that part paragraphs but say nothing else.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "nav",
    "figure",
    "figcaption",
    "form",
    "fieldset",
    "legend",
    "address",
    "details",
    "summary",
    "center",
    "dl",
    "dt",
    "dd",
    "table",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "hgroup",
];

/// What is still to be done, last first.
enum Step<'d> {
    Enter(NodeRef<'d>),
    Leave(String),
}

/// Where in the document's structure the walk is.
#[derive(Default)]
struct Place {
    /// The open lists, each with the number of its next item where it is ordered.
    lists: Vec<Option<u32>>,
    /// The item that was opened and has no text yet.
    item: Option<BlockKind>,
    quotes: usize,
    preformatted: usize,
    /// Whether a row is open: its blocks are cells' content.
    rows: usize,
    /// How many headings of the two upper levels were met.
    headings: usize,
}

/// The headline stands among so many headings at the top.
const HEADLINE_AMONG: usize = 6;

/// Adds the blocks under `root` to `builder`. Where the page has a `headline`, no other heading is of the first level.
pub(super) fn walk(root: &NodeRef<'_>, headline: Option<&str>, builder: &mut Builder) {
    let mut place = Place::default();
    let mut steps = vec![Step::Enter(*root)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Leave(name) => leave(&name, &mut place, builder),
            Step::Enter(node) if node.is_text() => text(&node.text(), &mut place, builder),
            Step::Enter(node) => {
                let name = node.node_name().map(|name| name.to_ascii_lowercase()).unwrap_or_default();
                if SKIPPED.contains(&name.as_str()) || is_hidden(&node) {
                    continue;
                }
                if node.is_element() {
                    enter(&node, &name, headline, &mut place, builder);
                    steps.push(Step::Leave(name));
                }
                steps.extend(node.children_it(true).map(Step::Enter));
            }
        }
    }
    builder.end();
}

fn is_hidden(node: &NodeRef<'_>) -> bool {
    node.is_element()
        && (node.has_attr("hidden")
            || node.attr("style").is_some_and(|style| style.replace(' ', "").contains("display:none")))
}

fn text(text: &str, place: &mut Place, builder: &mut Builder) {
    if !builder.is_open() && !text.trim_matches(|c: char| c.is_ascii_whitespace()).is_empty() {
        let kind = match place.item.take() {
            _ if place.preformatted > 0 => BlockKind::Code,
            Some(item) => item,
            None if place.quotes > 0 => BlockKind::Quote,
            None => BlockKind::Paragraph,
        };
        builder.begin(kind);
    }
    match builder.open_kind() {
        None => {}
        Some(BlockKind::Code) => builder.push_verbatim(text),
        Some(_) => builder.push(text),
    }
}

fn enter(node: &NodeRef<'_>, name: &str, headline: Option<&str>, place: &mut Place, builder: &mut Builder) {
    if let Some(style) = style(node, name) {
        builder.open_style(style);
        return;
    }
    match name {
        "h1" | "h2" if place.rows == 0 => {
            place.headings += 1;
            let is_headline = |headline| {
                place.headings <= HEADLINE_AMONG
                    && builder.first(BlockKind::Heading(1)).is_none()
                    && is_same_line(&node.text(), headline)
            };
            let level = headline.map_or_else(|| level(name), |headline| if is_headline(headline) { 1 } else { 2 });
            builder.begin(BlockKind::Heading(level));
        }
        "h3" | "h4" | "h5" | "h6" if place.rows == 0 => builder.begin(BlockKind::Heading(level(name))),
        "ul" | "ol" | "menu" => {
            end_block(place, builder);
            let first = node.attr("start").and_then(|start| start.parse().ok()).unwrap_or(1);
            place.lists.push((name == "ol").then_some(first));
        }
        "li" => {
            end_block(place, builder);
            let depth = u8::try_from(place.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
            let ordinal = place.lists.last_mut().and_then(Option::as_mut).map(|next| {
                let own = node.attr("value").and_then(|value| value.parse().ok()).unwrap_or(*next);
                *next = own.saturating_add(1);
                own
            });
            place.item = Some(BlockKind::ListItem { depth, ordinal });
        }
        "blockquote" => {
            end_block(place, builder);
            place.quotes += 1;
        }
        "pre" => {
            end_block(place, builder);
            place.preformatted += 1;
        }
        "tr" => {
            builder.begin(BlockKind::TableRow);
            place.rows += 1;
        }
        "br" => builder.push_break(),
        "hr" if place.rows == 0 => builder.push_rule(),
        "sup" | "sub" => builder.set_raised(Raised::by_element(name)),
        name if BLOCKS.contains(&name) => end_block(place, builder),
        _ => {}
    }
}

fn leave(name: &str, place: &mut Place, builder: &mut Builder) {
    match name {
        "a" | "strong" | "b" | "em" | "i" | "code" | "kbd" | "samp" | "tt" => builder.close_style(),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => end_block(place, builder),
        "sup" | "sub" => builder.set_raised(None),
        "ul" | "ol" | "menu" => {
            end_block(place, builder);
            place.lists.pop();
        }
        "li" => {
            end_block(place, builder);
            place.item = None;
        }
        "blockquote" => {
            end_block(place, builder);
            place.quotes = place.quotes.saturating_sub(1);
        }
        "pre" => {
            end_block(place, builder);
            place.preformatted = place.preformatted.saturating_sub(1);
        }
        "td" | "th" => builder.push_tab(),
        "tr" => {
            place.rows = place.rows.saturating_sub(1);
            builder.end();
        }
        name if BLOCKS.contains(&name) => end_block(place, builder),
        _ => {}
    }
}

/// Ends the open block; inside a row, where a cell's paragraphs share one line, a space parts them instead.
fn end_block(place: &Place, builder: &mut Builder) {
    if place.rows > 0 { builder.push(" ") } else { builder.end() }
}

/// Whether two texts differ in white space alone.
fn is_same_line(one: &str, other: &str) -> bool {
    let letters = |text| str::chars(text).filter(|c| !c.is_whitespace());
    letters(one).eq(letters(other))
}

fn level(name: &str) -> u8 {
    name.strip_prefix('h').and_then(|digit| digit.parse().ok()).unwrap_or(6)
}

/// The inline style of an element. Every name here closes one style in [`leave`], so an `a` without a usable address has one too.
fn style(node: &NodeRef<'_>, name: &str) -> Option<InlineStyle> {
    match name {
        "strong" | "b" => Some(InlineStyle::Strong),
        "em" | "i" => Some(InlineStyle::Emphasis),
        "code" | "kbd" | "samp" | "tt" => Some(InlineStyle::Code),
        "a" => {
            let href = node.attr("href").map(|href| href.trim().to_owned()).unwrap_or_default();
            Some(InlineStyle::Link { href })
        }
        _ => None,
    }
}
