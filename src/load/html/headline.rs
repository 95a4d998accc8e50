//! The headline of a page: which of its first-level headings names the article.
//!
//! Evidence, strongest first: it says what the page's own titles say, it is marked up as a headline or stands inside the article, it is
//! the only one and reads as a sentence. A heading in the navigation, the footer or beside the article is none, and neither is the name of the site.
//! Known misses: a headline that is no heading at all; then the page's title stands for it.

use std::collections::HashSet;

use dom_query::{Document, NodeRef};

use super::walk;
use crate::load::builder::Builder;

/// So many first-level headings are looked at.
const HEADINGS_MAX: usize = 20;

/// The only heading of a page is its headline from so many words on.
const ALONE_MIN_WORDS: usize = 3;

/// What parts the article's title from the site's name in the title of a page.
const SEPARATORS: &[&str] = &[" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " • ", " · "];

/// A first-level heading.
struct Candidate {
    text: String,
    /// Whether its place or its markup makes it the article's.
    in_article: bool,
}

/// The headline as the page's heading gives it, quotes and all. `site` is the name of the publisher.
pub(super) fn find(document: &Document, site: Option<&str>) -> Option<String> {
    let headings = document.select("h1");
    let mut candidates: Vec<Candidate> =
        headings.nodes().iter().take(HEADINGS_MAX).filter_map(|heading| candidate(heading, site)).collect();
    let titles: Vec<HashSet<String>> = titles(document).iter().map(|title| words(main_part(title)).collect()).collect();
    let agrees = |candidate: &Candidate| {
        let (count, shared) = titles
            .iter()
            .map(|title| {
                let own: Vec<String> = words(&candidate.text).collect();
                (own.len(), own.iter().filter(|word| title.contains(*word)).count())
            })
            .max_by_key(|(_, shared)| *shared)
            .unwrap_or_default();
        shared > 0 && shared * 2 >= count
    };
    let chosen = candidates
        .iter()
        .position(agrees)
        .or_else(|| candidates.iter().position(|candidate| candidate.in_article))
        .or_else(|| (candidates.len() == 1).then_some(0).filter(|_| reads_as_sentence(&candidates)))?;
    Some(candidates.swap_remove(chosen).text)
}

/// The part of a page's title that is the article's: the longest between separators.
pub(super) fn main_part(title: &str) -> &str {
    let mut parts = vec![title];
    for separator in SEPARATORS {
        parts = parts.into_iter().flat_map(|part| part.split(separator)).collect();
    }
    parts.into_iter().max_by_key(|part| part.chars().count()).unwrap_or(title).trim()
}

/// A title without the name of the site after it.
pub(super) fn without_site<'t>(title: &'t str, site: Option<&str>) -> &'t str {
    let alone = site.and_then(|site| {
        let rest = title.strip_suffix(site)?;
        SEPARATORS.iter().find_map(|separator| rest.strip_suffix(separator))
    });
    alone.map(str::trim).filter(|alone| !alone.is_empty()).unwrap_or(title)
}

fn reads_as_sentence(candidates: &[Candidate]) -> bool {
    candidates.first().is_some_and(|only| only.text.split_whitespace().count() >= ALONE_MIN_WORDS)
}

fn candidate(heading: &NodeRef<'_>, site: Option<&str>) -> Option<Candidate> {
    let mut in_article = heading.attr("itemprop").is_some_and(|property| property.contains("headline"));
    for ancestor in heading.ancestors_it(None) {
        match ancestor.node_name().as_deref() {
            Some("nav" | "footer" | "aside") => return None,
            Some("article" | "main") => in_article = true,
            _ => {}
        }
    }
    let mut builder = Builder::default();
    walk::walk(heading, None, &mut builder);
    let text = builder.into_line();
    (!text.is_empty() && site != Some(text.as_str())).then_some(Candidate { text, in_article })
}

/// The titles that the head of the page gives.
fn titles(document: &Document) -> Vec<String> {
    let metas = ["meta[property='og:title']", "meta[name='twitter:title']", "meta[name='title']"];
    let metas = metas.iter().filter_map(|selector| document.select(selector).attr("content"));
    let own = document.select("head title").text();
    metas.chain([own]).map(|title| title.trim().to_owned()).filter(|title| !title.is_empty()).collect()
}

/// Words without the punctuation around them.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headline(page: &str) -> Option<String> {
        find(&Document::from(page), None)
    }

    #[test]
    fn the_heading_of_the_article_goes_before_the_title_of_the_page() {
        assert_eq!(
            headline(
                "<title>عنوان الصفحة - موقع</title><nav><h1>أقسام</h1></nav><article><h1>«زين» تربح</h1></article>"
            ),
            Some("«زين» تربح".to_owned())
        );
        assert_eq!(
            headline("<title>صحيفة المرفأ | أرباح زين ترتفع</title><h1>صحيفة المرفأ</h1><h1>أرباح «زين»<br>ترتفع</h1>"),
            Some("أرباح «زين» ترتفع".to_owned())
        );
    }

    #[test]
    fn the_name_of_a_site_is_no_headline() {
        assert_eq!(headline("<title>أرباح زين ترتفع | صحيفة المرفأ</title><h1>صحيفة المرفأ</h1><p>نص"), None);
        assert_eq!(headline("<title>أخبار</title><aside><h1>الأكثر قراءة اليوم</h1></aside><p>نص"), None);
    }

    #[test]
    fn a_title_is_its_longest_part() {
        assert_eq!(main_part("أرباح زين ترتفع 8% - اقتصاد | صحيفة المرفأ"), "أرباح زين ترتفع 8%");
        assert_eq!(main_part("عنوان وحيد"), "عنوان وحيد");
        assert_eq!(without_site("أرباح زين - المال", Some("المال")), "أرباح زين");
        assert_eq!(without_site("أرباح زين - المال", None), "أرباح زين - المال");
    }
}
