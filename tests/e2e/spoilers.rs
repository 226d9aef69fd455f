//! No page knows the future: of random shows whose every string is marked with the point from which it may be seen,
//! everything that a browser has of them at every point.

#[path = "../support/random_show.rs"]
mod random_show;

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::browser::browse;
use crate::documents;
use crate::page::Page;
use crate::sample::sample;
use crate::say::say;
use random_show::{MarkedShow, leaks, marks, random_show};

/// How many shows there are in all, half of them in each of two browsers; and how many of each half take half a minute.
const SHOWS: u64 = 200;
const FEW: usize = 6;

/// What is done at each point, as `spoilers.js` has it; `hidden` where there is somebody who is not to be seen yet.
const STEPS: [&str; 10] =
    ["chart", "panel", "filter", "cards", "list", "changes", "marks", "keys", "hidden", "end"];

/// All that is heard of a page; the tree is that for screen readers.
const KINDS: [&str; 20] = [
    "light",
    "shadow",
    "tree",
    "fields",
    "title",
    "address",
    "history",
    "storage",
    "canvas",
    "console",
    "events",
    "properties",
    "visible",
    "problems",
    "requests",
    "taken",
    "find",
    "paths",
    "geometry",
    "svg",
];

/// Those that have no word of a good show in them, or not with so few people.
const BARE: [&str; 4] = ["history", "canvas", "console", "problems"];

/// What has to be open after some step of some show, or nothing of it is heard.
const PARTS: [&str; 13] = [
    ".node",
    ".card",
    "[data-relation]",
    ".panel .block",
    "[data-found]",
    ".facets [role=option]",
    ".ask [role=option]",
    ".chained",
    "[data-chip]",
    ".plate[data-stop]",
    ".compare",
    ".mark",
    ".stop",
];

/// How many marks of what may be seen there were in each kind, and how often each part was there.
type Known = BTreeMap<String, usize>;

/// Does a step; gives what is heard after it of anything later than `given.at`.
async fn hear(page: &Page, step: &str, given: &Value, known: &mut Known) -> Vec<String> {
    let heard = page.resolve(&format!("return overheard({}, {given})", json!(step))).await;
    let at = given["at"].as_u64().and_then(|at| u32::try_from(at).ok()).expect("a point");
    for part in heard["parts"].as_array().expect("parts") {
        *known.entry(part.as_str().expect("a selector").to_owned()).or_default() += 1;
    }
    let mut later = Vec::new();
    let mut read = |kind: &str, text: &str| {
        *known.entry(kind.to_owned()).or_default() += marks(text, at).1;
        if !leaks(text, at).is_empty() {
            later.push(format!("{kind}: {text}"));
        }
    };
    for kind in KINDS.into_iter().filter(|kind| *kind != "tree") {
        // Scripts of the page ask once at each point.
        let Some(texts) = heard.get(kind) else { continue };
        read(kind, "");
        for text in texts.as_array().expect("texts") {
            read(kind, text.as_str().expect("a text"));
        }
    }
    // What is said of keys is in the page as well; and in the end it is as in the beginning.
    if !["keys", "end"].contains(&step) {
        let tree = page.tell("Accessibility.getFullAXTree", json!({})).await;
        // It names the page by its address.
        let own = format!("focus-on={}", given["own"].as_str().unwrap_or("nobody"));
        for node in tree["nodes"].as_array().expect("nodes") {
            read("tree", &node.to_string().replace(&own, ""));
        }
    }
    later
}

/// A show of so many that their names are written on the canvas where all of them are seen, in two groups. Half of them come
/// at the second point.
fn crowd() -> String {
    let character = |number: usize| {
        let (from, group) = (number % 2 + 1, number % 4 / 2);
        json!({
            "id": format!("c{number}x7k0{from}z"), "name": format!("q{number}x7k0{from}z"), "since": from,
            "groups": [format!("g{group}x7k01z")],
        })
    };
    let group = |number: usize| {
        let id = format!("g{number}x7k01z");
        json!({ "id": id, "name": id, "since": 1 })
    };
    let characters: Vec<Value> = (0..200).map(character).collect();
    let groups: Vec<Value> = (0..2).map(group).collect();
    json!({
        "castmap": 1, "title": "x7k00z", "timeline": { "points": [{}, {}] },
        "groups": groups, "characters": characters,
    })
    .to_string()
}

