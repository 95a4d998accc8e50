//! The clipboard. The toolkit's own takes plain text only; copied text of an article goes out as HTML as well, so that where it is
//! pasted it keeps its direction, its language and its styles.

use std::env;

use eframe::egui::Context;

/// The system's clipboard.
#[derive(Default)]
pub struct Clipboard {
    /// Kept, for on X11 and Wayland what was copied is ours to hand out; none where the toolkit has to do.
    rich: Option<arboard::Clipboard>,
}

impl Clipboard {
    /// The clipboard of the desktop. Under Wayland only the window that has the keyboard may set it, and that is known to the
    /// toolkit alone, unless the compositor has a protocol for clipboard managers; without that plain text goes out.
    #[must_use]
    pub fn of_system() -> Self {
        let wayland = ["WAYLAND_DISPLAY", "WAYLAND_SOCKET"].iter().any(|name| env::var_os(name).is_some());
        Self { rich: if wayland && !has_data_control() { None } else { arboard::Clipboard::new().ok() } }
    }

    /// Puts `text` on the clipboard, and `html` beside it where the system takes it.
    pub fn put(&mut self, ctx: &Context, text: String, html: Option<String>) {
        let rich = self.rich.as_mut().zip(html);
        let put = rich.is_some_and(|(rich, html)| rich.set_html(html, Some(text.clone())).is_ok());
        if !put {
            ctx.copy_text(text);
        }
    }
}

/// Whether the Wayland compositor offers `ext-data-control` or `wlr-data-control`.
#[cfg(all(unix, not(any(target_os = "macos", target_os = "android", target_os = "emscripten"))))]
fn has_data_control() -> bool {
    // A connection that was handed down is the window's.
    env::var_os("WAYLAND_SOCKET").is_none() && wl_clipboard_rs::utils::is_primary_selection_supported().is_ok()
}

#[cfg(not(all(unix, not(any(target_os = "macos", target_os = "android", target_os = "emscripten")))))]
fn has_data_control() -> bool {
    false
}

#[cfg(all(test, unix, not(any(target_os = "macos", target_os = "android", target_os = "emscripten"))))]
mod tests {
    use std::io::Read as _;

    use eframe::egui::Context;
    use wl_clipboard_rs::paste::{ClipboardType, MimeType, Seat, get_contents};

    use super::{Clipboard, has_data_control};

    /// Takes the clipboard of the desktop, so only where it is asked for: with `QARI_CLIPBOARD` set, under Wayland.
    #[test]
    fn html_and_plain_text_go_out_under_wayland() {
        if std::env::var_os("QARI_CLIPBOARD").is_none() || !has_data_control() {
            eprintln!("skipped: QARI_CLIPBOARD is not set, or no compositor lets clipboard managers in");
            return;
        }
        let mut clipboard = Clipboard::of_system();
        let (text, html) = ("أرامكو", "<p dir=\"rtl\">أرامكو</p>");
        clipboard.put(&Context::default(), text.to_owned(), Some(html.to_owned()));
        for (kind, expected) in [(MimeType::Specific("text/html"), html), (MimeType::Text, text)] {
            let (mut pipe, _) = get_contents(ClipboardType::Regular, Seat::Unspecified, kind).unwrap();
            let mut pasted = String::new();
            pipe.read_to_string(&mut pasted).unwrap();
            assert_eq!(pasted, expected);
        }
    }
}
