//! The side panel as a value: groups of rows, ranked, filtered and worded, so that `ui` only draws.

use std::collections::BTreeSet;

use super::figures_chart::{self, Chart};
use super::figures_sort::{self, Sort, SortKey};
use super::figures_table::{self, Cells};
use super::{Document, figure_value, wording};
use crate::extract::{Entity, EntityDetail, EntityId, EntityKind, FigureKind};
use crate::highlight::Filter;
use crate::i18n::{Lang, Msg, isolate_ltr};

/// The panel's tabs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Tab {
    /// Everything, grouped by kind, the most salient first.
    #[default]
    Entities,
    /// Figures alone, grouped by their sort, in text order.
    Figures,
}

impl Tab {
    /// Every tab, in order.
    pub const ALL: [Self; 2] = [Self::Entities, Self::Figures];

    /// The tab's words.
    #[must_use]
    pub fn label(self) -> Msg {
        match self {
            Self::Entities => Msg::TabEntities,
            Self::Figures => Msg::TabFigures,
        }
    }
}

/// What a group holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum GroupKey {
    /// Entities of a kind.
    Kind(EntityKind),
    /// Figures of a sort.
    Figures(FigureKind),
}

impl GroupKey {
    /// The kind that a click on the group's head shows or hides.
    #[must_use]
    pub fn kind(self) -> EntityKind {
        match self {
            Self::Kind(kind) => kind,
            Self::Figures(_) => EntityKind::Figure,
        }
    }

    /// The words on the group's head.
    #[must_use]
    pub fn label(self) -> Msg {
        match self {
            Self::Kind(kind) => Msg::Group(wording::kind_word(kind)),
            Self::Figures(kind) => Msg::FigureGroup(wording::figure_word(kind)),
        }
    }
}

/// What the reader did to the panel.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PanelState {
    /// The tab in front.
    pub tab: Tab,
    /// The filter field's text.
    pub query: String,
    /// Groups whose rows are folded away.
    pub folded: BTreeSet<GroupKey>,
    /// What the figures are sorted by.
    pub sort: Sort,
}

/// The panel's content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Panel {
    /// Groups that hold a row under the current query, in order.
    pub groups: Vec<Group>,
}

/// A group: a head and its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What it holds.
    pub key: GroupKey,
    /// How many entities match the query, folded away or not.
    pub count: usize,
    /// Whether its kind is switched off in the article.
    pub hidden: bool,
    /// Whether its rows are folded away; `rows` is full all the same.
    pub folded: bool,
    /// The rows.
    pub rows: Vec<Row>,
    /// A picture of its figures, where they can be compared.
    pub chart: Option<Chart>,
}

/// A row: one entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The entity.
    pub entity: EntityId,
    /// Its name, or a figure's wording; not isolated, for it stands alone.
    pub name: String,
    /// A detail in small letters after the name: a ticker, a role, what a figure counts.
    pub note: Option<String>,
    /// How often it is mentioned.
    pub count: usize,
    /// Length of the bar, in percent of the most mentioned entity in the article; figures have none.
    pub share_percent: u8,
    /// A figure's value in normal form, isolated left to right.
    pub value: Option<String>,
    /// What its sentence says of a figure.
    pub cells: Option<Cells>,
    /// Whether it is selected.
    pub selected: bool,
}

