//! What assistive technology is told of the page: paragraphs, headings and mentions in the order of the text, each with its
//! words as they stand in the article, its language and its direction.

use eframe::egui::{Id, Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo};

use super::Lit;
use super::seen::Seen;
use crate::article::{Article, BlockKind, TextRange};
use crate::highlight::Emphasis;
use crate::ui::scene::{Scene, speaks};

/// A block or a cell of a row that is seen, apart from its layout.
#[derive(Debug, Clone, Copy)]
pub struct Told {
    /// Its place in the article.
    pub index: usize,
    /// Its bytes in the article.
    pub range: TextRange,
    /// The bytes of the row of a table that it is a cell of; elsewhere its own.
    pub row: TextRange,
    place: Rect,
    frame: Rect,
    rtl: bool,
}

/// The blocks that are seen.
#[must_use]
pub fn blocks(seen: &[Seen<'_>]) -> Vec<Told> {
    let told = |block: &Seen<'_>| Told {
        index: block.index,
        range: block.range,
        row: block.row,
        place: block.text,
        frame: block.frame,
        rtl: block.rtl,
    };
    seen.iter().map(told).collect()
}

impl Told {
    /// Tells the row of a table that this is the first cell of, and in it what `cells` tells. Other blocks are in no row.
    pub fn in_row(&self, ui: &mut Ui, article: &Article, cells: impl FnOnce(&mut Ui)) {
        if article.blocks.get(self.index).is_none_or(|block| block.kind != BlockKind::TableRow) {
            return cells(ui);
        }
        let row = UiBuilder::new().max_rect(self.frame).scope_id(Id::unique(("row", self.row.start)));
        ui.scope_builder(row.accessibility_role(Role::Row), |ui| {
            speaks(ui.ctx(), ui.unique_id(), self.rtl);
            cells(ui);
        });
    }

    /// Tells the block.
    pub fn announce(&self, ui: &Ui, article: &Article) {
        let Some(block) = article.blocks.get(self.index) else { return };
        let response = ui.interact(self.place, Id::unique(("block", self.range.start)), Sense::hover());
        let (role, level) = match block.kind {
            BlockKind::Heading(level) => (Role::Heading, Some(level)),
            BlockKind::ListItem { .. } => (Role::ListItem, None),
            BlockKind::Quote => (Role::Blockquote, None),
            BlockKind::Code => (Role::Code, None),
            BlockKind::TableRow => (Role::Cell, None),
            BlockKind::Paragraph => (Role::Paragraph, None),
        };
        let text = article.slice(self.range);
        response.widget_info(|| WidgetInfo::labeled(role, true, text));
        if let Some(level) = level {
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_level(usize::from(level)));
        }
        speaks(ui.ctx(), response.id, self.rtl);
    }
}

/// Tells a mention: its words, and whether its entity is selected.
pub fn mention(scene: &Scene<'_>, response: &Response, mention: &Lit) {
    let Some(document) = scene.session.document() else { return };
    let text = document.article().slice(mention.highlight.range);
    let chosen = mention.highlight.emphasis == Emphasis::Focused;
    response.widget_info(|| WidgetInfo::selected(Role::Mark, true, chosen, text));
    speaks(&response.ctx, response.id, mention.rtl);
}
