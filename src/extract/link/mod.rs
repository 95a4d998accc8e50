//! From settled names to entities: mentions of one thing become one entity, named by the fullest form that the article uses.
//!
//! Which mentions are one thing is decided in `identity`; how far two spellings may differ, in `spelling`; a person's
//! office, in `office`.

mod identity;
mod office;
mod spelling;

use super::candidate::Candidate;
use super::entity::{Entity, EntityDetail, EntityId, Extraction, Mention, MentionId};
use super::lexicon::{Entry, NameKind};
use super::recognize::Context;
use super::recognize::figure::FoundFigure;
use crate::arabic::chars::is_arabic_letter;
use crate::arabic::normalize::clean;
use crate::article::TextRange;
use crate::extract::Evidence;

/// Joins settled names and figures into an extraction.
pub(crate) fn link(context: &Context, names: &[Candidate], figures: Vec<FoundFigure>) -> Extraction {
    let groups = identity::group(context, names);
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); names.len()];
    for (index, group) in groups.iter().enumerate() {
        if let Some(group) = members.get_mut(*group) {
            group.push(index);
        }
    }
    let mut extraction = Extraction::default();
    let mut entity_of_group: Vec<Option<EntityId>> = vec![None; names.len()];
    let mut figures = figures.into_iter().peekable();
    for (index, name) in names.iter().enumerate() {
        while let Some(figure) = figures.next_if(|figure| figure.range.start < name.range.start) {
            push_figure(context, &mut extraction, figure);
        }
        let Some(group) = groups.get(index) else { continue };
        let Some(slot) = entity_of_group.get_mut(*group) else { continue };
        let id = *slot.get_or_insert_with(|| {
            let group = members.get(*group).map(Vec::as_slice).unwrap_or_default();
            let group: Vec<&Candidate> = group.iter().filter_map(|member| names.get(*member)).collect();
            let id = EntityId(index_u32(extraction.entities.len()));
            extraction.entities.push(entity(context, id, &group));
            id
        });
        push_mention(&mut extraction, id, name.range, name.evidence.clone());
    }
    for figure in figures {
        push_figure(context, &mut extraction, figure);
    }
    extraction
}

fn push_mention(extraction: &mut Extraction, entity: EntityId, range: TextRange, evidence: Evidence) {
    let id = MentionId(index_u32(extraction.mentions.len()));
    extraction.mentions.push(Mention { id, entity, range, evidence });
    if let Some(entity) = extraction.entities.get_mut(entity.0 as usize) {
        entity.mentions.push(id);
    }
}

fn push_figure(context: &Context, extraction: &mut Extraction, mut found: FoundFigure) {
    found.figure.value = found.figure.value.settled();
    let id = EntityId(index_u32(extraction.entities.len()));
    let name = clean(found.range.slice(context.document.text));
    let detail = EntityDetail::Figure(found.figure);
    extraction.entities.push(Entity { id, name, aliases: Vec::new(), detail, mentions: Vec::new() });
    push_mention(extraction, id, found.range, Evidence::Grammar(found.rule));
}

fn entity(context: &Context, id: EntityId, group: &[&Candidate]) -> Entity {
    let surface = |name: &Candidate| {
        let text = clean(name.range.slice(context.document.text));
        if name.article { format!("ال{text}") } else { text }
    };
    let mut surfaces: Vec<String> = Vec::new();
    for name in group {
        let text = surface(name);
        if !surfaces.contains(&text) && surfaces.len() < 64 {
            surfaces.push(text);
        }
    }
    let name = surfaces.iter().rev().max_by_key(|text| fullness(text)).cloned().unwrap_or_default();
    let aliases = surfaces.into_iter().filter(|text| *text != name).collect();
    let kind = group.first().map_or(NameKind::Organization, |name| name.kind);
    // A surname may be listed for somebody else who bears it too: where the article has a fuller name, that is the one to look up.
    let fuller = kind == NameKind::Person && group.iter().any(|name| name.words.len() > 1);
    let telling = group.iter().filter(|name| !fuller || name.words.len() > 1);
    let entry = telling.into_iter().find_map(|name| context.lexicon.entry(name.entry?));
    Entity { id, name, aliases, detail: detail(context, kind, entry, group), mentions: Vec::new() }
}

fn detail(context: &Context, kind: NameKind, entry: Option<Entry>, group: &[&Candidate]) -> EntityDetail {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let country = entry.and_then(|entry| some(entry.country));
    match kind {
        NameKind::Person => {
            let worded = group.iter().find_map(|name| office::of(context, name));
            let role = worded.or_else(|| entry.and_then(|entry| some(entry.note)));
            let said = group.iter().find_map(|name| nationality(context, name));
            EntityDetail::Person { role, country: said.or(country) }
        }
        NameKind::Organization => {
            let stated = group.iter().find_map(|name| class_before(context, name));
            let headed = group.iter().find_map(|name| head(context, name));
            let said = group.iter().find_map(|name| name.company);
            let known = entry.map(|entry| entry.company);
            let company = stated.or(known).or(headed).or(said).unwrap_or(true);
            EntityDetail::Organization { company, ticker: entry.and_then(|entry| some(entry.note)), country }
        }
        NameKind::Place => EntityDetail::Place { country },
        NameKind::Product => EntityDetail::Product,
    }
}

/// Whether the class noun right before the name (حزب، شركة) speaks of an enterprise; none where there is no such noun.
fn class_before(context: &Context, name: &Candidate) -> Option<bool> {
    let before = name.words.start.checked_sub(1)?;
    let before = if context.document.is_quote(before) { before.checked_sub(1)? } else { before };
    let (_, class) = context.mark(before).class?;
    (!class.inside && class.kind == NameKind::Organization).then_some(class.company)
}

/// Whether the noun that the name opens with (هيئة، بنك) speaks of an enterprise.
fn head(context: &Context, name: &Candidate) -> Option<bool> {
    let (_, class) = context.mark(name.words.start).class.filter(|_| name.words.len() > 1)?;
    class.inside.then_some(class.company && class.kind == NameKind::Organization)
}

/// The country of the nationality that stands between a person's title and name: «الرئيس الفرنسي إيمانويل ماكرون».
fn nationality(context: &Context, name: &Candidate) -> Option<String> {
    const REACH: usize = 5;
    let document = context.document;
    let before = (1..=REACH).map_while(|steps| name.words.start.checked_sub(steps));
    let country = before
        .take_while(|at| document.has_article(*at) || context.mark(*at).title.is_some())
        .map(|at| context.mark(at).country)
        .find(|country| country.iter().all(u8::is_ascii_uppercase) && country != b"XX")?;
    Some(country.iter().map(|letter| char::from(*letter)).collect())
}

/// Arabic before other scripts, then the more words, then the more letters.
fn fullness(text: &str) -> (bool, usize, usize) {
    (text.chars().any(is_arabic_letter), text.split(' ').count(), text.chars().count())
}

fn index_u32(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
