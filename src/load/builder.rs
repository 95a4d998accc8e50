//! Grows an article block by block, for the formats whose text is not the file's own (Markdown, HTML).
//!
//! Keeps the model's invariants in one place: blocks sorted and disjoint with a line feed between them, white space collapsed
//! as a browser does it (no-break spaces stay), style runs inside one block, empty blocks never stored. A line that the author ended
//! is a line feed inside its block.

use super::direction::directed;
use super::raised::Raised;
use crate::article::{Article, BlockKind, InlineStyle, Metadata, StyleRun, TextRange};

/// What a break between two parts of the text shows, in a paragraph of its own: three stars, as a printer sets it.
const RULE: &str = "* * *";

/// An article under construction.
#[derive(Debug, Default)]
pub(super) struct Builder {
    text: String,
    blocks: Vec<(TextRange, BlockKind)>,
    styles: Vec<StyleRun>,
    open: Option<Open>,
    /// Styles that are on, each with where it began in the open block; `None` for one that was on already, so that a thousand
    /// nested `<b>` make one run a block.
    active: Vec<Option<(usize, InlineStyle)>>,
    /// The styles of `active` that are not `None`: few, as no two are equal.
    distinct: Vec<InlineStyle>,
    /// What was seen and is written once something follows it.
    due: Due,
    /// How running text stands to the line.
    raised: Option<Raised>,
}

/// The block that is being filled.
#[derive(Debug, Clone, Copy)]
struct Open {
    kind: BlockKind,
    /// Where its text starts.
    start: usize,
    /// The length of the text before anything of it was written, its item's mark and the line feed before it included.
    before: usize,
}

/// White space that shows only between two things.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Due {
    #[default]
    Nothing,
    Space,
    /// Ends of lines: one is a line feed, two in a row are a new block.
    Breaks(usize),
}

impl Builder {
    /// Ends the open block and begins one of `kind`. It exists only once something visible is put into it.
    pub fn begin(&mut self, kind: BlockKind) {
        self.begin_item(kind, "");
    }

    /// [`Self::begin`] for an item whose author wrote `mark` before it: the mark stands before the block, not in it.
    pub fn begin_item(&mut self, kind: BlockKind, mark: &str) {
        self.end();
        let before = self.text.len();
        if before > 0 {
            self.text.push('\n');
        }
        if !mark.is_empty() {
            self.text.push_str(mark);
            self.text.push(' ');
        }
        let start = self.text.len();
        self.open = Some(Open { kind, start, before });
        for (from, _) in self.active.iter_mut().flatten() {
            *from = start;
        }
    }

