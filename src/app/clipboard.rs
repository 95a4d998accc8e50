//! The clipboard. The toolkit's own takes plain text only; copied text of an article goes out as HTML as well, so that where it is
//! pasted it keeps its direction, its language and its styles.

use eframe::egui::Context;

/// The system's clipboard.
#[derive(Default)]
pub struct Clipboard {
    /// Kept, for on X11 what was copied is ours to hand out; none where the toolkit has to do.
    rich: Option<arboard::Clipboard>,
}

impl Clipboard {
    /// The clipboard of the desktop. Under Wayland only the window that has the keyboard may set it, and that is known to the
    /// toolkit alone: there plain text goes out.
    #[must_use]
    pub fn of_system() -> Self {
        let wayland = ["WAYLAND_DISPLAY", "WAYLAND_SOCKET"].iter().any(|name| std::env::var_os(name).is_some());
        Self { rich: if wayland { None } else { arboard::Clipboard::new().ok() } }
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
