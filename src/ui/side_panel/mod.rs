//! The side panel: tabs, a filter field, groups of entities with counts and bars, figures with their values.
//!
//! Rows are drawn only where they are seen, so that thousands of entities scroll like ten. What stands in a row is the
//! session's [`Panel`](crate::session::Panel); here is only where it goes: `head` and `row` draw the lines of the list, `figure_row` what
//! figures add to a row, `chart` the picture under the head of comparable figures, `series` the one with an axis of time, `tools` the line that sorts and copies them.

mod chart;
mod figure_row;
mod head;
mod row;
mod series;
mod tools;

use eframe::egui::{Align, CursorIcon, Id, Rect, Sense, Ui, pos2, vec2};

use super::hover_card;
use super::ink::type_style;
use super::mirror::Row as Strip;
use super::scene::Scene;
use super::theme::{size, space};
use super::widgets::button::{chip, hairline};
use super::widgets::field::{Field, FieldLook};
use super::widgets::scroll::{ScrollBar, wheel};
use crate::extract::MentionId;
use crate::i18n::Msg;
use crate::session::figures_chart::Chart;
use crate::session::panel::{Group, Row};
use crate::session::{Action, Document, ExtractionState, Tab};

/// Height of a group's head, with the air above it.
const HEAD: f32 = 38.0;
/// Height of a row.
const ROW: f32 = size::CONTROL;
/// Margin beside the rows.
const SIDE: f32 = 18.0;
/// Width of a bar.
const BAR: f32 = 64.0;
/// Room for the tabs and the filter field.
const TOP: f32 = 104.0;

/// Room for the line that sorts figures.
const TOOLS: f32 = 34.0;

/// What the panel remembers between frames.
#[derive(Debug, Default)]
pub struct SidePanel {
    filter: Field,
    scroll_pt: f64,
    /// The figure under the pointer in the last frame, by its mention.
    hovered: Option<MentionId>,
}

/// One line of the list: a head, or a row of a group.
#[derive(Debug, Clone, Copy)]
enum Line<'a> {
    Head(&'a Group),
    Chart(&'a Chart),
    Row(&'a Group, &'a Row, f32),
}

impl SidePanel {
    /// Gives the keyboard to the filter field.
    pub fn focus_filter(&mut self) {
        self.filter.focus();
    }

    /// Draws the panel in `rect`.
    pub fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, rect: Rect) {
        ui.painter().rect_filled(rect, 0.0, scene.palette.panel);
        let edge = if scene.rtl() { rect.right() } else { rect.left() };
        let edge = ui.painter().round_to_pixel_center(edge - if scene.rtl() { 0.5 } else { -0.5 });
        ui.painter().vline(edge, rect.y_range(), eframe::egui::Stroke::new(1.0, scene.palette.line));
        show_edge(ui, scene, rect, edge);
        self.show_top(ui, scene, rect);
        let figures = scene.session.tab() == Tab::Figures;
        if figures {
            tools::show(
                ui,
                scene,
                Rect::from_min_size(rect.min + vec2(14.0, TOP - 6.0), vec2(rect.width() - 28.0, 32.0)),
            );
        }
        let top = rect.top() + TOP + if figures { TOOLS } else { 0.0 };
        let list = Rect::from_min_max(pos2(rect.left(), top), rect.max);
        if scene.session.panel().groups.is_empty() {
            show_empty(ui, scene, list);
        } else {
            self.show_list(ui, scene, list);
        }
    }

    fn show_top(&mut self, ui: &Ui, scene: &mut Scene<'_>, rect: Rect) {
        let rtl = scene.rtl();
        let inner = rect.shrink2(vec2(14.0, 0.0));
        let tabs = Rect::from_min_size(pos2(inner.left(), rect.top() + 14.0), vec2(inner.width(), 32.0));
        let mut strip = Strip::new(tabs, rtl);
        for tab in Tab::ALL {
            let words = scene.say(&tab.label());
            let width = scene.ink.line(&words, type_style::UI_BOLD, rtl, f32::INFINITY).size.x + space::XL;
            let chosen = scene.session.tab() == tab;
            let id = Id::unique(("panel tab", tab == Tab::Figures));
            if chip(ui, scene, id, strip.start(width), (&words, chosen)) && !chosen {
                scene.act(Action::TabChosen(tab));
                self.scroll_pt = 0.0;
            }
            strip.start(space::XS);
        }
        let place = Rect::from_min_size(pos2(inner.left(), rect.top() + 56.0), vec2(inner.width(), size::CONTROL));
        self.filter.sync(scene.session.panel_query());
        let figures = scene.session.tab() == Tab::Figures;
        let hint = scene.say(if figures { &Msg::FilterFigures } else { &Msg::FilterNames });
        let look = FieldLook { hint: &hint, icon: None, keys: None, on_paper: false };
        let outcome = self.filter.show(ui, scene, (Id::unique("panel filter"), place), &look);
        if outcome.edited {
            self.scroll_pt = 0.0;
            scene.act(Action::PanelQueryEdited(self.filter.text().to_owned()));
        }
        if outcome.escaped {
            if !self.filter.text().is_empty() {
                scene.act(Action::PanelQueryEdited(String::new()));
            }
            outcome.response.surrender_focus();
        }
    }

    fn show_list(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, list: Rect) {
        let session = scene.session;
        let lines = lines(&session.panel().groups, session.tab() == Tab::Figures);
        let content = lines.last().map_or(0.0, |(top, line)| top + line.height()) + 24.0;
        let bar_left = if scene.rtl() { list.left() } else { list.right() - 10.0 };
        let name = scene.say(&Msg::PanelRegion);
        let bar = ScrollBar {
            id: Id::unique("panel scroll"),
            strip: Rect::from_min_size(pos2(bar_left, list.top()), vec2(10.0, list.height())),
            content_pt: f64::from(content),
            seen_pt: f64::from(list.height()),
            name: &name,
            marks: &[],
        };
        self.scroll_pt = (self.scroll_pt + wheel(ui, list)).clamp(0.0, bar.limit());
        let top = list.top() - self.scroll_pt as f32;
        let clip = list.intersect(ui.clip_rect());
        let first = lines.partition_point(|(at, line)| top + at + line.height() < list.top());
        let mut over = None;
        ui.scope_builder(eframe::egui::UiBuilder::new().max_rect(list), |ui| {
            ui.set_clip_rect(clip);
            for (at, line) in lines.iter().skip(first).take_while(|(at, _)| top + at < list.bottom()) {
                let place = Rect::from_min_size(pos2(list.left(), top + at), vec2(list.width(), line.height()));
                match line {
                    Line::Head(group) => head::show(ui, scene, place, group),
                    Line::Chart(chart) => chart::show(ui, scene, place, chart),
                    Line::Row(group, row, _) => {
                        let response = row::show(ui, scene, place, (group.key.kind(), group.hidden, row));
                        if response.hovered() && row.cells.is_some() {
                            over = Some((row.entity, place));
                        }
                    }
                }
            }
        });
        if let Some(moved) = bar.show(ui, scene.palette, self.scroll_pt) {
            self.scroll_pt = moved;
        }
        self.point_at(ui, scene, over);
    }

    /// The card of the figure under the pointer, beside the panel, with its sentence.
    fn point_at(&mut self, ui: &Ui, scene: &mut Scene<'_>, over: Option<(crate::extract::EntityId, Rect)>) {
        let document = scene.session.document();
        let mention = over.and_then(|(entity, _)| document?.extraction().entity(entity)?.mentions.first().copied());
        if mention != self.hovered {
            self.hovered = mention;
            scene.act(Action::Hovered(mention));
        }
        let rested = ui.input(|input| input.pointer.time_since_last_movement());
        let Some((_, place)) = over.filter(|_| mention.is_some()) else { return };
        if rested < 0.3 {
            ui.ctx().request_repaint_after_secs(0.31 - rested);
        } else if scene.session.card().map(|card| card.mention) == mention {
            hover_card::show_beside(ui, scene, place);
        }
    }
}

