//! The figures as a wide table over the page: a line each, columns that sort, a click that goes to the mention.
//!
//! Only the rows that are seen are drawn, and one beyond each end, so that the arrow keys can go on to it.

use eframe::egui::{Align, Id, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::hover_card;
use super::icons::{Icon, icon, trend_mark};
use super::ink::type_style;
use super::mirror::{Row as Strip, start_align};
use super::scene::{Scene, focus_ring, name, reads_rtl, speaks};
use super::theme::{mix, radius, size, space};
use super::widgets::button::{Button, hairline};
use super::widgets::scroll::{ScrollBar, wheel};
use crate::extract::{ChangePart, EntityKind, Trend};
use crate::i18n::Msg;
use crate::session::figures_sort::SortKey;
use crate::session::figures_table::Cells;
use crate::session::panel::Row;
use crate::session::{Action, Sheet, change_label, figure_word};

/// Height of a row.
const ROW: f32 = size::CONTROL;
/// Height of the line of heads.
const HEADS: f32 = 34.0;
/// Room between columns.
const GAP: f32 = 14.0;

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Value,
    Change,
    Wording,
    Kind,
    Of,
    Whose,
    Period,
}

impl Column {
    /// Every column, from where reading starts, with its share of the width.
    const ALL: [(Self, f32); 7] = [
        (Self::Value, 0.23),
        (Self::Change, 0.13),
        (Self::Wording, 0.17),
        (Self::Kind, 0.09),
        (Self::Of, 0.14),
        (Self::Whose, 0.14),
        (Self::Period, 0.10),
    ];

    fn head(self) -> Msg {
        match self {
            Self::Value => Msg::ColumnValue,
            Self::Change => Msg::ColumnChange,
            Self::Wording => Msg::ColumnWording,
            Self::Kind => Msg::ColumnKind,
            Self::Of => Msg::ColumnOf,
            Self::Whose => Msg::ColumnWhose,
            Self::Period => Msg::ColumnPeriod,
        }
    }

    /// What a click on the head sorts by.
    fn sorts_by(self) -> Option<SortKey> {
        match self {
            Self::Value => Some(SortKey::Value),
            Self::Kind => Some(SortKey::Kind),
            Self::Wording => Some(SortKey::Place),
            Self::Change | Self::Of | Self::Whose | Self::Period => None,
        }
    }
}

/// As large as the window lets it be, up to what a table needs.
pub fn size(window: Rect) -> Vec2 {
    vec2(window.width().min(1120.0), window.height())
}

/// Draws the table in `body`.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>, body: Rect) {
    let rows = scene.session.table();
    let columns = columns(body);
    let foot = Rect::from_min_max(pos2(body.left(), body.bottom() - 44.0), body.max);
    let heads = Rect::from_min_size(body.min, vec2(body.width(), HEADS));
    show_heads(ui, scene, heads, &columns);
    hairline(ui, scene, heads, heads.bottom());
    let list = Rect::from_min_max(pos2(body.left(), heads.bottom() + 1.0), pos2(body.right(), foot.top()));
    if rows.is_empty() {
        let msg = if scene.session.panel_query().is_empty() { Msg::NoFigures } else { Msg::FindNone };
        let words = scene.say(&msg);
        let line = scene.ink.line(&words, type_style::UI, scene.rtl(), list.width());
        scene.ink.put(ui.painter(), &line, list, Align::Center, scene.palette.ink2);
        let told = ui.interact(list, Id::unique("no figures"), Sense::hover());
        name(&told, Role::Status, &words, scene.rtl());
    } else {
        show_rows(ui, scene, list, (&columns, rows));
    }
    hairline(ui, scene, foot, foot.top());
    let words = scene.say(&Msg::CopyTable);
    let copy = Button { text: Some(&words), icon: Some(Icon::Copy), keys: Some("Ctrl C"), ..Button::default() };
    let width = copy.width(scene);
    let place = Strip::new(foot, scene.rtl()).start(width);
    let place = Rect::from_center_size(place.center() + vec2(0.0, 2.0), vec2(width, 32.0));
    if copy.show(ui, scene, Id::unique("copy figures"), place).clicked() {
        scene.act(Action::FiguresCopied);
    }
}

