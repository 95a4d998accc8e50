//! Text on the screen: strings laid out by our engine, cached, and drawn as quads from the glyph atlas.
//!
//! Layouts are in physical pixels; views work in points. The conversion lives here. A layout is kept under (string, style,
//! direction, width, scale) and dropped when it was not drawn for a while, so hovering, clicking or another theme lays
//! nothing out again.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use eframe::egui::{Align, Color32, Context, Mesh, Painter, Pos2, Rect, Shape, Vec2, pos2, vec2};

use super::atlas::{Atlas, Bitmap, Slot};
use crate::article::Direction;
use crate::text::{
    Coverage, Digits, Face, GlyphKey, Hit, Overflow, Paragraph, ParagraphLayout, Stats, Stop, TextEngine, TextStyle,
    Towards,
};

/// A typeface at a size, in points, and the digits that it shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TypeStyle {
    /// The family.
    pub face: Face,
    /// Size, in points.
    pub size_pt: f32,
    /// Distance of baselines, in points.
    pub line_pt: f32,
    /// Whether it is set bold.
    pub bold: bool,
    /// Which digits stand for the string's own.
    pub digits: Digits,
}

/// The interface's styles.
pub mod type_style {
    use super::{Digits, Face, TypeStyle};

    const fn sans(size_pt: f32, line_pt: f32, bold: bool) -> TypeStyle {
        TypeStyle { face: Face::Sans, size_pt, line_pt, bold, digits: Digits::AsWritten }
    }

    /// Buttons, rows, fields.
    pub const UI: TypeStyle = sans(14.0, 22.0, false);
    /// The same, selected.
    pub const UI_BOLD: TypeStyle = sans(14.0, 22.0, true);
    /// Heads of groups, notes.
    pub const SMALL: TypeStyle = sans(12.5, 20.0, false);
    /// The status bar.
    pub const STATUS: TypeStyle = sans(12.0, 20.0, false);
    /// The line under the headline.
    pub const META: TypeStyle = sans(13.0, 22.0, false);
    /// Keys.
    pub const KEY: TypeStyle = sans(11.0, 17.0, false);
    /// The program's name in the top bar.
    pub const BRAND: TypeStyle = sans(17.0, 26.0, true);
    /// The headline of a window with no article.
    pub const HEADLINE: TypeStyle = TypeStyle { face: Face::Amiri, ..sans(33.0, 54.0, true) };
}

/// How many frames a layout stays that nobody draws.
const KEEP: u64 = 240;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct LabelKey {
    text: String,
    face: Face,
    /// Size, line height, width as bits: they come from constants and sums, and equal bits mean an equal layout.
    numbers: [u32; 3],
    bold: bool,
    digits: Digits,
    rtl: bool,
    wrapped: bool,
}

/// A string that was laid out; its measures are in points.
#[derive(Debug)]
pub struct Label {
    layout: ParagraphLayout,
    /// Width of its widest line and height of all its lines, in points.
    pub size: Vec2,
    pixels_per_point: f32,
    /// From the layout's left edge to the ink of its lines, in pixels: a right-to-left line starts at the right.
    left_px: f32,
}

/// A letter of a label, or its share of a ligature: a step of the caret.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// Left edge, in points from the label's.
    pub left: f32,
    /// Right edge.
    pub right: f32,
    /// Whether it is read from right to left.
    pub rtl: bool,
}

/// Engine, atlas and cached labels.
pub struct Ink {
    engine: TextEngine,
    atlas: Atlas<(GlyphKey, bool)>,
    labels: HashMap<LabelKey, (Rc<Label>, u64)>,
    frame: u64,
    pixels_per_point: f32,
}

impl Default for Ink {
    fn default() -> Self {
        Self::new()
    }
}

impl Ink {
    /// An engine with the embedded fonts and nothing cached.
    #[must_use]
    pub fn new() -> Self {
        Self {
            engine: TextEngine::new(),
            atlas: Atlas::default(),
            labels: HashMap::new(),
            frame: 0,
            pixels_per_point: 1.0,
        }
    }

    /// Starts a frame at the window's scale.
    pub fn begin_frame(&mut self, ctx: &Context) {
        self.frame += 1;
        self.pixels_per_point = ctx.pixels_per_point();
        self.atlas.begin_frame(self.pixels_per_point);
        if self.frame.is_multiple_of(KEEP) {
            let frame = self.frame;
            self.labels.retain(|_, (_, drawn)| frame - *drawn < KEEP);
        }
    }

    /// How much the engine has worked.
    #[must_use]
    pub fn stats(&self) -> Stats {
        self.engine.stats()
    }

    /// The engine, for the article.
    pub fn engine(&mut self) -> &mut TextEngine {
        &mut self.engine
    }

    /// Pixels to a point.
    #[must_use]
    pub fn scale(&self) -> f32 {
        self.pixels_per_point
    }

