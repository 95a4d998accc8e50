//! Pictures of glyphs: crisp at every scale, placed to a quarter of a pixel.

use qari::text::{Coverage, Face, GlyphImage, GlyphKey, TextEngine};

/// The picture's ink in whole pixels of full coverage, and the x of its centre from the glyph's origin.
fn ink(image: &GlyphImage) -> (f32, f32) {
    assert_eq!(image.content, Coverage::Alpha);
    let (mut total, mut moment) = (0.0, 0.0);
    for row in image.coverage.chunks_exact(image.width_px as usize) {
        for (x, coverage) in row.iter().enumerate() {
            let share = f32::from(*coverage) / 255.0;
            total += share;
            moment += share * (image.left_px as f32 + x as f32 + 0.5);
        }
    }
    (total, moment / total)
}

/// The keys of a word's glyphs at a scale.
fn keys(engine: &mut TextEngine, face: Face, scale: f32) -> Vec<GlyphKey> {
    let style = qari::text::TextStyle::new(face, 21.0 * scale);
    let paragraph = qari::text::Paragraph::new("صحيفة", qari::article::Direction::Rtl, style);
    engine.layout(&paragraph, f32::INFINITY).glyphs().iter().map(|glyph| glyph.key).collect()
}

#[test]
fn a_quarter_of_a_pixel_moves_the_ink_by_a_quarter() {
    let mut engine = TextEngine::new();
    for face in Face::ALL {
        for scale in [1.0, 1.25, 1.5, 2.0] {
            for key in keys(&mut engine, face, scale) {
                let (area, centre) = ink(&engine.raster(GlyphKey { bin: 0, ..key }).unwrap());
                for bin in 1..4 {
                    let moved = ink(&engine.raster(GlyphKey { bin, ..key }).unwrap());
                    assert!((moved.1 - centre - f32::from(bin) / 4.0).abs() < 0.03, "{face:?} at {scale}, bin {bin}");
                    assert!((moved.0 / area - 1.0).abs() < 0.03, "{face:?} at {scale}: ink is neither lost nor gained");
                }
            }
        }
    }
}

#[test]
fn a_scale_draws_anew_and_does_not_stretch() {
    let mut engine = TextEngine::new();
    for face in Face::ALL {
        let areas = |engine: &mut TextEngine, scale| -> Vec<f32> {
            let keys = keys(engine, face, scale);
            keys.iter().map(|key| ink(&engine.raster(*key).unwrap()).0).collect()
        };
        let (single, double) = (areas(&mut engine, 1.0), areas(&mut engine, 2.0));
        for (single, double) in single.iter().zip(&double) {
            assert!((double / single - 4.0).abs() < 0.25, "{face:?}: {single} px and {double} px");
        }
    }
}
