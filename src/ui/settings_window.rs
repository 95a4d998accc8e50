//! The settings: theme, language, zoom, and how the article is set, each change seen on the page at once.

use eframe::egui::{Align, Id, Rect, Ui, Vec2, pos2, vec2};

use super::icons::Icon;
use super::ink::type_style;
use super::mirror::{Row, start_align};
use super::scene::Scene;
use super::theme::{radius, space};
use super::widgets::button::{Button, Weight, chip, hairline};
use crate::article::Direction;
use crate::i18n::{Lang, Msg};
use crate::session::{Action, Document, Sheet};
use crate::settings::{DigitsShown, Justification, TextFace, ThemeChoice, Typography};

/// Height of a row.
const ROW: f32 = 44.0;
/// Width of the labels.
const LABEL: f32 = 112.0;
/// Rows, the hairline between the two parts among them.
const ROWS: f32 = 12.6;

/// The size of the sheet's body.
#[must_use]
pub fn size() -> Vec2 {
    vec2(460.0, ROWS * ROW)
}

/// Draws the settings in `body`.
pub fn show(ui: &Ui, scene: &mut Scene<'_>, body: Rect) {
    let settings = scene.session.settings().clone();
    let mut rows = Rows { body, top: body.top() + 4.0 };
    let themes = [ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark]
        .map(|theme| (theme_words(theme), theme == settings.theme, Action::ThemeChosen(theme)));
    choice(ui, scene, rows.next(), &Msg::Theme, themes.into());
    language(ui, scene, rows.next());
    let zoom = scene.say(&Msg::Percent(u64::from(settings.zoom_percent))).into_owned();
    let steps = [Action::ZoomStepped { larger: false }, Action::ZoomStepped { larger: true }];
    stepper(ui, scene, rows.next(), (&Msg::Zoom, &zoom), steps);
    rows.top += space::S;
    hairline(ui, scene, body, rows.top - space::XS);
    typography(ui, scene, &mut rows, &settings.typography);
}

fn typography(ui: &Ui, scene: &mut Scene<'_>, rows: &mut Rows, set: &Typography) {
    let changed = |change: &dyn Fn(&mut Typography)| {
        let mut typography = set.clone();
        change(&mut typography);
        Action::TypographyChanged(typography.clamped())
    };
    let faces = [TextFace::Amiri, TextFace::Naskh, TextFace::Sans]
        .map(|face| (face_words(face), face == set.face, changed(&|typography| typography.face = face)));
    choice(ui, scene, rows.next(), &Msg::Face, faces.into());
    let size = set.size_pt.to_string();
    let steps = [changed(&|typography| typography.size_pt -= 1), changed(&|typography| typography.size_pt += 1)];
    stepper(ui, scene, rows.next(), (&Msg::TextSize, &size), steps);
    let line = format!("{}.{:02}", set.line_height_percent / 100, set.line_height_percent % 100);
    let steps = [
        changed(&|typography| typography.line_height_percent -= 6),
        changed(&|typography| typography.line_height_percent += 6),
    ];
    stepper(ui, scene, rows.next(), (&Msg::LineHeight, &line), steps);
    let width = set.column_width_pt.to_string();
    let steps = [
        changed(&|typography| typography.column_width_pt -= 40),
        changed(&|typography| typography.column_width_pt += 40),
    ];
    stepper(ui, scene, rows.next(), (&Msg::ColumnWidth, &width), steps);
    let justifications = [
        (Justification::Ragged, Msg::JustifyNone),
        (Justification::Spaces, Msg::JustifySpaces),
        (Justification::Kashida, Msg::JustifyKashida),
    ]
    .map(|(way, msg)| (msg, way == set.justification, changed(&|typography| typography.justification = way)));
    choice(ui, scene, rows.next(), &Msg::Justification, justifications.into());
    let digits = [
        (DigitsShown::AsWritten, Msg::DigitsAsWritten),
        (DigitsShown::Western, Msg::DigitsWestern),
        (DigitsShown::ArabicIndic, Msg::DigitsArabicIndic),
    ]
    .map(|(shown, msg)| (msg, shown == set.digits, changed(&|typography| typography.digits = shown)));
    choice(ui, scene, rows.next(), &Msg::Digits, digits.into());
    let marks = [(true, Msg::TashkeelShown), (false, Msg::TashkeelHidden)]
        .map(|(shown, msg)| (msg, shown == set.tashkeel, changed(&|typography| typography.tashkeel = shown)));
    choice(ui, scene, rows.next(), &Msg::Tashkeel, marks.into());
    let given = scene.session.document().map(Document::given_direction);
    if let Some(given) = given {
        let directions = [
            (None, Msg::DirectionOwn),
            (Some(Direction::Rtl), Msg::DirectionRtl),
            (Some(Direction::Ltr), Msg::DirectionLtr),
        ]
        .map(|(direction, msg)| (msg, direction == given, Action::DirectionChosen(direction)));
        choice(ui, scene, rows.next(), &Msg::ArticleDirection, directions.into());
    }
    let reset = scene.say(&Msg::ResetTypography);
    let button = Button { text: Some(&reset), icon: Some(Icon::Reset), weight: Weight::Outlined, ..Button::default() };
    let mut row = Row::new(rows.next().shrink2(vec2(0.0, 5.0)), scene.rtl());
    let width = button.width(scene);
    if button.show(ui, scene, Id::unique("reset typography"), row.start(width)).clicked() {
        scene.act(Action::TypographyReset);
    }
    let about = scene.say(&Msg::About);
    let button = Button { text: Some(&about), ..Button::default() };
    let width = button.width(scene);
    if button.show(ui, scene, Id::unique("open about"), row.end(width)).clicked() {
        scene.act(Action::SheetToggled(Sheet::About));
    }
}