    /// `text` on one line, cut with an ellipsis where it is wider than `width` points.
    pub fn line(&mut self, text: &str, style: TypeStyle, rtl: bool, width: f32) -> Rc<Label> {
        self.label(text, style, (rtl, false), width)
    }

    /// `text` on as many lines as it takes at `width` points.
    pub fn wrapped(&mut self, text: &str, style: TypeStyle, rtl: bool, width: f32) -> Rc<Label> {
        self.label(text, style, (rtl, true), width)
    }

    fn label(&mut self, text: &str, style: TypeStyle, (rtl, wrapped): (bool, bool), width: f32) -> Rc<Label> {
        let scale = self.pixels_per_point;
        let width_px = if width.is_finite() { (width.max(1.0) * scale).ceil() } else { f32::INFINITY };
        let (size_px, line_height_px) = (style.size_pt * scale, (style.line_pt * scale).round());
        let numbers = [size_px.to_bits(), line_height_px.to_bits(), width_px.to_bits()];
        let TypeStyle { face, bold, digits, .. } = style;
        let key = LabelKey { text: text.to_owned(), face, numbers, bold, digits, rtl, wrapped };
        let frame = self.frame;
        if let Some((label, drawn)) = self.labels.get_mut(&key) {
            *drawn = frame;
            return Rc::clone(label);
        }
        let direction = if rtl { Direction::Rtl } else { Direction::Ltr };
        let style = TextStyle { face, size_px, line_height_px, bold };
        let overflow = match (wrapped, width.is_finite()) {
            (true, _) => Overflow::Wrap,
            (false, true) => Overflow::Ellipsis,
            (false, false) => Overflow::SingleLine,
        };
        let paragraph = Paragraph { overflow, digits, ..Paragraph::new(text, direction, style) };
        let layout = self.engine.layout(&paragraph, width_px);
        let label = Rc::new(Label::new(layout, scale));
        self.labels.insert(key, (Rc::clone(&label), frame));
        label
    }

    /// Draws `label` in `rect`: centred in its height, and at `align` in its width.
    pub fn put(&mut self, painter: &Painter, label: &Label, rect: Rect, align: Align, colour: Color32) {
        let x = align.align_size_within_range(label.size.x, rect.x_range()).min;
        let y = rect.center().y - label.size.y / 2.0;
        self.draw(painter, label, pos2(x, y), colour);
    }

    /// Draws `label` with its left top corner at `corner`.
    pub fn draw(&mut self, painter: &Painter, label: &Label, corner: Pos2, colour: Color32) {
        let mut brush = Brush::new(self, painter);
        let origin = brush.origin_px(corner) - vec2(label.left_px.floor(), 0.0);
        for glyph in label.layout.glyphs() {
            brush.glyph(glyph.key, origin + vec2(glyph.x_px as f32, glyph.y_px as f32), colour);
        }
        brush.finish();
    }
}

impl Label {
    fn new(layout: ParagraphLayout, pixels_per_point: f32) -> Self {
        let (left_px, right_px) = layout
            .lines()
            .iter()
            .fold((f32::INFINITY, 0.0_f32), |(left, right), line| (left.min(line.left_px), right.max(line.right_px)));
        let left_px = if left_px.is_finite() { left_px } else { 0.0 };
        let size = vec2((right_px - left_px).max(0.0).ceil(), layout.height_px) / pixels_per_point;
        Self { layout, size, pixels_per_point, left_px }
    }

    /// Where a caret stands, in points from the label's left edge.
    #[must_use]
    pub fn caret_x(&self, (offset, affinity): Stop) -> f32 {
        (self.layout.caret(offset, affinity).x_px - self.left_px) / self.pixels_per_point
    }

    /// What is at `x` points from the label's left edge, or nearest to it.
    #[must_use]
    pub fn hit(&self, x: f32) -> Hit {
        self.layout.hit(x * self.pixels_per_point + self.left_px, 0.0)
    }

    /// The caret position one letter to the left or to the right as the eye sees it; `None` at the label's edge.
    #[must_use]
    pub fn beside(&self, from: Stop, towards: Towards) -> Option<Stop> {
        self.layout.step(from, towards, 0.0)
    }

    /// The letters of its only line in the order of the text.
    #[must_use]
    pub fn letters(&self) -> Vec<Letter> {
        let to_points = |px: f32| (px - self.left_px) / self.pixels_per_point;
        let cells = self.layout.cells().iter().filter(|cell| cell.start < cell.end);
        let mut letters: Vec<Letter> = cells
            .map(|cell| Letter {
                range: cell.range(),
                left: to_points(cell.left_px),
                right: to_points(cell.right_px),
                rtl: cell.rtl,
            })
            .collect();
        letters.sort_by_key(|letter| letter.range.start);
        letters
    }

