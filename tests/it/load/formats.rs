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
    let note = markdown("1. أول\n10. عاشر\n١١. حادي عشر\n\n١- أول\n٢- ثان\n\n• نقطة\n• أخرى\n");
    assert_eq!(numbers(&note), ["1.", "10.", "١١.", "١-", "٢-"]);
    let blocks: Vec<_> = note.blocks.iter().map(|block| note.slice(block.range)).collect();
    assert_eq!(blocks, ["أول", "عاشر", "حادي عشر", "أول", "ثان", "نقطة", "أخرى"]);
}

#[test]
fn what_looks_like_a_mark_and_is_none_is_text() {
    let source = "قال في عام\n٢٠٢٤. ثم مضى\n٢- إلى غيره.\n\n```\n١. شيفرة\n```\n";
    let article = markdown(source);
    let blocks: Vec<_> = article.blocks.iter().map(|block| article.slice(block.range)).collect();
    assert_eq!(blocks, ["قال في عام ٢٠٢٤. ثم مضى ٢- إلى غيره.", "١. شيفرة"]);
}

#[test]
fn a_line_that_its_author_ended_stays_in_its_block() {
    let verses = ["الخيل والليل والبيداء تعرفني", "والسيف والرمح والقرطاس والقلم"];
    let whole = verses.join("\n");
    let note = markdown(&format!("> {}\n\n- بند<br>وسطره\n", verses.join("  \n> ")));
    let blocks: Vec<_> = note.blocks.iter().map(|block| (block.kind, note.slice(block.range))).collect();
    let item = BlockKind::ListItem { depth: 0, ordinal: None };
    assert_eq!(blocks, [(BlockKind::Quote, whole.as_str()), (item, "بند\nوسطره")]);
    let page = html(&format!("<body><p>{}<br><br>نص</p></body>", verses.join("<br>\n"))).article;
    let blocks: Vec<_> = page.blocks.iter().map(|block| page.slice(block.range)).collect();
    assert_eq!(blocks, [whole.as_str(), "نص"]);
}

#[test]
fn footnotes_rules_and_raised_digits() {
    let note =
        markdown("نص أول.[^1] وآخر[^شرح]\n\n***\n\nE=mc<sup>2</sup> وH<sub>2</sub>O\n\n[^1]: حاشية.\n[^شرح]: أخرى.\n");
    let blocks: Vec<_> = note.blocks.iter().map(|block| (block.kind, note.slice(block.range))).collect();
    let footnote = |number| BlockKind::ListItem { depth: 0, ordinal: Some(number) };
    assert_eq!(
        blocks,
        [
            (BlockKind::Paragraph, "نص أول.¹ وآخر¹"),
            (BlockKind::Paragraph, "* * *"),
            (BlockKind::Paragraph, "E=mc² وH₂O"),
            (footnote(1), "حاشية."),
            (footnote(1), "أخرى."),
        ]
    );
    let page = html("<body><p>مساحته 500 م<sup>2</sup> في القرن 21<sup>st</sup></p></body>");
    assert_eq!(page.article.text, "مساحته 500 م² في القرن 21st");
}

#[test]
fn the_headline_is_the_heading_of_the_article() {
    let body = "<p>قالت شركة زين الكويتية إن أرباحها ارتفعت إلى 120 مليون دينار في الربع الثالث من العام، بحسب بيان نشر اليوم.</p>".repeat(4);
    for title in ["عنوان الصفحة - موقع", "زين تربح 120 مليون دينار | موقع"] {
        let page = format!(
            "<html><head><title>{title}</title></head><body><header><h1>موقع</h1></header><article>\
             <h1>«زين» تربح 120 مليون دينار</h1><p class=byline>كتب: أحمد المنصوري</p>{body}</article></body></html>"
        );
        let article = html(&page).article;
        assert_eq!(article.meta.title.as_deref(), Some("«زين» تربح 120 مليون دينار"), "{title}");
        assert_eq!(article.meta.byline.as_deref(), Some("أحمد المنصوري"));
        let headings = article.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading(_)));
        let headings: Vec<_> = headings.map(|block| (block.kind, article.slice(block.range))).collect();
        assert_eq!(headings, [(BlockKind::Heading(1), "«زين» تربح 120 مليون دينار")], "{title}");
    }
}

#[test]
fn a_page_that_a_script_fills_is_read_from_its_data() {
    let body = "قالت الشركة إن أرباحها ارتفعت &quot;كثيرا&quot; في الربع الثالث من العام بعد زيادة الطلب.";
    let page = format!(
        "<html><head><title>أرباح الشركة ترتفع | موقع</title><script type=\"application/ld+json\">{{\"@graph\": [{{\"@type\": \
         \"NewsArticle\", \"author\": [{{\"name\": \"كتبت: سلمى الكعبي\"}}], \"datePublished\": \"2026-06-10T08:00Z\", \"articleBody\": \
         \"{body}\\n\\n{body}\"}}]}}</script></head><body><div id=root></div></body></html>"
    );
    let loaded = html(&page);
    let blocks: Vec<_> = loaded.article.blocks.iter().map(|block| loaded.article.slice(block.range)).collect();
    let shown = body.replace("&quot;", "\"");
    assert_eq!(blocks, ["أرباح الشركة ترتفع", shown.as_str(), shown.as_str()]);
    let meta = &loaded.article.meta;
    assert_eq!((meta.byline.as_deref(), meta.published.as_deref()), (Some("سلمى الكعبي"), Some("2026-06-10")));
    assert_eq!(loaded.warnings, []);
}

#[test]
fn a_deep_page_is_shown_flat_and_said_to_be() {
    let loaded = html(&format!("{}<p>نص عميق</p>", "<div>".repeat(100_000)));
    assert_eq!(loaded.article.text, "نص عميق");
    assert!(loaded.warnings.contains(&Warning::Flattened));
}

fn markdown(note: &str) -> Article {
    load_bytes(note.as_bytes(), &Hint { file_name: Some("a.md".to_owned()), format: None }).unwrap().article
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
        let shown = shown.replace("\r\n", "\n");
        assert!(!shown.contains(['\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{B}', '\u{C}']), "{shown:?}");
        let one_line = matches!(block.kind, BlockKind::Heading(_) | BlockKind::TableRow);
        assert!(!shown.contains(if one_line { "\n" } else { "\n\n" }), "{shown:?}");
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
