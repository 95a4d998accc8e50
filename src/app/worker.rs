//! The worker: one named thread that reads, extracts and writes, so that the window never waits.
//!
//! Neither reading nor extraction can be interrupted half-way. A cancelled job that is already running is therefore left
//! to end by itself on the thread that runs it, its answer is dropped by the session, and a fresh thread takes what comes next.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Instant;

use eframe::egui::Context;

use crate::article::Article;
use crate::extract::Extractor;
use crate::load::{self, Hint};
use crate::session::{Action, ExportOrder, JobId, SAMPLES, Source};

/// Something for the worker to do.
pub enum Order {
    /// Read and parse.
    Load(JobId, Source),
    /// Find names and figures.
    Extract(JobId, Arc<Article>),
    /// Render and write.
    Export(Box<ExportOrder>),
}

/// The thread, its orders and its answers.
pub struct Worker {
    orders: Sender<Order>,
    answers: Receiver<Action>,
    answer: Sender<Action>,
    /// The job that runs, 0 for none.
    running: Arc<AtomicU64>,
    extractor: Arc<Extractor>,
    wake: Waker,
}

/// Wakes the window, once there is one.
#[derive(Clone, Default)]
pub struct Waker(Arc<std::sync::OnceLock<Context>>);

impl Waker {
    /// From now on wakes this window.
    pub fn attach(&self, ctx: &Context) {
        // A second window would be a second program: the first stays.
        let _ = self.0.set(ctx.clone());
    }

    /// Makes the window look for answers.
    pub fn wake(&self) {
        if let Some(ctx) = self.0.get() {
            ctx.request_repaint();
        }
    }
}

impl Worker {
    /// Starts the thread, which will find names with this extractor.
    #[must_use]
    pub fn start(wake: Waker, extractor: Arc<Extractor>) -> Self {
        let (answer, answers) = channel();
        let running = Arc::new(AtomicU64::new(0));
        let orders = spawn(&answer, &running, &extractor, &wake);
        Self { orders, answers, answer, running, extractor, wake }
    }

    /// Queues an order.
    pub fn order(&mut self, order: Order) {
        if let Err(refused) = self.orders.send(order) {
            // The thread is gone (a job of it panicked): the order goes to a fresh one.
            self.restart();
            let _ = self.orders.send(refused.0);
        }
    }

    /// Gives a job up: where it is running, a fresh thread takes over.
    pub fn cancel(&mut self, job: JobId) {
        if self.running.load(Ordering::Acquire) == job.0 {
            self.restart();
        }
    }

    /// Where others (dialogs) may put what happened.
    #[must_use]
    pub fn reporter(&self) -> (Sender<Action>, Waker) {
        (self.answer.clone(), self.wake.clone())
    }

    /// What happened since the last call.
    pub fn answers(&self) -> impl Iterator<Item = Action> {
        self.answers.try_iter()
    }

    fn restart(&mut self) {
        self.running = Arc::new(AtomicU64::new(0));
        self.orders = spawn(&self.answer, &self.running, &self.extractor, &self.wake);
    }
}

fn spawn(answer: &Sender<Action>, running: &Arc<AtomicU64>, extractor: &Arc<Extractor>, wake: &Waker) -> Sender<Order> {
    let (orders, inbox) = channel();
    let (answer, running, wake) = (answer.clone(), Arc::clone(running), wake.clone());
    let extractor = Arc::clone(extractor);
    // Where the system gives no thread the orders are refused, and the next order tries again.
    let _ = thread::Builder::new().name("qari-worker".to_owned()).spawn(move || {
        for order in inbox {
            let action = work(order, &running, &extractor);
            running.store(0, Ordering::Release);
            if answer.send(action).is_err() {
                return;
            }
            wake.wake();
        }
    });
    orders
}

fn work(order: Order, running: &AtomicU64, extractor: &Extractor) -> Action {
    match order {
        Order::Load(job, source) => {
            running.store(job.0, Ordering::Release);
            Action::Loaded { job, result: Box::new(read(&source)) }
        }
        Order::Extract(job, article) => {
            running.store(job.0, Ordering::Release);
            let start = Instant::now();
            let extraction = Box::new(extractor.extract(&article));
            let millis = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
            Action::Extracted { job, extraction, millis }
        }
        Order::Export(order) => {
            let result = super::effects::write_export(&order);
            Action::ExportFinished { path: order.path, result }
        }
    }
}

fn read(source: &Source) -> Result<load::Loaded, load::LoadError> {
    match source {
        Source::Path(path) => load::load_file(path),
        Source::Pasted(text) => load::load_pasted(text),
        Source::Stdin => load::load_reader(io::stdin().lock(), &Hint::default()),
        Source::Sample(index) => {
            let sample = SAMPLES.get(*index).ok_or(load::LoadError::Empty)?;
            let hint = Hint { file_name: Some(sample.file_name.to_owned()), format: None };
            load::load_bytes(sample.content.as_bytes(), &hint)
        }
    }
}
