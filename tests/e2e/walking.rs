//! The walk through the points: by itself, by hand, for those who listen; and whole shows from the first point to the last.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::browser::browse;
use crate::cast::Ids;
use crate::documents;
use crate::expected::Document;
use crate::page::Page;
use crate::places;
use crate::say::say;

/// How long a walk stays at a stop, as src/ui/timeline.rs has it: here it goes on at once.
const QUICK: &str = "const wait = window.setTimeout;
    window.setTimeout = (what, time, ...rest) => wait(what, time === 3000 ? window.stay ?? 30 : time, ...rest);";

/// From now on keeps what is said of each stop, and where the cards stand once they do.
const RECORD: &str = "window.stops = [];
    window.said = [];
    host.addEventListener('cast-map-layout', () => {
        const cards = host.geometry().cards.map(({ id, x, y, w, h }) => [id, x + w / 2, y + h / 2, w]);
        stops.push({ at: Number(host.at), cards });
    });
    new MutationObserver(() => {
        const stop = root.querySelector('.stop');
        const words = stop?.textContent;
        if (words && words !== said.at(-1)) said.push(words);
    }).observe(root, { childList: true, characterData: true, subtree: true });";

const STOP: &str = "return all('.stop').map(words)[0] ?? ''";
const AT: &str = "return String(host.at)";
const STEPS: &str = "return all('.walk button').map((button) => button.dataset.walk)";
const FOCUSED: &str = "return focused().dataset.walk ?? focused().dataset.open";

async fn begin(page: &Page) {
    page.click("[data-open=changes]").await;
    page.click("[data-walk=begin]").await;
}

#[test]
fn it_can_be_halted_stepped_and_left() {
    browse(async |page| {
        page.early(QUICK).await;
        page.early("window.stay = 1e9").await;
        page.open_chart(&[]).await;
        page.watch("5").await;
        let kept = page.run("return localStorage.getItem('castmap')").await;
        let address = page.run("return location.href").await;
        page.forget_events().await;
        begin(page).await;
        page.expect("the first point", AT, "1").await;
        page.expect("the controls", STEPS, json!(["back", "pause", "next", "stop"])).await;
        page.expect("the focus is on the way to halt", FOCUSED, "pause").await;
        let stop = page.run(STOP).await;
        let begins = stop.as_str().is_some_and(|said| said.starts_with("Episode 1 · Enter Doctor Maniac: "));
        assert!(begins, "the stop is said: {stop}");
        page.press(Key::Enter).await;
        page.expect("halted", STEPS, json!(["back", "go", "next", "stop"])).await;
        page.expect("the focus stays", FOCUSED, "go").await;
        for (step, at) in [
            ("next", "2"),
            ("next", "3"),
            ("next", "4"),
            ("back", "3"),
            ("next", "4"),
            ("next", "5"),
            ("next", "5"),
        ] {
            page.click(&format!("[data-walk={step}]")).await;
            page.expect(step, AT, at).await;
            page.expect("it stays halted", STEPS, json!(["back", "go", "next", "stop"])).await;
        }
        page.expect("nothing is kept", "return localStorage.getItem('castmap')", kept).await;
        page.expect("the address stays", "return location.href", address).await;
        let told = "return heard.filter(({ name }) => name === 'at').map(({ detail }) => detail.at)";
        page.expect("the page is told", told, json!([1, 2, 3, 4, 3, 4, 5])).await;
        page.click("[data-walk=back]").await;
        page.expect("back", AT, "4").await;
        page.press(Key::Escape).await;
        page.expect("left", STEPS, json!([])).await;
        page.expect("where the visitor is", AT, "5").await;
        page.expect("the focus is where it began", FOCUSED, "changes").await;
    });
}

#[test]
fn somebody_who_chooses_a_point_is_out_of_it() {
    browse(async |page| {
        page.early(QUICK).await;
        page.early("window.stay = 1e9").await;
        page.open_chart(&[("at", "5")]).await;
        begin(page).await;
        page.expect("the first point", AT, "1").await;
        page.watch("3").await;
        page.expect("no walk", STEPS, json!([])).await;
        page.expect("the point", AT, "3").await;
        page.set("at", Some("1")).await;
        page.expect("the first point", AT, "1").await;
        page.expect("a walk to nowhere is not offered", "return all('[data-walk=begin]').length", 0).await;
    });
}

