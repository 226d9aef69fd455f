//! The drivers of the browsers, and how many run at once.

use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex, PoisonError, Weak};

use crate::listener::Listener;
use crate::places;

/// As many browsers at once as the machines that run this have processors.
const BROWSERS: usize = 2;

/// The one chromedriver of this process: started by the first test that needs it, gone with the last.
pub fn of_chromium() -> Arc<Listener> {
    static RUNNING: Mutex<Weak<Listener>> = Mutex::new(Weak::new());
    let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(driver) = running.upgrade() {
        return driver;
    }
    let command = |folder: &Path| {
        let mut command = Command::new(places::chromedriver());
        // It makes a profile for each browser there, and removes it.
        command.arg("--port=0").env("TMPDIR", folder);
        command
    };
    let remedy = "name chromedriver in CASTMAP_CHROMEDRIVER";
    let driver = Arc::new(Listener::start(command, "started successfully on port ", remedy));
    *running = Arc::downgrade(&driver);
    driver
}

/// A geckodriver, which drives one browser and no more.
pub fn of_firefox() -> Listener {
    let command = |folder: &Path| {
        let mut command = Command::new(places::geckodriver());
        command.args(["--port=0", "--websocket-port=0", "--profile-root"]).arg(folder);
        // Firefox would leave a folder in the user's own cache.
        command.env("XDG_CACHE_HOME", folder);
        command
    };
    let remedy = "run `cargo xtask test --only e2e`, which brings it, or name it in CASTMAP_GECKODRIVER";
    Listener::start(command, "Listening on 127.0.0.1:", remedy)
}

/// The right to run a browser, for as long as it is held.
pub struct Turn(());

static RUNNING: Mutex<usize> = Mutex::new(0);
static ENDED: Condvar = Condvar::new();

impl Turn {
    /// Waits until fewer than [`BROWSERS`] run.
    pub fn take() -> Self {
        let running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        let mut running =
            ENDED.wait_while(running, |running| *running >= BROWSERS).unwrap_or_else(PoisonError::into_inner);
        *running += 1;
        Self(())
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        *RUNNING.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        ENDED.notify_one();
    }
}
