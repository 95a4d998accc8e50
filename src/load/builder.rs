//! Grows an article block by block, for the formats whose text is not the file's own (Markdown, HTML).
//!
//! Keeps the model's invariants in one place: blocks sorted and disjoint with one line feed between them, white space collapsed
//! as a browser does it (no-break spaces stay), style runs inside one block, empty blocks never stored.

use super::direction::directed;
use crate::article::{Article, BlockKind, InlineStyle, Metadata, StyleRun, TextRange};

/// An article under construction.
#[derive(Debug, Default)]
pub(super) struct Builder {
    text: String,
    blocks: Vec<(TextRange, BlockKind)>,
    styles: Vec<StyleRun>,
    /// Where the open block starts, and what it is.
    open: Option<(usize, BlockKind)>,
    /// Styles that are on, each with where it began in the open block; `None` for one that was on already, so that a thousand
    /// nested `<b>` make one run a block.
    active: Vec<Option<(usize, InlineStyle)>>,
    /// The styles of `active` that are not `None`: few, as no two are equal.
    distinct: Vec<InlineStyle>,
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
        for (from, _) in self.active.iter_mut().flatten() {
            *from = start;
        }
    }

    /// Ends the open block; without content it vanishes.
    pub fn end(&mut self) {
        let Some((start, kind)) = self.open.take() else { return };
        self.space_due = false;
        let filled = self.text.get(start..).unwrap_or("").trim_end().len();
        let end = start + filled;
        self.clamp_styles(end);
        if filled == 0 {
            self.text.truncate(start.saturating_sub(1));
            return;
        }
        self.text.truncate(end);
        self.blocks.push((TextRange::from_usize(start, end), kind));
        for (from, style) in self.active.iter().flatten() {
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
        if self.distinct.contains(&style) {
            self.active.push(None);
        } else {
            self.distinct.push(style.clone());
            self.active.push(Some((self.text.len(), style)));
        }
    }

    /// Turns off the style that was turned on last.
    pub fn close_style(&mut self) {
        let Some((from, style)) = self.active.pop().flatten() else { return };
        self.distinct.retain(|other| *other != style);
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

    /// The article, each block with its direction.
    pub fn finish(mut self, meta: Metadata) -> Article {
        self.end();
        let mut styles = self.styles;
        styles.sort_by_key(|run| run.range);
        let blocks = directed(&self.text, self.blocks, &styles);
        Article { text: self.text, blocks, styles, meta }
    }

    /// Adds the blocks of another, after those that are here.
    pub fn append(&mut self, mut other: Self) {
        other.end();
        self.end();
        if other.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let shift = TextRange::from_usize(0, self.text.len()).end;
        let shifted =
            |range: TextRange| TextRange::new(range.start.saturating_add(shift), range.end.saturating_add(shift));
        self.text.push_str(&other.text);
        self.blocks.extend(other.blocks.into_iter().map(|(range, kind)| (shifted(range), kind)));
        let styles = other.styles.into_iter();
        self.styles.extend(styles.map(|run| StyleRun { range: shifted(run.range), style: run.style }));
    }

    /// How many characters are stored.
    pub fn chars(&self) -> usize {
        self.text.chars().count()
    }

    /// Cuts the runs of the open block at its end, which trimming may have moved before theirs.
    fn clamp_styles(&mut self, end: usize) {
        let end = TextRange::from_usize(0, end).end;
        let late = self.styles.iter().rev().take_while(|run| run.range.end > end).count();
        let tail = self.styles.split_off(self.styles.len() - late);
        self.styles.extend(
            tail.into_iter().filter(|run| run.range.start < end).map(|run| StyleRun {
                range: TextRange::new(run.range.start, run.range.end.min(end)),
                style: run.style,
            }),
        );
        for (from, _) in self.active.iter_mut().flatten() {
            *from = (*from).min(end as usize);
        }
    }

    fn write_due_space(&mut self) {
        let at_start = self.open.is_none_or(|(start, _)| start == self.text.len()) || self.text.ends_with('\t');
        if std::mem::take(&mut self.space_due) && !at_start {
            self.text.push(' ');
        }
    }
}

/// White space that HTML and Markdown collapse; no-break and typographic spaces are content.
fn is_collapsible(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Stores a run that holds something; a link that leads nowhere, or into a script, is none.
fn push_run(styles: &mut Vec<StyleRun>, from: usize, end: usize, style: &InlineStyle) {
    let dead = matches!(style, InlineStyle::Link { href } if !is_followable(href));
    if from < end && !dead {
        styles.push(StyleRun { range: TextRange::from_usize(from, end), style: style.clone() });
    }
}

/// Whether an address leads to a page: not empty, not a place in the same page, not a script or inline data.
fn is_followable(href: &str) -> bool {
    let lower: String = href.chars().filter(|c| !c.is_whitespace() && !c.is_control()).take(11).collect();
    let lower = lower.to_ascii_lowercase();
    !lower.is_empty() && !["#", "javascript:", "vbscript:", "data:"].iter().any(|scheme| lower.starts_with(scheme))
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
