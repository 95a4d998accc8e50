//! HTML: the main content of a page and what the page says of itself.
//!
//! A kept readability crate finds the main content; where it finds none, the text that the page states for machines is taken, else the
//! whole body, and the reader is told. Nothing is fetched and nothing executed: scripts, styles and embedded objects are dropped unread.
//! Known misses: text that a script would put in; captions inside pictures; a page that hides its text by an outside style sheet.
//! Example: `tests/fixtures/load/page.html`.

mod headline;
mod json_ld;
mod nesting;
mod walk;

use dom_query::Document;
use dom_smoothie::Readability;

use super::Warning;
use super::builder::Builder;
use super::metadata;
use crate::article::{Article, BlockKind, Metadata};

/// Pages larger than this are not weighed for their main content, which takes many passes over the tree: all of their text is taken.
const WEIGHED_MAX_BYTES: usize = 8 * 1024 * 1024;

/// Main content of fewer characters is doubted where the page has far more.
const DOUBTED_MAX_CHARS: usize = 140;

/// Reads a page.
pub(super) fn read(html: &str, warnings: &mut Vec<Warning>) -> Article {
    let flat = nesting::flattened(html);
    if flat.is_some() {
        warnings.push(Warning::Flattened);
    }
    let html = flat.as_deref().unwrap_or(html);
    let document = Document::from(html);
    let mut meta = facts(&document);
    let headline = headline::find(&document, meta.site.as_deref());
    let whole = body(&document, headline.as_deref());
    let stated = json_ld::article(&document);
    let weighed = html.len() <= WEIGHED_MAX_BYTES && !whole.is_empty();
    let content = if weighed { main_content(document, headline.as_deref(), &mut meta) } else { None };
    meta.title = headline.or(meta.title.take());
    let doubted = |content: &Builder, all: &Builder| {
        let (found, all) = (content.chars(), all.chars());
        content.is_empty() || found < DOUBTED_MAX_CHARS && found.saturating_mul(4) < all
    };
    let content = content.filter(|content| !doubted(content, &whole));
    // What a page shows before its script has run is far shorter than the article.
    let stated = stated.filter(|stated| {
        let shown = content.as_ref().map_or(0, Builder::chars);
        shown.saturating_mul(2) < stated.body.chars()
    });
    let content = match stated {
        Some(stated) => {
            meta.byline = meta.byline.or_else(|| metadata::author(&stated.author?));
            meta.published = meta.published.or_else(|| stated.published.as_deref().map(day));
            Some(stated.body)
        }
        None => content,
    };
    match content {
        Some(content) => titled(content, meta),
        None => {
            warnings.push(Warning::ContentNotFound);
            titled(whole, meta)
        }
    }
}

/// Adds to `builder` the blocks of a piece of HTML that stands inside another format.
pub(super) fn read_fragment(html: &str, builder: &mut Builder) {
    if nesting::flattened(html).is_none() {
        walk::walk(&Document::fragment(html).root(), None, builder);
    }
}

/// All text of the page.
fn body(document: &Document, headline: Option<&str>) -> Builder {
    let mut builder = Builder::default();
    walk::walk(&document.body().unwrap_or_else(|| document.root()), headline, &mut builder);
    builder.end();
    builder
}

/// The main content, with what the crate learned of the page added to `meta`.
fn main_content(document: Document, headline: Option<&str>, meta: &mut Metadata) -> Option<Builder> {
    // Readability takes line breaks out; without a space the words on both sides would become one.
    for line_break in document.select("br").nodes() {
        line_break.insert_before(&document.tree.new_text(" "));
    }
    let found = Readability::with_document(document, None, None).ok()?.parse().ok()?;
    let present = |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    meta.byline = found.byline.as_deref().and_then(metadata::author).or(meta.byline.take());
    meta.site = found.site_name.and_then(present).or(meta.site.take());
    let title = present(found.title).map(|title| headline::without_site(&title, meta.site.as_deref()).to_owned());
    meta.title = title.or(meta.title.take());
    meta.published = found.published_time.and_then(present).map(|time| day(&time)).or(meta.published.take());
    let content = Document::fragment(found.content);
    let mut builder = Builder::default();
    walk::walk(&content.root(), headline, &mut builder);
    builder.end();
    Some(builder)
}

/// What the page's own markup says of it, before anything is taken out of the tree.
fn facts(document: &Document) -> Metadata {
    let attribute = |selector: &str, name: &str| {
        let value = document.select(selector).iter().next()?.attr(name)?;
        Some(value.trim().to_owned()).filter(|value| !value.is_empty())
    };
    let text = |selector: &str| {
        let found = document.select(selector).iter().next()?.text();
        Some(found.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|text| !text.is_empty())
    };
    let published = ["meta[property='article:published_time']", "meta[name='date']", "meta[itemprop='datePublished']"];
    let published = published.iter().find_map(|selector| attribute(selector, "content"));
    Metadata {
        title: text("title").map(|title| headline::main_part(&title).to_owned()),
        byline: attribute("meta[name='author']", "content").as_deref().and_then(metadata::author),
        published: published.or_else(|| attribute("time[datetime]", "datetime")).map(|time| day(&time)),
        site: attribute("meta[property='og:site_name']", "content"),
        url: attribute("link[rel='canonical']", "href").or_else(|| attribute("meta[property='og:url']", "content")),
        ..Metadata::default()
    }
}

/// The day of a date as printed: `YYYY-MM-DD` where it can be read, else as it stands.
fn day(printed: &str) -> String {
    metadata::date(printed).unwrap_or_else(|| printed.trim().to_owned())
}

/// The article with its title as its first heading: readability takes it out of the content as a repetition.
fn titled(content: Builder, mut meta: Metadata) -> Article {
    let heading = content.first(BlockKind::Heading(1)).map(str::to_owned);
    let Some(title) = meta.title.clone().filter(|_| heading.is_none()) else {
        meta.title = heading.or(meta.title);
        return content.finish(meta);
    };
    let mut builder = Builder::default();
    builder.begin(BlockKind::Heading(1));
    builder.push(&title);
    builder.append(content);
    builder.finish(meta)
}
