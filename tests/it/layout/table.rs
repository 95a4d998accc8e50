//! Tables: cells wrap in their columns, a row is as high as its tallest cell, and what is asked of the page is answered right.

use qari::article::{Article, BlockKind, Direction, TextRange};
use qari::text::{ArticleLayout, ArticleStyle, PlacedBlock, TextEngine};

use super::article::{article_of, style};

const LONG: &str = "نما الاقتصاد نموًا قويًا بفضل الصادرات والسياحة وتحويلات العاملين في الخارج، وتراجع التضخم";

fn table(rows: &[String]) -> Article {
    let rows: Vec<(BlockKind, &str)> = rows.iter().map(|row| (BlockKind::TableRow, row.as_str())).collect();
    article_of(&[&[(BlockKind::Paragraph, "جدول:")], &rows[..], &[(BlockKind::Paragraph, "نهاية")]].concat())
}

fn growth() -> Article {
    table(&["البلد\tالنمو\tالسبب".into(), format!("المغرب\t4.2%\t{LONG}"), "مصر\t٣٫١٪\tالسياحة".into()])
}

fn laid_out(article: &Article, style: ArticleStyle, width_px: f32) -> (ArticleLayout, TextEngine) {
    let mut engine = TextEngine::new();
    let mut layout = ArticleLayout::new(article, style, width_px);
    layout.prepare(&mut engine, article, 0.0..40_000.0);
    (layout, engine)
}

fn cells<'a>(layout: &'a ArticleLayout, article: &Article) -> Vec<PlacedBlock<'a>> {
    let in_row = |block: &PlacedBlock<'_>| article.blocks[block.index].kind == BlockKind::TableRow;
    layout.visible(0.0..1e6).filter(in_row).collect()
}

#[test]
fn a_long_cell_wraps_in_its_column_and_makes_its_row_higher() {
    let article = growth();
    let (layout, _) = laid_out(&article, style(), 480.0);
    let cells = cells(&layout, &article);
    assert_eq!(cells.len(), 9);
    for row in cells.chunks(3) {
        assert!(
            row.iter().all(|cell| cell.top_px == row[0].top_px && cell.row == row[0].row),
            "cells stand beside each other"
        );
        let tallest = row.iter().map(|cell| cell.layout.height_px).fold(0.0, f32::max);
        assert!(row.iter().all(|cell| cell.row_height_px == tallest));
        // From right to left, and no column reaches into the next.
        for pair in row.windows(2) {
            assert!(pair[1].left_px + pair[1].layout.width_px < pair[0].left_px);
        }
        for cell in row {
            let column = 0.0..=cell.layout.width_px + 0.1;
            assert!(cell.layout.lines().iter().all(|line| column.contains(&line.right_px) && line.left_px > -0.1));
        }
    }
    assert!(cells[5].layout.lines().len() > 1, "the long cell wraps");
    for pair in cells.chunks(3).collect::<Vec<_>>().windows(2) {
        assert!(pair[0][0].top_px + f64::from(pair[0][0].row_height_px) <= pair[1][0].top_px, "rows do not overlap");
        for (above, below) in pair[0].iter().zip(pair[1]) {
            assert_eq!((above.left_px, above.layout.width_px), (below.left_px, below.layout.width_px));
        }
    }
}

#[test]
fn every_letter_of_a_cell_is_hit_where_its_rectangle_is() {
    let article = growth();
    for width in [240.0, 480.0, 900.0] {
        let (layout, _) = laid_out(&article, style(), width);
        for cell in cells(&layout, &article) {
            let letters = article.slice(cell.range).char_indices();
            let letters = letters.filter(|(_, c)| c.is_alphanumeric() && !qari::arabic::chars::is_mark(*c));
            for (at, c) in letters {
                let start = cell.range.start + at as u32;
                let range = TextRange::new(start, start + c.len_utf8() as u32);
                let rect = layout.rects(range, 0.0)[0];
                let middle = ((rect.left_px + rect.right_px) / 2.0, f64::from(rect.top_px + rect.bottom_px) / 2.0);
                let (offset, _) = layout.hit(middle.0, middle.1).unwrap();
                assert!(offset == range.start || offset == range.end, "{c} at {width}");
            }
        }
    }
}

#[test]
fn a_selection_over_cells_covers_each_of_them() {
    let article = growth();
    let (mut layout, mut engine) = laid_out(&article, style(), 480.0);
    let from = article.text.find("المغرب").unwrap();
    let to = article.text.find("تراجع").unwrap();
    let range = TextRange::from_usize(from, to);
    let rects = layout.rects(range, 0.0);
    let cells = cells(&layout, &article);
    for cell in &cells[3..6] {
        let inside = |x: f32| cell.left_px - 0.1 <= x && x <= cell.left_px + cell.layout.width_px + 0.1;
        assert!(rects.iter().any(|rect| inside(rect.left_px) && inside(rect.right_px)));
    }
    let (top, bottom) =
        layout.extent(&mut engine, &article, TextRange::from_usize(from, article.text.find("مصر").unwrap() - 1));
    assert!(bottom - top > 2.0 * 39.0 - 1.0, "a row is as high as its tallest cell");
}

#[test]
fn a_narrow_page_stacks_the_cells_and_loses_none() {
    let article = growth();
    let (layout, _) = laid_out(&article, style(), 100.0);
    let cells = cells(&layout, &article);
    assert_eq!(cells.len(), 9);
    for pair in cells.windows(2) {
        assert!(pair[0].top_px + f64::from(pair[0].layout.height_px) <= pair[1].top_px);
    }
    assert!(cells[1].layout.width_px < cells[0].layout.width_px, "cells stand in under the first");
}

#[test]
fn columns_run_with_the_reading_and_numbers_keep_to_the_right() {
    let article =
        table(&["Country\tGrowth".into(), "Morocco\t4.2%".into(), "Egypt\t13.1%".into(), "Jordan\t2%".into()]);
    for direction in [Direction::Rtl, Direction::Ltr] {
        let (layout, _) = laid_out(&article, ArticleStyle { direction: Some(direction), ..style() }, 600.0);
        let cells = cells(&layout, &article);
        assert_eq!(cells[0].left_px > cells[1].left_px, direction == Direction::Rtl);
        for number in cells.iter().skip(1).step_by(2) {
            let line = &number.layout.lines()[0];
            assert!((line.right_px - number.layout.width_px).abs() < 0.5, "{direction:?}");
        }
    }
}

#[test]
fn a_table_of_any_size_is_measured_at_once() {
    let rows: Vec<String> = (0..20_000).map(|row| format!("شركة {row}\t{row}\t{LONG}\t\tآخر")).collect();
    let article = table(&rows);
    let mut engine = TextEngine::new();
    let mut layout = ArticleLayout::new(&article, style(), 700.0);
    layout.prepare(&mut engine, &article, 0.0..1000.0);
    assert!(engine.stats().layouts < 600, "{:?}", engine.stats());
    let wide = "خلية\t".repeat(500);
    let hostile = table(&[wide, "\t\t\t".into(), String::new()]);
    let (layout, _) = laid_out(&hostile, style(), 300.0);
    let last = layout.visible(0.0..1e6).last().unwrap();
    assert_eq!(hostile.slice(last.range), "نهاية");
}
