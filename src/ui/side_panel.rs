//! The side panel: tabs, a filter field, groups of entities with counts and bars, figures with their values.
//!
//! Rows are drawn only where they are seen, so that thousands of entities scroll like ten. What stands in a row is the
//! session's [`Panel`](crate::session::Panel); here is only where it goes.

use eframe::egui::{Align, CursorIcon, Id, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::icons::{Icon, icon, kind_mark};
use super::ink::type_style;
use super::mirror::{Row as Strip, end_align, start_align};
use super::scene::{Scene, focus_ring, name, reads_rtl, speaks};
use super::theme::{mix, radius, size, space};
use super::widgets::button::{chip, hairline};
use super::widgets::field::{Field, FieldLook};
use super::widgets::scroll::{ScrollBar, wheel};
use super::widgets::tooltip;
use crate::extract::EntityKind;
use crate::i18n::{Msg, grouped};
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

/// What the panel remembers between frames.
#[derive(Debug, Default)]
pub struct SidePanel {
    filter: Field,
    scroll_pt: f64,
}

/// One line of the list: a head, or a row of a group.
#[derive(Debug, Clone, Copy)]
enum Line<'a> {
    Head(&'a Group),
    Row(&'a Group, &'a Row),
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
        let list = Rect::from_min_max(pos2(rect.left(), rect.top() + TOP), rect.max);
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
        let hint = scene.say(&Msg::FilterNames);
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
        let lines = lines(&session.panel().groups);
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
        ui.scope_builder(eframe::egui::UiBuilder::new().max_rect(list), |ui| {
            ui.set_clip_rect(clip);
            for (at, line) in lines.iter().skip(first).take_while(|(at, _)| top + at < list.bottom()) {
                let place = Rect::from_min_size(pos2(list.left(), top + at), vec2(list.width(), line.height()));
                match line {
                    Line::Head(group) => show_head(ui, scene, place, group),
                    Line::Row(group, row) => show_row(ui, scene, place, (group.key.kind(), group.hidden, row)),
                }
            }
        });
        if let Some(moved) = bar.show(ui, scene.palette, self.scroll_pt) {
            self.scroll_pt = moved;
        }
    }
}