/// The panel of `document` under `filter`, as `state` has it. `matches` says whether a name satisfies the filter field.
#[must_use]
pub fn panel(document: &Document, filter: &Filter, state: &PanelState, lang: Lang) -> Panel {
    let extraction = document.extraction();
    let matcher = wording::NameMatcher::new(&state.query);
    let most = extraction.entities.iter().filter(|e| e.figure().is_none()).map(|e| e.mentions.len()).max().unwrap_or(1);
    let groups = match state.tab {
        Tab::Entities => EntityKind::ALL.map(GroupKey::Kind).to_vec(),
        // In the order of the text kinds are mixed.
        Tab::Figures if state.sort.key == SortKey::Place => vec![GroupKey::Kind(EntityKind::Figure)],
        Tab::Figures => wording::FIGURE_KINDS.map(GroupKey::Figures).to_vec(),
    };
    let mut groups: Vec<Group> = groups
        .into_iter()
        .map(|key| Group {
            key,
            count: 0,
            hidden: filter.hidden.contains(&key.kind()),
            folded: state.folded.contains(&key),
            rows: Vec::new(),
            chart: None,
        })
        .collect();
    // Names by salience; figures, each of which is mentioned once, as the article tells them.
    let names = document.ranking().iter().filter_map(|id| extraction.entity(*id)).filter(|e| e.figure().is_none());
    let figures = extraction.entities.iter().filter(|e| e.figure().is_some());
    for entity in names.chain(figures) {
        let Some(group) = groups.iter_mut().find(|group| holds(group.key, entity)) else { continue };
        let row = row(document, entity, (most, filter), lang);
        if matcher.matches(entity, row.value.as_deref()) {
            group.rows.push(row);
        }
    }
    groups.retain_mut(|group| {
        group.count = group.rows.len();
        group.count > 0
    });
    if state.tab == Tab::Figures {
        if state.sort == (Sort { key: SortKey::Kind, reversed: true }) {
            groups.reverse();
        }
        for group in &mut groups {
            group.chart = matches!(group.key, GroupKey::Figures(_))
                .then(|| figures_chart::chart(document, &group.rows))
                .flatten();
            figures_sort::sort(document, &mut group.rows, state.sort);
        }
    }
    Panel { groups }
}

/// Every figure that matches the filter field, as rows sorted as `state` has it: the wide table.
#[must_use]
pub fn figures(document: &Document, filter: &Filter, state: &PanelState, lang: Lang) -> Vec<Row> {
    let matcher = wording::NameMatcher::new(&state.query);
    let entities = document.extraction().entities.iter().filter(|entity| entity.figure().is_some());
    let rows = entities.map(|entity| (entity, row(document, entity, (1, filter), lang)));
    let mut rows: Vec<Row> =
        rows.filter(|(entity, row)| matcher.matches(entity, row.value.as_deref())).map(|(_, row)| row).collect();
    figures_sort::sort(document, &mut rows, state.sort);
    rows
}

fn holds(key: GroupKey, entity: &Entity) -> bool {
    match key {
        GroupKey::Kind(kind) => entity.kind() == kind,
        GroupKey::Figures(kind) => entity.figure().is_some_and(|figure| figure.kind == kind),
    }
}

fn row(document: &Document, entity: &Entity, (most, filter): (usize, &Filter), lang: Lang) -> Row {
    let count = entity.mentions.len();
    let figure = entity.figure();
    let share = if figure.is_some() { 0 } else { (count * 100).div_ceil(most.max(1)).min(100) };
    Row {
        entity: entity.id,
        name: if figure.is_some() { figures_table::wording_of(document, entity) } else { entity.name.clone() },
        note: note(entity, lang),
        count,
        share_percent: u8::try_from(share).unwrap_or(100),
        value: figure.map(figure_value::isolated),
        cells: figure.map(|figure| Cells::new(document, entity.id, figure)),
        selected: filter.selected.contains(&entity.id),
    }
}

fn note(entity: &Entity, lang: Lang) -> Option<String> {
    match &entity.detail {
        EntityDetail::Organization { ticker: Some(ticker), .. } => Some(isolate_ltr(ticker)),
        EntityDetail::Organization { company: true, .. } => {
            Some(crate::i18n::text(lang, &Msg::Kind(crate::i18n::KindWord::Company)).into_owned())
        }
        EntityDetail::Person { role, .. } => role.clone(),
        EntityDetail::Figure(figure) => figure.of.clone(),
        EntityDetail::Organization { .. } | EntityDetail::Place { .. } | EntityDetail::Product => None,
    }
}
