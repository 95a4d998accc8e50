//! Rectangles, hits and carets agree with each other.

use std::ops::Range;

use qari::article::Direction;
use qari::text::{Affinity, Face, Paragraph, ParagraphLayout, PlacedGlyph, TextEngine, TextStyle, Towards};

/// The centre of every cell's rectangle hits that cell, on the side of the caret that is nearer.
fn every_centre_hits_its_cell(engine: &mut TextEngine, text: &str, face: Face, width_px: f32) {
    let layout = super::set(engine, text, face, width_px);
    for line in layout.lines() {
        for cell in layout.line_cells(line).iter().filter(|cell| cell.right_px - cell.left_px > 0.01) {
            let x_px = (cell.left_px + cell.right_px) / 2.0;
            let y_px = (line.top_px + line.bottom_px) / 2.0;
            let hit = layout.hit(x_px, y_px);
            assert_eq!(hit.cell, cell.range(), "{text:?} at {x_px}");
            assert!(hit.inside);
        }
    }
}

#[test]
fn centres_of_words_hit_their_letters() {
    let Some(shared) = super::shared() else { return };
    let words = std::fs::read_to_string(shared.join("data/text/words.txt")).unwrap();
    let mut engine = TextEngine::new();
    for word in words.lines() {
        for face in [Face::Amiri, Face::Naskh] {
            every_centre_hits_its_cell(&mut engine, word, face, 1000.0);
        }
    }
}

#[test]
fn centres_of_mixed_lines_hit_their_letters() {
    let text = std::fs::read_to_string(super::fixtures().join("chromium/paragraphs.txt")).unwrap();
    let mut engine = TextEngine::new();
    for paragraph in text.lines() {
        for face in Face::ALL {
            every_centre_hits_its_cell(&mut engine, paragraph, face, 333.0);
        }
    }
}

#[test]
fn centres_of_articles_hit_their_letters() {
    let mut engine = TextEngine::new();
    for paragraph in super::articles() {
        for face in [Face::Amiri, Face::Naskh] {
            every_centre_hits_its_cell(&mut engine, &paragraph, face, 480.0);
        }
    }
}

#[test]
fn a_caret_is_where_a_hit_says() {
    let text = "أعلنت Google في 12/05/2026 إطلاق (Gemini) بسعر $12 شهريا لكل المستخدمين الجدد";
    let mut engine = TextEngine::new();
    let layout = super::set(&mut engine, text, Face::Amiri, 200.0);
    for line in layout.lines() {
        for cell in layout.line_cells(line).iter().filter(|cell| cell.right_px > cell.left_px && cell.left_px >= 0.0) {
            let y_px = (line.top_px + line.bottom_px) / 2.0;
            let inset = (cell.right_px - cell.left_px) / 4.0;
            for x_px in [cell.left_px + inset, cell.right_px - inset] {
                let hit = layout.hit(x_px, y_px);
                let caret = layout.caret(hit.offset, hit.affinity);
                assert!((caret.x_px - x_px).abs() <= inset + 0.01, "{hit:?} {caret:?}");
                assert!((caret.top_px - line.top_px).abs() < 0.01, "the caret stays in the line that was hit");
            }
        }
    }
}

#[test]
fn a_number_in_arabic_is_one_rectangle_and_a_mixed_range_is_several() {
    let text = "عام 2024 في Google";
    let mut engine = TextEngine::new();
    let layout = super::set(&mut engine, text, Face::Amiri, 1000.0);
    let number = text.find("2024").unwrap();
    assert_eq!(layout.rects(number..number + 4).len(), 1);
    // From inside the number to inside the name: part of a left-to-right run, Arabic, part of another.
    let rects = layout.rects(number + 2..text.len() - 3);
    assert!(rects.len() >= 2, "{rects:?}");
    assert!(rects.windows(2).all(|pair| pair[0].right_px <= pair[1].left_px));
}

