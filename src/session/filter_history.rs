//! The current filter and the way back to earlier ones.

use crate::highlight::Filter;

/// The filter with its undo and redo steps.
#[derive(Debug, Clone, Default)]
pub struct FilterHistory {
    current: Filter,
    past: Vec<Filter>,
    future: Vec<Filter>,
}

impl FilterHistory {
    /// Steps kept.
    const DEPTH: usize = 200;

    /// Starts at `filter`, with no way back.
    #[must_use]
    pub fn new(filter: Filter) -> Self {
        Self { current: filter, past: Vec::new(), future: Vec::new() }
    }

    /// The filter in force.
    #[must_use]
    pub fn current(&self) -> &Filter {
        &self.current
    }

    /// Puts `filter` in force; whether that changed anything.
    pub fn set(&mut self, filter: Filter) -> bool {
        if filter == self.current {
            return false;
        }
        if self.past.len() >= Self::DEPTH {
            self.past.remove(0);
        }
        self.past.push(std::mem::replace(&mut self.current, filter));
        self.future.clear();
        true
    }

    /// Goes one step back; whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(earlier) = self.past.pop() else { return false };
        self.future.push(std::mem::replace(&mut self.current, earlier));
        true
    }

    /// Goes one step forwards again; whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(later) = self.future.pop() else { return false };
        self.past.push(std::mem::replace(&mut self.current, later));
        true
    }

    /// Whether there is a step to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to redo.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}
