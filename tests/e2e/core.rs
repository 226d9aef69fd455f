//! The core that castmap must pass in whatever form it is on a page: the cast, two filters, the chart, the point, a panel.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::cast::{Ids, ids};
use crate::expected::Document;
use crate::page::Page;

/// The names on what fits a selector, by id. They are told by their part, or are all that a small card has.
const NAMES: &str =
    "return Object.fromEntries(all(arguments[0]).map((card) => [card.dataset.id, words(card)]))";

/// Whether the canvas has more than one colour.
const PAINTED: &str = "const canvas = one('.chart canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const [first, ...others] = new Uint32Array(data.buffer);
    return others.some((pixel) => pixel !== first)";

/// What has to hold for the one element with the built-in show in the document, or in the frame that was entered.
/// Does what a visitor does, and reads the element's properties. It asks nothing of address, storage and attributes.
pub async fn core(page: &Page) {
    let show = Document::built_in();
    page.ready().await;
    let at = page.property("at").await;
    let at: u64 = at.as_str().and_then(|at| at.parse().ok()).expect("the point is a number");
    page.passes("the point where it begins", &show.visible(at)).await;

    chart(page, &show, at).await;
    cast(page, &show).await;
    filters(page, &show).await;
    panel(page).await;
}

/// The chart is opened, and everybody has a card in it over what is painted.
async fn chart(page: &Page, show: &Document, at: u64) {
    turn_to(page, "chart").await;
    page.expect("everybody is in the chart", "return nodes()", json!(show.visible(at))).await;
    are_named(page, show, ".node", &show.visible(at)).await;
    page.wait("cards can be seen", "return all('.node').some(isShown)").await;
    page.wait("something is painted between them", PAINTED).await;
}

/// The cards follow the point, back and forth.
async fn cast(page: &Page, show: &Document) {
    turn_to(page, "cards").await;
    for at in [show.start(), 4, show.last(), show.start()] {
        page.watch(&at.to_string()).await;
        page.shows(&format!("point {at}"), &show.visible(at)).await;
        are_named(page, show, "[part~=card]", &show.visible(at)).await;
    }
}

async fn turn_to(page: &Page, view: &str) {
    page.click(&format!("[data-view={view}]")).await;
    page.expect("the view", "return host.view", view).await;
}

/// Waits until each of these has their name on what fits `selector`.
async fn are_named(page: &Page, show: &Document, selector: &str, who: &Ids) {
    let language = page.property("lang").await;
    let language = language.as_str().unwrap_or_default();
    let names: Vec<Value> = who.iter().map(|id| json!([id, show.name(id, language)])).collect();
    let nameless = format!(
        "const names = (() => {{ {NAMES} }})();
        return arguments[1].filter(([id, name]) => !names[id]?.includes(name))"
    );
    let arguments = [json!(selector), json!(names)];
    page.expect_with("cards without their name", &nameless, &arguments, json!([])).await;
}

/// Role and actor: opened, chosen, and cleared again.
async fn filters(page: &Page, show: &Document) {
    let at = show.start();
    let everybody = show.visible(at);
    for (facet, value) in [("roles", "main"), ("actors", "ju-ji-hoon")] {
        page.click(&format!("button[data-facet={facet}]")).await;
        page.click(&format!("[role=option][data-value={value}]")).await;
        let who = &show.choices(facet, at)[value].characters;
        assert!(!who.is_empty() && who.len() < everybody.len(), "{value} is not worth a filter");
        page.shows(&format!("{facet}: {value}"), who).await;
        page.expect("the property", &format!("return host.{facet}"), value).await;
        page.press(Key::Escape).await;
        page.expect("the filter is closed", "return all('[role=listbox]').length", 0).await;
        page.click("button[data-clear]").await;
        page.shows("everything is cleared", &everybody).await;
    }
}

/// A character's panel, by their card, and away again.
async fn panel(page: &Page) {
    let id = ids("baek").pop_first().expect("somebody");
    let name = page.run_with(NAMES, &[json!("[part~=card]")]).await;
    let name = name[&id].as_str().unwrap_or_default().to_owned();
    page.click(&format!("[part~=card][data-id={id}]")).await;
    page.wait("the panel opens", "return isShown(one('[part~=panel]'))").await;
    page.expect("it is theirs", "return host.focusOn", id.as_str()).await;
    let title = "return arguments[0].includes(words(one('#panel-title')))";
    page.wait_with("it is called after them", title, &[json!(name)]).await;
    page.click("[part~=panel] button[data-close]").await;
    page.expect("the panel is closed", "return all('[part~=panel]').filter(isShown).length", 0).await;
}
