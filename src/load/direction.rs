//! The base direction of each block: that of its letters where they leave no doubt, else that of what it is a part of.
//!
//! Code and addresses have no vote. A list and a table speak as one: the columns of a table keep their order from row to row, and an
//! item whose letters are divided keeps its mark where the other marks are. Two or three foreign words without a full stop are a
//! name and no sentence, so they stand where their surroundings do. What is left in doubt follows the whole article.

use crate::article::{Block, BlockKind, Direction, InlineStyle, StrongLetters, StyleRun, TextRange};

/// A block of so many words, numbers not counted, reads as a sentence even without a stop.
const SENTENCE_MIN_WORDS: usize = 4;

/// Gives each block its base direction. `styles` are sorted by start.
pub(super) fn directed(text: &str, blocks: Vec<(TextRange, BlockKind)>, styles: &[StyleRun]) -> Vec<Block> {
    let letters = letters_of(text, &blocks, styles);
    let sum = |counts: &[StrongLetters]| {
        let mut sum = StrongLetters::default();
        counts.iter().for_each(|count| sum += *count);
        sum
    };
    let whole = sum(&letters).majority().or_else(|| Direction::of_text(text)).unwrap_or_default();
    let kinds: Vec<BlockKind> = blocks.iter().map(|(_, kind)| *kind).collect();
    let mut directions = Vec::with_capacity(blocks.len());
    for group in kinds.chunk_by(|above, below| are_one(*above, *below)) {
        let counts = letters.get(directions.len()..directions.len() + group.len()).unwrap_or_default();
        let around = if group.len() > 1 { sum(counts).clear_majority().unwrap_or(whole) } else { whole };
        for (kind, count) in group.iter().zip(counts) {
            let range = blocks.get(directions.len()).map_or_else(TextRange::default, |(range, _)| *range);
            let own = count.clear_majority();
            directions.push(match kind {
                BlockKind::TableRow => around,
                BlockKind::Code => own.unwrap_or(Direction::Ltr),
                _ => own.filter(|_| is_sentence(range.slice(text))).unwrap_or(around),
            });
        }
    }
    let directed = blocks.into_iter().zip(directions);
    directed.map(|((range, kind), direction)| Block { range, kind, direction }).collect()
}

/// The letters of each block that vote: all of a block of code, elsewhere all but those of code.
fn letters_of(text: &str, blocks: &[(TextRange, BlockKind)], styles: &[StyleRun]) -> Vec<StrongLetters> {
    let mut code = styles.iter().filter(|run| run.style == InlineStyle::Code).map(|run| run.range).peekable();
    let count = |(range, kind): &(TextRange, BlockKind)| {
        let mut letters = StrongLetters::default();
        let mut from = range.start;
        while let Some(run) = code.next_if(|run| run.start < range.end) {
            if *kind != BlockKind::Code {
                letters += StrongLetters::of_text(TextRange::new(from, run.start).slice(text));
                from = run.end.max(from);
            }
        }
        letters += StrongLetters::of_text(TextRange::new(from, range.end).slice(text));
        letters
    };
    blocks.iter().map(count).collect()
}

/// Whether two neighbouring blocks are parts of one list or table.
fn are_one(above: BlockKind, below: BlockKind) -> bool {
    use BlockKind::{ListItem, TableRow};
    matches!((above, below), (TableRow, TableRow) | (ListItem { .. }, ListItem { .. }))
}

fn is_sentence(text: &str) -> bool {
    let mut words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic));
    text.trim_end().ends_with(['.', '!', '?', '؟', ':']) || words.nth(SENTENCE_MIN_WORDS - 1).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::{Hint, load_bytes};

    /// `r` or `l` for each block of a Markdown text.
    fn sides(markdown: &str) -> String {
        let hint = Hint { file_name: Some("a.md".to_owned()), format: None };
        let article = load_bytes(markdown.as_bytes(), &hint).unwrap().article;
        article.blocks.iter().map(|block| if block.direction.is_rtl() { 'r' } else { 'l' }).collect()
    }

    const BODY: &str = "قالت الشركة في بيان صدر يوم الاثنين إنها تعتزم زيادة إنتاجها خلال العام المقبل.";

    #[test]
    fn neither_addresses_nor_code_turn_a_paragraph() {
        assert_eq!(sides("نص https://www.example.com/very/long/path/that/never/ends?query=string ثم نص."), "r");
        assert_eq!(sides("استعمل `a_very_long_function_name_indeed()` هنا."), "r");
        assert_eq!(sides("نص ``` "), "r");
    }

    #[test]
    fn divided_letters_follow_the_article() {
        let divided = "نقطة ثانية مع English words in the middle ثم عربي";
        assert_eq!(sides(&format!("{BODY}\n\n{divided}")), "rr");
        assert_eq!(sides(&format!("This is an English article with a long first sentence.\n\n{divided}")), "ll");
        assert_eq!(sides(&format!("{BODY}\n\nA whole English sentence about شركة أرامكو and others.")), "rl");
    }

    #[test]
    fn a_name_stands_where_its_surroundings_do() {
        assert_eq!(sides(&format!("## OpenAI\n\n{BODY}\n\n- Galaxy S25 Ultra\n- هاتف جديد من سامسونغ\n")), "rrrr");
        assert_eq!(sides(&format!("{BODY}\n\nRead our terms of use")), "rl");
    }

    #[test]
    fn a_list_and_a_table_are_one() {
        assert_eq!(
            sides(&format!("{BODY}\n\n| الشركة | القيمة |\n|---|---|\n| Apple Inc. of California | $5 |")),
            "rrr"
        );
        assert_eq!(
            sides(&format!(
                "{BODY}\n\n- The first item of this list is in English.\n- Second item, شركة أرامكو السعودية\n"
            )),
            "rll"
        );
    }
}
