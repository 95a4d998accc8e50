//! The whole window: where its parts go, which keys it hears, what it remembers between frames that is no one else's business.

use eframe::egui::{self, Event, Id, Rect, Role, Sense, Ui, pos2, vec2};

use super::article_view::ArticleView;
use super::command::{self, Command};
use super::ink::Ink;
use super::menus::Menus;
use super::path_sheet::{Ask, PathSheet};
use super::scene::{Scene, name};
use super::sheets::Sheets;
use super::side_panel::SidePanel;
use super::theme::{Palette, size};
use super::widgets::field::Field;
use super::{app_icon, empty_state, notices, pill, status_bar, top_bar};
use crate::article::TextRange;
use crate::i18n::Msg;
use crate::session::{Action, Session, Sheet, Tab};
use crate::text::{Stats, SystemFace};

/// What the window remembers between frames: scroll positions, carets, open menus.
#[derive(Default)]
pub struct View {
    ink: Ink,
    article: ArticleView,
    panel: SidePanel,
    find: Field,
    menus: Menus,
    sheets: Sheets,
    path: Option<PathSheet>,
    /// Whether the panel covers the page of a narrow window; apart from the setting, which is for wide ones.
    drawer_open: bool,
    narrow: bool,
}

/// The parts of the window, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Parts {
    top_bar: Rect,
    page: Rect,
    panel: Option<Rect>,
    status_bar: Rect,
}

impl Parts {
    /// What lies between the bars.
    fn middle(&self) -> Rect {
        Rect::from_min_max(self.top_bar.left_bottom(), self.status_bar.right_top())
    }
}

