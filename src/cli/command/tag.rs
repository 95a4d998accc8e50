//! `qari tag FILE`: IOB2 tags for tokens that are given, one sentence a line.
//!
//! The line is extracted from as an article of one paragraph; a token takes the tag of the mention that covers its first letter that any
//! mention covers, so that a clitic written on a name does not hide it.

use super::super::{CliError, Exit, Input, Streams};
use crate::article::{Article, Block, BlockKind, Direction, TextRange};
use crate::extract::{EntityDetail, Extraction, MentionId};

pub(in crate::cli) fn run(input: &Input, streams: &mut Streams<'_>) -> Result<Exit, CliError> {
    let text = super::load_lines(input, streams)?;
    let extractor = super::extractor(streams);
    for line in text.lines() {
        let article = sentence(line);
        let found = extractor.extract(&article);
        let mut last = None;
        for (range, token) in tokens(line) {
            let mention = touched(&found, range);
            let tag = mention.map_or("O", |id| label(&found, id));
            let prefix = match (tag, mention == last) {
                ("O", _) => "",
                (_, true) => "I-",
                (_, false) => "B-",
            };
            last = mention.filter(|_| tag != "O");
            writeln!(streams.output, "{token} {prefix}{tag}")?;
        }
        writeln!(streams.output)?;
    }
    Ok(Exit::Done)
}

fn sentence(line: &str) -> Article {
    let range = TextRange::from_usize(0, line.len());
    let block = Block { range, kind: BlockKind::Paragraph, direction: Direction::of_text(line).unwrap_or_default() };
    Article { text: line.to_owned(), blocks: vec![block], ..Article::default() }
}

/// The tokens between white space, each with its bytes.
fn tokens(line: &str) -> impl Iterator<Item = (TextRange, &str)> {
    let mut at = 0;
    line.split_inclusive(char::is_whitespace).filter_map(move |piece| {
        let start = at;
        at += piece.len();
        let token = piece.trim_end();
        (!token.is_empty()).then(|| (TextRange::from_usize(start, start + token.len()), token))
    })
}

/// The first mention that shares a byte with the token.
fn touched(found: &Extraction, range: TextRange) -> Option<MentionId> {
    let first = found.mentions.partition_point(|mention| mention.range.end <= range.start);
    found.mentions.get(first).filter(|mention| mention.range.overlaps(range)).map(|mention| mention.id)
}

/// The tag set of the CoNLL tradition; figures and products are outside it.
fn label(found: &Extraction, id: MentionId) -> &'static str {
    let detail = found.mention(id).and_then(|mention| found.entity(mention.entity)).map(|entity| &entity.detail);
    match detail {
        Some(EntityDetail::Person { .. }) => "PERS",
        Some(EntityDetail::Organization { .. }) => "ORG",
        Some(EntityDetail::Place { .. }) => "LOC",
        Some(EntityDetail::Product | EntityDetail::Figure(_)) | None => "O",
    }
}