/// A page with the show: on the page of the build, by a script, or inside the tag.
async fn open(page: &Page, seed: u64, random: &MarkedShow) {
    let text = &random.text;
    match seed % 3 {
        0 => {
            let src = page.server.give("show.json", text);
            page.visit(&format!("/index.html?view=chart&at=0&src={src}")).await;
        }
        1 => {
            let tag = "<cast-map link view=\"chart\" at=\"0\"></cast-map>";
            page.visit(&page.server.give("set.html", documents::page(tag))).await;
            page.run_with("host.show = arguments[0]", &[json!(text)]).await;
        }
        _ => {
            let tag = format!(
                "<cast-map link view=\"chart\" at=\"0\"><script type=\"application/json\">{text}</script></cast-map>"
            );
            page.visit(&page.server.give("inside.html", documents::page(&tag))).await;
        }
    }
    let show: Value = serde_json::from_str(text).expect("JSON");
    let loaded = "return heard.some(({ name, detail }) => name === 'load' && detail.title === arguments[0])";
    page.wait_with("the show is there", loaded, &[show["title"]["en"].clone()]).await;
    page.resolve("await host.ready; host.geometry()").await;
}

/// How a show comes to a point: by the visitor, by a script of the page, or back from a later one.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Hand,
    Script,
    Back,
}

/// Hears all of a show at a point.
async fn attend(page: &Page, seed: u64, random: &MarkedShow, (at, way): (u32, Way), known: &mut Known) {
    let strings = &random.strings;
    let later: Vec<&str> =
        strings.iter().filter(|string| string.from > at).map(|string| string.words.as_str()).collect();
    let own = later.iter().find(|words| words.starts_with('c'));
    let seen: Vec<&str> =
        strings.iter().filter(|string| string.from <= at).map(|string| string.words.as_str()).collect();
    let typed = seen[(seed as usize + at as usize * 7) % seen.len()];
    let asked: Vec<&str> = later.iter().step_by(later.len() / 4 + 1).chain(own).copied().collect();
    for step in STEPS {
        let own = if step == "hidden" { own } else { None };
        if step == "hidden" && own.is_none() {
            continue;
        }
        let given = json!({
            "at": at, "byHand": way != Way::Script, "isBack": way == Way::Back,
            "typed": typed, "asked": asked, "own": own, "parts": PARTS,
        });
        let later = hear(page, step, &given, known).await;
        assert_eq!(later, [""; 0], "seed {seed} at {at}, {step} with {given}");
    }
}

/// Every show of a half, at every point; and once more at one in the middle, where they come back from the last.
async fn half(page: &Page, first: bool) {
    page.early(include_str!("spoilers.js")).await;
    // There are no portraits.
    page.expects("/faces/");
    let name = if first { "random shows in a browser, the even ones" } else { "the odd ones" };
    let seeds = (0..SHOWS).filter(|seed| (seed % 2 == 0) == first).collect();
    let (mut known, mut points) = (Known::new(), 0);
    for seed in sample(name, seeds, FEW) {
        let random = random_show(seed);
        open(page, seed, &random).await;
        for at in 0..=random.last {
            // To the last point no visitor comes by one choice.
            let is_by_hand = at < random.last && (seed + u64::from(at)).is_multiple_of(2);
            let way = if is_by_hand { Way::Hand } else { Way::Script };
            attend(page, seed, &random, (at, way), &mut known).await;
            points += 1;
        }
        attend(page, seed, &random, (random.last / 2, Way::Back), &mut known).await;
    }
    say(&format!("{name}: {points} points without a word from the future, {known:?}"));
    for kind in KINDS {
        let marks = known.get(kind).copied();
        let is_bare = BARE.contains(&kind);
        assert!(marks.is_some_and(|marks| is_bare == (marks == 0)), "{kind} has {marks:?} marks");
    }
    for part in PARTS {
        assert!(known.contains_key(part), "{part} was never there");
    }
}

#[test]
fn half_of_the_shows_say_nothing_of_the_future() {
    browse(async |page| half(page, true).await);
}

#[test]
fn the_other_half_says_nothing_either() {
    browse(async |page| half(page, false).await);
}

#[test]
fn names_on_the_canvas_are_of_their_point() {
    browse(async |page| {
        page.early(include_str!("spoilers.js")).await;
        let src = page.server.give("crowd.json", crowd());
        page.open_chart(&[("src", &src), ("at", "0")]).await;
        let mut known = Known::new();
        for at in 0..=2 {
            let given = json!({ "at": at, "asked": ["c1x7k02z"], "parts": PARTS });
            let before = known.get("canvas").copied().unwrap_or_default();
            assert_eq!(hear(page, "far", &given, &mut known).await, [""; 0], "at {at}");
            assert_eq!(known["canvas"] > before, at > 0, "at {at}: {known:?}");
        }
    });
}

#[test]
fn a_word_of_the_future_is_found_wherever_it_is() {
    browse(async |page| {
        page.early(include_str!("spoilers.js")).await;
        let random = random_show(2);
        open(page, 2, &random).await;
        let given = json!({ "at": 97, "mark": "x7k98z", "asked": [], "parts": PARTS });
        let later = hear(page, "planted", &given, &mut Known::new()).await;
        let found = |kind: &&str| later.iter().any(|later| later.starts_with(&format!("{kind}: ")));
        let missed: Vec<&str> = KINDS.into_iter().filter(|kind| !found(kind)).collect();
        assert_eq!(missed, [""; 0], "{later:?}");
    });
}
