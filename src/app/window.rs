//! The window: one frame is answers in, drawing, actions out.

use std::cell::RefCell;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Instant;

use eframe::egui::{self, Context, FontDefinitions, SystemTheme, Ui, ViewportCommand};

use super::FirstFrame;
use super::clipboard::Clipboard;
use super::effects;
use super::finder::Finder;
use super::system_fonts::SystemFonts;
use super::worker::{Waker, Worker};
use crate::cli::{CliError, Input, OpenRequest};
use crate::extract::Extractor;
use crate::session::{Action, SAMPLES, Session, Source};
use crate::settings::{Settings, SettingsFile, ThemeChoice, WindowSettings};
use crate::ui::theme::Palette;
use crate::ui::{Ask, View};

/// The path from the root, by which a file is remembered; as it was given where the system does not say.
fn absolute(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

/// The extractor with the user's own lexicon, and what there is to say of that.
fn own_extractor(settings: Option<&SettingsFile>) -> (Extractor, Option<Action>) {
    match settings.map(SettingsFile::own_lexicon) {
        None | Some(Ok(None)) => (Extractor::default(), None),
        Some(Ok(Some(text))) => {
            let (extractor, faults) = Extractor::with_own_lexicon(&text);
            let lines: Vec<usize> = faults.iter().map(|fault| fault.line).collect();
            (extractor, (!lines.is_empty()).then_some(Action::LexiconLinesLeftOut(lines)))
        }
        Some(Err(error)) => (Extractor::default(), Some(Action::LexiconFailed(effects::io_error(error)))),
    }
}

/// The running program.
pub struct Window {
    pub(super) session: Session,
    pub(super) view: View,
    pub(super) worker: Worker,
    pub(super) finder: Finder,
    pub(super) clipboard: Clipboard,
    pub(super) system_fonts: SystemFonts,
    pub(super) settings_file: Option<SettingsFile>,
    /// What the last dialog was asked for, should it fail.
    pub(super) asked: Option<Ask>,
    pub(super) quitting: bool,
    wake: Waker,
    clock: Clock,
    /// The theme that the window's frame was told.
    told_theme: Option<bool>,
}

/// The way to the first frame.
struct Clock {
    started: Instant,
    /// What is to be opened before leaving; none where the window stays.
    leave_after: Option<Input>,
    /// Whether the article was drawn in the frame before: then it is on the screen by now.
    drawn: bool,
    outcome: Rc<RefCell<FirstFrame>>,
}

/// A program that is loading its article while its window is still to be opened.
pub struct Prepared(Window);

impl Prepared {
    /// How the window was left the last time.
    #[must_use]
    pub fn window(&self) -> &WindowSettings {
        &self.0.session.settings().window
    }

    /// The program's icon.
    #[must_use]
    pub fn icon(&mut self) -> egui::IconData {
        self.0.view.icon()
    }

    /// The program, once it has a window.
    #[must_use]
    pub fn finish(mut self, ctx: &Context) -> Window {
        self.0.attach(ctx);
        self.0.clipboard = Clipboard::of_system();
        self.0
    }
}

impl Window {
    /// Reads the settings and begins to load, before there is a window: the two take their time side by side.
    #[must_use]
    pub fn prepare(request: OpenRequest, started: Instant, outcome: Rc<RefCell<FirstFrame>>) -> Prepared {
        let settings_file = SettingsFile::of_user();
        let loaded = settings_file.as_ref().map(SettingsFile::load);
        let (settings, trouble) = match loaded {
            None => (Settings::default(), None),
            Some(Ok(loaded)) => (loaded.settings, loaded.set_aside.map(Action::SettingsSetAside)),
            Some(Err(error)) => (Settings::default(), Some(Action::SettingsFailed(effects::io_error(error)))),
        };
        let last = settings.recents.first().filter(|path| path.is_file()).cloned();
        let mut window = Self::new(settings, settings_file);
        let mut files = request.files;
        let leave_after = files.first().filter(|_| request.exit_after_first_frame).cloned().map(Input::from);
        window.clock = Clock { started, leave_after, drawn: false, outcome };
        let ctx = Context::default();
        let first = match files.len() {
            0 => match last {
                Some(path) => Some(Action::SourceChosen(Source::Path(path))),
                None => (!SAMPLES.is_empty()).then_some(Action::SourceChosen(Source::Sample(0))),
            },
            1 => files.pop().map(|file| {
                Action::SourceChosen(if file.as_os_str() == "-" { Source::Stdin } else { Source::Path(absolute(file)) })
            }),
            _ => Some(Action::FilesDropped(files.into_iter().map(absolute).collect())),
        };
        for effect in window.session.first_effects() {
            window.run(&ctx, effect);
        }
        for action in trouble.into_iter().chain(first) {
            window.take(&ctx, action);
        }
        Prepared(window)
    }

    /// A program with nothing open; without a settings file nothing is remembered.
    #[must_use]
    pub fn new(settings: Settings, settings_file: Option<SettingsFile>) -> Self {
        let wake = Waker::default();
        let (extractor, trouble) = own_extractor(settings_file.as_ref());
        let worker = Worker::start(wake.clone(), Arc::new(extractor));
        if let Some(action) = trouble {
            // The worker's own receiver lives as long as the worker.
            let _ = worker.reporter().0.send(action);
        }
        Self {
            finder: Finder::new(worker.reporter()),
            clipboard: Clipboard::default(),
            system_fonts: SystemFonts::new(worker.reporter()),
            worker,
            session: Session::new(settings),
            view: View::new(),
            settings_file,
            asked: None,
            quitting: false,
            wake,
            clock: Clock { started: Instant::now(), leave_after: None, drawn: false, outcome: Rc::default() },
            told_theme: None,
        }
    }

    /// Gives the program its window.
    pub fn attach(&mut self, ctx: &Context) {
        self.wake.attach(ctx);
        // All text is ours: the toolkit gets no font, so that none is parsed and none can be drawn by mistake.
        ctx.set_fonts(FontDefinitions::empty());
        ctx.options_mut(|options| {
            options.zoom_with_keyboard = false;
            // Its warnings are drawn with the toolkit's fonts, and there are none.
            options.warn_on_id_clash = false;
            options.input_options.max_click_duration = 1.0;
        });
        ctx.send_viewport_cmd(ViewportCommand::Title(self.session.title()));
    }

    /// What the program knows.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// What is on the screen.
    #[must_use]
    pub fn view(&self) -> &View {
        &self.view
    }

    /// Whether the dark palette is in force.
    fn dark(&self, ctx: &Context) -> bool {
        match self.session.settings().theme {
            ThemeChoice::Light => false,
            ThemeChoice::Dark => true,
            ThemeChoice::System => ctx.system_theme() == Some(egui::Theme::Dark),
        }
    }

    fn follow_settings(&mut self, ctx: &Context) {
        let zoom = f32::from(self.session.settings().zoom_percent) / 100.0;
        if (ctx.zoom_factor() - zoom).abs() > f32::EPSILON {
            ctx.set_zoom_factor(zoom);
        }
        let dark = self.dark(ctx);
        if self.told_theme != Some(dark) {
            self.told_theme = Some(dark);
            ctx.send_viewport_cmd(ViewportCommand::SetTheme(match self.session.settings().theme {
                ThemeChoice::System => SystemTheme::SystemDefault,
                ThemeChoice::Light => SystemTheme::Light,
                ThemeChoice::Dark => SystemTheme::Dark,
            }));
        }
    }

    /// What the system did to the window: files dropped, a new size, the close button.
    fn outside(&mut self, ctx: &Context) -> Vec<Action> {
        let mut actions = Vec::new();
        let (dropped, size, maximized, close) = ctx.input(|input| {
            let dropped: Vec<_> = input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect();
            let viewport = input.viewport();
            (dropped, viewport.inner_rect, viewport.maximized, viewport.close_requested())
        });
        if !dropped.is_empty() {
            actions.push(Action::FilesDropped(dropped));
        }
        if let Some(inner) = size {
            // Points at 100% zoom, so that the zoom does not change what is remembered.
            let zoom = ctx.zoom_factor();
            let whole = |points: f32| (points * zoom).round().clamp(0.0, f32::from(u16::MAX)) as u16;
            let (width_pt, height_pt) = (whole(inner.width()), whole(inner.height()));
            let maximized = maximized.unwrap_or(false);
            let known = &self.session.settings().window;
            if width_pt > 0 && (known.width_pt, known.height_pt, known.maximized) != (width_pt, height_pt, maximized) {
                actions.push(Action::WindowResized { width_pt, height_pt, maximized });
            }
        }
        if close && !self.quitting {
            actions.push(Action::CloseRequested);
        }
        actions
    }

    /// Notes when the article was on the screen.
    fn tick_first_frame(&mut self, ctx: &Context) {
        if self.clock.drawn && self.clock.outcome.borrow().is_none() {
            let millis = u64::try_from(self.clock.started.elapsed().as_millis()).unwrap_or(u64::MAX);
            self.settle_first_frame(ctx, Ok(millis));
        }
    }

    /// Notes what came of the first article, and leaves where that was all that was asked for.
    fn settle_first_frame(&mut self, ctx: &Context, outcome: Result<u64, CliError>) {
        self.clock.outcome.replace(Some(outcome));
        if self.clock.leave_after.is_some() {
            self.quitting = true;
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
    }
}

impl Window {
    /// The part of a frame that draws nothing: answers of the worker, what the system did to the window, the settings.
    pub fn tick(&mut self, ctx: &Context) {
        self.tick_first_frame(ctx);
        let answers: Vec<Action> = self.worker.answers().collect();
        if let Some(face) = self.system_fonts.arrived()
            && !self.view.use_system_face(&face)
        {
            self.take(ctx, Action::FamilyFailed(face.family));
        }
        for action in answers.into_iter().chain(self.outside(ctx)) {
            if let (Some(input), Action::Loaded { result, .. }) = (&self.clock.leave_after, &action)
                && let Err(error) = result.as_ref()
            {
                let fault = CliError::Load { input: input.to_string(), error: error.clone() };
                self.settle_first_frame(ctx, Err(fault));
            }
            self.take(ctx, action);
        }
        self.follow_settings(ctx);
    }

    /// The part of a frame that draws, and does what the reader asked for.
    pub fn draw(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let palette = Palette::of(self.dark(&ctx));
        let actions = self.view.show(ui, &self.session, palette);
        if !self.clock.drawn && self.view.article_drawn() {
            self.clock.drawn = true;
            ctx.request_repaint();
        }
        let acted = !actions.is_empty();
        for action in actions {
            self.take(&ctx, action);
        }
        if acted {
            // What the actions changed is drawn at once, not at the next movement of the pointer.
            ctx.request_repaint();
        }
    }
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.tick(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.draw(ui);
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        Palette::of(self.told_theme.unwrap_or(false)).paper.to_normalized_gamma_f32()
    }
}
