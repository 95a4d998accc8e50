//! Shaping that markup, line ends and joiners must not disturb: what CSS Text (section 7.3, shaping across boundaries) asks of a
//! browser, with cases of our own.

use qari::article::Direction;
use qari::text::{Face, Paragraph, ParagraphLayout, Span, TextEngine, TextStyle};

const WORDS: [&str; 6] = ["مستشفى", "وماسك", "السَّلامُ", "للأطفال", "بيروت،", "لـCOP28"];

fn set(engine: &mut TextEngine, text: &str, face: Face, spans: &[Span], width_px: f32) -> ParagraphLayout {
    let style = TextStyle::new(face, 40.0);
    engine.layout(&Paragraph { spans, ..Paragraph::new(text, Direction::Rtl, style) }, width_px)
}

/// Font, number and place of every glyph.
fn glyphs(layout: &ParagraphLayout) -> Vec<(qari::text::GlyphKey, i32, i32)> {
    layout.glyphs().iter().map(|glyph| (glyph.key, glyph.x_px, glyph.y_px)).collect()
}

/// The numbers of the glyphs that have ink, from right to left.
fn inked(layout: &ParagraphLayout) -> Vec<u16> {
    layout.glyphs().iter().rev().filter(|glyph| glyph.ink_rect().is_some()).map(|glyph| glyph.key.glyph).collect()
}

#[test]
fn a_boundary_of_styles_in_a_word_changes_no_glyph() {
    let mut engine = TextEngine::new();
    for face in Face::ALL {
        for word in WORDS {
            let text = format!("قال {word} أمس");
            let start = "قال ".len();
            let plain = glyphs(&set(&mut engine, &text, face, &[], 600.0));
            let whole = Span { range: start..start + word.len(), bold: true };
            let bold = glyphs(&set(&mut engine, &text, face, &[whole], 600.0));
            assert_ne!(plain, bold);
            for (at, c) in word.char_indices().skip(1) {
                let (before, after) = (start..start + at, start + at..start + at + c.len_utf8());
                let same = [Span { range: before, bold: false }, Span { range: after.clone(), bold: false }];
                assert_eq!(glyphs(&set(&mut engine, &text, face, &same, 600.0)), plain, "{word} at {at}");
                // A weight that begins or ends inside joined letters takes the whole word.
                if word.is_char_boundary(at) && !word.contains("COP") {
                    let part = [Span { range: after, bold: true }];
                    assert_eq!(glyphs(&set(&mut engine, &text, face, &part, 600.0)), bold, "{word} at {at}");
                }
            }
        }
    }
}

#[test]
fn a_word_cut_at_the_line_keeps_its_joined_letters() {
    let mut engine = TextEngine::new();
    for face in Face::ALL {
        let word = "فسيستخدمونها".repeat(4);
        let whole = set(&mut engine, &word, face, &[], f32::INFINITY);
        let broken = set(&mut engine, &word, face, &[], 200.0);
        assert!(broken.lines().len() > 2);
        let by_line = broken.lines().iter().flat_map(|line| broken.line_glyphs(line).iter().rev());
        assert_eq!(by_line.map(|glyph| glyph.key.glyph).collect::<Vec<_>>(), {
            whole.glyphs().iter().rev().map(|glyph| glyph.key.glyph).collect::<Vec<_>>()
        });
    }
}

#[test]
fn joiners_join_and_non_joiners_part() {
    let mut engine = TextEngine::new();
    let mut of = |text: &str| inked(&set(&mut engine, text, Face::Naskh, &[], 600.0));
    for letter in ["ع", "م", "س"] {
        let (alone, pair) = (of(letter), of(&letter.repeat(2)));
        assert_eq!(of(&format!("{letter}\u{200C}{letter}")), [&alone[..], &alone].concat(), "{letter}: parted");
        let joined_alone = of(&format!("{letter}\u{200D}"));
        assert_ne!(joined_alone, alone, "{letter}: the initial form");
        assert_eq!(joined_alone[0], pair[0], "{letter}: the initial form");
        // Joined to nothing on both sides of a gap: the forms of a joined pair, apart.
        assert_eq!(of(&format!("{letter}\u{200D}\u{200C}\u{200D}{letter}")), pair, "{letter}");
        // A bidi mark is transparent to joining.
        assert_eq!(of(&format!("{letter}\u{200F}{letter}")), pair, "{letter}");
    }
}

#[test]
fn isolates_keep_what_they_hold_in_order() {
    let mut engine = TextEngine::new();
    let text = "بلغ \u{2066}12 + 30 = 42\u{2069} أمس";
    let layout = set(&mut engine, text, Face::Amiri, &[], 900.0);
    let left = |what: &str| {
        let at = text.find(what).unwrap() as u32;
        layout.cells().iter().find(|cell| cell.start == at).unwrap().left_px
    };
    let places = [left("أمس"), left("12"), left("+"), left("30"), left("="), left("42"), left("بلغ")];
    assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{places:?}");
}
