//! Tagging text that is cut into tokens already, by the conventions of ANERcorp: people, organisations and places, clitics inside.
//!
//! ANERcorp: Benajiba, Rosso and Benedí (2007), in the split of CAMeL Lab (Obeid et al. 2020). Tags are IOB2.

use super::lexicon::NameKind;
use super::model::{Domain, Knowledge, Model, named};
use crate::article::{Article, Block, BlockKind, Direction, TextRange};

/// Sentences that are looked at together, as the articles that such files do not mark.
const SENTENCES_TOGETHER: usize = 25;

/// Tags the whitespace tokens of `text`, one sentence a line: for each line its tokens with their tags. Empty lines give empty sentences.
#[must_use]
pub fn tag(text: &str) -> Vec<Vec<(&str, &'static str)>> {
    let lines: Vec<&str> = text.lines().collect();
    lines.chunks(SENTENCES_TOGETHER).flat_map(tag_lines).collect()
}

fn tag_lines<'t>(lines: &[&'t str]) -> Vec<Vec<(&'t str, &'static str)>> {
    let mut article = Article::default();
    let mut tokens: Vec<Vec<(&str, TextRange)>> = Vec::new();
    for line in lines {
        let start = article.text.len();
        let mut row = Vec::new();
        for token in line.split_whitespace() {
            if article.text.len() > start {
                article.text.push(' ');
            }
            let from = article.text.len();
            article.text.push_str(token);
            row.push((token, TextRange::from_usize(from, article.text.len())));
        }
        let range = TextRange::from_usize(start, article.text.len());
        article.blocks.push(Block { range, kind: BlockKind::Paragraph, direction: Direction::Rtl });
        article.text.push('\n');
        tokens.push(row);
    }
    let names = named(&article, Domain::Aner, Model::builtin(), &Knowledge::full());
    let mut at = 0;
    let mut tag_of = |range: TextRange| {
        while names.get(at).is_some_and(|name| name.range.end <= range.start) {
            at += 1;
        }
        match names.get(at).filter(|name| name.range.overlaps(range)) {
            Some(name) => iob(name.kind, name.range.start >= range.start),
            None => "O",
        }
    };
    tokens.into_iter().map(|row| row.into_iter().map(|(token, range)| (token, tag_of(range))).collect()).collect()
}

fn iob(kind: NameKind, begins: bool) -> &'static str {
    match (kind, begins) {
        (NameKind::Person, true) => "B-PER",
        (NameKind::Person, false) => "I-PER",
        (NameKind::Organization, true) => "B-ORG",
        (NameKind::Organization, false) => "I-ORG",
        (NameKind::Place, true) => "B-LOC",
        (NameKind::Place, false) => "I-LOC",
        (NameKind::Product, _) => "O",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_kept_and_lines_too() {
        let text = "قال دونالد ترامب في واشنطن\n\nإن OpenAI) «نمت»";
        let tagged = tag(text);
        assert_eq!(tagged.len(), 3);
        assert_eq!(tagged[1].len(), 0);
        let words: Vec<_> = tagged[2].iter().map(|(token, _)| *token).collect();
        assert_eq!(words, ["إن", "OpenAI)", "«نمت»"]);
    }
}
