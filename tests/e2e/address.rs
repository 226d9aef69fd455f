//! The view in the page's address: written, restored, back and forward.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::browser::browse;
use crate::cast::ids;
use crate::expected::Document;
use crate::page::Page;

/// Waits until the address has exactly these parameters, beside the view that the tests open.
async fn has(page: &Page, what: &str, parameters: Value) {
    let script = "const { view, ...others } = Object.fromEntries(new URLSearchParams(location.search));
        return others";
    page.expect(&format!("the address {what}"), script, parameters).await;
}

async fn choose(page: &Page, facet: &str, value: &str) {
    page.click(&format!("button[data-facet={facet}]")).await;
    page.click(&format!("[role=option][data-value=\"{value}\"]")).await;
    page.press(Key::Escape).await;
}

#[test]
fn what_a_visitor_does_is_in_the_address_and_comes_back_from_it() {
    browse(async |page| {
        page.open(&[]).await;
        page.watch("8").await;
        has(page, "after a point", json!({ "at": "8" })).await;
        choose(page, "roles", "main").await;
        has(page, "after a role", json!({ "at": "8", "roles": "main" })).await;
        choose(page, "actors", "ha-young").await;
        choose(page, "groups", "trauma-team").await;
        choose(page, "kinds", "colleague").await;
        let all = json!({ "at": "8", "roles": "main", "actors": "ha-young", "groups": "trauma-team", "kinds": "colleague" });
        has(page, "after four filters", all.clone()).await;
        page.click("[part~=card][data-id=cheon]").await;
        let mut open = all;
        open["focus-on"] = json!("cheon");
        has(page, "with a panel open", open.clone()).await;

        page.browser.refresh().await.expect("the page reloads");
        page.ready().await;
        page.shows("after a reload", &ids("cheon")).await;
        page.wait("the panel is open again", "return isShown(one('[part~=panel]'))").await;
        has(page, "after a reload", open).await;
        for (name, value) in [("at", "8"), ("roles", "main"), ("focusOn", "cheon")] {
            assert_eq!(page.property(name).await, json!(value), "{name}");
        }
    });
}

#[test]
fn the_search_is_in_the_address() {
    browse(async |page| {
        page.open(&[("at", "all")]).await;
        page.click("input[type=search]").await;
        page.press("지훈").await;
        page.shows("a search", &ids("baek")).await;
        page.expect("it is in the address", "return new URLSearchParams(location.search).get('q')", "지훈")
            .await;
        page.browser.refresh().await.expect("the page reloads");
        page.ready().await;
        page.shows("after a reload", &ids("baek")).await;
        page.expect("the field", "return one('input[type=search]').value", "지훈").await;
    });
}

#[test]
fn back_and_forward_walk_through_what_was_done() {
    browse(async |page| {
        let show = Document::built_in();
        let main = show.choices("roles", show.last())["main"].characters.clone();
        page.open(&[("at", "all")]).await;
        choose(page, "roles", "main").await;
        page.shows("a role was chosen", &main).await;
        page.click("[part~=card][data-id=baek]").await;
        page.wait("the panel is open", "return isShown(one('[part~=panel]'))").await;
        page.expect("focus-on is in the address", "return location.search.includes('focus-on=baek')", true)
            .await;

        page.browser.back().await.expect("back works");
        page.expect("back closes the panel", "return all('[part~=panel]').filter(isShown).length", 0).await;
        page.shows("back keeps the filter", &main).await;
        page.browser.back().await.expect("back works");
        page.shows("back again drops the filter", &show.visible(show.last())).await;
        page.browser.forward().await.expect("forward works");
        page.shows("forward filters again", &main).await;
        page.browser.forward().await.expect("forward works");
        page.wait("forward opens the panel again", "return isShown(one('[part~=panel]'))").await;
        page.expect("focusOn", "return host.focusOn", "baek").await;
    });
}

#[test]
fn a_link_with_everything_in_it_opens_what_it_says() {
    browse(async |page| {
        let show = Document::built_in();
        for (query, who) in [
            (vec![("at", "4"), ("roles", "support|guest")], "han choi hong kang park daughter"),
            (vec![("at", "8"), ("actors", "주지훈|ha-young")], "baek cheon"),
            (vec![("at", "all"), ("kinds", "family")], "han daughter"),
            (vec![("at", "8"), ("groups", "Black Wings"), ("q", "korean")], "agent"),
            (vec![("at", "8"), ("groups", "Black Wings")], "agent baek"),
        ] {
            page.open(&query).await;
            page.shows(&format!("{query:?}"), &ids(who)).await;
        }
        page.open(&[("focus-on", "agent")]).await;
        page.shows("a link to somebody who comes later", &show.visible(show.start())).await;
        let heard = "return !all('[part~=panel]').some((panel) => words(panel).includes('Black Wings'))";
        page.expect("no spoiler in the panel", heard, true).await;
    });
}

#[test]
fn without_link_the_address_stays_as_it_was() {
    browse(async |page| {
        let path = page.server.give("plain.html", crate::documents::page("<cast-map at=\"all\"></cast-map>"));
        page.visit(&format!("{path}?roles=guest")).await;
        page.ready().await;
        page.shows("the address is not read", &Document::built_in().visible(u64::MAX)).await;
        let steps = page.run("return history.length").await;
        choose(page, "roles", "main").await;
        page.shows("a role was chosen", &ids("baek yang cheon")).await;
        page.expect("the address is the author's", "return location.search", "?roles=guest").await;
        assert_eq!(page.run("return history.length").await, steps, "no step was added");
    });
}