impl Line<'_> {
    fn height(&self) -> f32 {
        match self {
            Self::Head(_) => HEAD,
            Self::Chart(chart) => chart::height(chart),
            Self::Row(_, _, height) => *height,
        }
    }
}

/// The edge towards the page, which can be dragged to make the panel wider or narrower.
fn show_edge(ui: &Ui, scene: &mut Scene<'_>, rect: Rect, edge: f32) {
    let grip = Rect::from_center_size(pos2(edge, rect.center().y), vec2(7.0, rect.height()));
    let response = ui.interact(grip, Id::unique("panel edge"), Sense::DRAG);
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
    }
    if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged()) {
        let width = if scene.rtl() { pointer.x - rect.left() } else { rect.right() - pointer.x };
        scene.act(Action::PanelResized(width.clamp(240.0, 640.0) as u16));
    }
}

/// Every line with its distance from the top; the tab of figures shows their roles and pictures.
fn lines(groups: &[Group], figures: bool) -> Vec<(f32, Line<'_>)> {
    let mut lines = Vec::new();
    for group in groups {
        lines.push(Line::Head(group));
        if !group.folded {
            lines.extend(group.chart.as_ref().map(Line::Chart));
            let height = |row| if figures { figure_row::height(row) } else { ROW };
            lines.extend(group.rows.iter().map(|row| Line::Row(group, row, height(row))));
        }
    }
    let mut next = 0.0;
    let placed = lines.into_iter().map(|line| {
        let at = next;
        next += line.height();
        (at, line)
    });
    placed.collect()
}

fn show_empty(ui: &Ui, scene: &mut Scene<'_>, list: Rect) {
    let rtl = scene.rtl();
    let query = scene.session.panel_query();
    let state = scene.session.document().map(Document::state);
    let msg = match state {
        None => return,
        Some(ExtractionState::Running) => Msg::StillExtracting,
        Some(_) if !query.is_empty() => Msg::NoRowMatches(query.to_owned()),
        Some(_) => Msg::NothingFound,
    };
    let words = scene.say(&msg);
    let place = Rect::from_min_size(list.min + vec2(SIDE, space::XL), vec2(list.width() - SIDE * 2.0, 44.0));
    let text = scene.ink.wrapped(&words, type_style::UI, rtl, place.width());
    let align = if rtl { Align::Max } else { Align::Min };
    scene.ink.put(ui.painter(), &text, place, align, scene.palette.ink2);
    hairline(ui, scene, list.shrink2(vec2(SIDE, 0.0)), list.top() + space::S);
}
