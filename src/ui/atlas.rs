//! Glyph images on texture pages: rastered once, drawn as quads.
//!
//! Pages fill by shelves; where the wanted number of pages is full, the page that was drawn longest ago is emptied. A page
//! drawn in this frame is never emptied (its quads are already on their way), so a frame that needs more simply gets more, and
//! gives them back when it has not needed them for a while.
//! All sizes are physical pixels: a texel is a pixel of the screen, sampled without filtering.

use std::collections::HashMap;
use std::hash::Hash;

use eframe::egui::{Color32, ColorImage, Context, Rect, TextureHandle, TextureId, TextureOptions, pos2};

use super::shelf::Shelves;

/// Width and height of a page, in texels.
const SIDE: u32 = 1024;
/// Pages kept before the oldest is emptied: 4 MiB each.
const PAGES: usize = 6;
/// How many frames a page beyond those stays that nothing is drawn from.
const SPARE: u64 = 120;

/// What a raster gives: premultiplied texels, and where they lie about the glyph's origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bitmap {
    /// From the origin to the left edge, in pixels, rightwards.
    pub left_px: i32,
    /// From the baseline to the top edge, in pixels, upwards.
    pub top_px: i32,
    /// In pixels.
    pub width_px: u32,
    /// In pixels.
    pub height_px: u32,
    /// Row by row from the top, `width_px * height_px` of them; white where the glyph takes the text's colour.
    pub texels: Vec<Color32>,
    /// Whether the texels have colours of their own, which the text's colour must not tint.
    pub coloured: bool,
}

/// Where a glyph lies in the atlas, and where it goes about its origin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slot {
    /// The page's texture.
    pub texture: TextureId,
    /// The glyph's part of the page, 0 to 1.
    pub uv: Rect,
    /// From the origin to the left edge, in pixels, rightwards.
    pub left_px: i32,
    /// From the baseline to the top edge, in pixels, upwards.
    pub top_px: i32,
    /// In pixels.
    pub width_px: u32,
    /// In pixels.
    pub height_px: u32,
    /// Whether it has colours of its own.
    pub coloured: bool,
}

struct Page {
    texture: TextureHandle,
    shelves: Shelves,
    /// The frame that last drew from it.
    drawn: u64,
}

/// The pages and what lies on them, by key.
pub struct Atlas<K> {
    pages: Vec<Page>,
    /// `None` for what has no ink (a space), so that it is not rastered again.
    slots: HashMap<K, Option<(usize, Slot)>>,
    frame: u64,
    pixels_per_point: f32,
}

impl<K> Default for Atlas<K> {
    fn default() -> Self {
        Self { pages: Vec::new(), slots: HashMap::new(), frame: 0, pixels_per_point: 0.0 }
    }
}

impl<K: Eq + Hash + Clone> Atlas<K> {
    /// Starts a frame; another scale than the last frame's empties the atlas, for no glyph of the old one is drawn again.
    pub fn begin_frame(&mut self, pixels_per_point: f32) {
        self.frame += 1;
        if (self.pixels_per_point - pixels_per_point).abs() > f32::EPSILON {
            self.pixels_per_point = pixels_per_point;
            self.pages.clear();
            self.slots.clear();
        }
        // From the end: a slot knows its page by its place.
        while self.pages.len() > PAGES && self.pages.last().is_some_and(|page| page.drawn + SPARE < self.frame) {
            self.pages.pop();
            self.forget(self.pages.len());
        }
    }

    /// Drops what lies on a page, and what has no ink: it is quickly found out again, and must not pile up.
    fn forget(&mut self, page: usize) {
        self.slots.retain(|_, slot| slot.is_some_and(|(at, _)| at != page));
    }

    /// The slot of `key`, rastered now if it is not there; `None` for what has no ink or is larger than a page.
    pub fn slot(&mut self, ctx: &Context, key: &K, raster: impl FnOnce() -> Option<Bitmap>) -> Option<Slot> {
        if let Some(known) = self.slots.get(key) {
            let (page, slot) = (*known)?;
            if let Some(page) = self.pages.get_mut(page) {
                page.drawn = self.frame;
            }
            return Some(slot);
        }
        let placed = raster().filter(|bitmap| bitmap.width_px > 0 && bitmap.height_px > 0);
        let placed = placed.and_then(|bitmap| self.place(ctx, bitmap));
        self.slots.insert(key.clone(), placed);
        placed.map(|(_, slot)| slot)
    }

