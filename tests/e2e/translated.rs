//! A translator of pages puts elements of its own where texts were: what is drawn afterwards is drawn as ever, and is
//! translated again; once the translator is gone, so is all of its doing.

use serde_json::json;
use thirtyfour::Key;

use crate::browser::browse_in;
use crate::documents::SMALL;
use crate::engine::{Engine, in_both};
use crate::page::Page;

in_both!(a_translated_page_goes_on, what_others_add_is_left_alone);

const TRANSLATOR: &str = include_str!("translator.js");

/// What of the widget can be read, small letters where a translator makes them large, and without its marks.
const READ: &str = "return words(one('.castmap')).replace(/[«»]/g, '').toLowerCase()";

/// Waits until the whole of a text can be read, translated; `selector` is what it stands in.
async fn says(page: &Page, selector: &str, text: &str) {
    let said = "return all(arguments[0]).map((found) => words(found).replace(/» *«/g, ' ')).join('|')";
    let words = text.to_uppercase();
    let script = format!("const said = (() => {{ {said} }})(); return said.includes(arguments[1]) || said");
    let arguments = [json!(selector), json!(words)];
    page.expect_with(&format!("{selector} says {words}"), &script, &arguments, json!(true)).await;
}

/// What a visitor does, with what is to be read then.
async fn tour(page: &Page) {
    says(page, ".card[data-id=ann] .name", "Ann").await;
    says(page, ".status", "2 characters").await;
    page.run("host.at = '2'").await;
    says(page, ".status", "3 characters").await;
    says(page, ".card[data-id=cid]", "Stowaway").await;
    page.run("host.q = 'Cook'").await;
    says(page, ".status", "1 of 3 characters").await;
    page.run("host.q = ''").await;
    says(page, ".status", "3 characters").await;
    page.click("button[data-facet=roles]").await;
    says(page, "[role=option]", "Captain").await;
    page.click("[role=option][data-value=Captain]").await;
    page.press(Key::Escape).await;
    says(page, ".status", "1 of 3 characters").await;
    page.run("host.roles = ''").await;
    for (id, name) in [("ann", "Ann"), ("bob", "Bob"), ("cid", "Cid")] {
        page.run(&format!("host.focusOn = '{id}'")).await;
        says(page, "[part~=panel]", name).await;
    }
    page.run("host.focusOn = ''; host.view = 'list'").await;
    says(page, "[part~=list]", "trusts").await;
    page.run("host.view = 'chart'").await;
    says(page, ".node[data-id=cid]", "Cid").await;
    page.run("host.at = '1'; host.view = 'cards'").await;
    says(page, ".status", "2 characters").await;
    says(page, ".card[data-id=bob]", "Cook").await;
}

fn a_translated_page_goes_on(engine: Engine) {
    browse_in(engine, async |page| {
        page.early(TRANSLATOR).await;
        page.server.give("small.json", SMALL);
        for how in ["replaced", "wrapped"] {
            for pause in [0, 30] {
                page.open(&[("src", "/t/small.json"), ("at", "1"), ("lang", "en")]).await;
                page.resolve("await host.ready").await;
                let plain = page.run(READ).await;
                let begin = format!("window.end = translator(one('.frame'), '{how}', {pause})");
                page.run(&begin).await;
                tour(page).await;
                let broken = "return heard.filter(({ name }) => name === 'error')";
                page.expect("nothing has broken", broken, json!([])).await;
                let frame = "return one('.frame').querySelectorAll('.castmap').length";
                page.expect("it was drawn into one frame", frame, 1).await;
                // Whatever is drawn next is drawn without it.
                page.run("end(); host.at = '2'; host.at = '1'").await;
                page.expect("the words as they were", READ, plain).await;
                page.expect("nothing is left of it", "return all('font').length", 0).await;
                page.run("host.lang = 'ko'").await;
                page.expect("in another language", "return words(one('[data-view=list]'))", "목록").await;
            }
        }
    });
}

fn what_others_add_is_left_alone(engine: Engine) {
    browse_in(engine, async |page| {
        page.server.give("small.json", SMALL);
        page.open(&[("src", "/t/small.json"), ("at", "1"), ("lang", "en")]).await;
        let add = "for (const place of all('.card, .toolbar, .status')) place.prepend(document.createElement('hr'))";
        page.run(add).await;
        page.run("host.at = '2'").await;
        says_plain(page, "3 characters").await;
        page.run("host.q = 'Cook'").await;
        says_plain(page, "1 of 3 characters").await;
        page.expect("it is still there", "return all('.toolbar hr, .status hr').length", 2).await;
    });
}

async fn says_plain(page: &Page, words: &str) {
    page.expect(words, "return words(one('.status'))", words).await;
}
