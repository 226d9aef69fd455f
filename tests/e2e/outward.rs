//! What leads from the widget to other places: links, which tell nobody where one came from, and portraits, which are asked
//! for when one comes near them, tell nobody either, and stay in their frames.

use serde_json::{Value, json};

use crate::browser::browse_in;
use crate::engine::{Engine, in_both};
use crate::page::Page;
use crate::server::Answer;

in_both!(links_tell_nobody_where_one_came_from, portraits_come_when_one_is_near_and_stay_in_their_frames);

const ELSEWHERE: &str = "https://example.org/elsewhere";

/// Many more than a window shows.
const CAST: usize = 300;

/// A picture that says it is as large as a house.
const HUGE: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='90000' height='120000'><rect width='9e9' height='9e9' fill='red'/></svg>";

/// A show in which everything that may have a link or a portrait has one.
fn show() -> Value {
    let links = json!([{ "label": "More", "url": ELSEWHERE }]);
    let portrait = |name: &str| json!({ "src": format!("/t/{name}.svg"), "credit": "Somebody" });
    let told = |text: &str| json!({ "text": text, "sources": ["s"] });
    let one = |number: usize| {
        let mut character = json!({
            "id": format!("c{number}"), "name": told(&format!("Number {number}")), "tier": "main",
            "portrait": portrait(&format!("c{number}")),
        });
        if number == 0 {
            character["played_by"] = json!(["p"]);
            character["links"] = links.clone();
        }
        character
    };
    json!({
        "castmap": 1, "title": "Links", "links": links,
        "sources": [{ "id": "s", "title": "A page", "url": ELSEWHERE }],
        "people": [{ "id": "p", "name": "Pat", "links": links, "portrait": portrait("p") }],
        "characters": (0..CAST).map(one).collect::<Vec<Value>>(),
    })
}

async fn open(page: &Page, view: &str) {
    page.server.give("show.json", show().to_string());
    for name in (0..CAST).map(|number| format!("c{number}")).chain(["p".to_owned()]) {
        page.server.answer(&format!("/t/{name}.svg"), Answer::of(200, "image/svg+xml", HUGE));
    }
    page.open(&[("src", "/t/show.json"), ("view", view), ("lang", "en")]).await;
}

fn links_tell_nobody_where_one_came_from(engine: Engine) {
    browse_in(engine, async |page| {
        open(page, "cards").await;
        page.run("host.focusOn = 'c0'").await;
        for focus in ["character:c0", "person:p", "about"] {
            if focus != "character:c0" {
                page.click(&format!("[data-open=\"{focus}\"]")).await;
            }
            let found = format!("return all('[part~=panel] a[href^=\"{ELSEWHERE}\"]').length > 0");
            page.expect(&format!("{focus} has a link"), &found, true).await;
            let loose = "return all('a').filter((link) => link.target !== '_blank'
                || !['noopener', 'noreferrer'].every((word) => link.relList.contains(word)))
                .map((link) => link.outerHTML)";
            page.expect(&format!("links of {focus} that tell"), loose, json!([])).await;
        }
    });
}

/// Portraits that are larger than their frames, or that say less than they have to.
const LOOSE: &str = "return all('img').filter((image) => {
        const [inner, outer] = [image, image.closest('[part~=portrait]')].map((each) => each.getBoundingClientRect());
        return image.loading !== 'lazy' || image.referrerPolicy !== 'no-referrer'
            || inner.width > outer.width + 1 || inner.height > outer.height + 1 || outer.width > 120;
    }).map((image) => image.outerHTML)";

fn portraits_come_when_one_is_near_and_stay_in_their_frames(engine: Engine) {
    browse_in(engine, async |page| {
        for view in ["cards", "chart"] {
            open(page, view).await;
            let seen =
                "return all('img').filter((image) => image.complete && image.naturalWidth > 0).length > 3";
            page.expect(&format!("portraits are there in the {view}"), seen, true).await;
            page.expect(&format!("portraits out of hand in the {view}"), LOOSE, json!([])).await;
            let asked = |number: usize| page.server.asked(&format!("/t/c{number}.svg"));
            if view == "cards" {
                assert_eq!(asked(CAST - 1), 0, "nobody has come near the last one");
                page.run("scrollTo(0, document.documentElement.scrollHeight)").await;
                page.wait(
                    "somebody further down",
                    "return all('img').some((image) => image.src.endsWith('299.svg') && image.complete)",
                )
                .await;
                assert!(asked(CAST - 1) > 0);
            }
        }
        page.run("host.focusOn = 'c0'").await;
        page.click("[part~=panel] [data-open=\"person:p\"]").await;
        page.expect("in the panel", "return all('[part~=panel] img').length", 1).await;
        page.expect("and out of hand there", LOOSE, json!([])).await;
        let told: Vec<String> =
            (0..CAST).filter_map(|number| page.server.referrer(&format!("/t/c{number}.svg"))).collect();
        assert_eq!(told, Vec::<String>::new(), "who was told where it is shown");
    });
}
