//! Whole articles: only what is near the view is laid out, and nothing jumps.

use std::time::Instant;

use qari::article::{Article, Block, BlockKind, Direction, InlineStyle, StyleRun, TextRange};
use qari::text::{ArticleLayout, ArticleStyle, Face, TextEngine};

const SENTENCES: [&str; 4] = [
    "أعلنت الشركة أمس نتائج الربع الثاني من العام، وقال رئيسها التنفيذي إن الأرباح ارتفعت بنسبة 12.5% إلى 30 مليون دولار. ",
    "وأضاف في مؤتمر صحفي بالرياض أن الطلب على خدمات Cloud ما زال قويا. ",
    "ولم يذكر تفاصيل أخرى. ",
    "وكانت الوزارة قد وقعت في مارس الماضي اتفاقا مع تحالف دولي لبناء ثلاث محطات للطاقة الشمسية في شمال البلاد، على أن تبدأ الإنتاج قبل نهاية 2027 بقدرة تتجاوز ألفي ميغاواط. ",
];

/// An article of `count` paragraphs of different lengths.
fn article(count: usize) -> Article {
    let mut article = Article::default();
    for index in 0..count {
        let start = article.text.len();
        for part in 0..=(index * 7 % 5) {
            article.text.push_str(SENTENCES[(index + part) % SENTENCES.len()]);
        }
        let range = TextRange::from_usize(start, article.text.trim_end().len());
        let kind = match index % 9 {
            0 => BlockKind::Heading(2),
            5 => BlockKind::ListItem { depth: 0, ordinal: None },
            7 => BlockKind::Quote,
            _ => BlockKind::Paragraph,
        };
        article.text.push('\n');
        article.blocks.push(Block { range, kind, direction: Direction::Rtl });
    }
    article
}

pub(super) fn style() -> ArticleStyle {
    ArticleStyle::new(Face::Amiri, 21.0, 39.0)
}

#[test]
fn blocks_are_stacked_without_overlap() {
    let article = article(60);
    let mut engine = TextEngine::new();
    let mut layout = ArticleLayout::new(&article, style(), 600.0);
    layout.prepare(&mut engine, &article, 0.0..1e6);
    let placed: Vec<_> = layout.visible(0.0..1e6).collect();
    assert_eq!(placed.len(), article.blocks.len());
    for pair in placed.windows(2) {
        assert!(pair[0].top_px + f64::from(pair[0].layout.height_px) <= pair[1].top_px);
    }
    let last = placed.last().unwrap();
    assert!((last.top_px + f64::from(last.layout.height_px) - layout.height_px()).abs() < 0.01);
}

#[test]
fn a_correction_keeps_the_line_under_the_readers_eye() {
    let article = article(4000);
    let mut engine = TextEngine::new();
    let mut layout = ArticleLayout::new(&article, style(), 500.0);
    // A leap into the middle, then upwards through what was only estimated.
    let mut top = layout.height_px() / 2.0;
    top += layout.prepare(&mut engine, &article, top..top + 900.0);
    for _ in 0..200 {
        top -= 170.0;
        let seen = |layout: &ArticleLayout, top: f64| {
            layout.visible(top..top + 900.0).map(|block| (block.index, block.top_px - top)).collect::<Vec<_>>()
        };
        let before = seen(&layout, top);
        let moved = layout.prepare(&mut engine, &article, top..top + 900.0);
        top += moved;
        let after = seen(&layout, top);
        // Every block that was laid out and seen before stands where it stood.
        for (index, y) in before.iter().skip(1) {
            let now = after.iter().find(|(other, _)| other == index);
            assert!(now.is_none_or(|(_, now)| (now - y).abs() < 0.5), "block {index} jumped from {y} to {now:?}");
        }
    }
}

#[test]
fn ten_megabytes_open_at_once_and_stay_bounded() {
    let mut article = article(26_000);
    assert!(article.text.len() > 10_000_000, "{}", article.text.len());
    // One strong run, to see that styles do not slow anything down.
    article.styles.push(StyleRun { range: TextRange::new(0, 12), style: InlineStyle::Strong });
    let mut engine = TextEngine::new();
    let start = Instant::now();
    let mut layout = ArticleLayout::new(&article, style(), 700.0);
    layout.prepare(&mut engine, &article, 0.0..1000.0);
    assert!(engine.stats().layouts < 40, "only what is near the view: {:?}", engine.stats());
    for step in 0..300 {
        let top = layout.height_px() * f64::from(step) / 300.0;
        let top = top + layout.prepare(&mut engine, &article, top..top + 1000.0);
        assert!(layout.visible(top..top + 1000.0).count() > 0);
    }
    let (pieces, bytes) = layout.kept();
    assert!(pieces <= 400 && bytes <= 32 << 20, "{pieces} pieces, {bytes} bytes");
    assert!(start.elapsed().as_secs() < 20);
}

