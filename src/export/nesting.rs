//! Lists and tables around blocks: an article's blocks lie one after the other, HTML puts items into lists, and lists into items.

use std::fmt::Write as _;

use super::html::tags;
use crate::article::BlockKind;

/// The elements that are open around the block that comes next.
#[derive(Debug, Default)]
pub(super) struct Nesting {
    table: bool,
    /// The open lists from the outermost on, with the depth of their items. The last item of each is open too: the next list may
    /// belong into it.
    lists: Vec<(u8, &'static str)>,
}

impl Nesting {
    /// Closes and opens what has to be between the block before and one of `kind`, then opens the block itself. `around` are the
    /// attributes of a list or table that begins here, `own` those of the block; each begins with a space, or is empty.
    pub fn begin(&mut self, kind: BlockKind, around: &str, own: &str, out: &mut String) {
        match kind {
            BlockKind::ListItem { depth, ordinal } => {
                if self.table {
                    self.close(out);
                }
                self.begin_item(depth, if ordinal.is_some() { "ol" } else { "ul" }, around, out);
            }
            BlockKind::TableRow if self.table => {}
            BlockKind::TableRow => {
                self.close(out);
                let _ = writeln!(out, "<table{around}>");
                self.table = true;
            }
            _ => self.close(out),
        }
        out.push_str(&tags(kind, own).0);
    }

    /// Closes the block. An item stays open.
    pub fn end(&self, kind: BlockKind, out: &mut String) {
        if !matches!(kind, BlockKind::ListItem { .. }) {
            out.push_str(tags(kind, "").1);
            out.push('\n');
        }
    }

    /// Closes whatever is open.
    pub fn close(&mut self, out: &mut String) {
        while let Some((_, list)) = self.lists.pop() {
            let _ = writeln!(out, "</li>\n</{list}>");
        }
        if std::mem::take(&mut self.table) {
            out.push_str("</table>\n");
        }
    }

    /// Makes ready for an item of a `list` at `depth`. An excerpt may begin inside a list, so the first depth may be any.
    fn begin_item(&mut self, depth: u8, list: &'static str, around: &str, out: &mut String) {
        let ends = |(open_depth, open): &mut (u8, &str)| *open_depth > depth || *open_depth == depth && *open != list;
        while let Some((_, ended)) = self.lists.pop_if(ends) {
            let _ = writeln!(out, "</li>\n</{ended}>");
        }
        match self.lists.last() {
            Some((open_depth, _)) if *open_depth == depth => out.push_str("</li>\n"),
            around_it => {
                if around_it.is_some() {
                    out.push('\n');
                }
                let _ = writeln!(out, "<{list}{around}>");
                self.lists.push((depth, list));
            }
        }
    }
}
