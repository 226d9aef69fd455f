//! What one benchmark has found: a section of docs/benchmarks.md, and its verdicts as data.

use serde_json::{Value, json};
use std::path::PathBuf;
use std::{env, fs};

use super::{machine, verdict};
use crate::page::Page;
use crate::say::say;

/// The folder that takes it, for `cargo xtask` to read.
const FOLDER: &str = "CASTMAP_BENCH_OUT";

#[derive(Default)]
pub struct Section {
    lines: Vec<String>,
    verdicts: Vec<Value>,
    /// Sentences about where a peer does better, whatever is wanted.
    behind: Vec<String>,
}

impl Section {
    /// Adds a line of what is printed.
    pub fn line(&mut self, line: impl Into<String>) {
        self.lines.push(line.into());
    }

    /// Adds lines of what is printed.
    pub fn lines(&mut self, lines: impl IntoIterator<Item = String>) {
        self.lines.extend(lines);
    }

    /// Holds what was measured against what is wanted: `what` is the name by which xtask/src/bench/report knows it,
    /// `sentence` is what is printed of it, without the end.
    pub fn judge(&mut self, what: &str, measured: &str, wanted: &str, is_reached: bool, sentence: &str) {
        self.line(format!("- {sentence} Wanted: {wanted}. {}", verdict(is_reached)));
        self.verdicts
            .push(json!({ "what": what, "measured": measured, "wanted": wanted, "reached": is_reached }));
    }

    /// Adds words to the last line.
    pub fn add(&mut self, words: &str) {
        if let Some(last) = self.lines.last_mut() {
            last.push(' ');
            last.push_str(words);
        }
    }

    /// Notes that a peer does better somewhere.
    pub fn behind(&mut self, sentence: impl Into<String>) {
        self.behind.push(sentence.into());
    }

    /// Prints it below its name, and leaves it to `cargo xtask` where that asked for it.
    pub async fn publish(self, page: &Page, name: &str) {
        let machine = machine(page).await;
        let text = self.lines.join("\n");
        say(&format!("\n### {name}\n\nMeasured on {machine}.\n\n{text}\n"));
        let Some(folder) = env::var_os(FOLDER).filter(|value| !value.is_empty()).map(PathBuf::from) else {
            return;
        };
        let found =
            json!({ "machine": machine, "text": text, "verdicts": self.verdicts, "behind": self.behind });
        let path = folder.join(format!("{}.json", name.replace(' ', "-")));
        fs::write(&path, format!("{found:#}\n"))
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
}