#[test]
fn a_huge_paragraph_is_set_in_slices_that_lose_nothing() {
    let mut article = Article { text: SENTENCES.concat().repeat(2000), ..Article::default() };
    let whole = TextRange::from_usize(0, article.text.len());
    article.blocks.push(Block { range: whole, kind: BlockKind::Paragraph, direction: Direction::Rtl });
    let mut engine = TextEngine::new();
    let mut layout = ArticleLayout::new(&article, style(), 700.0);
    layout.prepare(&mut engine, &article, 0.0..1000.0);
    assert!(engine.stats().layouts <= 2);
    // Every byte is in exactly one slice.
    let mut at = 0;
    let mut top = 0.0;
    while at < whole.end {
        top += layout.prepare(&mut engine, &article, top..top + 1000.0);
        for block in layout.visible(top..top + 1000.0) {
            assert_eq!(block.index, 0);
            if block.range.start == at {
                at = block.range.end;
            }
        }
        top += 900.0;
        assert!(top < 1e7, "the page ends");
    }
    let middle = TextRange::new(whole.end / 2, whole.end / 2 + 4);
    let (upper, lower) = layout.extent(&mut engine, &article, middle);
    assert!(lower - upper >= 39.0 - 0.01 && !layout.rects(middle, upper).is_empty());
}

#[test]
fn a_hit_is_where_the_rectangle_is() {
    let article = article(40);
    let mut engine = TextEngine::new();
    let mut layout = ArticleLayout::new(&article, style(), 600.0);
    layout.prepare(&mut engine, &article, 0.0..2000.0);
    let word = article.text.find("رئيسها").unwrap();
    let range = TextRange::from_usize(word, word + "رئيسها".len());
    let rects = layout.rects(range, 0.0);
    assert_eq!(rects.len(), 1);
    let (x, y) = ((rects[0].left_px + rects[0].right_px) / 2.0, f64::from(rects[0].top_px + rects[0].bottom_px) / 2.0);
    let (offset, _) = layout.hit(x, y).unwrap();
    assert!(range.start < offset && offset < range.end);
}

/// An article of blocks of the given kinds and texts.
pub(super) fn article_of(blocks: &[(BlockKind, &str)]) -> Article {
    let mut article = Article::default();
    for (kind, text) in blocks {
        let start = article.text.len();
        article.text.push_str(text);
        let range = TextRange::from_usize(start, article.text.len());
        article.blocks.push(Block { range, kind: *kind, direction: Direction::Rtl });
        article.text.push('\n');
    }
    article
}

#[test]
fn poems_keep_their_lines_and_lists_stand_in() {
    let item = BlockKind::ListItem { depth: 0, ordinal: Some(1) };
    let verse = "على قدر أهل العزم تأتي العزائم\nوتأتي على قدر الكرام المكارم";
    let article = article_of(&[(BlockKind::Paragraph, verse), (item, "بند أول"), (BlockKind::Quote, "قول")]);
    let mut engine = TextEngine::new();
    let mut layout = ArticleLayout::new(&article, style(), 600.0);
    layout.prepare(&mut engine, &article, 0.0..1000.0);
    let placed: Vec<_> = layout.visible(0.0..1000.0).collect();
    assert_eq!(placed[0].layout.line_starts().collect::<Vec<_>>(), [verse.find('\n').unwrap() + 1]);
    // The marker of an item stands right of it, in the column.
    for block in &placed[1..] {
        assert!(block.left_px == 0.0 && block.layout.width_px < 600.0 - 20.0);
        assert!((block.layout.lines()[0].right_px - block.layout.width_px).abs() < 0.01);
    }
}

#[test]
fn strong_words_are_bold_to_their_edges() {
    let text = "قال وماسك أمس";
    let mut article = article_of(&[(BlockKind::Paragraph, text)]);
    let plain = article.clone();
    let name = TextRange::from_usize(text.find("ماسك").unwrap(), text.find(" أمس").unwrap());
    article.styles.push(StyleRun { range: name, style: InlineStyle::Strong });
    let mut engine = TextEngine::new();
    let mut fonts = |article: &Article| {
        let mut layout = ArticleLayout::new(article, style(), 600.0);
        layout.prepare(&mut engine, article, 0.0..100.0);
        let block = layout.visible(0.0..100.0).next().unwrap();
        block.layout.glyphs().iter().map(|glyph| (glyph.start, glyph.key.font)).collect::<Vec<_>>()
    };
    let word = text.find("وماسك").unwrap()..text.find(" أمس").unwrap();
    for ((at, bold), (_, regular)) in fonts(&article).into_iter().zip(fonts(&plain)) {
        assert_eq!(bold != regular, word.contains(&(at as usize)), "byte {at}");
    }
}

#[test]
fn emphasis_changes_no_letter() {
    let text = "قال وماسك أمس";
    let plain = article_of(&[(BlockKind::Paragraph, text)]);
    let mut emphasised = plain.clone();
    let range = TextRange::from_usize(text.find("ماسك").unwrap(), text.find(" أمس").unwrap());
    emphasised.styles.push(StyleRun { range, style: InlineStyle::Emphasis });
    let mut engine = TextEngine::new();
    let [plain, emphasised] = [plain, emphasised].map(|article| {
        let mut layout = ArticleLayout::new(&article, style(), 600.0);
        layout.prepare(&mut engine, &article, 0.0..100.0);
        layout.visible(0.0..100.0).next().unwrap().layout.clone()
    });
    assert_eq!(plain, emphasised, "a line is drawn over it, by the page");
}
