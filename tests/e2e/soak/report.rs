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

/// Of each field that was filled and emptied, Chromium itself keeps a node, in any page, to undo it: one each time, until
/// so often. Once it was as often as the second says, its list is full, and only moves by some nodes.
const FILLS: f64 = 150.0;
const FULL: f64 = 350.0;
const MOST_NODES_OF_FULL: f64 = 30.0;

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
    let listeners = grown(&late, |held| held.listeners);
    let (nodes, most_nodes) = nodes(&late);
    let mut section = Section::default();
    let done: Vec<String> = visitor.done.iter().map(|(act, count)| format!("{count} × {act}")).collect();
    section.lines([
        format!(
            "{} minutes of one visitor (seed {}): {}; {} clicks missed what they were meant for. Memory is JavaScript's heap after three collections and \
             WebAssembly's memory, every {} s, each time in the state of the beginning; the minutes from {} on count.",
            plan.minutes,
            plan.seed,
            done.join(", "),
            visitor.slips,
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
        [("DOM nodes out of the page", nodes, most_nodes), ("listeners", listeners, 0.0)]
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
        nodes <= most_nodes && listeners <= 0.0,
        "{nodes} DOM nodes and {listeners} listeners more: {held:#?}"
    );
}

/// By how many more nodes are out of the page, and by how many they may be: as long as Chromium's list of what can be
/// undone fills, less what that has, and otherwise once it is full.
fn nodes(held: &[Held]) -> (f64, f64) {
    let when =
        |is_meant: fn(&Held) -> bool| -> Vec<Held> { held.iter().copied().filter(&is_meant).collect() };
    let full = when(|held| held.emptied >= FULL);
    if full.len() >= FEWEST {
        return (grown(&full, Held::out), MOST_NODES_OF_FULL);
    }
    let filling = when(|held| held.emptied <= FILLS);
    assert!(filling.len() >= FEWEST, "{} looks at the nodes are too few", filling.len());
    (grown(&filling, |held| held.out() - held.emptied), MOST_NODES)
}

/// By how much more there is at the least in the last third than in the first: what comes and goes is no growth.
fn grown(held: &[Held], pick: fn(&Held) -> f64) -> f64 {
    let third = (held.len() / 3).max(1);
    let least = |held: &[Held]| held.iter().map(pick).fold(f64::INFINITY, f64::min);
    least(&held[held.len() - third..]) - least(&held[..third])
}

#[test]
fn what_comes_and_goes_is_no_growth() {
    let held = |nodes: &[f64], first: f64, step: f64| -> Vec<Held> {
        let look = |(place, &nodes): (usize, &f64)| Held {
            minute: 0.0,
            heap: 0.0,
            wasm: 0.0,
            shown: 2.0,
            nodes,
            listeners: 0.0,
            emptied: first + step * place as f64,
        };
        nodes.iter().enumerate().map(look).collect()
    };
    let [flat, rising] = [[5.0, 9.0, 5.0, 7.0, 8.0, 5.0], [5.0, 6.0, 7.0, 8.0, 9.0, 10.0]];
    assert_eq!(nodes(&held(&flat, 1.0, 0.0)), (0.0, MOST_NODES));
    assert_eq!(nodes(&held(&rising, 1.0, 0.0)), (4.0, MOST_NODES));
    // What Chromium keeps is none of the page's as long as it fills, and excuses nothing afterwards.
    assert_eq!(nodes(&held(&rising, 1.0, 1.0)), (0.0, MOST_NODES));
    assert_eq!(nodes(&held(&rising, 400.0, 1.0)), (4.0, MOST_NODES_OF_FULL));
}
