//! How much memory reading takes, at its peak, for each byte of the text: the memory of a wasm never shrinks.

use castmap::model::Show;
use std::alloc::{GlobalAlloc, Layout, System};
use std::fmt::Write;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// Counts what is allocated. It sees all of this program, so that there is but one test in it.
struct Counting;

static LIVE: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

#[global_allocator]
static COUNTING: Counting = Counting;

#[allow(unsafe_code, reason = "an allocator is unsafe by its nature")]
// SAFETY: all of it is done by the allocator of the system; numbers are only added up.
unsafe impl GlobalAlloc for Counting {
    // SAFETY: the caller's promise is handed on.
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let live = LIVE.fetch_add(layout.size(), Relaxed) + layout.size();
        PEAK.fetch_max(live, Relaxed);
        // SAFETY: as above.
        unsafe { System.alloc(layout) }
    }

    // SAFETY: the caller's promise is handed on.
    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        LIVE.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as above.
        unsafe { System.dealloc(place, layout) }
    }
}

/// So many times the text may be in memory while it is read, and so many times what is made of it may be, on a computer,
/// whose pointers are twice as long as those of a wasm. Measured: 8.19 and 5.10.
const WHILE_READ: f64 = 8.6;
const READ: f64 = 5.4;

/// A show of so many characters, with twice as many relations.
fn show(count: usize) -> String {
    let mut text =
        String::from(r#"{"castmap": 1, "title": "T", "timeline": {"points": [{}, {}]}, "characters": ["#);
    for n in 0..count {
        let comma = if n > 0 { ", " } else { "" };
        let _ = write!(
            text,
            r#"{comma}{{"id": "c{n}", "name": {{"ko": "김{n}", "en": "Kim {n}"}}, "tier": "guest", "role": "Nurse", "groups": ["g"], "since": 1}}"#
        );
    }
    text.push_str(r#"], "groups": [{"id": "g", "name": "House"}], "relations": ["#);
    for n in 0..2 * count {
        let (comma, from, to) = (if n > 0 { ", " } else { "" }, n % count, (n * 7 + 1) % count);
        let _ = write!(
            text,
            r#"{comma}{{"from": "c{from}", "to": "c{to}", "kind": "friend", "label": "knows", "since": 2}}"#
        );
    }
    text.push_str("]}");
    text
}

#[test]
fn reading_takes_little_more_memory_than_what_is_read() {
    let text = show(3000);
    let part = |bytes: usize| bytes as f64 / text.len() as f64;
    let before = LIVE.load(Relaxed);
    PEAK.store(before, Relaxed);
    let read = Show::read(&text).unwrap();
    let (live, peak) = (part(LIVE.load(Relaxed) - before), part(PEAK.load(Relaxed) - before));
    println!("memory for each byte of the text: {peak:.2} while it is read, {live:.2} of what is made of it");
    assert!(
        peak <= WHILE_READ,
        "reading takes {peak:.2} times the memory of the text, of which {WHILE_READ} are allowed"
    );
    assert!(live <= READ, "a show takes {live:.2} times the memory of its text, of which {READ} are allowed");
    assert!(read.0.as_of(2).characters.len() == 3000);
}
