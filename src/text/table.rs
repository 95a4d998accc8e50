//! Tables: how wide their columns are, where numbers stand in them, and what happens where the page is too narrow.
//!
//! Widths follow CSS's automatic layout (CSS 2.2, 17.5.2.2): between the widest word of a column and its longest cell unbroken,
//! shared out in proportion. Where not even the words fit, the table is set in smaller type; where that would be too small to
//! read, the cells of a row stand one under the other. Only a sample of the rows is measured, so that a table of any length costs
//! the same.
//!
//! Numbers stand at the right edge of their column in both directions: digits read from the left, so units stand under units.

use super::article_style::{ArticleStyle, spans};
use super::engine::TextEngine;
use super::geometry::Rect;
use super::pieces::{Rows, cells};
use super::style::{Align, Paragraph, TextStyle};
use crate::article::{Article, BlockKind, Direction};

/// Rows that are measured, evenly spread over the table.
const SAMPLE_ROWS: usize = 48;

/// How much of a cell is measured, in bytes.
const SAMPLE_BYTES: usize = 480;

/// Between two columns, in em.
const GAP_EM: f32 = 0.8;

/// Of a longer word (an address) a column takes no more notice: it is cut.
const LONGEST_WORD_EM: f32 = 10.0;

/// The smallest type of a table, as a share of the body's size.
const SMALLEST: f32 = 0.7;

/// A column at its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Column {
    /// From the table's left edge.
    pub(super) left_px: f32,
    pub(super) width_px: f32,
    pub(super) align: Align,
}

/// How a table is set.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Table {
    /// The direction in which its columns follow one another and its cells read.
    pub(super) direction: Direction,
    /// Its type as a share of the body's size.
    scale: f32,
    /// Its columns in reading order; none where the cells of a row stand one under the other.
    columns: Vec<Column>,
}

/// What a column asks for.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Wish {
    /// Width of its widest word.
    word_px: f32,
    /// Width of its longest cell, unbroken.
    cell_px: f32,
    /// Cells below the first row that hold anything, and how many of them are numbers.
    filled: usize,
    numbers: usize,
}

impl Table {
    /// Measures a sample of the rows and shares out `width_px`.
    pub(super) fn measure(
        engine: &mut TextEngine,
        article: &Article,
        rows: &Rows,
        style: &ArticleStyle,
        width_px: f32,
    ) -> Self {
        let blocks = article.blocks.get(rows.blocks.clone()).unwrap_or(&[]);
        let step = blocks.len().div_ceil(SAMPLE_ROWS).max(1);
        let text_style = style.text_style(BlockKind::TableRow);
        let mut wishes = vec![Wish::default(); rows.columns];
        let (mut rtl, mut sampled) = (0, 0);
        for (nth, row) in blocks.iter().step_by(step).enumerate() {
            sampled += 1;
            rtl += usize::from(style.direction_of(row).is_rtl());
            for (wish, cell) in wishes.iter_mut().zip(cells(article, row)) {
                let text = article.slice(cell);
                let text = text.get(..text.floor_char_boundary(SAMPLE_BYTES)).unwrap_or(text).trim_end();
                let paragraph = Paragraph {
                    spans: &spans(article, cell),
                    digits: style.digits,
                    hide_tashkeel: style.hide_tashkeel,
                    ..Paragraph::new(text, style.direction_of(row), text_style)
                };
                wish.hear(engine, &paragraph, nth == 0);
            }
        }
        let direction = if rtl * 2 >= sampled { Direction::Rtl } else { Direction::Ltr };
        share_out(&wishes, direction, text_style.size_px, width_px)
    }

    /// The place of a column; `None` where the cells of a row stand one under the other.
    pub(super) fn column(&self, index: usize) -> Option<&Column> {
        self.columns.get(index)
    }

    /// Whether the cells of a row stand one under the other.
    pub(super) fn is_stacked(&self) -> bool {
        self.columns.is_empty()
    }

    /// The type of its cells.
    pub(super) fn text_style(&self, body: TextStyle) -> TextStyle {
        TextStyle {
            size_px: body.size_px * self.scale,
            line_height_px: (body.line_height_px * self.scale).round(),
            ..body
        }
    }
}

impl Wish {
    /// Takes notice of a cell; one of the row that `heads` the table says nothing of what the column holds.
    fn hear(&mut self, engine: &mut TextEngine, cell: &Paragraph<'_>, heads: bool) {
        let layout = engine.layout(cell, f32::INFINITY);
        self.cell_px = self.cell_px.max(layout.content_width_px);
        let longest = LONGEST_WORD_EM * cell.style.size_px;
        let mut start = 0;
        for word in cell.text.split_inclusive(char::is_whitespace) {
            let rects = layout.rects(start..start + word.trim_end().len());
            let width_px: f32 = rects.iter().map(Rect::width_px).sum();
            self.word_px = self.word_px.max(width_px.min(longest));
            start += word.len();
        }
        if !heads && !cell.text.is_empty() {
            self.filled += 1;
            self.numbers += usize::from(is_number(cell.text));
        }
    }

