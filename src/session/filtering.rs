//! Filtering and stepping: what a click on an entity, a mention or a kind means, and the way back.

use super::{Effect, Session, Stage, card, hidden_from_names};
use crate::extract::{EntityId, EntityKind, MentionId};
use crate::highlight::Filter;

impl Session {
    pub(super) fn entity_clicked(&mut self, id: EntityId, additive: bool) -> Vec<Effect> {
        let selects = self.select(id, additive);
        let first =
            self.document.as_ref().and_then(|document| document.extraction().entity(id)?.mentions.first().copied());
        match first {
            Some(first) if selects => self.go_to(first),
            _ => Vec::new(),
        }
    }

    /// The mention is on the screen already, so nothing scrolls.
    pub(super) fn mention_clicked(&mut self, id: MentionId, additive: bool) -> Vec<Effect> {
        let Some(entity) =
            self.document.as_ref().and_then(|document| document.extraction().mention(id)).map(|mention| mention.entity)
        else {
            return Vec::new();
        };
        let selected = &self.filter().selected;
        let alone = selected.len() == 1 && selected.contains(&entity);
        // Another mention of what is selected moves the place, it does not end the selection.
        if !additive && alone && self.current != Some(id) {
            self.current = Some(id);
            return Vec::new();
        }
        if self.select(entity, additive) {
            self.current = Some(id);
        }
        Vec::new()
    }

    /// Selects an entity, or takes it out of the selection; whether it is selected now.
    fn select(&mut self, id: EntityId, additive: bool) -> bool {
        if self.document.as_ref().is_none_or(|document| document.extraction().entity(id).is_none()) {
            return false;
        }
        let mut filter = self.filter().clone();
        let was_selected = filter.selected.contains(&id);
        let selects = if additive {
            if was_selected {
                filter.selected.remove(&id);
            } else {
                filter.selected.insert(id);
            }
            !was_selected
        } else {
            let alone = was_selected && filter.selected.len() == 1;
            filter.selected.clear();
            if !alone {
                filter.selected.insert(id);
            }
            !alone
        };
        self.set_filter(filter);
        selects
    }

    pub(super) fn kind_toggled(&mut self, kind: EntityKind) -> Vec<Effect> {
        let mut filter = self.filter().clone();
        if !filter.hidden.remove(&kind) {
            filter.hidden.insert(kind);
        }
        self.set_filter(filter)
    }

    pub(super) fn set_filter(&mut self, filter: Filter) -> Vec<Effect> {
        let had_selection = !self.filter().selected.is_empty();
        if self.filter.set(filter) { self.filter_changed(had_selection) } else { Vec::new() }
    }

    pub(super) fn travel(&mut self, back: bool) -> Vec<Effect> {
        let had_selection = !self.filter().selected.is_empty();
        let moved = if back { self.filter.undo() } else { self.filter.redo() };
        if moved { self.filter_changed(had_selection) } else { Vec::new() }
    }

    /// Follows the filter with everything that depends on it.
    fn filter_changed(&mut self, had_selection: bool) -> Vec<Effect> {
        self.refresh();
        let released = had_selection && self.filter().selected.is_empty();
        if released || self.current.is_some_and(|current| self.steps.binary_search(&current).is_err()) {
            self.current = None;
        }
        let hidden = self.filter().hidden.clone();
        if hidden == hidden_from_names(&self.settings.hidden_kinds) {
            return Vec::new();
        }
        let names = hidden.into_iter().map(|kind| kind.name().to_owned()).collect();
        self.change_settings(|settings| settings.hidden_kinds = names)
    }

    /// One mention on or back, around the ends.
    pub(super) fn step(&mut self, forward: bool) -> Vec<Effect> {
        let at = self.current.map(|current| self.steps.binary_search(&current));
        let count = self.steps.len();
        let next = match (at, forward) {
            _ if count == 0 => return Vec::new(),
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(Ok(at)), true) => (at + 1) % count,
            (Some(Ok(at) | Err(at)), false) => (at + count - 1) % count,
            (Some(Err(at)), true) => at % count,
        };
        match self.steps.get(next) {
            Some(next) => self.go_to(*next),
            None => Vec::new(),
        }
    }

    fn go_to(&mut self, id: MentionId) -> Vec<Effect> {
        let Some(range) =
            self.document.as_ref().and_then(|document| document.extraction().mention(id)).map(|mention| mention.range)
        else {
            return Vec::new();
        };
        self.current = Some(id);
        vec![Effect::ScrollTo(range)]
    }

    /// The innermost thing first, so that one press never undoes two.
    pub(super) fn escape(&mut self) -> Vec<Effect> {
        if self.sheet.take().is_some() {
            return Vec::new();
        }
        if self.pending.as_ref().is_some_and(|pending| pending.stage == Stage::Reading) {
            return self.cancel();
        }
        if self.find.open {
            self.find.open = false;
            return Vec::new();
        }
        if !self.filter().selected.is_empty() {
            let hidden = self.filter().hidden.clone();
            return self.set_filter(Filter { hidden, ..Filter::default() });
        }
        if self.current.take().is_some() {
            return Vec::new();
        }
        if !self.panel_state.query.is_empty() {
            self.panel_state.query.clear();
            return self.panel_changed();
        }
        self.notices.dismiss_latest();
        Vec::new()
    }

    pub(super) fn hovered(&mut self, mention: Option<MentionId>) -> Vec<Effect> {
        let shown = self.card.as_ref().map(|card| card.mention);
        if shown != mention {
            let document = self.document.as_ref();
            self.card =
                document.zip(mention).and_then(|(document, id)| card::card(document, id, self.settings.language));
        }
        Vec::new()
    }
}
