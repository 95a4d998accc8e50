//! The table of figures as a value: rows with their roles in words; and the same as text for a clipboard.

use std::collections::BTreeMap;
use std::ops::Range;

use super::panel::Row;
use super::{Document, figure_value, wording};
use crate::arabic::sentence;
use crate::export::neutral_cell;
use crate::extract::{Change, Entity, EntityId, Figure, FigureKind, Roles};
use crate::i18n::{Lang, Msg, isolate, text};

/// What a figure's row says besides its value and its wording; empty where the sentence does not say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cells {
    /// The sort of figure.
    pub kind: FigureKind,
    /// What it is of, as worded.
    pub of: Option<String>,
    /// Whose it is: the canonical name.
    pub whose: Option<String>,
    /// Of which time it speaks, in normal form where it has one.
    pub period: Option<String>,
    /// Whether it rose or fell.
    pub change: Option<Change>,
}

impl Cells {
    /// The cells of a figure.
    #[must_use]
    pub fn new(document: &Document, entity: EntityId, figure: &Figure) -> Self {
        let extraction = document.extraction();
        let roles: Roles = extraction.roles_of(entity);
        let words = |range| crate::arabic::normalize::clean(document.article().slice(range));
        Self {
            kind: figure.kind,
            of: roles.of.map(|of| words(of.words)).or_else(|| figure.of.clone()),
            whose: roles.whose.and_then(|owner| Some(extraction.entity(owner.entity)?.name.clone())),
            period: roles.period.map(|period| {
                let dated = period.figure.and_then(|id| extraction.entity(id)?.figure());
                dated.map_or_else(|| words(period.words), figure_value::plain)
            }),
            change: roles.change,
        }
    }

    /// What it is of, whose, and when, in that order.
    pub fn roles(&self) -> impl Iterator<Item = &str> {
        [&self.of, &self.whose, &self.period].into_iter().filter_map(|role| role.as_deref())
    }

    /// The same as one line: each isolated, dots between them. Empty where nothing is known.
    #[must_use]
    pub fn line(&self) -> String {
        self.roles().map(isolate).collect::<Vec<_>>().join(" · ")
    }
}

/// A figure as the article words it, harakat and all, on one line.
#[must_use]
pub fn wording_of(document: &Document, entity: &Entity) -> String {
    let mention = entity.mentions.first().and_then(|id| document.extraction().mention(*id));
    let words = mention.map_or(entity.name.as_str(), |mention| document.article().slice(mention.range));
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The sentence that holds a figure's first mention.
#[must_use]
pub fn sentence_of(document: &Document, entity: &Entity) -> String {
    Sentences::default().of(document, entity)
}

/// Sentences of the article, each block cut once.
#[derive(Default)]
struct Sentences {
    blocks: BTreeMap<usize, Vec<Range<usize>>>,
}

impl Sentences {
    fn of(&mut self, document: &Document, entity: &Entity) -> String {
        self.find(document, entity).unwrap_or_default().to_owned()
    }

    fn find<'d>(&mut self, document: &'d Document, entity: &Entity) -> Option<&'d str> {
        let article = document.article();
        let range = document.extraction().mention(*entity.mentions.first()?)?.range;
        let index = article.block_at(range.start)?;
        let block = article.blocks.get(index)?.range;
        let within = article.slice(block);
        let ranges = self.blocks.entry(index).or_insert_with(|| sentence::sentences(within));
        let at = (range.start - block.start) as usize;
        let after = ranges.partition_point(|sentence| sentence.end <= at);
        within.get(ranges.get(after)?.clone())
    }
}

/// The rows as text, a line each under a line of heads, cells apart by tabs: what a spreadsheet pastes as a table. Numbers are exact and plain; a
/// cell that a spreadsheet would run as a formula is neutralised.
#[must_use]
pub fn tsv(document: &Document, rows: &[Row], lang: Lang) -> String {
    let heads = [
        Msg::ColumnKind,
        Msg::ColumnValue,
        Msg::ColumnMin,
        Msg::ColumnMax,
        Msg::ColumnUnit,
        Msg::ColumnComparison,
        Msg::ColumnWording,
        Msg::ColumnOf,
        Msg::ColumnWhose,
        Msg::ColumnPeriod,
        Msg::ColumnChange,
        Msg::ColumnSentence,
    ];
    let mut sentences = Sentences::default();
    let mut out = heads.map(|head| text(lang, &head).into_owned()).join("\t");
    out.push('\n');
    for row in rows {
        let Some(entity) = document.extraction().entity(row.entity) else { continue };
        let (Some(figure), Some(cells)) = (entity.figure(), &row.cells) else { continue };
        let role = |role: &Option<String>| neutral_cell(role.as_deref().unwrap_or_default());
        let [value, min, max] = figure_value::exact_cells(figure);
        let line = [
            text(lang, &Msg::FigureKind(wording::figure_word(figure.kind))).into_owned(),
            value,
            min,
            max,
            figure.unit.map_or_else(String::new, |unit| neutral_cell(unit.0)),
            figure_value::sign(figure.cmp).trim_end().to_owned(),
            neutral_cell(&row.name),
            role(&cells.of),
            role(&cells.whose),
            role(&cells.period),
            cells.change.map_or_else(String::new, |change| text(lang, &wording::change(change)).into_owned()),
            neutral_cell(&sentences.of(document, entity)),
        ];
        let plain = line.map(|cell| cell.replace(|c: char| c.is_control(), " "));
        out.push_str(&plain.join("\t"));
        out.push('\n');
    }
    out
}