impl Line<'_> {
    fn height(&self) -> f32 {
        match self {
            Self::Head(_) => HEAD,
            Self::Row(..) => ROW,
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

/// Every line with its distance from the top.
fn lines(groups: &[Group]) -> Vec<(f32, Line<'_>)> {
    let mut lines = Vec::new();
    let mut at = 0.0_f32;
    for group in groups {
        lines.push((at, Line::Head(group)));
        at += HEAD;
        if !group.folded {
            for row in &group.rows {
                lines.push((at, Line::Row(group, row)));
                at += ROW;
            }
        }
    }
    lines
}

/// A group's head: a click shows or hides the kind in the article; the chevron folds the rows away.
fn show_head(ui: &Ui, scene: &mut Scene<'_>, rect: Rect, group: &Group) {
    let (palette, rtl, kind) = (scene.palette, scene.rtl(), group.key.kind());
    let inner =
        Rect::from_min_max(pos2(rect.left() + SIDE, rect.top() + 10.0), pos2(rect.right() - SIDE, rect.bottom()));
    let mut strip = Strip::new(inner, rtl);
    let count_place = strip.end(28.0);
    let fold_place = strip.end(26.0);
    let head = ui.interact(strip.rest().expand2(vec2(space::S, 0.0)), Id::unique(("group", group.key)), Sense::click());
    let hue = palette.kind(kind).strong;
    let mark = strip.start(10.0).center();
    kind_mark(ui.painter(), kind, mark, if group.hidden { palette.ink3 } else { hue }, !group.hidden);
    strip.start(space::S);
    let ink = match (head.hovered(), group.hidden) {
        (true, _) => palette.ink,
        (false, true) => palette.ink3,
        (false, false) => palette.ink2,
    };
    let words = scene.say(&group.key.label());
    let line = scene.ink.line(&words, type_style::SMALL, rtl, strip.rest().width() - 24.0);
    let word_place = strip.start(line.size.x);
    scene.ink.put(ui.painter(), &line, word_place, start_align(rtl), ink);
    if group.hidden || head.hovered() || head.has_focus() {
        strip.start(space::S);
        let eye = if group.hidden { Icon::Hidden } else { Icon::Shown };
        icon(ui.painter(), eye, strip.start(16.0).center(), ink, false);
    }
    let count = grouped(group.count as u64);
    let line = scene.ink.line(&count, type_style::UI, false, f32::INFINITY);
    scene.ink.put(ui.painter(), &line, count_place, end_align(rtl), palette.ink3);
    focus_ring(ui, &head, palette, radius::CONTROL);
    let word = kind_word(kind);
    let what = scene.say(&if group.hidden { Msg::ShowKind(word) } else { Msg::HideKind(word) });
    let named = format!("{words}: {what}");
    head.widget_info(|| WidgetInfo::selected(Role::Switch, true, !group.hidden, &named));
    speaks(ui.ctx(), head.id, rtl);
    tooltip::show(ui, scene, &head, &what, None);
    if head.clicked() {
        scene.act(Action::KindToggled(kind));
    }
    show_fold(ui, scene, fold_place, (group, rect));
}

/// The chevron at a group's head: always there for the keyboard and for assistive technology, drawn where the rows are folded
/// away or the pointer is near.
fn show_fold(ui: &Ui, scene: &mut Scene<'_>, place: Rect, (group, head): (&Group, Rect)) {
    let fold = ui.interact(place, Id::unique(("fold", group.key)), Sense::click());
    let near = ui.rect_contains_pointer(head) || fold.has_focus();
    if group.folded || near {
        let colour = if fold.hovered() { scene.palette.ink } else { scene.palette.ink3 };
        let shape = if group.folded { Icon::Down } else { Icon::Up };
        icon(ui.painter(), shape, place.center(), colour, false);
    }
    focus_ring(ui, &fold, scene.palette, radius::SMALL);
    let what = scene.say(if group.folded { &Msg::ExpandGroup } else { &Msg::CollapseGroup });
    let named = format!("{}: {what}", scene.say(&group.key.label()));
    name(&fold, Role::Button, &named, scene.rtl());
    tooltip::show(ui, scene, &fold, &what, None);
    if fold.clicked() {
        scene.act(Action::GroupFolded(group.key));
    }
}

fn kind_word(kind: EntityKind) -> crate::i18n::KindWord {
    use crate::i18n::KindWord;
    match kind {
        EntityKind::Organization => KindWord::Organization,
        EntityKind::Person => KindWord::Person,
        EntityKind::Figure => KindWord::Figure,
        EntityKind::Place => KindWord::Place,
        EntityKind::Product => KindWord::Product,
    }
}

fn show_row(ui: &Ui, scene: &mut Scene<'_>, rect: Rect, (kind, hidden, row): (EntityKind, bool, &Row)) {
    let response = ui.interact(rect, Id::unique(("row", row.entity)), Sense::click());
    let (palette, rtl) = (scene.palette, scene.rtl());
    let hue = palette.kind(kind).strong;
    let pointed = response.hovered() || scene.session.hovered_entity() == Some(row.entity);
    if row.selected {
        ui.painter().rect_filled(rect, 0.0, palette.paper);
        let mut strip = Strip::new(rect.shrink2(vec2(0.0, 5.0)), rtl);
        ui.painter().rect_filled(strip.start(3.0), 2.0, hue);
    } else if pointed {
        ui.painter().rect_filled(rect, 0.0, mix(palette.panel, palette.hover, 0.7));
    }
    let quiet = hidden && !row.selected;
    let ink = if quiet { palette.ink3 } else { palette.ink };
    let mut strip = Strip::new(rect.shrink2(Vec2::new(SIDE, 0.0)), rtl);
    match &row.value {
        Some(value) => {
            let line = scene.ink.line(value, type_style::UI, false, rect.width() * 0.55);
            let place = strip.end(line.size.x);
            scene.ink.put(ui.painter(), &line, place, end_align(rtl), if quiet { palette.ink3 } else { hue });
        }
        None => {
            let count = grouped(row.count as u64);
            let style = if row.selected { type_style::UI_BOLD } else { type_style::UI };
            let line = scene.ink.line(&count, style, false, f32::INFINITY);
            let place = strip.end(line.size.x.max(18.0));
            scene.ink.put(ui.painter(), &line, place, end_align(rtl), palette.ink3);
            strip.end(space::S + 2.0);
            let track = Rect::from_center_size(strip.end(BAR).center(), vec2(BAR, 4.0));
            ui.painter().rect_filled(track, 2.0, palette.line);
            let length = (BAR * f32::from(row.share_percent) / 100.0).max(4.0);
            let filled = Strip::new(track, rtl).start(length);
            ui.painter().rect_filled(filled, 2.0, if quiet { palette.ink3 } else { hue });
        }
    }
    strip.end(space::M);
    paint_name(ui, scene, (&mut strip, ink), row);
    focus_ring(ui, &response, palette, radius::SMALL);
    announce_row(&response, row, rtl);
    if response.clicked() {
        let additive = ui.input(|input| input.modifiers.command);
        scene.act(Action::EntityClicked { id: row.entity, additive });
    }
    if response.secondary_clicked() {
        scene.act(Action::EntityCopied(row.entity));
    }
}

/// The name, and its note in smaller letters where there is room.
fn paint_name(ui: &Ui, scene: &mut Scene<'_>, (strip, ink): (&mut Strip, eframe::egui::Color32), row: &Row) {
    let rtl = scene.rtl();
    let style = if row.selected { type_style::UI_BOLD } else { type_style::UI };
    let line = scene.ink.line(&row.name, style, reads_rtl(&row.name, rtl), strip.rest().width());
    let place = strip.start(line.size.x);
    scene.ink.put(ui.painter(), &line, place, start_align(rtl), ink);
    let Some(note) = &row.note else { return };
    strip.start(6.0);
    if strip.rest().width() > 32.0 {
        let line = scene.ink.line(note, type_style::SMALL, reads_rtl(note, rtl), strip.rest().width());
        scene.ink.put(ui.painter(), &line, strip.rest(), start_align(rtl), scene.palette.ink3);
    }
}

fn announce_row(response: &eframe::egui::Response, row: &Row, rtl: bool) {
    let detail = row.value.clone().unwrap_or_else(|| grouped(row.count as u64));
    response.widget_info(|| {
        let mut info = WidgetInfo::selected(Role::ListBoxOption, true, row.selected, &row.name);
        info.current_text_value = Some(detail.clone());
        info
    });
    speaks(&response.ctx, response.id, rtl);
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
