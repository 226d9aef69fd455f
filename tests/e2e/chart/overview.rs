//! The map of a large chart: from how many people on it is there, and that a press leads where it points.

use serde_json::{Value, json};

use crate::browser::browse;
use crate::input::Place;
use crate::page::Page;

/// So many people in a ring, and one in the middle of it.
fn ring(people: usize) -> String {
    let characters: Vec<Value> = (0..people)
        .map(|place| json!({"id": format!("p{place}"), "name": format!("Person {place}")}))
        .collect();
    let relations: Vec<Value> = (1..people)
        .flat_map(|place| [(place, 0), (place, place % (people - 1) + 1)])
        .map(|(from, to)| json!({"from": format!("p{from}"), "to": format!("p{to}"), "kind": "friend"}))
        .collect();
    json!({"castmap": 1, "title": "A ring", "characters": characters, "relations": relations}).to_string()
}

async fn open(page: &Page, people: usize) {
    let src = page.server.give("ring.json", ring(people));
    page.open_chart(&[("src", &src)]).await;
    page.settled().await;
}

/// The middle of the part that is in view, as shares of the map.
async fn seen(page: &Page) -> Place {
    let script = "const map = one('.overview').getBoundingClientRect();
        const [x, y] = middleOf(one('.overview i'));
        return [(x - map.left) / map.width, (y - map.top) / map.height]";
    let seen = page.run(script).await;
    (seen[0].as_f64().expect("a number"), seen[1].as_f64().expect("a number"))
}

#[test]
fn it_is_there_for_more_than_sixty() {
    browse(async |page| {
        for (people, maps) in [(60, 0), (61, 1)] {
            open(page, people).await;
            page.expect(&format!("{people} people"), "return all('.overview').length", maps).await;
        }
    });
}

#[test]
fn a_press_leads_where_it_points_and_somebody_is_there() {
    browse(async |page| {
        for (width, height) in [(1280, 900), (360, 740)] {
            page.size(width, height).await;
            open(page, 90).await;
            page.run("one('.overview').scrollIntoView({ block: 'center' })").await;
            let drawn = "const { width, height } = one('.overview canvas');
                const pixels = one('.overview canvas').getContext('2d').getImageData(0, 0, width, height).data;
                return pixels.some((value) => value > 0)";
            page.expect("everybody is drawn", drawn, true).await;
            for (x, y) in [(0.3, 0.4), (0.7, 0.6), (0.5, 0.5)] {
                let script = format!(
                    "const map = one('.overview').getBoundingClientRect();
                    return [map.left + map.width * {x}, map.top + map.height * {y}]"
                );
                let at = page.run(&script).await;
                page.click_at((at[0].as_f64().expect("x"), at[1].as_f64().expect("y"))).await;
                let there = seen(page).await;
                // Somebody has to stay in view, so that it may lead a little beside.
                let off = (there.0 - x).abs().max((there.1 - y).abs());
                assert!(off < 0.15, "{x}, {y} of the map leads to {there:?} at {width}");
                page.wait("somebody is in view", "return all('.node').some(isInView)").await;
            }
        }
    });
}
