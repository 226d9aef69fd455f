//! What a soak has shown: a table by windows of time, and whether anything has grown.

use super::Plan;
use super::held::Held;
use super::latency::{Window, drift};
use super::visitor::Visitor;
use crate::bench::line::{noise, slope};
use crate::bench::section::Section;

/// So many nodes may be kept out of the page in the end that were not in the beginning: the browser itself holds what was
/// last under the mouse, had the focus or was selected.
const MOST_NODES: f64 = 4.0;

/// Fewer looks at the memory say nothing about its growth.
const FEWEST: usize = 4;

/// Prints it, leaves it to `cargo xtask`, and fails where something grows.
pub async fn report(plan: &Plan, visitor: &Visitor<'_>, held: &[Held], windows: &[Window]) {
    let late: Vec<Held> = held.iter().copied().filter(|held| held.minute >= plan.warm).collect();
    assert!(late.len() >= FEWEST, "{} looks after minute {} are too few", late.len(), plan.warm);
    let points = |pick: fn(&Held) -> f64| -> Vec<(f64, f64)> {
        late.iter().map(|held| (held.minute, pick(held))).collect()
    };
    let (memory, heap, wasm) = (points(Held::memory), points(|held| held.heap), points(|held| held.wasm));
    let growth = slope(&memory);
    let [nodes, listeners] =
        [Held::lost as fn(&Held) -> f64, |held| held.listeners].map(|pick| grown(&late, pick));
    let mut section = Section::default();
    let done: Vec<String> = visitor.done.iter().map(|(act, count)| format!("{count} × {act}")).collect();
    section.lines([
        format!(
            "{} minutes of one visitor (seed {}): {}; {} clicks had to be done again. Memory is JavaScript's heap after three collections and \
             WebAssembly's memory, every {} s, each time in the state of the beginning; the minutes from {} on count.",
            plan.minutes,
            plan.seed,
            done.join(", "),
            visitor.again,
            plan.pause.as_secs(),
            plan.warm
        ),
        String::new(),
        "| minutes | JavaScript | WebAssembly | DOM nodes | in the page | listeners | events | 95th percentile until painted |".into(),
        "|---|---:|---:|---:|---:|---:|---:|---:|".into(),
    ]);
    for (place, window) in windows.iter().enumerate().filter(|(_, window)| window.events() > 0) {
        let (from, to) = (place as f64 * plan.window, (place + 1) as f64 * plan.window);
        let mut inside = held.iter().filter(|held| held.minute >= from && held.minute < to);
        let Some(last) = inside.next_back() else { continue };
        section.line(format!(
            "| {from} to {to} | {:.0} kB | {:.0} kB | {} | {} | {} | {} | {:.0} ms |",
            last.heap,
            last.wasm,
            last.nodes,
            last.shown,
            last.listeners,
            window.events(),
            window.slow()
        ));
    }
    section.line("");
    section.judge(
        "soak: growth of memory",
        &format!("{growth:.1} kB a minute"),
        &format!("less than {} kB a minute", plan.most),
        growth < plan.most,
        &format!(
            "Memory grows by {growth:.1} kB a minute (JavaScript {:.1}, WebAssembly {:.1}; the slope of the line through {} \
             looks, by least squares, which are {:.1} kB away from it).",
            slope(&heap),
            slope(&wasm),
            late.len(),
            noise(&memory)
        ),
    );
    for (what, grown, most) in
        [("DOM nodes out of the page", nodes, MOST_NODES), ("listeners", listeners, 0.0)]
    {
        section.judge(
            &format!("soak: growth of {what}"),
            &format!("{grown}"),
            &format!("at most {most}"),
            grown <= most,
            &format!("Growth of {what}: {grown} (least in the last third of the looks, less the least in the first)."),
        );
    }
    section.line(format!(
        "- From the first window to the last, the 95th percentile moves by {:+.0} %: printed, and not judged.",
        drift(windows)
    ));
    section.publish(visitor.page, if plan.is_long() { "soak" } else { "soak short" }).await;
    assert!(growth < plan.most, "memory grows by {growth:.1} kB a minute: {held:#?}");
    assert!(
        nodes <= MOST_NODES && listeners <= 0.0,
        "{nodes} DOM nodes and {listeners} listeners more: {held:#?}"
    );
}

/// By how much more there is at the least in the last third than in the first: what comes and goes is no growth.
fn grown(held: &[Held], pick: fn(&Held) -> f64) -> f64 {
    let third = (held.len() / 3).max(1);
    let least = |held: &[Held]| held.iter().map(pick).fold(f64::INFINITY, f64::min);
    least(&held[held.len() - third..]) - least(&held[..third])
}

#[test]
fn what_comes_and_goes_is_no_growth() {
    let held = |nodes: &[f64]| -> Vec<Held> {
        nodes
            .iter()
            .map(|&nodes| Held {
                minute: 0.0,
                heap: 0.0,
                wasm: 0.0,
                shown: 2.0,
                nodes,
                listeners: 0.0,
                emptied: 1.0,
            })
            .collect()
    };
    let nodes = Held::lost;
    assert_eq!(grown(&held(&[5.0, 9.0, 5.0, 7.0, 8.0, 5.0]), nodes), 0.0);
    assert_eq!(grown(&held(&[5.0, 6.0, 7.0, 8.0, 9.0, 10.0]), nodes), 4.0);
}
