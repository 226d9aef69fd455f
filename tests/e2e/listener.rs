//! A program that listens on a port of this machine: started, awaited, and ended with whoever holds it, or with the
//! process of the tests, however that ends.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, process, thread};

/// Starts a program, and ends it at the end of its own input: a pipe that the process of the tests holds, and which the
/// system closes with that process, even if it is killed or leaves without dropping anything.
///
/// A driver that is asked to end takes only those browsers along that have started, and chromedriver none. The rest is
/// known by the folder in its arguments, and may write there until it is gone.
const GUARD: &str = r#"
"$@" </dev/null &
program=$!
exec >/dev/null
read -r _
kill $program
for tenth in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    sleep 0.1
    kill -0 $program || break
done
kill -KILL $program
pkill -KILL -f "$FOLDER/"
for tenth in 1 2 3 4 5 6 7 8 9 10; do
    rm -rf "$FOLDER"
    sleep 0.1
    [ -e "$FOLDER" ] || break
done
"#;

/// So often it is started before that is taken for a failure, and once more to say so.
const TRIES: usize = 2;

pub struct Listener {
    /// The shell that guards it.
    guard: Child,
    /// `http://127.0.0.1:port`, without a slash in the end.
    pub address: String,
}

impl Listener {
    /// Starts what `command` makes, given a folder for its files that goes with it; it says `mark` and then the number of
    /// the port that it took.
    pub fn start(command: impl Fn(&Path) -> Command, mark: &str, remedy: &str) -> Self {
        // chromedriver takes a port that is free in one of the two address families, and ends if somebody has it in the
        // other.
        let mut tries = (0..TRIES).map(|_| Self::attempt(&command, mark, remedy));
        let started = tries.find(Result::is_ok).unwrap_or_else(|| Self::attempt(&command, mark, remedy));
        started.unwrap_or_else(|error| panic!("{error}"))
    }

    fn attempt(command: impl Fn(&Path) -> Command, mark: &str, remedy: &str) -> Result<Self, String> {
        let folder = empty_folder();
        let command = command(&folder);
        let name = command.get_program().to_string_lossy().into_owned();
        let started = guarded(&command, &folder).spawn();
        let mut guard = started.map_err(|error| format!("no shell starts {name} ({error}): {remedy}"))?;
        let mut lines = BufReader::new(guard.stdout.take().expect("its output is piped")).lines();
        let mut said = Vec::new();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let digits = |rest: &str| rest.chars().take_while(char::is_ascii_digit).collect::<String>();
            let port = line.split_once(mark).map(|(_, rest)| digits(rest).parse::<u16>());
            said.push(line);
            port?.ok()
        });
        let address = format!("http://127.0.0.1:{}", port.unwrap_or_default());
        let listener = Self { guard, address };
        if port.is_none() {
            return Err(format!("{name} ended before it said “{mark}…”, but only {said:#?}: {remedy}"));
        }
        // It would stop at a full pipe.
        thread::spawn(move || lines.for_each(drop));
        Ok(listener)
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        // To wait closes the input of the shell, which never takes longer than it gives the program.
        let _ = self.guard.wait();
    }
}

/// The same program under [`GUARD`], in a group of its own: an interrupt at the terminal is none of its business.
fn guarded(command: &Command, folder: &Path) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", GUARD, "sh"]).arg(command.get_program()).args(command.get_args()).env("FOLDER", folder);
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    if let Some(place) = command.get_current_dir() {
        shell.current_dir(place);
    }
    shell.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).process_group(0);
    shell
}

fn empty_folder() -> PathBuf {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let folder = env::temp_dir().join(format!("castmap-e2e-{}-{number}", process::id()));
    fs::create_dir_all(&folder)
        .unwrap_or_else(|error| panic!("{} cannot be made: {error}", folder.display()));
    folder
}
