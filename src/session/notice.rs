//! Notices: short sentences that come up beside the page and can be dismissed.

use crate::i18n::Msg;

/// Names a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NoticeId(pub u64);

/// How grave a notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Something went as asked; the notice may leave by itself.
    Info,
    /// Something is odd, and the work went on; it stays until dismissed or another article opens.
    Warning,
    /// Something failed; it stays until dismissed or another attempt.
    Error,
}

/// One notice. Worded when drawn, so that it follows the language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Its name.
    pub id: NoticeId,
    /// How grave it is.
    pub tone: Tone,
    /// What it says.
    pub msg: Msg,
}

/// The notices on the screen, the oldest first.
#[derive(Debug, Clone, Default)]
pub struct Notices {
    shown: Vec<Notice>,
    issued: u64,
}

impl Notices {
    /// More than this would cover the page: the oldest gives way.
    const MOST: usize = 4;

    /// The notices, the oldest first.
    #[must_use]
    pub fn shown(&self) -> &[Notice] {
        &self.shown
    }

    /// Adds a notice; one that says the same is replaced, so that a repeated failure does not pile up.
    pub fn push(&mut self, tone: Tone, msg: Msg) {
        self.shown.retain(|notice| notice.msg != msg);
        if self.shown.len() >= Self::MOST {
            self.shown.remove(0);
        }
        self.issued += 1;
        self.shown.push(Notice { id: NoticeId(self.issued), tone, msg });
    }

    /// Takes one away.
    pub fn dismiss(&mut self, id: NoticeId) {
        self.shown.retain(|notice| notice.id != id);
    }

    /// Takes the latest away; whether there was one.
    pub fn dismiss_latest(&mut self) -> bool {
        self.shown.pop().is_some()
    }

    /// Takes away what was said of an article that is gone; mere information leaves by itself.
    pub fn forget_article(&mut self) {
        self.shown.retain(|notice| notice.tone == Tone::Info);
    }
}
