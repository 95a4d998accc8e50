//! Glyphs to pictures, in physical pixels, at four horizontal subpixel positions, unhinted.

use cosmic_text::{CacheKey, CacheKeyFlags, SubpixelBin, SwashCache, SwashContent};

use super::fonts::Fonts;
use super::layout::GlyphKey;

/// What the bytes of a picture mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Coverage {
    /// One byte a pixel: how much of it the glyph covers.
    Alpha,
    /// Four bytes a pixel, red, green, blue, alpha, not premultiplied: a colour glyph.
    Rgba,
}

/// A picture of a glyph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GlyphImage {
    /// From the glyph's origin right to the picture's left edge, in physical pixels.
    pub left_px: i32,
    /// From the baseline up to the picture's top edge.
    pub top_px: i32,
    /// Width in pixels.
    pub width_px: u32,
    /// Height in pixels.
    pub height_px: u32,
    /// What `coverage` holds.
    pub content: Coverage,
    /// Rows from top to bottom without padding.
    pub coverage: Vec<u8>,
}

/// Draws glyphs; keeps no pictures, which is the atlas's business.
pub(super) struct Rasteriser {
    cache: SwashCache,
    pub(super) drawn: u64,
}

impl Rasteriser {
    pub(super) fn new() -> Self {
        Self { cache: SwashCache::new(), drawn: 0 }
    }

    pub(super) fn draw(&mut self, fonts: &mut Fonts, key: GlyphKey) -> Option<GlyphImage> {
        let (font_id, font_weight) = fonts.raster_id(key.font)?;
        let x_bin = match key.bin {
            0 => SubpixelBin::Zero,
            1 => SubpixelBin::One,
            2 => SubpixelBin::Two,
            _ => SubpixelBin::Three,
        };
        self.drawn += 1;
        let image = self.cache.get_image_uncached(
            &mut fonts.system,
            CacheKey {
                font_id,
                glyph_id: key.glyph,
                font_size_bits: key.size_bits,
                x_bin,
                y_bin: SubpixelBin::Zero,
                font_weight,
                flags: CacheKeyFlags::DISABLE_HINTING,
            },
        )?;
        let content = match image.content {
            SwashContent::Mask => Coverage::Alpha,
            SwashContent::Color => Coverage::Rgba,
            SwashContent::SubpixelMask => return None,
        };
        let place = image.placement;
        let inked = place.width > 0 && place.height > 0;
        inked.then_some(GlyphImage {
            left_px: place.left,
            top_px: place.top,
            width_px: place.width,
            height_px: place.height,
            content,
            coverage: image.data,
        })
    }
}
