//! The drivers of the browsers, and how many run at once.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Condvar, Mutex, PoisonError, Weak};
use std::thread;
use std::time::Duration;

use crate::places;

/// As many browsers at once as the machines that run this have processors.
const BROWSERS: usize = 2;

pub struct Driver {
    child: Child,
    pub address: String,
}

impl Driver {
    /// The one chromedriver of this process: started by the first test that needs it, gone with the last.
    pub fn shared() -> Arc<Self> {
        static RUNNING: Mutex<Weak<Driver>> = Mutex::new(Weak::new());
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(driver) = running.upgrade() {
            return driver;
        }
        let mut command = Command::new(places::chromedriver());
        command.arg("--port=0");
        let remedy = "name chromedriver in CASTMAP_CHROMEDRIVER";
        let driver = Arc::new(Self::start(command, "started successfully on port ", remedy));
        *running = Arc::downgrade(&driver);
        driver
    }

    /// A geckodriver, which drives one browser and no more; profiles are made in `folder`.
    pub fn of_firefox(folder: &Path) -> Self {
        let mut command = Command::new(places::geckodriver());
        command.args(["--port=0", "--websocket-port=0", "--profile-root"]).arg(folder);
        // Firefox would leave a folder in the user's own cache.
        command.env("XDG_CACHE_HOME", folder);
        let remedy = "run `cargo xtask test --only e2e`, which brings it, or name it in CASTMAP_GECKODRIVER";
        Self::start(command, "Listening on 127.0.0.1:", remedy)
    }

    /// Starts one that says `mark` and then the number of the port that it took.
    fn start(mut command: Command, mark: &str, remedy: &str) -> Self {
        let name = command.get_program().to_string_lossy().into_owned();
        let started = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut child = started.unwrap_or_else(|error| panic!("{name} does not start ({error}): {remedy}"));
        let mut lines = BufReader::new(child.stdout.take().expect("its output is piped")).lines();
        let mut said = Vec::new();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let port = line.split_once(mark).map(|(_, rest)| rest.trim_end_matches('.').parse::<u16>());
            said.push(line);
            port?.ok()
        });
        let Some(port) = port else {
            // It is useless either way.
            let _ = child.kill();
            let ended = child.wait();
            panic!("{name} ended ({ended:?}) before it said “{mark}…”, but only {said:#?}");
        };
        // It would stop at a full pipe.
        thread::spawn(move || lines.for_each(drop));
        Self { child, address: format!("http://127.0.0.1:{port}") }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Asked to end, it takes a browser along that could not be closed. It may be gone already.
        let _ = Command::new("kill").arg(self.child.id().to_string()).stderr(Stdio::null()).status();
        for _ in 0..50 {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return;
            }
            thread::sleep(Duration::from_millis(100));
        }
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
