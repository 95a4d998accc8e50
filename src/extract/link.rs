//! Identity: mentions of one thing become one entity, named by the fullest form that the article uses.
//!
//! Two mentions are one thing when they fold to the same words and kind, when the lexicon lists them under one entry, or when the
//! memory or a bracket says so. Joining is by union-find over mentions in text order, so it is near linear and deterministic.

use std::collections::HashMap;

use super::candidate::Candidate;
use super::entity::{Entity, EntityDetail, EntityId, Extraction, Mention, MentionId};
use super::lexicon::{Entry, NameKind, Walk};
use super::memory::own_words;
use super::recognize::Context;
use super::recognize::figure::FoundFigure;
use crate::arabic::chars::is_arabic_letter;
use crate::arabic::normalize::{clean, fold};
use crate::article::TextRange;
use crate::extract::Evidence;

/// Joins settled names and figures into an extraction.
pub(crate) fn link(context: &Context, names: &[Candidate], figures: Vec<FoundFigure>) -> Extraction {
    let groups = group(context, names);
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

/// For each name the index of the first name of its group.
fn group(context: &Context, names: &[Candidate]) -> Vec<usize> {
    let mut sets = Sets::new(names.len());
    let mut by_form: HashMap<(Walk, NameKind), usize> = HashMap::new();
    let mut by_entry: HashMap<(&str, NameKind), usize> = HashMap::new();
    let by_range: HashMap<TextRange, usize> =
        names.iter().enumerate().map(|(index, name)| (name.range, index)).collect();
    for (index, name) in names.iter().enumerate() {
        let form = own_words(context, name).iter().fold(Walk::START, |walk, word| walk.step(*word));
        sets.join(index, *by_form.entry((form, name.kind)).or_insert(index));
        if let Some(entry) = name.entry.and_then(|entry| context.lexicon.entry(entry)) {
            sets.join(index, *by_entry.entry((entry.canonical, entry.kind)).or_insert(index));
        }
        if let Some(source) = name.same_as.and_then(|range| by_range.get(&range)) {
            sets.join(index, *source);
        }
    }
    join_spellings(context, names, &mut sets);
    (0..names.len()).map(|index| sets.root(index)).collect()
}

/// A name's index and its folded words.
type Spelled = (usize, Vec<String>);

/// Joins people whose names of two words or more differ in the spelling of one word: by ال or by one letter of five or more.
fn join_spellings(context: &Context, names: &[Candidate], sets: &mut Sets) {
    let mut by_word: HashMap<(usize, bool, String), Vec<Spelled>> = HashMap::new();
    for (index, name) in names.iter().enumerate() {
        if name.kind != NameKind::Person || name.words.len() < 2 || sets.root(index) != index {
            continue;
        }
        let words: Vec<String> = fold(name.range.slice(context.document.text)).split(' ').map(str::to_owned).collect();
        let ends = [(false, words.first()), (true, words.last())];
        for (last, word) in ends.into_iter().filter_map(|(last, word)| Some((last, word?.clone()))) {
            let bucket = by_word.entry((words.len(), last, word)).or_default();
            if let Some((twin, _)) = bucket.iter().find(|(_, other)| one_word_apart(&words, other)) {
                sets.join(index, *twin);
            } else if bucket.len() < 8 {
                bucket.push((index, words.clone()));
            }
        }
    }
}

/// Whether two names of equal length differ in one word at most, and that word only in spelling.
fn one_word_apart(one: &[String], other: &[String]) -> bool {
    let mut differing = one.iter().zip(other).filter(|(one, other)| one != other);
    let Some((a, b)) = differing.next() else { return true };
    let bare = |word: &str| word.strip_prefix("ال").unwrap_or(word).to_owned();
    let spelling = bare(a) == bare(b) || (a.chars().count().min(b.chars().count()) >= 5 && one_letter_apart(a, b));
    differing.next().is_none() && spelling
}

/// Whether two words differ by one letter replaced, added or left out.
fn one_letter_apart(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same_head = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let same_tail = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let longer = one.len().max(other.len());
    one.len().abs_diff(other.len()) <= 1 && same_head + same_tail + 1 >= longer
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
    let entry = group.iter().find_map(|name| context.lexicon.entry(name.entry?));
    let kind = group.first().map_or(NameKind::Organization, |name| name.kind);
    Entity { id, name, aliases, detail: detail(context, kind, entry, group), mentions: Vec::new() }
}

fn detail(context: &Context, kind: NameKind, entry: Option<&Entry>, group: &[&Candidate]) -> EntityDetail {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let country = entry.and_then(|entry| some(entry.country));
    match kind {
        NameKind::Person => {
            let worded = group.iter().find_map(|name| name.role).map(|role| clean(role.slice(context.document.text)));
            EntityDetail::Person { role: worded.or_else(|| entry.and_then(|entry| some(entry.note))) }
        }
        NameKind::Organization => {
            let said = group.iter().find_map(|name| name.company);
            let company = entry.map(|entry| entry.company).or(said).unwrap_or(true);
            EntityDetail::Organization { company, ticker: entry.and_then(|entry| some(entry.note)), country }
        }
        NameKind::Place => EntityDetail::Place { country },
        NameKind::Product => EntityDetail::Product,
    }
}

/// Arabic before other scripts, then the more words, then the more letters.
fn fullness(text: &str) -> (bool, usize, usize) {
    (text.chars().any(is_arabic_letter), text.split(' ').count(), text.chars().count())
}

fn index_u32(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// Union-find; the root of a set is its smallest index.
struct Sets(Vec<usize>);

impl Sets {
    fn new(len: usize) -> Self {
        Self((0..len).collect())
    }

    fn root(&mut self, mut index: usize) -> usize {
        while let Some(&parent) = self.0.get(index).filter(|parent| **parent != index) {
            let grandparent = self.0.get(parent).copied().unwrap_or(parent);
            if let Some(slot) = self.0.get_mut(index) {
                *slot = grandparent;
            }
            index = parent;
        }
        index
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if let Some(slot) = self.0.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
    }
}