    /// The stretches that `range` takes, in points from the label's left edge: several where directions mix.
    pub fn spans_x(&self, range: Range<usize>) -> impl Iterator<Item = (f32, f32)> {
        let to_points = |px: f32| (px - self.left_px) / self.pixels_per_point;
        let rects = if range.is_empty() { Vec::new() } else { self.layout.rects(range) };
        rects.into_iter().map(move |rect| (to_points(rect.left_px), to_points(rect.right_px)))
    }
}

/// Gathers the quads of one text, a mesh for each texture page.
pub struct Brush<'a> {
    engine: &'a mut TextEngine,
    atlas: &'a mut Atlas<(GlyphKey, bool)>,
    painter: &'a Painter,
    meshes: Vec<Mesh>,
    pixels_per_point: f32,
}

impl<'a> Brush<'a> {
    /// A brush that draws through `painter`.
    pub fn new(ink: &'a mut Ink, painter: &'a Painter) -> Self {
        let pixels_per_point = ink.pixels_per_point;
        Self { engine: &mut ink.engine, atlas: &mut ink.atlas, painter, meshes: Vec::new(), pixels_per_point }
    }

    /// A point on the screen as whole physical pixels, so that lines stand on the grid.
    #[must_use]
    pub fn origin_px(&self, at: Pos2) -> Pos2 {
        (at.to_vec2() * self.pixels_per_point).round().to_pos2()
    }

    /// Adds a glyph whose origin is at `at_px`, in physical pixels of the screen.
    pub fn glyph(&mut self, key: GlyphKey, at_px: Pos2, colour: Color32) {
        let light = is_light(colour);
        let engine = &mut *self.engine;
        let slot = self.atlas.slot(self.painter.ctx(), &(key, light), || raster(engine, key, light));
        if let Some(slot) = slot {
            let left = at_px.x + slot.left_px as f32;
            let top = at_px.y - slot.top_px as f32;
            self.quad(slot, pos2(left, top), colour);
        }
    }

    /// Hands the quads to the painter.
    pub fn finish(self) {
        for mesh in self.meshes {
            self.painter.add(Shape::mesh(mesh));
        }
    }

    fn quad(&mut self, slot: Slot, corner_px: Pos2, colour: Color32) {
        let size_px = vec2(slot.width_px as f32, slot.height_px as f32);
        let to_points = |pixel: Pos2| (pixel.to_vec2() / self.pixels_per_point).to_pos2();
        let rect = Rect::from_min_max(to_points(corner_px), to_points(corner_px + size_px));
        let colour = if slot.coloured { Color32::WHITE } else { colour };
        let index = self.meshes.iter().position(|mesh| mesh.texture_id == slot.texture);
        let index = index.unwrap_or_else(|| {
            self.meshes.push(Mesh::with_texture(slot.texture));
            self.meshes.len() - 1
        });
        if let Some(mesh) = self.meshes.get_mut(index) {
            mesh.add_rect_with_uv(rect, slot.uv, colour);
        }
    }
}

/// Light letters on a dark ground look thinner than dark ones on light: they get a fuller coverage.
fn is_light(colour: Color32) -> bool {
    u32::from(colour.r()) * 3 + u32::from(colour.g()) * 6 + u32::from(colour.b()) > 1400
}

fn raster(engine: &mut TextEngine, key: GlyphKey, light: bool) -> Option<Bitmap> {
    let image = engine.raster(key)?;
    let alpha = |coverage: &u8| {
        let share = f32::from(*coverage) / 255.0;
        let share = if light { share + 0.45 * (share - share * share) } else { share };
        Color32::from_white_alpha((share * 255.0).round() as u8)
    };
    let coloured = image.content == Coverage::Rgba;
    let texels = match image.content {
        Coverage::Alpha => image.coverage.iter().map(alpha).collect(),
        Coverage::Rgba => image
            .coverage
            .chunks_exact(4)
            .filter_map(|texel| <[u8; 4]>::try_from(texel).ok())
            .map(|[r, g, b, a]| Color32::from_rgba_unmultiplied(r, g, b, a))
            .collect(),
    };
    Some(Bitmap {
        left_px: image.left_px,
        top_px: image.top_px,
        width_px: image.width_px,
        height_px: image.height_px,
        texels,
        coloured,
    })
}

#[cfg(test)]
mod tests {
    use super::{Ink, TypeStyle, type_style};
    use crate::text::{Digits, GlyphKey};

    #[test]
    fn a_label_shows_the_digits_of_its_style() {
        let mut ink = Ink::new();
        let mut glyphs = |text: &str, digits| -> Vec<GlyphKey> {
            let label = ink.line(text, TypeStyle { digits, ..type_style::UI }, true, f32::INFINITY);
            label.layout.glyphs().iter().map(|glyph| glyph.key).collect()
        };
        let written = glyphs("12.", Digits::AsWritten);
        assert_eq!(glyphs("12.", Digits::ArabicIndic), glyphs("١٢.", Digits::AsWritten));
        assert_eq!(glyphs("١٢.", Digits::Western), written);
        assert_ne!(glyphs("12.", Digits::ArabicIndic), written);
    }
}
