//! The program's icon: the letter ق in paper on ink, drawn by our own engine, so that there is no image to keep in step.

use eframe::egui::{Color32, IconData};

use super::theme::{Palette, mix};
use crate::article::Direction;
use crate::text::{Coverage, Face, Paragraph, TextEngine, TextStyle};

/// Width and height, in pixels.
const SIDE: u32 = 96;
/// Radius of the corners.
const ROUND: f32 = 20.0;

/// Draws the icon.
#[must_use]
pub fn draw(engine: &mut TextEngine) -> IconData {
    let palette = &Palette::LIGHT;
    let mut pixels = vec![palette.ink; (SIDE * SIDE) as usize];
    let style = TextStyle::new(Face::Amiri, 78.0).with_bold(true);
    let layout = engine.layout(&Paragraph::new("ق", Direction::Rtl, style), f32::INFINITY);
    for glyph in layout.glyphs() {
        let Some(image) = engine.raster(glyph.key).filter(|image| image.content == Coverage::Alpha) else { continue };
        // The ink in the middle, whatever the font says of advances and lines.
        let place = |length: u32| (SIDE.saturating_sub(length)) / 2;
        let (left, top) = (place(image.width_px), place(image.height_px));
        for (row, line) in (top..SIDE).zip(image.coverage.chunks(image.width_px.max(1) as usize)) {
            for (column, coverage) in (left..SIDE).zip(line) {
                if let Some(pixel) = pixels.get_mut((row * SIDE + column) as usize) {
                    *pixel = mix(*pixel, palette.paper, f32::from(*coverage) / 255.0);
                }
            }
        }
    }
    let rgba = pixels.iter().enumerate().flat_map(|(index, colour)| {
        let index = u32::try_from(index).unwrap_or(0);
        texel(*colour, index % SIDE, index / SIDE)
    });
    IconData { rgba: rgba.collect(), width: SIDE, height: SIDE }
}

/// A pixel with the transparency of the rounded square at its place.
fn texel(colour: Color32, x: u32, y: u32) -> [u8; 4] {
    let from_edge = |at: u32| {
        let centre = at as f32 + 0.5;
        (ROUND - centre.min(SIDE as f32 - centre)).max(0.0)
    };
    let outside = from_edge(x).hypot(from_edge(y)) - ROUND;
    let alpha = (0.5 - outside).clamp(0.0, 1.0) * 255.0;
    [colour.r(), colour.g(), colour.b(), alpha.round() as u8]
}

#[cfg(test)]
mod tests {
    use super::{SIDE, draw};
    use crate::text::TextEngine;

    #[test]
    fn the_icon_has_round_corners_and_a_light_letter() {
        let icon = draw(&mut TextEngine::new());
        assert_eq!(icon.rgba.len(), (SIDE * SIDE * 4) as usize);
        assert_eq!(icon.rgba[3], 0, "the corner is transparent");
        let light = icon.rgba.chunks(4).filter(|texel| texel[0] > 200).count();
        assert!((200..4000).contains(&light), "{light} light pixels");
    }
}
