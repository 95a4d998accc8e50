//! What assistive technology is told of a field's text: its letters in runs of one direction, where each stands, and which of them
//! are selected. With it a screen reader speaks the letter or word that the caret comes to, and a magnifier follows.
//!
//! A run holds letters in the order of the text; their positions count from the run's right edge where it is read from there, as
//! AccessKit asks. Letters are the steps of the caret, so a ligature is as many as it has letters.

use std::ops::Range;

use eframe::egui::accesskit::{self, Action, ActionData, TextDirection, TextPosition, TextSelection};
use eframe::egui::{Id, Rect, Role, Ui, UiBuilder, pos2};
use unicode_segmentation::UnicodeSegmentation;

use crate::ui::ink::{Label, Letter};

/// Most letters of a run: AccessKit counts words in bytes.
const MAX_LETTERS: usize = 255;

/// The runs of a line of text.
pub struct SpokenRuns<'a> {
    field: Id,
    text: &'a str,
    runs: Vec<Vec<Letter>>,
}

impl<'a> SpokenRuns<'a> {
    /// The runs of `text`, which `label` shows, in the order of the text; at least one.
    #[must_use]
    pub fn new(field: Id, text: &'a str, label: &Label) -> Self {
        let mut runs: Vec<Vec<Letter>> = Vec::new();
        for letter in label.letters() {
            match runs.last_mut() {
                Some(run) if run.len() < MAX_LETTERS && run.last().is_some_and(|last| last.rtl == letter.rtl) => {
                    run.push(letter);
                }
                _ => runs.push(vec![letter]),
            }
        }
        if runs.is_empty() {
            runs.push(Vec::new());
        }
        Self { field, text, runs }
    }

    /// Tells the runs, which stand on the screen from `origin_x` on in `place`, and the selection from `anchor` to `caret`, in bytes.
    pub fn announce(&self, ui: &Ui, place: Rect, origin_x: f32, (anchor, caret): (usize, usize)) {
        let selection = TextSelection { anchor: self.position(anchor), focus: self.position(caret) };
        let told = ui.ctx().accesskit_node_builder(self.field, |node| {
            node.set_text_selection(selection);
            node.add_action(Action::SetTextSelection);
        });
        if told.is_none() {
            return;
        }
        // White space belongs to the word before it.
        let words = self.text.split_word_bound_indices().filter(|(_, word)| !word.trim().is_empty());
        let words: Vec<usize> = words.map(|(start, _)| start).collect();
        for (index, run) in self.runs.iter().enumerate() {
            let left = run.iter().map(|letter| letter.left).fold(f32::INFINITY, f32::min);
            let right = run.iter().map(|letter| letter.right).fold(f32::NEG_INFINITY, f32::max);
            let (left, right) = if run.is_empty() { (0.0, 0.0) } else { (left, right) };
            let rect = Rect::from_min_max(pos2(origin_x + left, place.top()), pos2(origin_x + right, place.bottom()));
            self.announce_run(ui, (index, run), &words, rect, |letter| {
                if letter.rtl { right - letter.right } else { letter.left - left }
            });
        }
    }

    fn announce_run(
        &self,
        ui: &Ui,
        (index, run): (usize, &[Letter]),
        words: &[usize],
        rect: Rect,
        position: impl Fn(&Letter) -> f32,
    ) {
        // A node of its own under the field: the toolkit gives nodes to `Ui`s and to widgets, and only the former a parent.
        let node = UiBuilder::new().layer_id(ui.layer_id()).max_rect(rect).accessibility_parent(self.field);
        let _node = Ui::new(ui.ctx().clone(), self.id(index), node.accessibility_role(Role::TextRun));
        let rtl = run.first().is_some_and(|letter| letter.rtl);
        ui.ctx().accesskit_node_builder(self.id(index), |node| {
            node.set_text_direction(if rtl { TextDirection::RightToLeft } else { TextDirection::LeftToRight });
            node.set_bounds(accesskit::Rect {
                x0: rect.left().into(),
                y0: rect.top().into(),
                x1: rect.right().into(),
                y1: rect.bottom().into(),
            });
            if let Some(before) = index.checked_sub(1) {
                node.set_previous_on_line(self.id(before).accesskit_id());
            }
            if index + 1 < self.runs.len() {
                node.set_next_on_line(self.id(index + 1).accesskit_id());
            }
            node.set_value(self.text.get(range(run)).unwrap_or(""));
            let length = |letter: &Letter| u8::try_from(letter.range.len()).unwrap_or(u8::MAX);
            node.set_character_lengths(run.iter().map(length).collect::<Vec<_>>());
            node.set_character_positions(run.iter().map(&position).collect::<Vec<_>>());
            node.set_character_widths(run.iter().map(|letter| letter.right - letter.left).collect::<Vec<_>>());
            let starts = run.iter().zip(0_u8..).filter(|(letter, _)| words.binary_search(&letter.range.start).is_ok());
            node.set_word_starts(starts.map(|(_, at)| at).collect::<Vec<_>>());
        });
    }

    /// The selection that assistive technology asks for: its other end and its caret, in bytes.
    #[must_use]
    pub fn asked(&self, ui: &Ui) -> Option<(usize, usize)> {
        ui.input(|input| {
            input.accesskit_action_requests(self.field, Action::SetTextSelection).find_map(|request| {
                match request.data.as_ref()? {
                    ActionData::SetTextSelection(asked) => {
                        Some((self.offset(asked.anchor)?, self.offset(asked.focus)?))
                    }
                    _ => None,
                }
            })
        })
    }

    /// Where a byte of the text is among the runs.
    fn position(&self, offset: usize) -> TextPosition {
        let holds = |run: &Vec<Letter>| offset < range(run).end;
        let index = self.runs.iter().position(holds).unwrap_or(self.runs.len() - 1);
        let run = self.runs.get(index).map_or(&[][..], Vec::as_slice);
        let letter = run.partition_point(|letter| letter.range.end <= offset);
        TextPosition { node: self.id(index).accesskit_id(), character_index: letter }
    }

    /// The byte of the text at a place among the runs.
    fn offset(&self, position: TextPosition) -> Option<usize> {
        let index = (0..self.runs.len()).find(|index| self.id(*index).accesskit_id() == position.node)?;
        let run = self.runs.get(index)?;
        Some(run.get(position.character_index).map_or(range(run).end, |letter| letter.range.start))
    }

    fn id(&self, run: usize) -> Id {
        self.field.with(("run", run))
    }
}

/// The bytes of a run.
fn range(run: &[Letter]) -> Range<usize> {
    run.first().zip(run.last()).map_or(0..0, |(first, last)| first.range.start..last.range.end)
}
