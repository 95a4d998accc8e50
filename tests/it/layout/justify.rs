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