/// Hands out rows from the top.
struct Rows {
    body: Rect,
    top: f32,
}

impl Rows {
    fn next(&mut self) -> Rect {
        let rect = Rect::from_min_size(pos2(self.body.left(), self.top), vec2(self.body.width(), ROW));
        self.top += ROW;
        rect
    }
}

fn label(ui: &Ui, scene: &mut Scene<'_>, row: &mut Row, msg: &Msg) {
    let rtl = scene.rtl();
    let words = scene.say(msg);
    let line = scene.ink.line(&words, type_style::UI, rtl, LABEL);
    let place = row.start(LABEL);
    scene.ink.put(ui.painter(), &line, place, start_align(rtl), scene.palette.ink2);
}

/// A row of chips in a well.
fn choice(ui: &Ui, scene: &mut Scene<'_>, rect: Rect, head: &Msg, options: Vec<(Msg, bool, Action)>) {
    let mut row = Row::new(rect, scene.rtl());
    label(ui, scene, &mut row, head);
    let well = row.rest().shrink2(vec2(0.0, 5.0));
    ui.painter().rect_filled(well, radius::CONTROL, scene.palette.panel);
    let width = (well.width() - 4.0) / options.len().max(1) as f32;
    let mut cells = Row::new(well.shrink(2.0), scene.rtl());
    for (index, (msg, chosen, action)) in options.into_iter().enumerate() {
        let words = scene.say(&msg);
        let id = Id::unique("setting").with(scene.say(head)).with(index);
        if chip(ui, scene, id, cells.start(width), (&words, chosen)) && !chosen {
            scene.act(action);
        }
    }
}

fn language(ui: &Ui, scene: &mut Scene<'_>, rect: Rect) {
    let current = scene.lang();
    let mut row = Row::new(rect, scene.rtl());
    label(ui, scene, &mut row, &Msg::Language);
    let well = row.rest().shrink2(vec2(0.0, 5.0));
    ui.painter().rect_filled(well, radius::CONTROL, scene.palette.panel);
    let mut cells = Row::new(well.shrink(2.0), scene.rtl());
    let width = (well.width() - 4.0) / Lang::ALL.len() as f32;
    for lang in Lang::ALL {
        let id = Id::unique(("language", lang.tag()));
        if chip(ui, scene, id, cells.start(width), (lang.own_name(), lang == current)) && lang != current {
            scene.act(Action::LanguageChosen(lang));
        }
    }
}

/// A value between a button that lowers it and one that raises it.
fn stepper(ui: &Ui, scene: &mut Scene<'_>, rect: Rect, (head, value): (&Msg, &str), [less, more]: [Action; 2]) {
    let rtl = scene.rtl();
    let mut row = Row::new(rect, rtl);
    label(ui, scene, &mut row, head);
    let name = scene.say(head);
    let well = row.rest().shrink2(vec2(0.0, 5.0));
    ui.painter().rect_filled(well, radius::CONTROL, scene.palette.panel);
    let mut cells = Row::new(well.shrink(2.0), rtl);
    for (sign, action, start) in [("−", less, true), ("+", more, false)] {
        let place = if start { cells.start(48.0) } else { cells.end(48.0) };
        let named = format!("{name} {sign}");
        let button = Button { text: Some(sign), name: Some(&named), ..Button::default() };
        if button.show(ui, scene, Id::unique(("step", name.as_ref(), start)), place).clicked() {
            scene.act(action);
        }
    }
    let line = scene.ink.line(value, type_style::UI, false, cells.rest().width());
    scene.ink.put(ui.painter(), &line, cells.rest(), Align::Center, scene.palette.ink);
}

fn theme_words(theme: ThemeChoice) -> Msg {
    match theme {
        ThemeChoice::System => Msg::ThemeSystem,
        ThemeChoice::Light => Msg::ThemeLight,
        ThemeChoice::Dark => Msg::ThemeDark,
    }
}

fn face_words(face: TextFace) -> Msg {
    match face {
        TextFace::Amiri => Msg::FaceAmiri,
        TextFace::Naskh => Msg::FaceNaskh,
        TextFace::Sans => Msg::FaceSans,
    }
}