/// The columns with their widths; a narrow table leaves out what the others say in another way.
fn columns(body: Rect) -> Vec<(Column, f32)> {
    let shown = |column: Column| match column {
        Column::Change => body.width() > 640.0,
        Column::Kind => body.width() > 820.0,
        Column::Wording => body.width() > 480.0,
        _ => true,
    };
    let kept = Column::ALL.iter().filter(|(column, _)| shown(*column));
    let whole: f32 = kept.clone().map(|(_, share)| share).sum();
    kept.map(|(column, share)| (*column, body.width() * share / whole)).collect()
}

fn show_heads(ui: &Ui, scene: &mut Scene<'_>, rect: Rect, columns: &[(Column, f32)]) {
    let (rtl, palette, sort) = (scene.rtl(), scene.palette, scene.session.sort());
    let mut strip = Strip::new(rect, rtl);
    for (column, width) in columns {
        let place = strip.start(*width);
        let words = scene.say(&column.head());
        let mut cell = Strip::new(place, rtl);
        let line = scene.ink.line(&words, type_style::SMALL, rtl, width - GAP);
        let word_place = cell.start(line.size.x);
        let Some(key) = column.sorts_by() else {
            scene.ink.put(ui.painter(), &line, word_place, start_align(rtl), palette.ink3);
            continue;
        };
        let room = Strip::new(place, rtl).start(width - GAP).expand2(vec2(space::XS, 0.0));
        let response = ui.interact(room, Id::unique(("head", key)), Sense::click());
        let chosen = sort.key == key;
        let ink = if chosen || response.hovered() { palette.ink } else { palette.ink2 };
        scene.ink.put(ui.painter(), &line, word_place, start_align(rtl), ink);
        if chosen {
            cell.start(space::XS);
            let shape = if sort.reversed { Icon::Up } else { Icon::Down };
            icon(ui.painter(), shape, cell.start(14.0).center(), ink, false);
        }
        focus_ring(ui, &response, palette, radius::SMALL);
        name(&response, Role::ColumnHeader, &words, rtl);
        if response.clicked() {
            scene.act(Action::FiguresSorted(key));
        }
    }
}

fn show_rows(ui: &mut Ui, scene: &mut Scene<'_>, list: Rect, (columns, rows): (&[(Column, f32)], &[Row])) {
    let id = Id::unique("figures scroll");
    let rtl = scene.rtl();
    let title = scene.say(&Msg::FiguresTable);
    let strip = Rect::from_min_size(
        pos2(if rtl { list.left() - 14.0 } else { list.right() + 4.0 }, list.top()),
        vec2(10.0, list.height()),
    );
    let content_pt = f64::from(ROW) * rows.len() as f64;
    let bar = ScrollBar { id, strip, content_pt, seen_pt: f64::from(list.height()), name: &title, marks: &[] };
    let kept: f64 = ui.data(|data| data.get_temp(id.with("at"))).unwrap_or_default();
    let mut scroll = (kept + wheel(ui, list)).clamp(0.0, bar.limit());
    let first = ((scroll / f64::from(ROW)) as usize).saturating_sub(1);
    let seen = (list.height() / ROW) as usize + 3;
    let mut focused = None;
    let mut over = None;
    ui.scope_builder(eframe::egui::UiBuilder::new().max_rect(list), |ui| {
        ui.set_clip_rect(list.intersect(ui.clip_rect()));
        for (index, row) in rows.iter().enumerate().skip(first).take(seen) {
            let at = f64::from(ROW) * index as f64;
            let place =
                Rect::from_min_size(pos2(list.left(), list.top() + (at - scroll) as f32), vec2(list.width(), ROW));
            let response = show_row(ui, scene, place, (columns, row));
            if response.has_focus() {
                focused = Some(at);
            }
            if response.hovered() {
                over = Some((row, place));
            }
        }
    });
    point_at(ui, scene, over);
    if let Some(at) = focused {
        let last = at + f64::from(ROW) - f64::from(list.height());
        scroll = scroll.clamp(last.min(at), at.max(last));
    }
    if let Some(moved) = bar.show(ui, scene.palette, scroll) {
        scroll = moved;
    }
    if (scroll - kept).abs() > f64::EPSILON {
        ui.ctx().request_repaint();
    }
    ui.data_mut(|data| data.insert_temp(id.with("at"), scroll));
}