#[test]
fn rectangles_of_a_whole_line_are_its_content() {
    let text = "قال وزير المالية إن الموازنة ستزيد بنسبة 30% عن السنة الماضية";
    let mut engine = TextEngine::new();
    let layout = super::set(&mut engine, text, Face::Amiri, 180.0);
    for line in layout.lines() {
        let rects = layout.rects(line.range.clone());
        assert_eq!(rects.len(), 1);
        assert!((rects[0].right_px - line.right_px).abs() < 0.01);
        assert!(rects[0].left_px <= line.left_px + 0.01);
    }
}

#[test]
fn affinity_chooses_between_line_end_and_line_start() {
    let text = "كلمة كلمة كلمة كلمة كلمة كلمة";
    let mut engine = TextEngine::new();
    let layout = super::set(&mut engine, text, Face::Amiri, 100.0);
    let second = layout.line_starts().next().unwrap();
    assert_eq!(layout.caret(second, Affinity::Upstream).line, 0);
    assert_eq!(layout.caret(second, Affinity::Downstream).line, 1);
}

#[test]
fn stepping_left_walks_through_every_line_from_right_to_left() {
    let text = "أعلنت شركة Google الأميركية (2024-2025) إطلاق Gemini 3.5 في السوق المحلية";
    let mut engine = TextEngine::new();
    let layout = super::set(&mut engine, text, Face::Amiri, 220.0);
    let mut stop = (0, Affinity::Downstream);
    let (mut last, mut steps) = (layout.caret(0, Affinity::Downstream), 0);
    while let Some(next) = layout.step(stop, Towards::Left, 0.0) {
        let caret = layout.caret(next.0, next.1);
        let onwards = caret.line == last.line && caret.x_px < last.x_px;
        assert!(onwards || caret.line == last.line + 1, "{next:?}: {caret:?} after {last:?}");
        (stop, last, steps) = (next, caret, steps + 1);
        assert!(steps <= 2 * text.len(), "the walk ends");
    }
    assert_eq!(last.line, layout.lines().len() - 1);
    // And back again, to where it began.
    let mut back = 0;
    while let Some(next) = layout.step(stop, Towards::Right, 0.0) {
        (stop, back) = (next, back + 1);
        assert!(back <= 2 * text.len(), "the walk ends");
    }
    assert_eq!(layout.caret(stop.0, stop.1).line, 0);
    assert!((layout.caret(stop.0, stop.1).x_px - 220.0).abs() < 0.01);
}

#[test]
fn vertical_steps_keep_their_column() {
    let text = "كلمة أولى ثم كلمة ثانية ثم كلمة ثالثة ثم كلمة رابعة ثم كلمة خامسة";
    let mut engine = TextEngine::new();
    let layout = super::set(&mut engine, text, Face::Naskh, 160.0);
    let goal = 80.0;
    let mut stop = (0, Affinity::Downstream);
    let mut lines = 1;
    while let Some(next) = layout.step(stop, Towards::Down, goal) {
        let caret = layout.caret(next.0, next.1);
        let line = &layout.lines()[caret.line];
        assert!((caret.x_px - goal.max(line.left_px)).abs() < 20.0, "{caret:?}");
        (stop, lines) = (next, lines + 1);
    }
    assert_eq!(lines, layout.lines().len());
}

#[test]
fn questions_cost_no_shaping_and_no_layout() {
    let text = "أعلنت شركة Google الأميركية (2024-2025) إطلاق Gemini 3.5 في السوق المحلية";
    let mut engine = TextEngine::new();
    let layout = super::set(&mut engine, text, Face::Amiri, 220.0);
    let before = engine.stats();
    for offset in 0..=text.len() {
        let _ = layout.rects(0..offset);
        let _ = layout.caret(offset, Affinity::Upstream);
    }
    let _ = layout.hit(30.0, 30.0);
    assert_eq!(engine.stats(), before);
    // The same words again come from the cache, at any size and width.
    let _ = super::set(&mut engine, text, Face::Amiri, 300.0);
    assert_eq!(engine.stats().shapes, before.shapes);
}

