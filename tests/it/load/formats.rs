//! Markdown and HTML: fixtures against golden dumps of their blocks and styles.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::path::Path;

use qari::article::{Article, BlockKind, InlineStyle};
use qari::load::{Hint, Loaded, Warning, load_bytes, load_file, load_pasted};

#[test]
fn fixtures_give_the_recorded_articles() {
    for name in ["page.html", "fragment.html", "note.md", "plain.txt"] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
        let loaded = load_file(&root.join("fixtures/load").join(name)).unwrap();
        let golden = root.join("golden/load").join(format!("{name}.txt"));
        let dump = dump(&loaded);
        if std::env::var_os("BLESS").is_some() {
            std::fs::create_dir_all(golden.parent().unwrap()).unwrap();
            std::fs::write(&golden, &dump).unwrap();
        }
        assert_eq!(dump, std::fs::read_to_string(&golden).unwrap_or_default(), "BLESS=1 records {}", golden.display());
        check_invariants(&loaded.article);
    }
}

#[test]
fn nothing_that_a_page_would_run_or_fetch_is_left() {
    let page = "<p onclick='x()'>نص <a href='javascript:alert(1)'>رابط</a> <a href='https://example.org/a'>صالح</a>\
                <script>alert('لا')</script><iframe src='https://example.org'></iframe><style>p{}</style><img src=x></p>";
    let article = html(page).article;
    assert_eq!(article.text, "نص رابط صالح");
    let links: Vec<_> = article.styles.iter().map(|run| (article.slice(run.range), run.style.clone())).collect();
    assert_eq!(links, [("صالح", InlineStyle::Link { href: "https://example.org/a".to_owned() })]);
}

#[test]
fn a_page_without_main_content_shows_all_its_text() {
    let loaded = html("<html><body><ul><li>أول</li><li>ثان</li></ul></body></html>");
    assert_eq!(loaded.article.text, "أول\nثان");
    let kinds: Vec<_> = loaded.article.blocks.iter().map(|block| block.kind).collect();
    assert_eq!(kinds, [BlockKind::ListItem { depth: 0, ordinal: None }; 2]);
}

#[test]
fn numbered_items_keep_the_mark_of_their_author() {
    let numbers = |article: &Article| -> Vec<String> {
        let blocks = 0..article.blocks.len();
        blocks.filter_map(|index| article.item_number(index).map(Cow::into_owned)).collect()
    };
    let plain = load_pasted("قائمة:\r\n\r\n١- أول\r\n٢- ثان\r\n\r\n9) تاسع\r\n10) عاشر\r\n• نقطة\r\n").unwrap();
    assert_eq!(numbers(&plain.article), ["١-", "٢-", "9)", "10)"]);
    let page = html("<html><body><p>قائمة</p><ol start=\"9\"><li>تاسع</li><li>عاشر</li></ol></body></html>");
    assert_eq!(numbers(&page.article), ["9.", "10."]);
}

#[test]
fn a_deep_page_is_shown_flat_and_said_to_be() {
    let loaded = html(&format!("{}<p>نص عميق</p>", "<div>".repeat(100_000)));
    assert_eq!(loaded.article.text, "نص عميق");
    assert!(loaded.warnings.contains(&Warning::Flattened));
}

fn html(page: &str) -> Loaded {
    load_bytes(page.as_bytes(), &Hint { file_name: Some("a.html".to_owned()), format: None }).unwrap()
}

/// Every promise that the model makes of blocks and styles.
pub(super) fn check_invariants(article: &Article) {
    let text = &article.text;
    for range in article.blocks.iter().map(|block| block.range).chain(article.styles.iter().map(|run| run.range)) {
        assert!(!range.is_empty() && text.get(range.as_usize()).is_some(), "{range:?} in {text:?}");
    }
    assert!(article.blocks.windows(2).all(|pair| pair[0].range.end < pair[1].range.start), "blocks overlap");
    assert!(article.styles.windows(2).all(|pair| pair[0].range <= pair[1].range), "styles are not sorted");
    for run in &article.styles {
        assert!(
            article.blocks.iter().any(|block| block.range.covers(run.range)),
            "{run:?} leaves its block in {text:?}"
        );
    }
    for block in article.blocks.iter().filter(|block| block.kind != BlockKind::Code) {
        let shown = article.slice(block.range);
        assert!(!shown.contains(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{B}', '\u{C}']), "{shown:?}");
    }
}

fn dump(loaded: &Loaded) -> String {
    let article = &loaded.article;
    let meta = &article.meta;
    let mut out = String::new();
    let fields =
        [("title", &meta.title), ("byline", &meta.byline), ("published", &meta.published), ("site", &meta.site)];
    for (name, value) in fields.into_iter().chain([("url", &meta.url)]) {
        let _ = writeln!(out, "{name}: {}", value.as_deref().unwrap_or("-"));
    }
    let _ = writeln!(out, "warnings: {:?}\n", loaded.warnings);
    for block in &article.blocks {
        let side = if block.direction.is_rtl() { "rtl" } else { "ltr" };
        let _ = writeln!(
            out,
            "{:?} {side} | {}",
            block.kind,
            article.slice(block.range).replace('\t', "⇥").replace('\n', "⏎")
        );
        for run in article.styles.iter().filter(|run| block.range.covers(run.range)) {
            let _ = writeln!(out, "    {:?} | {}", run.style, article.slice(run.range));
        }
    }
    out
}