/// The card of the row under the pointer, with its sentence.
fn point_at(ui: &Ui, scene: &mut Scene<'_>, over: Option<(&Row, Rect)>) {
    let document = scene.session.document();
    let mention = over.and_then(|(row, _)| document?.extraction().entity(row.entity)?.mentions.first().copied());
    let shown = scene.session.card().map(|card| card.mention);
    if mention != shown {
        scene.act(Action::Hovered(mention));
    } else if let Some((_, place)) = over {
        let rested = ui.input(|input| input.pointer.time_since_last_movement());
        if rested < 0.3 {
            ui.ctx().request_repaint_after_secs(0.31 - rested);
        } else {
            hover_card::show_under(ui, scene, place);
        }
    }
}

fn show_row(ui: &Ui, scene: &mut Scene<'_>, rect: Rect, (columns, row): (&[(Column, f32)], &Row)) -> Response {
    let response = ui.interact(rect, Id::unique(("table row", row.entity)), Sense::click());
    let (palette, rtl) = (scene.palette, scene.rtl());
    if response.hovered() || row.selected {
        let ground = rect.expand2(vec2(space::S, 0.0));
        ui.painter().rect_filled(ground, radius::SMALL, mix(palette.paper, palette.hover, 0.7));
    }
    let mut strip = Strip::new(rect, rtl);
    if let Some(cells) = &row.cells {
        for (column, width) in columns {
            let cell = Strip::new(strip.start(*width), rtl).start(width - GAP);
            show_cell(ui, scene, cell, (*column, row, cells));
        }
    }
    hairline(ui, scene, rect, rect.bottom() - 0.5);
    focus_ring(ui, &response, palette, radius::SMALL);
    announce(scene, &response, row);
    if response.clicked() {
        scene.act(Action::SheetToggled(Sheet::Figures));
        if !row.selected {
            scene.act(Action::EntityClicked { id: row.entity, additive: false });
        }
    }
    response
}

fn show_cell(ui: &Ui, scene: &mut Scene<'_>, rect: Rect, (column, row, cells): (Column, &Row, &Cells)) {
    let (palette, rtl) = (scene.palette, scene.rtl());
    let hue = palette.kind(EntityKind::Figure).strong;
    let mut strip = Strip::new(rect, rtl);
    let change = cells.change.map(|change| scene.say(&change_label(change)).into_owned());
    let (words, ink) = match column {
        Column::Value => (row.value.clone(), hue),
        Column::Change => {
            if let Some(change) = cells.change.filter(|change| change.part != ChangePart::From) {
                trend_mark(ui.painter(), change.trend == Trend::Up, strip.start(12.0).center(), hue);
                strip.start(space::XS);
            }
            (change, palette.ink2)
        }
        Column::Wording => (Some(row.name.clone()), palette.ink),
        Column::Kind => (Some(scene.say(&Msg::FigureKind(figure_word(cells.kind))).into_owned()), palette.ink2),
        Column::Of => (cells.of.clone(), palette.ink),
        Column::Whose => (cells.whose.clone(), palette.ink),
        Column::Period => (cells.period.clone(), palette.ink),
    };
    let Some(words) = words else { return };
    let ltr = column == Column::Value;
    let line = scene.ink.line(&words, type_style::UI, !ltr && reads_rtl(&words, rtl), strip.rest().width());
    let align: Align = start_align(rtl);
    scene.ink.put(ui.painter(), &line, strip.rest(), align, ink);
}

fn announce(scene: &Scene<'_>, response: &Response, row: &Row) {
    let roles = row.cells.iter().flat_map(Cells::roles);
    let said = row.value.as_deref().into_iter().chain(roles).collect::<Vec<_>>().join(" · ");
    response.widget_info(|| {
        let mut info = WidgetInfo::selected(Role::Row, true, row.selected, &row.name);
        info.current_text_value = Some(said.clone());
        info
    });
    speaks(&response.ctx, response.id, scene.rtl());
}