/// Every picture of the glyphs of `range` lies in one of its ink rectangles, to the pixel; none is higher than its ink.
fn ink_is_covered(engine: &mut TextEngine, layout: &ParagraphLayout, range: Range<usize>, name: &str) {
    let rects = layout.ink_rects(range.clone());
    let mut inked = vec![(f32::INFINITY, f32::NEG_INFINITY); rects.len()];
    for glyph in layout.glyphs().iter().filter(|glyph| range.contains(&(glyph.start as usize))) {
        let Some(image) = engine.raster(glyph.key) else { continue };
        let (left, top) = ((glyph.x_px + image.left_px) as f32, (glyph.y_px - image.top_px) as f32);
        let (right, bottom) = (left + image.width_px as f32, top + image.height_px as f32);
        let holder = rects.iter().position(|rect| {
            let across = rect.left_px <= left + 1.0 && right - 1.0 <= rect.right_px;
            across && rect.top_px <= top + 1.0 && bottom - 1.0 <= rect.bottom_px
        });
        let Some(holder) = holder else { panic!("{name}: ink at {left}..{right}, {top}..{bottom} not in {rects:?}") };
        inked[holder] = (inked[holder].0.min(top), inked[holder].1.max(bottom));
    }
    for (rect, (top, bottom)) in rects.iter().zip(inked).filter(|(_, (top, bottom))| top < bottom) {
        assert!((rect.top_px - top).abs() <= 2.0 && (rect.bottom_px - bottom).abs() <= 2.0, "{name}: {rect:?}");
    }
}

#[test]
fn rectangles_cover_the_ink_of_words() {
    let Some(shared) = super::shared() else { return };
    let words = std::fs::read_to_string(shared.join("data/text/words.txt")).unwrap();
    let mut engine = TextEngine::new();
    for (nth, word) in words.lines().step_by(20).enumerate() {
        let text = format!("و {word} ك");
        let layout = super::set(&mut engine, &text, Face::ALL[nth % 3], 1000.0);
        let range = "و ".len().."و ".len() + word.len();
        assert_eq!(layout.ink_rects(range.clone()).len(), 1, "{word}");
        ink_is_covered(&mut engine, &layout, range, word);
    }
}

#[test]
fn rectangles_cover_dots_and_harakat() {
    let mut engine = TextEngine::new();
    for face in Face::ALL {
        for word in ["مُسْتَشْفًى", "إِلَيْهِ", "پژوهش", "قُوَّةً", "Qatar", "بـ12.5%", "ﷺ"]
        {
            let text = format!("في {word} في");
            // Lines far tighter than harakat need: the ink stands out of the line's box and is covered all the same.
            for line_height_px in [18.0, 36.0] {
                let style = TextStyle::new(face, 20.0).with_line_height(line_height_px);
                let layout = engine.layout(&Paragraph::new(&text, Direction::Rtl, style), 1000.0);
                let range = "في ".len().."في ".len() + word.len();
                ink_is_covered(&mut engine, &layout, range, word);
            }
        }
    }
}

#[test]
fn half_a_ligature_does_not_light_the_other_half() {
    let mut engine = TextEngine::new();
    let mut ligatures = 0;
    for face in Face::ALL {
        for word in ["لا", "الله", "محمد", "office", "first"] {
            let layout = super::set(&mut engine, word, face, 1000.0);
            for cell in layout.cells() {
                let holds = |glyph: &&PlacedGlyph| glyph.start <= cell.start && cell.end <= glyph.end;
                let glyphs: Vec<_> = layout.glyphs().iter().filter(holds).collect();
                let [glyph] = glyphs[..] else { continue };
                if glyph.end - glyph.start > cell.end - cell.start {
                    ligatures += 1;
                    let rects = layout.ink_rects(cell.range());
                    assert!(rects[0].left_px >= cell.left_px - 0.01 && rects[0].right_px <= cell.right_px + 0.01);
                }
            }
        }
    }
    assert!(ligatures > 0);
}