#[test]
fn on_a_phone_the_sheet_makes_room_for_it() {
    browse(async |page| {
        page.early(QUICK).await;
        page.early("window.stay = 1e9").await;
        page.size(360, 740).await;
        page.open(&[("at", "5"), ("view", "chart")]).await;
        begin(page).await;
        page.expect("the first point", AT, "1").await;
        page.expect("no sheet", "return all('dialog.sheet').length", 0).await;
        page.wait("the controls are in view", "return isInView(one('.walk'))").await;
        let small =
            "return all('.walk button').filter((button) => button.getBoundingClientRect().width < 24).length";
        page.expect("large enough for a thumb", small, 0).await;
    });
}

/// Goes through a show from its first point to its last, and holds each stop against the document.
async fn walk(page: &Page, name: &str, text: &str) {
    let show = Document::new(text.to_owned());
    let src = page.server.give("walk.json", text);
    page.early(QUICK).await;
    page.open_chart(&[("src", &src), ("at", "all")]).await;
    page.run(RECORD).await;
    begin(page).await;
    let last = show.last();
    for point in 1..=last {
        let there = "return stops.at(-1)?.at >= arguments[0]";
        page.wait_with(&format!("{name} comes to point {point}"), there, &[json!(point)]).await;
    }
    page.expect("it has halted", STEPS, json!(["back", "go", "next", "stop"])).await;
    let stops = page.run("return stops").await;
    let stops = stops.as_array().expect("a list");
    let points: Vec<u64> = stops.iter().filter_map(|stop| stop["at"].as_u64()).collect();
    assert_eq!(points, (1..=last).collect::<Vec<_>>(), "{name}: every point, once");
    let mut ways = Vec::new();
    for (place, stop) in stops.iter().enumerate() {
        let cards = stop["cards"].as_array().expect("a list");
        let ids: Ids = cards.iter().map(|card| card[0].as_str().expect("an id").to_owned()).collect();
        assert_eq!(ids, show.visible(points[place]), "{name} at {}", points[place]);
        let number = |card: &Value, which: usize| card[which].as_f64().expect("a number");
        let before = place.checked_sub(1).and_then(|before| stops[before]["cards"].as_array());
        for card in cards {
            let same = |old: &&Value| old[0] == card[0];
            if let Some(old) = before.and_then(|before| before.iter().find(same)) {
                let (x, y) = (number(card, 1) - number(old, 1), number(card, 2) - number(old, 2));
                ways.push((x * x + y * y).sqrt() / number(card, 3));
            }
        }
    }
    ways.sort_by(f64::total_cmp);
    let (median, ninth) = (ways[ways.len() / 2], ways[ways.len() * 9 / 10]);
    say(&format!(
        "{name}: {} stops, {} stay from one to the next, the median moves by {median:.2} widths of a card, nine in ten by \
         at most {ninth:.2}",
        stops.len(),
        ways.len()
    ));
    assert!(median < 1.0, "{name}: the median moves by {median} widths of a card");
    let said = page.run("return said").await;
    let said: Vec<&str> = said.as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    assert_eq!(said.len() as u64, last, "{name}: one sentence for each stop: {said:#?}");
}

#[test]
fn the_built_in_show_plays_through() {
    browse(async |page| walk(page, "The built-in show", &Document::built_in().text).await);
}

#[test]
fn death_note_plays_through() {
    let Some(path) = places::shared("shows/death-note-ja.json", "Death Note, point by point") else { return };
    let text = std::fs::read_to_string(path).expect("it can be read");
    browse(async |page| {
        walk(page, "Death Note", &text).await;
        // Relations end in it, and each of them is told at its point.
        let show = Document::new(text.clone());
        let mut ended = 0;
        for point in 1..=show.last() {
            page.run_with("host.at = arguments[0]", &[json!(point)]).await;
            page.expect("the point", AT, point.to_string()).await;
            ended += page.run("return Number(all('[part~=panel] .block').filter((block) =>
                words(block).toUpperCase().startsWith('ENDED')).flatMap((block) => [...block.querySelectorAll('li')]).length)")
                .await.as_u64().unwrap_or_default();
        }
        say(&format!("Death Note: {ended} endings are told"));
        assert!(ended > 0);
    });
}

#[test]
fn mr_sunshine_plays_through() {
    let Some(path) = places::shared("shows/mr-sunshine-cast.json", "Mr. Sunshine, point by point") else {
        return;
    };
    let text = std::fs::read_to_string(path).expect("it can be read");
    browse(async |page| walk(page, "Mr. Sunshine", &text).await);
}

#[test]
fn a_thousand_play_through() {
    let Some(text) = documents::made_up(1_000, "a show of 1,000, point by point") else { return };
    browse(async |page| walk(page, "A made-up show of 1,000", &text).await);
}
