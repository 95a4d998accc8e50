//! The system's fonts, listed and read on a thread of their own: there may be hundreds of files.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::worker::Waker;
use crate::session::Action;
use crate::text::{SystemFace, arabic_families};

/// Asks for fonts, and holds those that have come until the window takes them.
pub struct SystemFonts {
    faces: Receiver<SystemFace>,
    face: Sender<SystemFace>,
    answer: Sender<Action>,
    wake: Waker,
}

impl SystemFonts {
    /// Nothing asked for yet; what happens is reported to `answer`.
    #[must_use]
    pub fn new((answer, wake): (Sender<Action>, Waker)) -> Self {
        let (face, faces) = channel();
        Self { faces, face, answer, wake }
    }

    /// Lists the families that can set Arabic.
    pub fn list(&self) {
        let (answer, wake) = (self.answer.clone(), self.wake.clone());
        run(move || {
            if answer.send(Action::FamiliesListed(arabic_families())).is_ok() {
                wake.wake();
            }
        });
    }

    /// Reads a family.
    pub fn read(&self, family: String) {
        let (face, answer, wake) = (self.face.clone(), self.answer.clone(), self.wake.clone());
        run(move || {
            let told = match SystemFace::read(&family) {
                Some(read) => face.send(read).is_ok(),
                None => answer.send(Action::FamilyFailed(family)).is_ok(),
            };
            if told {
                wake.wake();
            }
        });
    }

    /// The last of the faces that have come since the last call.
    pub fn arrived(&self) -> Option<SystemFace> {
        self.faces.try_iter().last()
    }
}

/// Where the system gives no thread, the embedded face stays.
fn run(work: impl FnOnce() + Send + 'static) {
    let _ = thread::Builder::new().name("qari-fonts".to_owned()).spawn(work);
}
