//! Browsers that run, and the Firefoxes among them that wait for the next test: to start one takes longer than most tests.
//!
//! Nobody drops what waits here in the end: the driver goes with the process (`listener.rs`), and takes Firefox along.

use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::runtime::{Builder, Runtime};

use crate::engine::{Engine, Started};

/// So many tests in one Firefox, at most: what they leave in its memory stays bounded.
const TESTS: usize = 25;

/// Never more than tests run at once: a new one is started only by a test that finds none here.
static WAITING: Mutex<Vec<Running>> = Mutex::new(Vec::new());

pub struct Running {
    /// Its connections live in there, from the first test to the last.
    pub runtime: Runtime,
    pub started: Started,
    /// So many it has had.
    pub tests: usize,
}

impl Running {
    /// One in which there is nothing of any other test.
    pub fn take(engine: Engine) -> Self {
        while let Some(mut running) = next(engine) {
            // It may have crashed while nobody looked. Then there is another one.
            if running.enter().is_ok() {
                return running;
            }
            running.end();
        }
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime for one thread");
        let started = runtime.block_on(engine.start());
        let mut running = Self { runtime, started, tests: 0 };
        running.enter().unwrap_or_else(|error| panic!("{} has no place for a test: {error}", engine.name()));
        running
    }

    /// Keeps it for the next test, where that is possible, after one that went well.
    pub fn give_back(mut self) {
        let left = self.started.bidi.as_mut().map(|bidi| bidi.leave());
        if left == Some(Ok(())) && self.tests < TESTS {
            waiting().push(self);
        } else {
            self.end();
        }
    }

    pub fn end(self) {
        // A browser that crashed cannot be closed. Its driver ends it.
        let _ = self.runtime.block_on(self.started.browser.clone().quit());
    }

    /// Each test has a place of its own in a Firefox, and a whole Chromium.
    fn enter(&mut self) -> Result<(), String> {
        let Some(bidi) = &mut self.started.bidi else { return Ok(()) };
        let window = bidi.enter()?;
        let entered = self.runtime.block_on(self.started.browser.switch_to_window(window.into()));
        entered.map_err(|error| error.to_string())
    }
}

/// One that waits.
fn next(engine: Engine) -> Option<Running> {
    // No two tests share a Chromium: its driver cannot keep them apart.
    if engine == Engine::Firefox { waiting().pop() } else { None }
}

fn waiting() -> MutexGuard<'static, Vec<Running>> {
    WAITING.lock().unwrap_or_else(PoisonError::into_inner)
}
