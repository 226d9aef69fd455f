//! One visitor who does everything, for minutes: the widget still works in the end, and has grown by no more than the plan
//! allows.
//! `cargo xtask soak` has half an hour of it, `cargo xtask test` three minutes (`ahead.rs`).

mod acts;
mod held;
mod latency;
mod report;
mod visitor;

use std::collections::BTreeMap;
use std::env;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::browser::browse;
use crate::random::Random;
use crate::sample::SEED;
use held::Held;
use latency::Window;
use visitor::Visitor;

/// So many minutes are a soak by whose figures the widget is judged; fewer are a test.
const LONG: f64 = 30.0;
const SHORT: f64 = 3.0;

/// How long it goes on, and what is made of it.
pub struct Plan {
    minutes: f64,
    seed: u64,
    /// From one look at the memory to the next.
    pause: Duration,
    /// What is done once is done by then: the minutes after this one count.
    warm: f64,
    /// Minutes of a window in which events are counted.
    window: f64,
    /// By so many kB the memory may grow in a minute.
    most: f64,
}

impl Plan {
    /// The one that the environment asks for.
    pub fn asked() -> Self {
        let asked = |name: &str| env::var(name).ok().filter(|text| !text.is_empty());
        let number = |text: String| text.parse::<f64>().unwrap_or_else(|_| panic!("`{text}` is no number"));
        let minutes = asked("CASTMAP_SOAK_MINUTES").map_or(SHORT, number);
        let seed = asked("CASTMAP_SOAK_SEED").map_or(SEED, |text| text.parse().expect("a seed is a number"));
        if minutes >= 2.0 * LONG_WARM {
            let pause = Duration::from_secs(30);
            return Self { minutes, seed, pause, warm: LONG_WARM, window: 5.0, most: MOST };
        }
        let pause = Duration::from_secs(10);
        Self { minutes, seed, pause, warm: 1.0, window: 1.0, most: MOST_OF_SHORT }
    }

    fn is_long(&self) -> bool {
        self.minutes >= LONG
    }
}

/// After so many minutes of a long soak, the browser has compiled what is used, and the widget has kept what it keeps once.
const LONG_WARM: f64 = 5.0;

/// In kB a minute.
const MOST: f64 = 20.0;

/// In the two minutes that count of a short one, a step of WebAssembly's memory (64 kB) by itself looks like up to 50 kB a
/// minute, and two of them like 100. The browser still compiles meanwhile: 40 kB a minute and less with each. Around the
/// line, single looks were seen 4 to 14 kB away from it. What is found here are widgets that keep what they have drawn.
const MOST_OF_SHORT: f64 = 150.0;

/// Lets a visitor in for as long as the plan says, and judges what is left.
pub fn soak(plan: Plan) {
    browse(async |page| {
        page.early(include_str!("../bench/heap.js")).await;
        page.early(include_str!("eyes.js")).await;
        page.tell("Emulation.setTouchEmulationEnabled", json!({ "enabled": true, "maxTouchPoints": 5 }))
            .await;
        page.visit("/index.html?view=chart&lang=en&theme=light").await;
        page.ready().await;
        page.settled().await;
        let random = Random::seeded(plan.seed);
        let mut visitor =
            Visitor { page, random, done: BTreeMap::new(), known: BTreeMap::new(), emptied: 0, slips: 0 };
        visitor.see("soak.settle()").await;
        let begin = Instant::now();
        let minute = || begin.elapsed().as_secs_f64() / 60.0;
        let (mut held, mut windows): (Vec<Held>, Vec<Window>) = (Vec::new(), Vec::new());
        let mut next = plan.pause;
        while minute() < plan.minutes {
            visitor.act().await;
            if begin.elapsed() < next {
                continue;
            }
            next += plan.pause;
            visitor.go_home().await;
            let taken = visitor.see("soak.taken()").await;
            let last = ((plan.minutes / plan.window) as usize).saturating_sub(1);
            let place = ((minute() / plan.window) as usize).min(last);
            windows.resize_with(windows.len().max(place + 1), Window::default);
            windows[place].add(taken.as_array().into_iter().flatten().filter_map(serde_json::Value::as_f64));
            held.push(Held::now(&visitor, begin).await);
        }
        let missed = visitor.missed(plan.is_long());
        assert!(missed.is_empty(), "never done: {missed:?} beside {:?}", visitor.done);
        report::report(&plan, &visitor, &held, &windows).await;
    });
}
