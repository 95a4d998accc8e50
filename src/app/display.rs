//! Opening the window. The window library panics where a system library is missing: that becomes
//! an error here, while a panic once the window runs is a fault of ours and stays one.

use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use eframe::egui::{IconData, ViewportBuilder};

use super::AppError;
use super::window::Prepared;
use crate::settings::WindowSettings;

/// The name under which desktops know the program.
const APP_ID: &str = "qari";

/// Opens the window and runs it until it is closed.
///
/// # Errors
/// [`AppError::Window`] and [`AppError::MissingLibrary`].
pub fn open(mut prepared: Prepared) -> Result<(), AppError> {
    let running = Arc::new(AtomicBool::new(false));
    let said = Arc::new(Mutex::new(String::new()));
    let usual = panic::take_hook();
    let usual = Arc::new(usual);
    panic::set_hook({
        let (running, said, usual) = (Arc::clone(&running), Arc::clone(&said), Arc::clone(&usual));
        Box::new(move |info| {
            if running.load(Ordering::Relaxed) {
                usual(info);
            } else if let Ok(mut said) = said.lock() {
                *said = info.payload_as_str().unwrap_or("the window system failed").to_owned();
            }
        })
    });
    let icon = prepared.icon();
    let options = options(prepared.window(), icon);
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| {
        let running = Arc::clone(&running);
        eframe::run_native(
            APP_ID,
            options,
            Box::new(move |creation| {
                running.store(true, Ordering::Relaxed);
                Ok(Box::new(prepared.finish(&creation.egui_ctx)))
            }),
        )
    }));
    // The hook stays: it forwards to the usual one, and after a window nothing runs but the way out.
    match outcome {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(AppError::Window { reason: error.to_string() }),
        Err(payload) if running.load(Ordering::Relaxed) => panic::resume_unwind(payload),
        Err(_) => Err(AppError::MissingLibrary { reason: said.lock().map(|said| said.clone()).unwrap_or_default() }),
    }
}

fn options(window: &WindowSettings, icon: IconData) -> eframe::NativeOptions {
    let viewport = ViewportBuilder::default()
        .with_app_id(APP_ID)
        .with_title("قارئ")
        .with_icon(icon)
        .with_inner_size([f32::from(window.width_pt), f32::from(window.height_pt)])
        .with_min_inner_size([560.0, 400.0])
        .with_maximized(window.maximized)
        .with_drag_and_drop(true);
    eframe::NativeOptions {
        viewport,
        renderer: eframe::Renderer::Glow,
        dithering: false,
        ..eframe::NativeOptions::default()
    }
}
