//! Inputs that are random, broken or malicious: each opens or is refused, soon, without a panic.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use qari::article::SourceFormat;
use qari::load::{Hint, load_bytes};

use super::formats::check_invariants;

/// Longest that one hostile input may take in a test build on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

const FORMATS: [Option<SourceFormat>; 4] =
    [None, Some(SourceFormat::PlainText), Some(SourceFormat::Markdown), Some(SourceFormat::Html)];

fn survive(name: &str, bytes: &[u8]) {
    for format in FORMATS {
        let start = Instant::now();
        if let Ok(loaded) = load_bytes(bytes, &Hint { file_name: None, format }) {
            check_blocks_quickly(&loaded.article);
        }
        let took = start.elapsed();
        assert!(took < PATIENCE, "{name} as {format:?} took {took:?}");
    }
}

/// The invariants that can be checked in linear time.
fn check_blocks_quickly(article: &qari::article::Article) {
    if article.text.len() < 20_000 {
        return check_invariants(article);
    }
    assert!(article.blocks.windows(2).all(|pair| pair[0].range.end < pair[1].range.start));
    assert!(article.blocks.iter().all(|block| article.text.get(block.range.as_usize()).is_some()));
}

#[test]
fn fifty_hostile_inputs() {
    let arabic = "خبر عاجل من الرياض. ";
    let many = |piece: &str, times: usize| piece.repeat(times).into_bytes();
    let mut inputs: Vec<(String, Vec<u8>)> = Vec::new();
    for tag in [
        "div",
        "span",
        "b",
        "font size=1",
        "p",
        "li",
        "ul><li",
        "table><tr><td",
        "blockquote",
        "a href=x",
        "svg",
        "em",
        "h1",
        "button",
    ] {
        inputs.push((format!("100k <{tag}>"), many(&format!("<{tag}>"), 100_000)));
    }
    for (index, piece) in [
        "<div></span>",
        "<b><div></b>",
        "<span><div></span></div>",
        "<p><b>",
        "<a><p></a>",
        "<svg><td>",
        "<ul><li><div>",
        "</div>",
        "<!--",
    ]
    .into_iter()
    .enumerate()
    {
        inputs.push((format!("misnested {index}"), many(&format!("{piece}ن"), 30_000)));
    }
    let attributes: String = (0..20_000).map(|n| format!("<p><font size={n}>ن")).collect();
    inputs.push(("unlike fonts".to_owned(), attributes.into_bytes()));
    for piece in [
        "> ",
        "- ",
        "*",
        "**",
        "_*",
        "[",
        "![",
        "`",
        "|",
        "<",
        "&",
        "#",
        "1. ",
        "    ",
        "[](",
        "\\",
        "~~~\n",
        "---\n",
        "|a|\n|-|\n",
    ] {
        inputs.push((format!("100k {piece:?}"), many(piece, 100_000)));
    }
    inputs.extend([
        (
            "nested quotes".to_owned(),
            (0..3000).map(|n| format!("{} ن\n", ">".repeat(n % 300))).collect::<String>().into_bytes(),
        ),
        ("1 MB line".to_owned(), many(arabic, 1_000_000 / arabic.len())),
        ("1 MB word".to_owned(), many("س", 500_000)),
        ("1 MB of line feeds".to_owned(), format!("{}ن", "\n".repeat(1_000_000)).into_bytes()),
        ("1 MB of lines".to_owned(), many("ن\r\n", 250_000)),
        ("bidi controls".to_owned(), many("\u{202E}\u{2066}\u{200F}", 50_000)),
        ("bidi controls and a letter".to_owned(), format!("{}ن", "\u{202B}".repeat(50_000)).into_bytes()),
        ("NULs".to_owned(), vec![0; 100_000]),
        ("a NUL in text".to_owned(), format!("{}\0{}", arabic.repeat(50), arabic).into_bytes()),
        ("truncated UTF-8".to_owned(), arabic.as_bytes()[..5].to_vec()),
        ("half a surrogate".to_owned(), vec![0xFF, 0xFE, 0x3D, 0xD8]),
        ("odd UTF-16".to_owned(), vec![0xFE, 0xFF, 0x06]),
        ("only a mark".to_owned(), vec![0xEF, 0xBB, 0xBF]),
        ("UTF-32".to_owned(), arabic.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect()),
        ("all bytes".to_owned(), (0..=255).cycle().take(100_000).collect()),
        ("combining marks".to_owned(), format!("ن{}", "\u{64B}".repeat(200_000)).into_bytes()),
        ("overlong UTF-8".to_owned(), [0xC0, 0x80].repeat(1000)),
        ("open front matter".to_owned(), format!("---\ntitle: {}", "ن: ".repeat(100_000)).into_bytes()),
        ("open comment".to_owned(), format!("<p>ن</p><!--{}", "<div>".repeat(100_000)).into_bytes()),
        ("open quote in a tag".to_owned(), format!("<p a=\"{}", "<div>".repeat(100_000)).into_bytes()),
        (
            "broken JSON-LD".to_owned(),
            format!("<script type='application/ld+json'>{}</script><p>ن", "[{".repeat(50_000)).into_bytes(),
        ),
        ("separators".to_owned(), many("a\u{2029}\u{85}\u{1C}\u{1D}\u{1E}ن", 2000)),
    ]);
    assert!(inputs.len() >= 50, "{} inputs", inputs.len());
    for (name, bytes) in &inputs {
        survive(name, bytes);
    }
}

#[test]
fn two_hundred_random_inputs() {
    let pieces = prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..40),
        "[ء-ي ،.؟٠-٩\u{200f}ـ]{0,30}".prop_map(String::into_bytes),
        "\\PC{0,20}".prop_map(String::into_bytes),
        "</?(p|div|b|i|a|ul|ol|li|table|tr|td|br|pre|h[1-3]|script|svg|blockquote|code)( href=x)?>"
            .prop_map(String::into_bytes),
        "(\r|\n|\r\n|\t|> |- |# |1\\. |\\*\\*|`|\\[a\\]\\(b\\)|---\n|\\|)".prop_map(String::into_bytes),
    ];
    let strategy = proptest::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat());
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner =
        TestRunner::new_with_rng(Config { cases: 200, failure_persistence: None, ..Config::default() }, rng);
    let outcome = runner.run(&strategy, |bytes| {
        survive("random", &bytes);
        Ok(())
    });
    outcome.unwrap();
}