    /// Ends the open block; without content it vanishes.
    pub fn end(&mut self) {
        let Some(Open { kind, start, before }) = self.open.take() else { return };
        self.due = Due::Nothing;
        let filled = self.text.get(start..).unwrap_or("").trim_end().len();
        let end = start + filled;
        self.clamp_styles(end);
        if filled == 0 {
            self.text.truncate(before);
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
        self.open.map(|open| open.kind)
    }

    /// Ends the line inside the open block, as the author did. A heading and a row of a table stay on one line.
    pub fn push_break(&mut self) {
        match self.open_kind() {
            Some(BlockKind::Code) => self.push_verbatim("\n"),
            Some(BlockKind::Heading(_) | BlockKind::TableRow) => self.push(" "),
            Some(BlockKind::Paragraph | BlockKind::Quote | BlockKind::ListItem { .. }) => {
                let before = if let Due::Breaks(count) = self.due { count } else { 0 };
                self.due = Due::Breaks(before + 1);
            }
            None => {}
        }
    }

    /// Parts what follows from what came before; at the beginning, at the end and twice in a row there is nothing to part.
    pub fn push_rule(&mut self) {
        self.end();
        if !self.blocks.is_empty() && !self.ends_in_rule() {
            self.begin(BlockKind::Paragraph);
            self.text.push_str(RULE);
            self.end();
        }
    }

    /// From here on running text stands so.
    pub fn set_raised(&mut self, raised: Option<Raised>) {
        self.raised = raised;
    }

    /// Adds running text, its white space collapsed; opens a paragraph where no block is open and there is something to write.
    pub fn push(&mut self, text: &str) {
        for c in text.chars() {
            if is_collapsible(c) {
                if self.due == Due::Nothing {
                    self.due = Due::Space;
                }
                continue;
            }
            if self.open.is_none() {
                self.begin(BlockKind::Paragraph);
            }
            self.write_due();
            self.text.push(self.raised.map_or(c, |raised| raised.form_of(c)));
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
        self.due = Due::Nothing;
        if self.open.is_some() {
            self.text.push('\t');
        }
    }

    /// Turns a style on.
    pub fn open_style(&mut self, style: InlineStyle) {
        if self.open.is_some() {
            self.write_due();
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
        if self.ends_in_rule() {
            self.blocks.pop();
            let end = self.blocks.last().map_or(0, |(range, _)| range.as_usize().end);
            self.text.truncate(end);
        }
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

    /// The text on one line.
    pub fn into_line(mut self) -> String {
        self.end();
        self.text.replace('\n', " ")
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

    fn ends_in_rule(&self) -> bool {
        self.blocks.last().is_some_and(|(range, _)| range.slice(&self.text) == RULE)
    }

    /// Writes what is due between what is there and what follows; at the start of a block or a cell nothing is.
    fn write_due(&mut self) {
        let Some(open) = self.open else { return };
        let due = std::mem::take(&mut self.due);
        if open.start == self.text.len() || self.text.ends_with('\t') {
            return;
        }
        match due {
            Due::Nothing => {}
            Due::Space => self.text.push(' '),
            Due::Breaks(1) => self.text.push('\n'),
            // What follows an item's first paragraph is running text.
            Due::Breaks(_) if matches!(open.kind, BlockKind::ListItem { .. }) => self.begin(BlockKind::Paragraph),
            Due::Breaks(_) => self.begin(open.kind),
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

    #[test]
    fn one_break_ends_a_line_and_two_end_the_block() {
        let mut builder = Builder::default();
        builder.begin(BlockKind::Quote);
        builder.push_break();
        for (line, breaks) in [("صدر ", 1), (" عجز", 2), ("بيت آخر", 3)] {
            builder.push(line);
            (0..breaks).for_each(|_| builder.push_break());
        }
        builder.begin(BlockKind::Heading(2));
        builder.push("عنوان");
        builder.push_break();
        builder.push("على سطر");
        let article = builder.finish(Metadata::default());
        let blocks: Vec<_> = article.blocks.iter().map(|block| article.slice(block.range)).collect();
        assert_eq!(blocks, ["صدر\nعجز", "بيت آخر", "عنوان على سطر"]);
    }

    #[test]
    fn a_rule_stands_only_between_two_parts() {
        let mut builder = Builder::default();
        builder.push_rule();
        builder.push("أول");
        builder.push_rule();
        builder.push_rule();
        builder.push("ثان");
        builder.push_rule();
        assert_eq!(builder.finish(Metadata::default()).text, "أول\n* * *\nثان");
    }

    #[test]
    fn the_mark_of_an_item_stands_before_it_and_goes_with_it() {
        let mut builder = Builder::default();
        let item = |ordinal| BlockKind::ListItem { depth: 0, ordinal: Some(ordinal) };
        builder.begin_item(item(1), "١-");
        builder.push("بند");
        builder.begin_item(item(2), "٢-");
        builder.begin(BlockKind::Paragraph);
        builder.push("نص");
        let article = builder.finish(Metadata::default());
        assert_eq!(article.text, "١- بند\nنص");
        assert_eq!(article.item_number(0).as_deref(), Some("١-"));
    }
}
