//! The annotated articles of `tests/fixtures/gold`: every file follows the format and the law of spans.

use std::collections::BTreeSet;
use std::path::Path;

#[allow(dead_code, clippy::module_inception, reason = "the reader looks for this name; nothing is scored here")]
#[path = "../../examples/evaluate/gold.rs"]
mod gold;
#[path = "../../examples/evaluate/inline.rs"]
mod inline;

use inline::InlineError;

/// Names of the agencies whose long form an article may leave out, and names first met in Latin letters: the canonical
/// form then stands in no mention. Nobody else may have one that the article does not show.
const CANONICAL_ELSEWHERE: usize = 40;

fn articles() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/gold");
    let mut articles: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(&path).unwrap()))
        .collect();
    articles.sort();
    articles
}

#[test]
fn every_article_parses_and_its_offsets_hold() {
    let articles = articles();
    assert!(articles.len() >= 50, "only {} articles", articles.len());
    for (name, marked) in articles {
        let (plain, annotated) = inline::read(&marked).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(!plain.contains("[[") && !plain.contains("]]") && !plain.contains('|'), "{name}: stray marks");
        assert!(annotated.mentions.len() >= 10, "{name}: {} mentions", annotated.mentions.len());
        let chars: Vec<char> = plain.chars().collect();
        for span in &annotated.mentions {
            assert_eq!(chars[span.start..span.end].iter().collect::<String>(), span.text, "{name}");
        }
    }
}

#[test]
fn spans_leave_clitics_quotes_and_space_outside() {
    let edges = |c: char| c.is_whitespace() || "«»\"“”‹›()،؛:".contains(c);
    for (name, marked) in articles() {
        for span in inline::read(&marked).unwrap().1.mentions {
            assert!(!span.text.starts_with(edges) && !span.text.ends_with(edges), "{name}: `{}`", span.text);
            let carrier = span.text.starts_with('ـ') || (span.text.ends_with('ـ') && !span.text.ends_with("هـ"));
            assert!(!carrier && !span.text.contains('\n'), "{name}: `{}`", span.text);
        }
    }
}

#[test]
fn canonical_names_stand_in_the_article() {
    let mut elsewhere = 0;
    for (name, marked) in articles() {
        let mentions = inline::read(&marked).unwrap().1.mentions;
        let canonical =
            |text: &str| text.replace(|c| "\u{64B}\u{64C}\u{64D}\u{64E}\u{64F}\u{650}\u{651}\u{652}".contains(c), "");
        let surfaces: BTreeSet<_> = mentions.iter().map(|span| (span.kind.clone(), canonical(&span.text))).collect();
        for span in mentions.iter().filter(|span| span.kind != "figure") {
            let own = span.canonical.clone().unwrap();
            let latin = span.text.contains(|c: char| c.is_ascii_alphabetic());
            let fuller = latin || own.chars().count() >= span.text.chars().count();
            let seen = surfaces.contains(&(span.kind.clone(), canonical(&own)));
            assert!(seen || fuller, "{name}: `{}` has the canonical `{own}`, which is no fuller form", span.text);
            elsewhere += usize::from(!seen);
        }
    }
    assert!(elsewhere <= CANONICAL_ELSEWHERE, "{elsewhere} canonical names stand in no mention");
}

#[test]
fn faults_of_the_format_are_told() {
    for marked in ["[[per:x", "x]] y", "[[per:x [[per:y]]"] {
        assert!(matches!(inline::read(marked), Err(InlineError::Unbalanced { .. })), "{marked}");
    }
    assert!(matches!(inline::read("[[x]]"), Err(InlineError::UnknownType { at: 0, .. })));
    assert!(matches!(inline::read("ab [[who:x]]"), Err(InlineError::UnknownType { at: 3, .. })));
    assert!(matches!(inline::read("[[per:]]"), Err(InlineError::Empty { .. })));
    for fields in
        ["", "money 1 USD", "money x USD exact", "money 1..2 USD exact", "money 1 USD range", "coin 1 USD exact"]
    {
        let marked = format!("[[fig:1|{fields}]]");
        assert!(matches!(inline::read(&marked), Err(InlineError::BadFigure { .. })), "{marked}");
    }
    assert!(matches!(inline::read("[[fig:1|money 1 USD exact odd]]"), Err(InlineError::BadFigure { .. })));
}

#[test]
fn a_marked_sentence_reads_as_text_and_spans() {
    let (plain, annotated) = inline::read(
        "قال [[per:ماسك=إيلون ماسك]] لـ«[[com:رويترز]]» إن [[fig:3 و5 ملايين|count 3000000..5000000 - range]] باعوا",
    )
    .unwrap();
    assert_eq!(plain, "قال ماسك لـ«رويترز» إن 3 و5 ملايين باعوا");
    let [person, company, figure] = annotated.mentions.as_slice() else { panic!("three mentions") };
    assert_eq!((person.start, person.end, person.canonical.as_deref()), (4, 8, Some("إيلون ماسك")));
    assert_eq!((company.kind.as_str(), company.company), ("organization", Some(true)));
    assert_eq!(
        (figure.min.clone(), figure.max.clone(), figure.unit.clone()),
        (Some(3_000_000.into()), Some(5_000_000.into()), None)
    );
}