impl View {
    /// A window with nothing in it.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Draws `session` and returns what the reader did, in order.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, palette: &'static Palette) -> Vec<Action> {
        let mut actions = Vec::new();
        let mut ink = std::mem::take(&mut self.ink);
        ink.begin_frame(ui.ctx());
        let mut scene = Scene { session, palette, ink: &mut ink, actions: &mut actions };
        self.draw(ui, &mut scene);
        self.ink = ink;
        actions
    }

    /// Brings this part of the article into view in the next frame.
    pub fn scroll_to(&mut self, range: TextRange) {
        self.article.scroll_to(range);
    }

    /// To the top of an article that has just been opened.
    pub fn scroll_to_start(&mut self) {
        self.article.start_over();
    }

    /// Gives the keyboard to the find field.
    pub fn focus_find(&mut self) {
        self.find.focus();
    }

    /// Sets the article in this face of the system, where the reader asks for one; whether its files could be used.
    pub fn use_system_face(&mut self, face: &SystemFace) -> bool {
        let used = self.ink.engine().use_system_face(face);
        if used {
            self.article.set_anew();
        }
        used
    }

    /// Asks for a path in a field.
    pub fn ask_path(&mut self, ask: Ask) {
        self.path = Some(PathSheet::new(ask));
    }

    /// The program's icon, for the window's frame.
    #[must_use]
    pub fn icon(&mut self) -> egui::IconData {
        app_icon::draw(self.ink.engine())
    }

    /// Whether the last frame drew an article.
    #[must_use]
    pub fn article_drawn(&self) -> bool {
        self.article.drawn()
    }

    /// How much the text engine has worked.
    #[must_use]
    pub fn text_stats(&self) -> Stats {
        self.ink.stats()
    }

    /// How much of that was for the article.
    #[must_use]
    pub fn article_work(&self) -> Stats {
        self.article.work()
    }

    /// How far the article is scrolled, in physical pixels.
    #[must_use]
    pub fn scroll_px(&self) -> f64 {
        self.article.scroll_px()
    }

    fn draw(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        let window = ui.ctx().content_rect();
        ui.painter().rect_filled(window, 0.0, scene.palette.paper);
        self.hear_keys(ui, scene);
        let parts = self.arrange(scene, window);
        // In the order in which Tab goes through them.
        let before = scene.actions.len();
        top_bar::show(ui, scene, parts.top_bar, (&mut self.find, &mut self.menus));
        self.divert_panel_toggle(scene, before);
        self.show_page(ui, scene, &parts);
        if let Some(panel) = parts.panel {
            let region = scene.say(&Msg::PanelRegion);
            let ground = ui.interact(panel, Id::unique("panel"), Sense::CLICK);
            name(&ground, Role::Complementary, &region, scene.rtl());
            let before = scene.actions.len();
            self.panel.show(ui, scene, panel);
            let chosen = scene.actions.iter().skip(before).any(|action| matches!(action, Action::EntityClicked { .. }));
            // The reader wants to see what was chosen, not the list.
            self.drawer_open &= !chosen;
        }
        // Beside the text where there is a panel to cover instead.
        notices::show(ui, scene, parts.panel.unwrap_or(parts.page));
        status_bar::show(ui, scene, parts.status_bar);
        self.menus.show(ui, scene);
        self.sheets.show(ui, scene, (window, parts.middle()));
        self.path = self.path.take().and_then(|mut sheet| sheet.show(ui, scene, window).then_some(sheet));
        empty_state::show_drop_target(ui, scene, window);
    }

    /// Gives each part its place. In a right-to-left window the panel stands on the left.
    fn arrange(&mut self, scene: &Scene<'_>, window: Rect) -> Parts {
        self.narrow = window.width() < size::NARROW;
        let (top, bottom) = (window.top() + size::TOP_BAR, window.bottom() - size::STATUS_BAR);
        let middle = Rect::from_min_max(pos2(window.left(), top), pos2(window.right(), bottom));
        let settings = &scene.session.settings().panel;
        let has_panel = scene.session.document().is_some();
        let wanted = if self.narrow { self.drawer_open } else { settings.open };
        let width = if self.narrow {
            (window.width() - 64.0).min(size::PANEL)
        } else {
            f32::from(settings.width_pt).min(window.width() * 0.45)
        };
        let panel = (has_panel && wanted).then(|| {
            let left = if scene.rtl() { middle.left() } else { middle.right() - width };
            Rect::from_min_size(pos2(left, top), vec2(width, middle.height()))
        });
        let mut page = middle;
        if let Some(panel) = panel.filter(|_| !self.narrow) {
            if scene.rtl() {
                page.min.x = panel.right();
            } else {
                page.max.x = panel.left();
            }
        }
        Parts {
            top_bar: Rect::from_min_max(window.min, pos2(window.right(), top)),
            page,
            panel,
            status_bar: Rect::from_min_max(pos2(window.left(), bottom), window.max),
        }
    }

    fn show_page(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, parts: &Parts) {
        if scene.session.document().is_some() {
            let covered = parts.panel.filter(|_| self.narrow);
            self.article.show(ui, scene, parts.page, covered.is_none());
            pill::show(ui, scene, parts.page);
            if let Some(panel) = covered {
                self.close_drawer_on_press_outside(ui, scene, panel, parts.page);
            }
        } else if scene.session.pending().is_none() {
            empty_state::show(ui, scene, parts.page);
        }
    }

    fn close_drawer_on_press_outside(&mut self, ui: &Ui, scene: &Scene<'_>, panel: Rect, page: Rect) {
        let veil = Id::unique("drawer veil");
        let response = ui.interact(page, veil, Sense::CLICK);
        ui.painter().rect_filled(page, 0.0, scene.palette.veil);
        let outside = response.interact_pointer_pos().is_some_and(|at| !panel.contains(at));
        if response.clicked() && outside {
            self.drawer_open = false;
        }
    }

    /// In a narrow window the panel's button opens the drawer; the setting for wide windows stays as it is.
    fn divert_panel_toggle(&mut self, scene: &mut Scene<'_>, before: usize) {
        if !self.narrow {
            return;
        }
        let mut index = 0;
        let mut toggled = false;
        scene.actions.retain(|action| {
            let is_toggle = index >= before && matches!(action, Action::PanelToggled);
            index += 1;
            toggled |= is_toggle;
            !is_toggle
        });
        if toggled {
            self.drawer_open = !self.drawer_open;
        }
    }

    fn hear_keys(&mut self, ui: &Ui, scene: &mut Scene<'_>) {
        let typing = ui
            .ctx()
            .memory(egui::Memory::focused)
            .is_some_and(|id| [Id::unique("find"), Id::unique("panel filter"), Id::unique("path")].contains(&id));
        let menu = self.menus.is_open() || self.path.is_some();
        if !typing && !menu {
            self.hear_paste(ui, scene);
        }
        let dark = scene.palette.dark;
        let before = scene.actions.len();
        if !typing && !menu {
            self.article.hear_caret_keys(ui, scene);
        }
        for command in command::pressed(ui.ctx(), typing || menu) {
            match command {
                Command::Export => {
                    if let Some(anchor) = self.menus.export_anchor {
                        self.menus.toggle_export(anchor);
                    }
                }
                Command::FilterNames => {
                    if self.narrow {
                        self.drawer_open = true;
                    }
                    self.panel.focus_filter();
                }
                Command::Copy => scene.actions.extend(self.copied(scene.session)),
                Command::SelectAll => self.article.select_all(scene.session),
                Command::ToStart => self.article.jump(false),
                Command::ToEnd => self.article.jump(true),
                Command::Escape => self.escape(scene),
                other => scene.actions.extend(command::action(other, scene.session, dark)),
            }
        }
        self.divert_panel_toggle(scene, before);
        if !typing && !menu {
            // Copying arrives as an event of its own, not as a key.
            let copied = ui.input(|input| input.events.contains(&Event::Copy));
            if copied {
                scene.actions.extend(self.copied(scene.session));
            }
            self.article.hear_scroll_keys(ui);
        }
        // Ctrl and the wheel.
        let zoom = ui.input(egui::InputState::zoom_delta);
        if (zoom - 1.0).abs() > 0.02 && !self.zoomed_lately(ui) {
            scene.act(Action::ZoomStepped { larger: zoom > 1.0 });
        }
    }

    /// Leaves one thing, the nearest first: the drawer, a sheet, the search, the selected text, then what the session has chosen.
    /// A caret that selects nothing goes with whatever is left: a click that chose a mention put it there.
    fn escape(&mut self, scene: &mut Scene<'_>) {
        if self.drawer_open && self.narrow {
            self.drawer_open = false;
            return;
        }
        let over_page = scene.session.sheet().is_some() || scene.session.find().open;
        if over_page || !self.article.drop_selection() {
            scene.act(Action::EscapePressed);
        }
    }

    /// What a copy takes: the table of figures while it is in front, else the selected text.
    fn copied(&self, session: &Session) -> Option<Action> {
        let table = session.sheet() == Some(Sheet::Figures)
            || (self.article.selected().is_none() && session.tab() == Tab::Figures);
        if table { Some(Action::FiguresCopied) } else { self.article.selected().map(Action::CopyPressed) }
    }

    /// One step of the wheel is spread over several frames: one zoom step in a fifth of a second.
    fn zoomed_lately(&self, ui: &Ui) -> bool {
        let id = Id::unique("last zoom");
        let now = ui.input(|input| input.time);
        let last: f64 = ui.data(|data| data.get_temp(id)).unwrap_or(f64::NEG_INFINITY);
        if now - last < 0.2 {
            return true;
        }
        ui.data_mut(|data| data.insert_temp(id, now));
        false
    }

    /// Text pasted outside any field is an article.
    fn hear_paste(&self, ui: &Ui, scene: &mut Scene<'_>) {
        let pasted = ui.input(|input| {
            input.events.iter().find_map(|event| match event {
                Event::Paste(text) => Some(text.clone()),
                _ => None,
            })
        });
        scene.actions.extend(pasted.map(Action::TextPasted));
    }
}
