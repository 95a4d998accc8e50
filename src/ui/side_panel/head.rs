//! A group's head: its mark, its name, its count; shows or hides the kind in the article, folds the rows away.

use eframe::egui::{Id, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::SIDE;
use crate::i18n::{Msg, grouped};
use crate::session::panel::Group;
use crate::session::{Action, kind_word};
use crate::ui::icons::{Icon, icon, kind_mark};
use crate::ui::ink::type_style;
use crate::ui::mirror::{Row as Strip, end_align, start_align};
use crate::ui::scene::{Scene, focus_ring, name, speaks};
use crate::ui::theme::{radius, space};
use crate::ui::widgets::tooltip;

/// A group's head: a click shows or hides the kind in the article; the chevron folds the rows away.
pub(super) fn show(ui: &Ui, scene: &mut Scene<'_>, rect: Rect, group: &Group) {
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
