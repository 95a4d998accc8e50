//! Justified lines reach both edges, and nothing but the picture knows of it.

use qari::article::Direction;
use qari::text::{Face, Justify, Paragraph, TextEngine, TextStyle};

const TEXT: &str = "أعلنت شركة «أرامكو» السعودية أمس أنها ستستثمر 12.5 مليون دولار (Google Cloud) في مشاريع الطاقة الشمسية \
    خلال السنوات الخمس المقبلة، وقال وزير الاستثمار إن الاتفاق يشمل ثلاث محطات في الرياض وجدة والدمام بنسبة 30% من الإنتاج.";

fn layout(engine: &mut TextEngine, justify: Justify, width_px: f32) -> qari::text::ParagraphLayout {
    let style = TextStyle::new(Face::Amiri, 20.0);
    engine.layout(&Paragraph { justify, ..Paragraph::new(TEXT, Direction::Rtl, style) }, width_px)
}

#[test]
fn no_line_is_ragged() {
    let mut engine = TextEngine::new();
    for justify in [Justify::Spaces, Justify::Kashida] {
        for width in (200..900).step_by(13) {
            let layout = layout(&mut engine, justify, width as f32);
            for line in layout.lines().iter().filter(|line| !line.last) {
                assert!(line.left_px.abs() <= 0.5, "{justify:?} at {width}: {line:?}");
                assert!((line.right_px - width as f32).abs() <= 0.5, "{justify:?} at {width}: {line:?}");
            }
        }
    }
}

#[test]
fn no_line_of_an_article_is_ragged() {
    let mut engine = TextEngine::new();
    let (mut lines, mut elongated) = (0, 0);
    for text in super::articles().iter().step_by(3) {
        let set = |engine: &mut TextEngine, justify, width_px| {
            let style = TextStyle::new(Face::Amiri, 21.0);
            engine.layout(&Paragraph { justify, ..Paragraph::new(text, Direction::Rtl, style) }, width_px)
        };
        for width_px in [240.0, 380.0, 620.0] {
            let ragged = set(&mut engine, Justify::Ragged, width_px);
            for justify in [Justify::Spaces, Justify::Kashida] {
                let layout = set(&mut engine, justify, width_px);
                for (line, loose) in layout.lines().iter().zip(ragged.lines()).filter(|(line, _)| !line.last) {
                    // A line of one word has nothing to widen.
                    if text[line.range.clone()].trim().contains(' ') {
                        lines += 1;
                        let flush = line.left_px.abs() <= 0.5 && (line.right_px - width_px).abs() <= 0.5;
                        assert!(flush, "{justify:?} at {width_px}: {line:?} of {text}");
                    }
                    let glyphs = |layout: &qari::text::ParagraphLayout, line| layout.line_glyphs(line).len();
                    elongated += usize::from(glyphs(&layout, line) > glyphs(&ragged, loose));
                    // Spaces alone take a slack that the eye does not see.
                    let spaces = text[line.range.clone()].trim().matches(' ').count() as f32;
                    if width_px - (loose.right_px - loose.left_px) <= 0.09 * 21.0 * spaces {
                        assert_eq!(glyphs(&layout, line), glyphs(&ragged, loose), "small slack elongates nothing");
                    }
                }
            }
        }
    }
    assert!(lines > 1000 && elongated > 300, "{lines} lines, {elongated} elongated");
}

#[test]
fn lines_and_offsets_are_those_of_ragged_text() {
    let mut engine = TextEngine::new();
    for width in (200..900).step_by(29) {
        let ragged = layout(&mut engine, Justify::Ragged, width as f32);
        let justified = layout(&mut engine, Justify::Kashida, width as f32);
        assert!(ragged.line_starts().eq(justified.line_starts()));
        let cells = |layout: &qari::text::ParagraphLayout| {
            layout.cells().iter().map(qari::text::PlacedCell::range).collect::<Vec<_>>()
        };
        assert_eq!(cells(&ragged), cells(&justified), "elongation adds no cell");
    }
}

#[test]
fn kashida_spares_the_spaces() {
    let mut engine = TextEngine::new();
    let widest_space = |layout: &qari::text::ParagraphLayout| {
        let bytes = TEXT.as_bytes();
        let spaces = layout.cells().iter().filter(|cell| bytes[cell.start as usize] == b' ');
        spaces.map(|cell| cell.right_px - cell.left_px).sum::<f32>()
    };
    let (mut by_spaces, mut by_kashida) = (0.0, 0.0);
    for width in (250..700).step_by(31) {
        by_spaces += widest_space(&layout(&mut engine, Justify::Spaces, width as f32));
        by_kashida += widest_space(&layout(&mut engine, Justify::Kashida, width as f32));
    }
    assert!(by_kashida < by_spaces * 0.85, "{by_kashida} against {by_spaces}");
}
