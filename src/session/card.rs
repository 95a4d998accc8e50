//! The hover card as a value: what a mention is, what it is worth, and why it is lit.

use super::figures_table::{self, Cells};
use super::{Document, figure_value, wording};
use crate::extract::{EntityDetail, EntityId, EntityKind, MentionId};
use crate::i18n::{KindWord, Lang, Msg, isolate, text};

/// What the hover card says of one mention, worded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The mention under the pointer.
    pub mention: MentionId,
    /// Its entity.
    pub entity: EntityId,
    /// Its kind, which chooses colour and shape.
    pub kind: EntityKind,
    /// The canonical name; for a figure its value in normal form, isolated left to right.
    pub title: String,
    /// The kind in words: «شركة», «نسبة مئوية».
    pub kind_label: String,
    /// More of it, a line each: a role, what is counted, other spellings, how often it is mentioned, beside whom.
    pub lines: Vec<String>,
    /// For a figure the sentence that holds it, for where that is not before the reader's eyes.
    pub sentence: Option<String>,
    /// Why it is lit, as a sentence with its label.
    pub evidence: String,
}

/// The card of a mention; `None` where there is no such mention.
#[must_use]
pub fn card(document: &Document, id: MentionId, lang: Lang) -> Option<Card> {
    let extraction = document.extraction();
    let mention = extraction.mention(id)?;
    let entity = extraction.entity(mention.entity)?;
    let mut lines = Vec::new();
    let mut title = entity.name.clone();
    let mut sentence = None;
    let kind_label = match &entity.detail {
        EntityDetail::Organization { company, ticker, .. } => {
            lines.extend(ticker.as_deref().map(crate::i18n::isolate_ltr));
            Msg::Kind(if *company { KindWord::Company } else { KindWord::Organization })
        }
        EntityDetail::Person { role, .. } => {
            lines.extend(role.clone());
            Msg::Kind(KindWord::Person)
        }
        EntityDetail::Place { .. } => Msg::Kind(KindWord::Place),
        EntityDetail::Product => Msg::Kind(KindWord::Product),
        EntityDetail::Figure(figure) => {
            title = figure_value::isolated(figure);
            let worded = isolate(&figures_table::wording_of(document, entity));
            lines.push(worded);
            let cells = Cells::new(document, entity.id, figure);
            let roles = cells.line();
            let change = cells.change.map(|change| text(lang, &wording::change(change)).into_owned());
            lines.extend(Some(roles).filter(|roles| !roles.is_empty()).into_iter().chain(change));
            sentence = Some(figures_table::sentence_of(document, entity));
            if figure.elliptic {
                lines.push(text(lang, &Msg::ValueFromContext).into_owned());
            }
            Msg::FigureKind(wording::figure_word(figure.kind))
        }
    };
    if !entity.aliases.is_empty() {
        lines.push(text(lang, &Msg::AlsoWritten(entity.aliases.clone())).into_owned());
    }
    if entity.mentions.len() > 1 {
        lines.push(text(lang, &Msg::Mentions(entity.mentions.len() as u64)).into_owned());
    }
    lines.extend(beside(document, entity.id, lang));
    let evidence = wording::evidence(document.article(), entity, &mention.evidence);
    Some(Card {
        mention: id,
        entity: entity.id,
        kind: entity.kind(),
        title,
        kind_label: text(lang, &kind_label).into_owned(),
        lines,
        sentence,
        evidence: text(lang, &Msg::Evidence(evidence)).into_owned(),
    })
}

/// The names that most often share sentences with this one.
fn beside(document: &Document, entity: EntityId, lang: Lang) -> Option<String> {
    const SHOWN: usize = 3;
    let extraction = document.extraction();
    let others = document.neighbours().of(entity).iter().take(SHOWN);
    let names: Vec<String> = others.filter_map(|(id, _)| Some(extraction.entity(*id)?.name.clone())).collect();
    (!names.is_empty()).then(|| text(lang, &Msg::Beside(names)).into_owned())
}
