//! How the blocks of an article are set: sizes, indents and the space between them, all derived from the body's size.

use super::style::{Digits, Face, Justify, Span, TextStyle};
use crate::article::{Article, Block, BlockKind, Direction, InlineStyle, TextRange};

/// The reader's typography in physical pixels: with the article and the width, the key of an article's layout. Filter,
/// theme, hover and selection are no part of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ArticleStyle {
    /// Face of body and headings.
    pub face: Face,
    /// Size of the body (one em).
    pub size_px: f32,
    /// Line height of the body.
    pub line_height_px: f32,
    /// How body paragraphs are brought to the measure; headings, lists and tables stay ragged.
    pub justify: Justify,
    /// Which digits the screen shows.
    pub digits: Digits,
    /// Whether harakat are left out on the screen.
    pub hide_tashkeel: bool,
    /// A direction that the reader set for the whole article; else each block has its own.
    pub direction: Option<Direction>,
}

impl ArticleStyle {
    /// A face at a size, ragged, as the author wrote it.
    #[must_use]
    pub fn new(face: Face, size_px: f32, line_height_px: f32) -> Self {
        Self {
            face,
            size_px,
            line_height_px,
            justify: Justify::default(),
            digits: Digits::default(),
            hide_tashkeel: false,
            direction: None,
        }
    }

    /// The base direction of a block.
    #[must_use]
    pub fn direction_of(&self, block: &Block) -> Direction {
        self.direction.unwrap_or(block.direction)
    }

    /// Face, size, leading and weight of a kind of block.
    #[must_use]
    pub fn text_style(&self, kind: BlockKind) -> TextStyle {
        let body =
            TextStyle { face: self.face, size_px: self.size_px, line_height_px: self.line_height_px, bold: false };
        let scale = match kind {
            BlockKind::Heading(1) => 1.57,
            BlockKind::Heading(2) => 1.3,
            BlockKind::Heading(3) => 1.15,
            BlockKind::Heading(_) => 1.0,
            _ => return body,
        };
        // Large type needs less leading in proportion.
        let leading = if scale > 1.4 { 1.63 } else { self.line_height_px / self.size_px.max(1.0) * 0.94 };
        let size_px = self.size_px * scale;
        TextStyle { size_px, line_height_px: (size_px * leading).round(), bold: true, ..body }
    }

    /// Justification of a kind of block.
    pub(super) fn justify_of(&self, kind: BlockKind) -> Justify {
        if matches!(kind, BlockKind::Paragraph | BlockKind::Quote) { self.justify } else { Justify::Ragged }
    }

    /// The step by which what belongs to something stands in from it.
    pub(super) fn step_px(&self) -> f32 {
        (self.size_px * 1.33).round()
    }

    /// How far a block stands in from the edge where reading starts.
    pub(super) fn indent_px(&self, kind: BlockKind) -> f32 {
        let step = self.step_px();
        match kind {
            BlockKind::ListItem { depth, .. } => step * f32::from(depth.saturating_add(1).min(8)),
            BlockKind::Quote => step,
            _ => 0.0,
        }
    }

    /// The space between two blocks that follow each other: the larger of what each asks for.
    pub(super) fn gap_px(&self, above: BlockKind, below: BlockKind) -> f32 {
        let after = match above {
            BlockKind::Heading(1) => 0.15,
            BlockKind::Heading(_) => 0.2,
            BlockKind::Paragraph | BlockKind::Quote | BlockKind::Code => 0.42,
            BlockKind::ListItem { .. } => 0.14,
            BlockKind::TableRow => 0.08,
        };
        let before = match (above, below) {
            (_, BlockKind::Heading(_)) => 0.8,
            (BlockKind::ListItem { .. }, BlockKind::ListItem { .. }) | (BlockKind::TableRow, BlockKind::TableRow) => {
                0.0
            }
            _ => 0.42,
        };
        (self.line_height_px * f32::max(after, before)).round()
    }
}

/// The strong runs inside a range, relative to its start. What is emphasised has a line over it instead: Arabic knows no slant.
pub(super) fn spans(article: &Article, range: TextRange) -> Vec<Span> {
    // Runs are sorted by start and may overlap, but none is longer than a block.
    let from = article.styles.partition_point(|run| run.range.start + (1 << 20) < range.start);
    let runs = article.styles.get(from..).unwrap_or(&[]).iter().take_while(|run| run.range.start < range.end);
    let mut spans: Vec<Span> = runs
        .filter(|run| run.style == InlineStyle::Strong)
        .filter_map(|run| run.range.intersection(range))
        .map(|shared| Span {
            range: (shared.start - range.start) as usize..(shared.end - range.start) as usize,
            bold: true,
        })
        .collect();
    spans.sort_by_key(|span| (span.range.start, span.range.end));
    // Runs that overlap or touch become one.
    spans.dedup_by(|next, last| {
        let joined = next.range.start <= last.range.end;
        if joined {
            last.range.end = last.range.end.max(next.range.end);
        }
        joined
    });
    spans
}
