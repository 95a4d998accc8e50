//! The system's file dialogs, asked for on a thread of their own so that the window goes on drawing.
//!
//! Where there is no dialog service (no portal, no zenity), the toolkit answers at once as if the reader had cancelled.
//! Nobody cancels that fast: such an answer is reported as a failure, and the window asks for a path in a field of its own.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::task::{Context, Poll, Wake, Waker as TaskWaker};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

use rfd::{AsyncFileDialog, FileHandle};

use super::worker::Waker;
use crate::export::ExportFormat;
use crate::session::{Action, ExportScope};

/// A cancellation faster than this was no human being's.
const INHUMAN: Duration = Duration::from_millis(250);

/// Shows the open dialog.
pub fn pick_file((answer, wake): (Sender<Action>, Waker)) {
    let extensions = ["txt", "md", "markdown", "html", "htm", "xhtml"];
    let dialog = AsyncFileDialog::new().add_filter("txt, md, html", &extensions).add_filter("*", &["*"]);
    ask(dialog.pick_file(), move |picked| {
        let action = picked.map_or(Action::DialogFailed, Action::FilePicked);
        if answer.send(action).is_ok() {
            wake.wake();
        }
    });
}

/// Shows the save dialog, starting from a folder and a file name.
pub fn pick_target(
    (answer, wake): (Sender<Action>, Waker),
    (format, scope): (ExportFormat, ExportScope),
    (folder, file_name): (&Path, &str),
) {
    let dialog = AsyncFileDialog::new().set_directory(folder).set_file_name(file_name);
    let dialog = dialog.add_filter(format.extension(), &[format.extension()]);
    ask(dialog.save_file(), move |picked| {
        let action = match picked {
            Some(path) => Action::ExportTargetPicked { format, scope, path },
            None => Action::DialogFailed,
        };
        if answer.send(action).is_ok() {
            wake.wake();
        }
    });
}

/// Waits for the dialog elsewhere; `report` gets `None` where no dialog came up, else what was picked.
fn ask(
    dialog: impl Future<Output = Option<FileHandle>> + Send + 'static,
    report: impl FnOnce(Option<Option<PathBuf>>) + Send + 'static,
) {
    let asked = thread::Builder::new().name("qari-dialog".to_owned()).spawn(move || {
        let start = Instant::now();
        let picked = block_on(dialog).map(|file| file.path().to_path_buf());
        let failed = picked.is_none() && start.elapsed() < INHUMAN;
        report((!failed).then_some(picked));
    });
    drop(asked);
}

/// Runs a future to its end on this thread.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    struct Unpark(Thread);
    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = TaskWaker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(value) => return value,
            Poll::Pending => thread::park(),
        }
    }
}
