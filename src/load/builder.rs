//! Grows an article block by block, for the formats whose text is not the file's own (Markdown, HTML).
//!
//! Keeps the model's invariants in one place: blocks sorted and disjoint with one line feed between them, white space collapsed
//! as a browser does it (no-break spaces stay), style runs inside one block, empty blocks never stored.

use crate::article::{Article, Block, BlockKind, Direction, InlineStyle, Metadata, StyleRun, TextRange};

/// An article under construction.
#[derive(Debug, Default)]
pub(super) struct Builder {
    text: String,
    blocks: Vec<(TextRange, BlockKind)>,
    styles: Vec<StyleRun>,
    /// Where the open block starts, and what it is.
    open: Option<(usize, BlockKind)>,
    /// Styles that are on, each with where it began in the open block.
    active: Vec<(usize, InlineStyle)>,
    /// White space was seen and is written once something follows it.
    space_due: bool,
}

impl Builder {
    /// Ends the open block and begins one of `kind`. It exists only once something visible is put into it.
    pub fn begin(&mut self, kind: BlockKind) {
        self.end();
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        self.open = Some((start, kind));
        for (from, _) in &mut self.active {
            *from = start;
        }
    }

    /// Ends the open block; without content it vanishes.
    pub fn end(&mut self) {
        let Some((start, kind)) = self.open.take() else { return };
        self.space_due = false;
        let filled = self.text.get(start..).unwrap_or("").trim_end().len();
        if filled == 0 {
            self.text.truncate(start.saturating_sub(1));
            return;
        }
        self.text.truncate(start + filled);
        let end = start + filled;
        self.blocks.push((TextRange::from_usize(start, end), kind));
        for (from, style) in &self.active {
            push_run(&mut self.styles, *from, end, style);
        }
    }

    /// Whether a block is open.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// The kind of the open block.
    pub fn open_kind(&self) -> Option<BlockKind> {
        self.open.map(|(_, kind)| kind)
    }

    /// Adds running text, its white space collapsed; opens a paragraph where no block is open and there is something to write.
    pub fn push(&mut self, text: &str) {
        for c in text.chars() {
            if is_collapsible(c) {
                self.space_due = true;
                continue;
            }
            if self.open.is_none() {
                self.begin(BlockKind::Paragraph);
            }
            self.write_due_space();
            self.text.push(c);
        }
    }

    /// Adds text whose lines and spaces are kept (code); CR LF becomes LF.
    pub fn push_verbatim(&mut self, text: &str) {
        if self.open.is_none() {
            self.begin(BlockKind::Code);
        }
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '\r' if chars.peek() == Some(&'\n') => {}
                '\r' => self.text.push('\n'),
                c => self.text.push(c),
            }
        }
    }

    /// Ends a cell of a table row.
    pub fn push_tab(&mut self) {
        self.space_due = false;
        if self.open.is_some() {
            self.text.push('\t');
        }
    }

    /// Turns a style on.
    pub fn open_style(&mut self, style: InlineStyle) {
        if self.open.is_some() {
            self.write_due_space();
        }
        self.active.push((self.text.len(), style));
    }

    /// Turns off the style that was turned on last.
    pub fn close_style(&mut self) {
        let Some((from, style)) = self.active.pop() else { return };
        if self.open.is_some() {
            push_run(&mut self.styles, from, self.text.len(), &style);
        }
    }

    /// The text of the first block of this kind.
    pub fn first(&self, kind: BlockKind) -> Option<&str> {
        self.blocks.iter().find(|(_, each)| *each == kind).map(|(range, _)| range.slice(&self.text))
    }

    /// Whether nothing was stored yet.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// The article. Each block's direction is that of most of its letters, else the article's.
    pub fn finish(mut self, meta: Metadata) -> Article {
        self.end();
        let blocks = directed(&self.text, self.blocks);
        let mut styles = self.styles;
        styles.sort_by_key(|run| run.range);
        Article { text: self.text, blocks, styles, meta }
    }

    fn write_due_space(&mut self) {
        let at_start = self.open.is_none_or(|(start, _)| start == self.text.len()) || self.text.ends_with('\t');
        if std::mem::take(&mut self.space_due) && !at_start {
            self.text.push(' ');
        }
    }
}

/// Gives each block its base direction: that of most of its letters, else that of the whole text.
pub(super) fn directed(text: &str, blocks: Vec<(TextRange, BlockKind)>) -> Vec<Block> {
    let whole = Direction::of_text(text).unwrap_or_default();
    blocks
        .into_iter()
        .map(|(range, kind)| Block { range, kind, direction: Direction::of_text(range.slice(text)).unwrap_or(whole) })
        .collect()
}

/// White space that HTML and Markdown collapse; no-break and typographic spaces are content.
fn is_collapsible(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn push_run(styles: &mut Vec<StyleRun>, from: usize, end: usize, style: &InlineStyle) {
    if from < end {
        styles.push(StyleRun { range: TextRange::from_usize(from, end), style: style.clone() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_disjoint_and_styles_stay_inside_one() {
        let mut builder = Builder::default();
        builder.begin(BlockKind::Heading(1));
        builder.push("  عنوان \n كبير  ");
        builder.begin(BlockKind::Paragraph);
        builder.begin(BlockKind::Paragraph);
        builder.push("نص ");
        builder.open_style(InlineStyle::Strong);
        builder.push("مهم ");
        builder.begin(BlockKind::Paragraph);
        builder.push("يتبع");
        builder.close_style();
        let article = builder.finish(Metadata::default());
        assert_eq!(article.text, "عنوان كبير\nنص مهم\nيتبع");
        let runs: Vec<_> = article.styles.iter().map(|run| article.slice(run.range)).collect();
        assert_eq!(runs, ["مهم", "يتبع"]);
        assert_eq!(article.blocks.len(), 3);
    }
}
