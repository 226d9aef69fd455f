//! castmap measured, beside its peers where it has any; `cargo xtask bench` runs it and keeps what it
//! finds in docs/benchmarks.md. Nothing fails for being slow.

mod chart;
pub mod line;
mod load;
mod many;
mod memory;
mod recover;
mod search;
pub mod section;
mod spread;

use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread::available_parallelism;

use crate::documents;
use crate::page::Page;
use crate::say::say;
use crate::server::{Answer, POLICY};

/// The folder with the peers, if this benchmark was asked for: it takes minutes, and a gate has no use for it.
fn peers(what: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("CASTMAP_BENCH").filter(|value| !value.is_empty());
    if folder.is_none() {
        say(&format!(
            "bench {what}: not asked for, nothing is measured (`cargo xtask bench {what}` does it)"
        ));
    }
    folder.map(PathBuf::from)
}

/// Serves a script of a peer as `/t/name`.
fn give_peer(page: &Page, peers: &Path, file: &str, name: &str) {
    let path = peers.join(file);
    let text = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    page.server.give(name, text);
}

/// What a page of peers may do: they need more than castmap does.
const PERMISSIVE: &str = "default-src * data: blob: 'unsafe-inline' 'unsafe-eval'";

/// Goes to a page that shares its process with no other origin: only there, the clock is exact to some microseconds.
async fn visit_alone(page: &Page, name: &str, body: &str) {
    visit_whole(page, name, &documents::page(body), None).await;
}

/// The same for a page that is given whole, with a policy of its own.
async fn visit_whole(page: &Page, name: &str, html: &str, policy: Option<&str>) {
    let mut answer = Answer::of(200, "text/html; charset=utf-8", html);
    answer.headers.extend(policy.map(|policy| (POLICY, policy.to_owned())));
    for (header, value) in
        [("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Embedder-Policy", "require-corp")]
    {
        answer.headers.push((header, value.into()));
    }
    let path = format!("/t/{name}.html");
    page.server.answer(&path, answer);
    page.visit(&path).await;
    page.expect("the clock is exact", "return crossOriginIsolated", true).await;
}

/// What it was measured on, in a few words.
pub async fn machine(page: &Page) -> String {
    let version = page.tell("Browser.getVersion", json!({})).await;
    let product = version["product"].as_str().unwrap_or_default();
    let chromium = product.split('/').nth(1).unwrap_or("of an unknown version").to_owned();
    let processors = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let named = processors.lines().find_map(|line| line.strip_prefix("model name")?.split(": ").nth(1));
    let processor = named.unwrap_or("an unknown processor");
    let cores = available_parallelism().map_or(1, usize::from);
    format!("{processor}, {cores} cores, Chromium {chromium}, headless, without a graphics processor")
}

/// How a figure stands to what it should be, as a sentence.
pub fn verdict(is_reached: bool) -> &'static str {
    if is_reached { "Reached." } else { "Not reached." }
}
