//! A program that listens on a port of this machine: started, awaited, and ended with whoever holds it.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

pub struct Listener {
    child: Child,
    /// `http://127.0.0.1:port`, without a slash in the end.
    pub address: String,
}

impl Listener {
    /// Starts one that says `mark` and then the number of the port that it took.
    pub fn start(mut command: Command, mark: &str, remedy: &str) -> Self {
        let name = command.get_program().to_string_lossy().into_owned();
        let started = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut child = started.unwrap_or_else(|error| panic!("{name} does not start ({error}): {remedy}"));
        let mut lines = BufReader::new(child.stdout.take().expect("its output is piped")).lines();
        let mut said = Vec::new();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let digits = |rest: &str| rest.chars().take_while(char::is_ascii_digit).collect::<String>();
            let port = line.split_once(mark).map(|(_, rest)| digits(rest).parse::<u16>());
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

impl Drop for Listener {
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
