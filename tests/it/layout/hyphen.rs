//! A line that ends at a soft hyphen shows a hyphen, which no text, offset or search ever sees.

use qari::text::{Affinity, Face, Justify, Paragraph, ParagraphLayout, PlacedGlyph, TextEngine, TextStyle};

const ENGLISH: &str = "An extra\u{AD}ordi\u{AD}nary un\u{AD}der\u{AD}stand\u{AD}ing of news";
const ARABIC: &str = "قال المستش\u{AD}فيات الكبيرة";

/// The glyphs that draw the soft hyphen at `at`.
fn hyphens(layout: &ParagraphLayout, at: usize) -> Vec<&PlacedGlyph> {
    layout.glyphs().iter().filter(|glyph| glyph.start as usize == at && glyph.ink_rect().is_some()).collect()
}

/// Where the soft hyphens of a text are, and whether a line ends after each.
fn taken<'a>(text: &'a str, layout: &'a ParagraphLayout) -> impl Iterator<Item = (usize, bool)> + 'a {
    let ends = |at: usize| layout.line_starts().any(|start| start == at + "\u{AD}".len());
    text.match_indices('\u{AD}').map(move |(at, _)| (at, ends(at)))
}

#[test]
fn a_hyphen_is_drawn_where_a_line_ends_at_a_soft_hyphen_and_nowhere_else() {
    let mut engine = TextEngine::new();
    for face in Face::ALL {
        let mut drawn = 0;
        for text in [ENGLISH, ARABIC] {
            for width in 40..400 {
                let layout = super::set(&mut engine, text, face, width as f32);
                for (at, ends_line) in taken(text, &layout) {
                    let hyphens = hyphens(&layout, at);
                    // A token that is wider than the line is cut anywhere.
                    assert!(hyphens.len() <= usize::from(ends_line), "{face:?} at {width}: byte {at}");
                    drawn += hyphens.len();
                    for rect in hyphens.iter().filter_map(|glyph| glyph.ink_rect()) {
                        assert!(rect.left_px >= -1.0 && rect.right_px <= width as f32 + 1.0, "{face:?} at {width}");
                    }
                }
                assert_eq!(layout.lines().last().map(|line| line.range.end), Some(text.len()), "nothing is lost");
            }
        }
        assert!(drawn > 100, "{face:?}: {drawn}");
    }
}

#[test]
fn the_hyphen_ends_the_word_in_its_own_direction_and_answers_as_the_soft_hyphen() {
    let mut engine = TextEngine::new();
    for (text, width, rtl) in [(ENGLISH, 100.0, false), (ARABIC, 100.0, true)] {
        let layout = super::set(&mut engine, text, Face::Amiri, width);
        let (at, _) = taken(text, &layout).find(|(_, ends_line)| *ends_line).expect("a line ends at a soft hyphen");
        let line = &layout.lines()[layout.line_of(at, Affinity::Downstream)];
        let rect = hyphens(&layout, at)[0].ink_rect().unwrap();
        let centre = (rect.left_px + rect.right_px) / 2.0;
        let edge = if rtl { line.left_px } else { line.right_px };
        assert!((centre - edge).abs() < 8.0, "at the line's end: {centre} beside {edge}");
        let hit = layout.hit(centre, (line.top_px + line.bottom_px) / 2.0);
        assert_eq!(hit.cell, at..at + "\u{AD}".len());
        assert!(layout.rects(at..at + 2)[0].width_px() > 3.0, "a selection of it covers what is drawn");
    }
}

/// The letters on both sides keep the forms that they have in the whole word.
#[test]
fn letters_stay_joined_over_the_break() {
    let mut engine = TextEngine::new();
    let glyphs = |layout: &ParagraphLayout| {
        let mut glyphs: Vec<(u32, u16)> = layout.glyphs().iter().map(|glyph| (glyph.start, glyph.key.glyph)).collect();
        let soft = ARABIC.find('\u{AD}').unwrap() as u32;
        glyphs.retain(|(start, _)| *start != soft);
        glyphs.sort_unstable();
        glyphs
    };
    let whole = super::set(&mut engine, ARABIC, Face::Amiri, f32::INFINITY);
    let broken = super::set(&mut engine, ARABIC, Face::Amiri, 100.0);
    assert!(taken(ARABIC, &broken).all(|(_, ends_line)| ends_line));
    assert_eq!(glyphs(&whole), glyphs(&broken));
}

#[test]
fn a_justified_line_ends_in_its_hyphen() {
    let mut engine = TextEngine::new();
    let text = format!("{ARABIC} {ARABIC} {ARABIC} {ARABIC}");
    for justify in [Justify::Spaces, Justify::Kashida] {
        for width in 160..260 {
            let direction = qari::article::Direction::Rtl;
            let style = TextStyle::new(Face::Amiri, 20.0);
            let paragraph = Paragraph { justify, ..Paragraph::new(&text, direction, style) };
            let layout = engine.layout(&paragraph, width as f32);
            for (at, ends_line) in taken(&text, &layout) {
                assert_eq!(hyphens(&layout, at).len(), usize::from(ends_line), "{justify:?} at {width}");
            }
        }
    }
}
