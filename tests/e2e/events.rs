//! Events: for what a visitor does and for loading, never for what the page itself sets.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::browser::browse_in;
use crate::documents::{self, SMALL};
use crate::engine::{Engine, in_both};
use crate::page::Page;

in_both!(
    what_a_visitor_does_is_told,
    what_the_page_sets_is_not_told,
    attributes_stay_as_the_author_wrote_them
);

/// Waits until exactly these events were heard, and forgets them.
async fn check(page: &Page, what: &str, expected: Value) {
    let script =
        "return heard.filter(({ name }) => name !== 'layout').map(({ name, detail }) => [name, detail])";
    page.expect(&format!("events after {what}"), script, expected).await;
    page.expect(
        "each bubbles and leaves the shadow tree",
        "return heard.every((e) => e.bubbles && e.composed)",
        true,
    )
    .await;
    page.forget_events().await;
}

async fn open(page: &Page) {
    let src = page.server.give("small.json", SMALL);
    let tag = format!("<cast-map src=\"{src}\" at=\"all\"></cast-map>");
    page.visit(&page.server.give("page.html", documents::page(&tag))).await;
    page.ready().await;
}

fn filter(q: &str, roles: &[&str], count: usize) -> Value {
    json!(["filter", { "q": q, "roles": roles, "actors": [], "groups": [], "kinds": [], "count": count }])
}

fn what_a_visitor_does_is_told(engine: Engine) {
    browse_in(engine, async |page| {
        open(page).await;
        let loaded = json!({ "title": "A small show", "characters": 3, "relations": 1, "problems": 0 });
        check(page, "loading", json!([["load", loaded]])).await;

        page.click("button[data-facet=roles]").await;
        page.click("[role=option][data-value=main]").await;
        page.press(Key::Escape).await;
        check(page, "a role", json!([filter("", &["main"], 1)])).await;
        page.click("[data-chip=\"roles:main\"]").await;
        check(page, "its chip", json!([filter("", &[], 3)])).await;
        page.click("input[type=search]").await;
        page.press("b").await;
        check(page, "a letter", json!([filter("b", &[], 1)])).await;
        page.press(Key::Backspace).await;
        check(page, "taking it away", json!([filter("", &[], 3)])).await;
        page.choose("at", "1").await;
        check(page, "a point", json!([["at", { "at": 1 }]])).await;
        page.click("[part~=card][data-id=ann]").await;
        check(page, "a card", json!([["select", { "type": "character", "id": "ann" }]])).await;
        page.click("[part~=panel] button[data-open=\"person:pat\"]").await;
        check(page, "an actor", json!([["select", { "type": "actor", "id": "pat" }]])).await;
    });
}

fn what_the_page_sets_is_not_told(engine: Engine) {
    browse_in(engine, async |page| {
        open(page).await;
        page.wait("it has loaded", "return heard.some((event) => event.name === 'load')").await;
        page.forget_events().await;
        for (attribute, value, shown) in [
            ("roles", "main", "return host.visible.length === 1"),
            ("q", "ann", "return one('input[type=search]').value === 'ann'"),
            ("at", "1", "return String(host.at) === '1'"),
            ("focus-on", "ann", "return isShown(one('[part~=panel]'))"),
            ("theme", "dark", "return host.theme === 'dark'"),
            ("lang", "ko", "return host.lang === 'ko'"),
        ] {
            page.set(attribute, Some(value)).await;
            page.wait(&format!("{attribute}={value} is shown"), shown).await;
        }
        page.run("host.roles = ''; host.q = ''; host.focusOn = ''").await;
        page.wait("the properties are shown", "return host.visible.length === 2").await;
        check(page, "attributes and properties", json!([])).await;
    });
}

fn attributes_stay_as_the_author_wrote_them(engine: Engine) {
    browse_in(engine, async |page| {
        open(page).await;
        page.set("roles", Some("main")).await;
        page.wait("one is left", "return host.visible.length === 1").await;
        page.click("button[data-clear]").await;
        page.wait("everybody is back", "return host.visible.length === 3").await;
        page.choose("at", "1").await;
        page.wait("point 1", "return host.visible.length === 2").await;
        let both =
            "return [host.getAttribute('roles'), host.roles, host.getAttribute('at'), String(host.at)]";
        assert_eq!(page.run(both).await, json!(["main", "", "all", "1"]));
    });
}
