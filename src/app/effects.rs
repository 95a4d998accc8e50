//! What the session asks for, done.

use std::io;
use std::path::PathBuf;
use std::time::SystemTime;

use eframe::egui::{Context, ViewportCommand};

use super::dialog;
use super::window::Window;
use super::worker::Order;
use crate::export::{ExportError, ExportFormat, Report, render, write_atomic};
use crate::session::{Action, Effect, ExportOrder, ExportScope};
use crate::settings::SettingsError;
use crate::ui::Ask;

impl Window {
    /// Takes in what happened, and does what follows from it.
    pub fn take(&mut self, ctx: &Context, action: Action) {
        // A dialog that failed is followed by a field for the path: the session only words the notice.
        if matches!(action, Action::DialogFailed) {
            self.view.ask_path(self.asked.take().unwrap_or(Ask::Open));
        }
        for effect in self.session.update(action) {
            self.run(ctx, effect);
        }
    }

    pub(super) fn run(&mut self, ctx: &Context, effect: Effect) {
        match effect {
            Effect::PickFile => {
                self.asked = Some(Ask::Open);
                dialog::pick_file(self.worker.reporter());
            }
            Effect::Load { job, source } => self.worker.order(Order::Load(job, source)),
            Effect::Extract { job, article } => self.worker.order(Order::Extract(job, article)),
            Effect::CancelJob(job) => self.worker.cancel(job),
            Effect::PickExportTarget { format, scope, folder, file_name } => {
                let folder = folder.or_else(|| std::env::current_dir().ok()).unwrap_or_default();
                dialog::pick_target(self.worker.reporter(), (format, scope), (&folder, &file_name));
                self.asked = Some(Ask::Save { format, scope, folder, file_name, taken: false });
            }
            Effect::CheckExportTarget { format, scope, path } => self.check_target(ctx, (format, scope), path),
            Effect::WriteExport(order) => self.worker.order(Order::Export(order)),
            Effect::ScrollTo(range) => self.view.scroll_to(range),
            Effect::ScrollToStart => self.view.scroll_to_start(),
            Effect::ListFamilies => self.system_fonts.list(),
            Effect::UseFamily(family) => self.system_fonts.read(family),
            Effect::Find(order) => self.finder.order(order),
            Effect::Copy { text, html } => self.clipboard.put(ctx, text, html),
            Effect::SetTitle(title) => ctx.send_viewport_cmd(ViewportCommand::Title(title)),
            Effect::FocusFind => self.view.focus_find(),
            Effect::SaveSettings(settings) => self.save_settings(ctx, &settings),
            Effect::Quit => {
                self.quitting = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
        }
    }

    /// What a save dialog does: a file in the way is replaced only when the reader says so.
    fn check_target(&mut self, ctx: &Context, (format, scope): (ExportFormat, ExportScope), path: PathBuf) {
        match (path.parent(), path.file_name()) {
            (Some(folder), Some(name)) if path.is_file() => {
                let (folder, file_name) = (folder.to_path_buf(), name.to_string_lossy().into_owned());
                self.view.ask_path(Ask::Save { format, scope, folder, file_name, taken: true });
            }
            _ => self.take(ctx, Action::ExportTargetPicked { format, scope, path: Some(path) }),
        }
    }

    fn save_settings(&mut self, ctx: &Context, settings: &crate::settings::Settings) {
        let Some(Err(error)) = self.settings_file.as_ref().map(|file| file.save(settings)) else { return };
        self.take(ctx, Action::SettingsFailed(io_error(error)));
    }
}

/// The system's part of an error about settings.
pub(super) fn io_error(error: SettingsError) -> io::Error {
    match error {
        SettingsError::Io { source, .. } => source,
        other => io::Error::other(other.to_string()),
    }
}

/// Renders and writes an export.
///
/// # Errors
/// What [`write_atomic`] says to writing it.
pub(super) fn write_export(order: &ExportOrder) -> Result<(), ExportError> {
    let report = Report::new(&order.article, &order.extraction, &order.filter, SystemTime::now());
    write_atomic(&order.path, &render(&report, order.format))
}
