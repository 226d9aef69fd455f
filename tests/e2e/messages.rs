//! A page says the interface in words of its own, and "Embed this" says what to paste.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::browser::browse_in;
use crate::documents;
use crate::engine::{Engine, in_both};
use crate::expected::Document;
use crate::page::Page;
use crate::places;
use crate::server::Own;

in_both!(
    a_page_speaks_its_own_language,
    words_can_be_changed_and_taken_back,
    wrong_words_are_reported,
    what_is_pasted_shows_what_is_on_screen,
);

/// Every key that is published, with words that no language of castmap has.
fn everything() -> Value {
    let text = fs::read_to_string(places::dist().join("messages.en.json")).expect("the build has it");
    let english: BTreeMap<String, String> = serde_json::from_str(&text).expect("it is flat");
    assert!(english.len() > 200, "{} keys", english.len());
    // Places for values stay where they are, and what stands between them becomes unreadable.
    let mut own = BTreeMap::new();
    for (key, said) in english {
        let mut inside = false;
        let turned = said.chars().map(|letter| {
            inside = (inside || letter == '{') && letter != '}';
            if letter.is_ascii_alphabetic() && !inside { 'ж' } else { letter }
        });
        own.insert(key, turned.collect::<String>());
    }
    json!(own)
}

/// The page's own text in the widget, names and other texts of the show aside: all that is not in the document.
const SAID: &str = "return all('button, label > span, [role=status], .section-title, .first, input')
    .filter(isShown)
    .map((element) => element.placeholder || element.getAttribute('aria-label') || element.title || element.innerText)
    .filter((text) => /^[A-Za-z ,.?!…’]+$/.test(text))";

fn a_page_speaks_its_own_language(engine: Engine) {
    browse_in(engine, async |page| {
        let script = format!("document.querySelector('cast-map').messages = {}", everything());
        page.server.give("words.js", script);
        let body = "<cast-map lang=\"uk\" view=\"cards\"></cast-map><script src=\"words.js\"></script>";
        page.visit(&page.server.give("page.html", documents::page(body))).await;
        page.ready().await;
        page.expect("its language is the page's", "return one('.castmap').lang", "uk").await;
        page.expect("what is left in English", SAID, json!([])).await;
        let languages = "return all('[data-choice=language]').length";
        page.expect("there is no other language to choose", languages, 0).await;
        page.click("[data-view=list]").await;
        page.wait("the list", "return isShown(one('[part~=list]'))").await;
        page.expect("what is left in English", SAID, json!([])).await;
        page.expect("what was set is read", "return host.messages['view.list']", "жжжж").await;
    });
}

fn words_can_be_changed_and_taken_back(engine: Engine) {
    browse_in(engine, async |page| {
        page.visit(&page.server.give("page.html", documents::page("<cast-map view=\"cards\"></cast-map>")))
            .await;
        page.ready().await;
        page.run("host.messages = { 'view.cards': 'Fiches', 'tier.main': 'Rôle principal' }").await;
        page.expect("in its words", "return words(one('[data-view=cards]'))", "Fiches").await;
        page.expect("the rest in English", "return words(one('[data-view=list]'))", "List").await;
        // A filter goes by them as well.
        page.set("roles", Some("rôle principal")).await;
        let at = page.property("at").await.as_str().and_then(|at| at.parse().ok()).expect("a point");
        let leads = &Document::built_in().choices("roles", at)["main"].characters.clone();
        page.shows("by its word for a tier", leads).await;
        page.run("host.messages = null").await;
        page.expect("as before", "return words(one('[data-view=cards]'))", "Cards").await;
        page.expect("nothing is set", "return host.messages === undefined", true).await;
    });
}

fn wrong_words_are_reported(engine: Engine) {
    browse_in(engine, async |page| {
        page.visit(&page.server.give("page.html", documents::page("<cast-map></cast-map>"))).await;
        page.run("host.messages = { 'vieuw.cards': 'Fiches', 'count': '{shown} de {tous}' }").await;
        // With the code that comes later, when somebody needs it.
        page.resolve("await host.ready").await;
        page.hear("messages: there is no key `vieuw.cards`; messages.en.json has them all").await;
        page.hear("messages: `count` has no place {tous}; in English it is").await;
    });
}

/// What the panel offers under each heading, in order.
async fn offered(page: &Page) -> Vec<String> {
    page.click("button[data-open=embed]").await;
    page.wait("the panel is open", "return all('[part~=panel] .code code').length > 3").await;
    let codes = page.run("return all('[part~=panel] .code code').map((code) => code.textContent)").await;
    codes.as_array().expect("a list").iter().map(|code| code.as_str().expect("a text").to_owned()).collect()
}

fn what_is_pasted_shows_what_is_on_screen(engine: Engine) {
    browse_in(engine, async |page| {
        page.open(&[("view", "cards")]).await;
        page.watch("4").await;
        page.click("button[data-facet=roles]").await;
        page.click("[role=option][data-value=main]").await;
        page.press(Key::Escape).await;
        let now = "return [host.at, host.view, host.roles, host.visible]";
        let here = page.run(now).await;
        let codes = offered(page).await;
        let [tag, frame, ..] = &codes[..] else { panic!("{} forms", codes.len()) };
        page.expects("clipboard");
        page.click("[part~=panel] [data-copy]").await;
        page.wait("it says how that went", "return words(one('.told')).length > 3").await;

        page.browser.delete_all_cookies().await.expect("they can be deleted");
        page.run("localStorage.clear()").await;
        let bare = format!("<!doctype html><html lang=\"en\"><title>Elsewhere</title>{tag}</html>");
        page.visit(&page.server.give("elsewhere.html", bare)).await;
        page.ready().await;
        page.expect("the tag shows the same", now, here.clone()).await;
        let framed = format!("<!doctype html><html lang=\"en\"><title>Elsewhere</title>{frame}</html>");
        page.server.allow(Own::Frames);
        page.visit(&page.server.give("framed.html", framed)).await;
        let inside = page.element("document.querySelector('iframe')").await;
        inside.enter_frame().await.expect("the frame can be entered");
        page.ready().await;
        page.expect("the frame shows the same", now, here).await;
    });
}
