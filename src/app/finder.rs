//! The finder: a thread of its own that looks for text in the article, so that typing in the find field never waits, neither for
//! the search of a long article nor for whatever else is being worked at.
//!
//! Of the searches that wait, only the last is carried out: what was typed before it is asked for no more.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::worker::Waker;
use crate::session::{Action, FindOrder};

/// The thread and its orders.
pub struct Finder {
    /// None until something is looked for.
    orders: Option<Sender<FindOrder>>,
    answer: Sender<Action>,
    wake: Waker,
}

impl Finder {
    /// A finder that reports to `answer`; its thread starts with the first order.
    #[must_use]
    pub fn new((answer, wake): (Sender<Action>, Waker)) -> Self {
        Self { orders: None, answer, wake }
    }

    /// Queues a search in the place of those that wait.
    pub fn order(&mut self, order: FindOrder) {
        let orders = self.orders.get_or_insert_with(|| spawn(self.answer.clone(), self.wake.clone()));
        if let Err(refused) = orders.send(order) {
            // The thread is gone: the order goes to a fresh one.
            let orders = self.orders.insert(spawn(self.answer.clone(), self.wake.clone()));
            let _ = orders.send(refused.0);
        }
    }
}

fn spawn(answer: Sender<Action>, wake: Waker) -> Sender<FindOrder> {
    let (orders, inbox) = channel();
    // Where the system gives no thread the orders are refused, and the next order tries again.
    let _ = thread::Builder::new().name("qari-finder".to_owned()).spawn(move || run(&inbox, &answer, &wake));
    orders
}

fn run(inbox: &Receiver<FindOrder>, answer: &Sender<Action>, wake: &Waker) {
    while let Ok(order) = inbox.recv() {
        let order = inbox.try_iter().last().unwrap_or(order);
        let found = Action::Found { job: order.job, matches: order.matches() };
        if answer.send(found).is_err() {
            return;
        }
        wake.wake();
    }
}