    fn is_numeric(&self) -> bool {
        self.numbers * 2 > self.filled
    }
}

/// Whether a cell is a number, with its sign and unit: it has more digits than letters.
fn is_number(cell: &str) -> bool {
    let digits = cell.chars().filter(|c| c.is_numeric()).count();
    digits > cell.chars().filter(|c| c.is_alphabetic()).count()
}

/// Shares a width out among columns.
fn share_out(wishes: &[Wish], direction: Direction, em_px: f32, width_px: f32) -> Table {
    let gap_px = (GAP_EM * em_px).round();
    let gaps_px = gap_px * wishes.len().saturating_sub(1) as f32;
    let words_px: f32 = wishes.iter().map(|wish| wish.word_px).sum();
    let cells_px: f32 = wishes.iter().map(|wish| wish.cell_px).sum();
    // In steps, so that a window that is drawn narrower does not ask for glyphs of ever new sizes.
    let needed_px = words_px + gaps_px;
    let scale = if needed_px <= width_px { 1.0 } else { (width_px / needed_px * 24.0).floor() / 24.0 };
    if scale < SMALLEST {
        return Table { direction, scale: 1.0, columns: Vec::new() };
    }
    let (gap_px, room_px) = (gap_px * scale, width_px - gaps_px * scale);
    let widths = wishes.iter().map(|wish| {
        if cells_px <= room_px {
            wish.cell_px + (room_px - cells_px) * wish.cell_px / cells_px.max(1.0)
        } else {
            let more = (room_px - words_px * scale) / (cells_px - words_px).max(1.0);
            wish.word_px * scale + (wish.cell_px - wish.word_px) * more
        }
    });
    let mut used_px = 0.0;
    let columns = wishes.iter().zip(widths).map(|(wish, width)| {
        // Rounded up: a word must fit the column that was made for it.
        let place_px = (width + 0.1).min(width_px - used_px);
        let left_px = if direction.is_rtl() { width_px - used_px - place_px } else { used_px };
        used_px += width + gap_px;
        let align = if wish.is_numeric() && !direction.is_rtl() { Align::End } else { Align::Start };
        Column { left_px: left_px.round(), width_px: place_px, align }
    });
    Table { direction, scale, columns: columns.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(word_px: f32, cell_px: f32) -> Wish {
        Wish { word_px, cell_px, filled: 4, numbers: 0 }
    }

    #[test]
    fn columns_follow_the_reading_and_fill_the_width() {
        let wishes = [wish(50.0, 100.0), wish(40.0, 60.0), wish(40.0, 40.0)];
        for direction in [Direction::Rtl, Direction::Ltr] {
            let table = share_out(&wishes, direction, 20.0, 332.0);
            let [first, second, third] = table.columns[..] else { panic!("{table:?}") };
            assert!((first.width_px + second.width_px + third.width_px - 300.0).abs() < 1.0);
            assert!(first.width_px > second.width_px && second.width_px > third.width_px);
            let (left, right) = if direction.is_rtl() { (third, first) } else { (first, third) };
            assert!(left.left_px.abs() < 1.0 && (right.left_px + right.width_px - 332.0).abs() < 1.0);
        }
    }

    #[test]
    fn a_long_cell_takes_the_room_that_the_words_leave() {
        let wishes = [wish(50.0, 900.0), wish(60.0, 60.0)];
        let table = share_out(&wishes, Direction::Rtl, 20.0, 316.0);
        assert!((table.columns[1].width_px - 60.0).abs() < 1.0, "{table:?}");
        assert!((table.columns[0].width_px - 240.0).abs() < 1.0, "{table:?}");
    }

    #[test]
    fn a_narrow_page_makes_the_type_smaller_and_then_stacks_the_cells() {
        let wishes = [wish(100.0, 200.0); 4];
        let small = share_out(&wishes, Direction::Rtl, 20.0, 400.0);
        assert!(small.scale < 1.0 && small.scale >= SMALLEST && !small.is_stacked(), "{small:?}");
        assert!(small.columns.iter().all(|column| column.width_px >= 100.0 * small.scale));
        assert!(share_out(&wishes, Direction::Rtl, 20.0, 300.0).is_stacked());
        assert!(share_out(&wishes, Direction::Rtl, 20.0, 0.0).is_stacked());
    }

    #[test]
    fn numbers_have_more_digits_than_letters() {
        for number in ["12.5%", "1,234", "٣٠٪", "-5", "$30", "2024م"] {
            assert!(is_number(number), "{number}");
        }
        for words in ["الربع الثاني", "30 مليون دولار", "", "—"] {
            assert!(!is_number(words), "{words}");
        }
        let numbers = Wish { filled: 4, numbers: 3, ..wish(10.0, 10.0) };
        let table = share_out(&[wish(10.0, 10.0), numbers], Direction::Ltr, 20.0, 200.0);
        assert_eq!([table.columns[0].align, table.columns[1].align], [Align::Start, Align::End]);
    }
}