    /// Number of texture pages held.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    fn place(&mut self, ctx: &Context, bitmap: Bitmap) -> Option<(usize, Slot)> {
        let (width, height) = (bitmap.width_px, bitmap.height_px);
        let texels = (width as usize) * (height as usize);
        if width >= SIDE || height >= SIDE || bitmap.texels.len() != texels {
            return None;
        }
        let mut found = None;
        for (index, page) in self.pages.iter_mut().enumerate() {
            if let Some(corner) = page.shelves.place(width, height) {
                found = Some((index, corner));
                break;
            }
        }
        let (index, [left, top]) = match found {
            Some(found) => found,
            None => {
                let index = self.fresh_page(ctx);
                (index, self.pages.get_mut(index)?.shelves.place(width, height)?)
            }
        };
        let page = self.pages.get_mut(index)?;
        page.drawn = self.frame;
        let image = ColorImage::new([width as usize, height as usize], bitmap.texels);
        page.texture.set_partial([left as usize, top as usize], image, TextureOptions::NEAREST);
        let share = |texel: u32| texel as f32 / SIDE as f32;
        let slot = Slot {
            texture: page.texture.id(),
            uv: Rect::from_min_max(pos2(share(left), share(top)), pos2(share(left + width), share(top + height))),
            left_px: bitmap.left_px,
            top_px: bitmap.top_px,
            width_px: width,
            height_px: height,
            coloured: bitmap.coloured,
        };
        Some((index, slot))
    }

    /// An empty page: the oldest one emptied where there are enough, else a new one.
    fn fresh_page(&mut self, ctx: &Context) -> usize {
        let frame = self.frame;
        let oldest =
            self.pages.iter().enumerate().filter(|(_, page)| page.drawn < frame).min_by_key(|(_, page)| page.drawn);
        if let Some((index, _)) = oldest.filter(|_| self.pages.len() >= PAGES) {
            self.forget(index);
            if let Some(page) = self.pages.get_mut(index) {
                page.shelves = Shelves::new(SIDE);
            }
            return index;
        }
        let blank = ColorImage::filled([SIDE as usize, SIDE as usize], Color32::TRANSPARENT);
        let texture = ctx.load_texture("glyphs", blank, TextureOptions::NEAREST);
        self.pages.push(Page { texture, shelves: Shelves::new(SIDE), drawn: frame });
        self.pages.len() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::{Atlas, Bitmap, Color32, Context, PAGES, SPARE};

    fn bitmap(side: u32) -> Bitmap {
        let texels = vec![Color32::WHITE; (side * side) as usize];
        Bitmap { left_px: 0, top_px: 0, width_px: side, height_px: side, texels, coloured: false }
    }

    #[test]
    fn a_glyph_is_rastered_once() {
        let (ctx, mut atlas) = (Context::default(), Atlas::<u32>::default());
        atlas.begin_frame(1.0);
        let first = atlas.slot(&ctx, &7, || Some(bitmap(20)));
        let again = atlas.slot(&ctx, &7, || panic!("rastered twice"));
        assert!(first.is_some());
        assert_eq!(first, again);
        assert_eq!(atlas.slot(&ctx, &8, || None), None);
        assert_eq!(atlas.slot(&ctx, &8, || panic!("a space rastered twice")), None);
    }

    #[test]
    fn pages_grow_within_a_frame_and_are_reused_after_it() {
        let (ctx, mut atlas) = (Context::default(), Atlas::<u32>::default());
        for frame in 0..40 {
            atlas.begin_frame(1.0);
            for glyph in 0..4 {
                assert!(atlas.slot(&ctx, &(frame * 4 + glyph), || Some(bitmap(500))).is_some());
            }
        }
        assert!(atlas.pages() <= PAGES, "{} pages", atlas.pages());
        atlas.begin_frame(1.0);
        for glyph in 1000..1040 {
            assert!(atlas.slot(&ctx, &glyph, || Some(bitmap(500))).is_some());
        }
        assert!(atlas.pages() >= 10, "one frame may need more pages than are kept");
        for _ in 0..SPARE + 2 {
            atlas.begin_frame(1.0);
            assert!(atlas.slot(&ctx, &1000, || Some(bitmap(500))).is_some());
        }
        assert!(atlas.pages() <= PAGES, "{} pages are held for nothing", atlas.pages());
    }

    #[test]
    fn what_is_held_is_bounded_whatever_is_drawn() {
        let (ctx, mut atlas) = (Context::default(), Atlas::<u32>::default());
        for glyph in 0..20_000 {
            if glyph % 50 == 0 {
                atlas.begin_frame(1.0);
            }
            atlas.slot(&ctx, &glyph, || (glyph % 3 != 0).then(|| bitmap(30)));
        }
        assert!(atlas.pages() <= PAGES);
        assert!(atlas.slots.len() < 12_000, "{} slots", atlas.slots.len());
    }

    #[test]
    fn another_scale_starts_afresh() {
        let (ctx, mut atlas) = (Context::default(), Atlas::<u32>::default());
        atlas.begin_frame(1.0);
        atlas.slot(&ctx, &1, || Some(bitmap(20)));
        atlas.begin_frame(2.0);
        assert_eq!(atlas.pages(), 0);
    }
}
