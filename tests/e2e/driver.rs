//! The one chromedriver of this process: started by the first test that needs it, gone with the last.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Condvar, Mutex, PoisonError, Weak};
use std::thread;

use crate::places;

/// As many browsers at once as the machines that run this have processors.
const BROWSERS: usize = 2;

/// What it prints before the number of the port that it took.
const STARTED: &str = "started successfully on port ";

pub struct Driver {
    child: Child,
    pub address: String,
}

impl Driver {
    /// The running one, or a new one.
    pub fn shared() -> Arc<Self> {
        static RUNNING: Mutex<Weak<Driver>> = Mutex::new(Weak::new());
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(driver) = running.upgrade() {
            return driver;
        }
        let driver = Arc::new(Self::start());
        *running = Arc::downgrade(&driver);
        driver
    }

    fn start() -> Self {
        let program = places::chromedriver();
        let started = Command::new(&program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut child = started.unwrap_or_else(|error| {
            panic!(
                "{} does not start ({error}): name chromedriver in CASTMAP_CHROMEDRIVER",
                program.display()
            )
        });
        let mut lines = BufReader::new(child.stdout.take().expect("its output is piped")).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let port = line.split_once(STARTED)?.1.trim_end_matches('.').parse::<u16>();
            port.ok()
        });
        let Some(port) = port else {
            // It is useless either way.
            let _ = child.kill();
            let _ = child.wait();
            panic!("{} ended before it said “{STARTED}…”", program.display());
        };
        // It would stop at a full pipe.
        thread::spawn(move || lines.for_each(drop));
        Self { child, address: format!("http://127.0.0.1:{port}") }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
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
