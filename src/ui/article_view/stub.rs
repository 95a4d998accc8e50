//! Stand-in for the article's layout until that lands.
#![allow(missing_docs, reason = "replaced")]
use crate::article::{Article, BlockKind, TextRange};
use crate::text::*;
use std::ops::Range;
#[derive(Debug, Clone)]
pub struct ArticleStyle { pub face: Face, pub size_px: f32, pub line_height_px: f32, pub justify: Justify, pub digits: Digits, pub hide_tashkeel: bool }
pub struct Placed<'a> { pub index: usize, pub top_px: f64, pub left_px: f32, pub line_height_px: f32, pub layout: &'a ParagraphLayout }
pub struct ArticleLayout { blocks: Vec<(f64, f32, ParagraphLayout)>, style: ArticleStyle, width: f32, height: f64 }
impl ArticleLayout {
    pub fn new(_a: &Article, style: ArticleStyle, width: f32) -> Self { Self { blocks: Vec::new(), style, width, height: 0.0 } }
    pub fn prepare(&mut self, e: &mut TextEngine, a: &Article, _r: Range<f64>) -> f64 {
        if !self.blocks.is_empty() { return 0.0; }
        let mut top = 0.0;
        for b in &a.blocks {
            let head = matches!(b.kind, BlockKind::Heading(_));
            let mut st = TextStyle { face: self.style.face, size_px: self.style.size_px, line_height_px: self.style.line_height_px, bold: head };
            if b.kind == BlockKind::Heading(1) { st.size_px *= 1.57; st.line_height_px = (st.size_px * 1.63).round(); }
            let indent = if matches!(b.kind, BlockKind::ListItem { .. } | BlockKind::Quote) { 28.0 } else { 0.0 };
            let p = Paragraph { justify: self.style.justify, ..Paragraph::new(a.slice(b.range), b.direction, st) };
            let l = e.layout(&p, self.width - indent);
            let h = f64::from(l.height_px);
            self.blocks.push((top, st.line_height_px, l));
            top += h + 16.0;
        }
        self.height = top;
        0.0
    }
    pub fn visible(&self, r: Range<f64>) -> impl Iterator<Item = Placed<'_>> {
        self.blocks.iter().enumerate().filter(move |(_, (t, _, l))| *t < r.end && t + f64::from(l.height_px) > r.start).map(|(index, (t, h, layout))| Placed { index, top_px: *t, left_px: 0.0, line_height_px: *h, layout })
    }
    pub fn block_top(&self, i: usize) -> f64 { self.blocks.get(i).map_or(0.0, |b| b.0) }
    pub fn height_px(&self) -> f64 { self.height }
    pub fn extent(&mut self, _e: &mut TextEngine, a: &Article, r: TextRange) -> (f64, f64) {
        let Some(i) = a.block_at(r.start) else { return (0.0, 0.0) };
        let (Some(b), Some((t, h, l))) = (a.blocks.get(i), self.blocks.get(i)) else { return (0.0, 0.0) };
        let y = l.line_of((r.start - b.range.start) as usize, Affinity::Downstream) as f32 * h;
        (t + f64::from(y), t + f64::from(y + h))
    }
}
