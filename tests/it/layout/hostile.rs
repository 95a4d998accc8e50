//! Text that nobody wrote for readers: no panic, no hang, nothing lost.

use std::time::Instant;

use qari::article::Direction;
use qari::text::{Affinity, Digits, Face, Justify, Paragraph, TextEngine, TextStyle};

fn survives(name: &str, text: &str) {
    let start = Instant::now();
    let mut engine = TextEngine::new();
    for direction in [Direction::Rtl, Direction::Ltr] {
        for (width, justify) in [(0.0, Justify::Ragged), (300.0, Justify::Kashida), (f32::INFINITY, Justify::Ragged)] {
            let paragraph = Paragraph { justify, ..Paragraph::new(text, direction, TextStyle::new(Face::Naskh, 18.0)) };
            let layout = engine.layout(&paragraph, width);
            for line in layout.lines() {
                assert!(line.range.start <= line.range.end && line.range.end <= text.len(), "{name}");
            }
            assert!(layout.rects(0..text.len()).len() <= text.len() + 1);
            for point in [(-5.0, -5.0), (10.0, 10.0), (1e9, 1e9), (f32::NAN, f32::NAN)] {
                let hit = layout.hit(point.0, point.1);
                assert!(text.is_char_boundary(hit.offset), "{name}: {hit:?}");
                let _ = layout.caret(hit.offset, Affinity::Upstream);
            }
        }
    }
    let shown = Paragraph {
        digits: Digits::ArabicIndic,
        hide_tashkeel: true,
        ..Paragraph::new(text, Direction::Rtl, TextStyle::new(Face::Amiri, 18.0)).one_line()
    };
    let layout = engine.layout(&shown, 120.0);
    assert_eq!(layout.lines().len(), 1, "{name}");
    assert!(start.elapsed().as_secs() < 20, "{name} took {:?}", start.elapsed());
}

#[test]
fn controls_and_separators() {
    for (name, text) in [
        ("empty", ""),
        ("only controls", "\u{202E}\u{2067}\u{2069}\u{200F}\u{061C}\u{202C}"),
        ("nul", "\0ab\0عم\0"),
        ("paragraph separator", "abc\u{2029}عمر\u{0085}def\u{001C}عمر\u{001D}x\u{001E}ع\u{001F}"),
        ("separators only", "\n\n\r\r\n\u{2028}"),
        ("tabs", "\t\tعم\tab\t"),
        ("bom", "\u{FEFF}عمر\u{FEFF}"),
        ("tags", "\u{E0001}\u{E0061}ع\u{E007F}"),
        ("unassigned", "\u{0378}\u{10FFFF}\u{FFFE}ع"),
        ("emoji", "👨‍👩‍👧‍👦 عائلة 🇵🇸"),
        ("lam-alef", "لالالالا لآلألإ ﻻﻼ"),
        ("allah", "الله ﷲ ﷺ ﷽"),
    ] {
        survives(name, text);
    }
}

#[test]
fn floods() {
    let deep: String = "\u{2067}".repeat(2000) + "ع" + &"\u{2069}".repeat(2000);
    let brackets = "([{".repeat(3000);
    for (name, text) in [
        ("deep isolates", deep),
        ("brackets", brackets),
        ("marks", "ب".to_owned() + &"\u{064B}\u{0651}".repeat(20_000)),
        ("marks alone", "\u{0651}".repeat(20_000)),
        ("one word", "بيت".repeat(20_000)),
        ("joiners", "\u{200D}".repeat(20_000)),
        ("unknown", "\u{1F9FF}\u{13000}".repeat(8_000)),
        ("spaces", " ".repeat(50_000)),
        ("alternating", "aعb1".repeat(10_000)),
        ("hyphens", "1-2-3-".repeat(10_000)),
    ] {
        survives(name, &text);
    }
}

#[test]
fn a_line_of_a_megabyte() {
    let text = "أعلنت شركة أرامكو 125 مليون دولار (Google) ".repeat(15_000);
    assert!(text.len() > 1_000_000);
    let start = Instant::now();
    let mut engine = TextEngine::new();
    let layout = super::set(&mut engine, &text, Face::Amiri, 700.0);
    assert!(layout.lines().len() > 1000);
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
}
