//! An element is moved, copied, taken out, put back and brought into another document, and keeps what it shows.

use serde_json::json;
use thirtyfour::Key;

use crate::browser::browse_in;
use crate::cast::ids;
use crate::documents::{self, SMALL};
use crate::engine::{Engine, in_both};
use crate::expected::Document;
use crate::page::Page;
use crate::server::Own;

in_both!(
    moved_taken_out_and_put_back_it_keeps_its_state,
    one_that_moves_keeps_what_it_shows,
    a_copy_is_an_element_of_its_own,
    one_that_is_out_of_the_page_goes_on_being_set,
    one_goes_into_another_document
);

async fn open(page: &Page, body: &str) {
    page.visit(&page.server.give("page.html", documents::page(body))).await;
}

const TWO_PLACES: &str = "<div id=\"left\"><cast-map view=\"cards\" id=\"a\" src=\"/t/small.json\" at=\"all\"></cast-map></div>\
     <div id=\"right\"></div>";

fn moved_taken_out_and_put_back_it_keeps_its_state(engine: Engine) {
    browse_in(engine, async |page| {
        let src = page.server.give("small.json", SMALL);
        page.visit(&page.server.give("page.html", documents::page(TWO_PLACES))).await;
        page.ready().await;
        page.click("button[data-facet=groups]").await;
        page.click("[role=option][data-value=crew]").await;
        page.press(Key::Escape).await;
        page.click("[part~=card][data-id=bob]").await;
        page.wait("the panel is open", "return isShown(one('[part~=panel]'))").await;
        page.run("window.element = host; window.card = one('[part~=card][data-id=bob]')").await;

        for (what, act) in [
            ("moved", "document.querySelector('#right').append(element)"),
            ("moved back", "document.querySelector('#left').prepend(element)"),
            ("taken out and put back", "element.remove(); document.querySelector('#right').append(element)"),
        ] {
            page.run(act).await;
            page.shows(what, &ids("ann bob")).await;
            page.expect(what, "return host.focusOn", "bob").await;
            page.wait(
                what,
                "return isShown(one('[part~=panel]')) && words(one('[part~=panel]')).includes('Bob')",
            )
            .await;
            page.expect(what, "return one('[part~=card][data-id=bob]') === window.card", true).await;
        }
        page.run("element.remove()").await;
        page.expect("it is gone", "return document.querySelectorAll('cast-map').length", 0).await;
        page.run("element.setAttribute('groups', ''); document.body.append(element)").await;
        page.shows("what was set meanwhile holds", &ids("ann bob cid")).await;
        page.click("[part~=panel] button[data-close]").await;
        page.click("[part~=card][data-id=cid]").await;
        page.expect("it still takes clicks", "return host.focusOn", "cid").await;
        assert_eq!(page.server.asked(&src), 1, "the document was fetched once");
        assert_eq!(page.server.asked("/castmap_bg.wasm"), 1, "the wasm was fetched once");
    });
}

fn one_that_moves_keeps_what_it_shows(engine: Engine) {
    browse_in(engine, async |page| {
        open(page, "<main></main><aside></aside><cast-map view=\"cards\"></cast-map>").await;
        page.ready().await;
        page.watch("4").await;
        page.click("input[type=search]").await;
        page.press("a").await;
        let before = page.run("return [host.at, host.q, host.visible]").await;
        page.run("window.card = one('[part~=card]'); document.querySelector('aside').append(host)").await;
        page.expect("what it shows", "return [host.at, host.q, host.visible]", before).await;
        page.expect("it is the same card", "return card.isConnected && card === one('[part~=card]')", true)
            .await;
        // It hears of its new surroundings, and of what a visitor does.
        page.run("document.querySelector('aside').style.width = '420px'").await;
        page.expect("one column", "return new Set(all('.grid > li').map((li) => li.offsetLeft)).size", 1)
            .await;
        page.click("input[type=search]").await;
        page.press(Key::Escape).await;
        page.press(Key::Backspace).await;
        page.shows("it is heard", &Document::built_in().visible(4)).await;
        page.expect("loaded once", "return heard.filter(({ name }) => name === 'load').length", 1).await;
    });
}

fn a_copy_is_an_element_of_its_own(engine: Engine) {
    browse_in(engine, async |page| {
        // The copy of a script is one that was made of a text, though it is only data.
        page.server.allow(Own::Made);
        open(page, &format!("<cast-map view=\"cards\" at=\"all\"><script type=\"application/json\">{SMALL}</script></cast-map>"))
            .await;
        page.ready().await;
        page.choose("at", "1").await;
        page.run("window.copy = host.cloneNode(true); document.body.append(copy)").await;
        page.resolve("await copy.ready").await;
        page.expect(
            "the copy begins as the author wrote it",
            "return [host.at, copy.at, copy.show.title, copy.shadowRoot.querySelectorAll('[part~=card]').length]",
            json!(["1", "2", "A small show", 3]),
        )
        .await;
    });
}

fn one_that_is_out_of_the_page_goes_on_being_set(engine: Engine) {
    browse_in(engine, async |page| {
        open(page, "<cast-map view=\"cards\"></cast-map>").await;
        page.ready().await;
        page.run(
            "window.out = host; out.remove();
            out.at = 'all'; out.setAttribute('lang', 'ko'); out.q = '강혁'",
        )
        .await;
        page.expect("it reads what was set", "return [out.lang, out.q]", json!(["ko", "강혁"])).await;
        page.run("document.body.append(out)").await;
        page.expect("it is back", "return cards()", json!(["baek"])).await;
        // As before, one drawing at a time.
        page.run("for (let time = 0; time < 50; time += 1) { out.remove(); document.body.append(out); }")
            .await;
        page.run("out.q = ''").await;
        page.shows("everybody", &Document::built_in().visible(8)).await;
    });
}

fn one_goes_into_another_document(engine: Engine) {
    browse_in(engine, async |page| {
        let inner = "<!doctype html><html lang='en'><title>Inner</title><body marginwidth='0' marginheight='0'>\
                     <canvas width='1' height='3000'></canvas></body></html>";
        let inner = page.server.give("inner.html", inner);
        page.server.allow(Own::Frames);
        open(page, &format!("<iframe src=\"{inner}\" width=\"700\" height=\"500\"></iframe><cast-map view=\"cards\" at=\"all\"></cast-map>"))
            .await;
        page.ready().await;
        page.wait("the frame is there", "return frames[0].document.querySelector('canvas') !== null").await;
        page.run(
            "window.moved = host;
            window.inside = (selector) => [...moved.shadowRoot.querySelectorAll(selector)];
            const { document: other } = frames[0];
            other.body.prepend(moved)",
        )
        .await;
        page.expect("it is there", "return moved.ownerDocument === frames[0].document", true).await;
        // Its style has come along, with that of what comes later.
        page.wait(
            "it is dressed",
            "return getComputedStyle(inside('[part~=card]')[0]).display === 'grid' && moved.shadowRoot.adoptedStyleSheets.length > 0",
        )
        .await;
        page.expect(
            "as wide as the frame",
            "return new Set(inside('.grid > li').map((li) => li.offsetLeft)).size",
            2,
        )
        .await;
        page.run("inside('[part~=card]')[0].click()").await;
        page.wait("a panel opens", "return inside('[part~=panel]').length === 1").await;
        page.run("moved.q = 'baek'").await;
        page.expect(
            "it goes on",
            "return inside('[part~=card]').map((card) => card.dataset.id)",
            json!(["baek"]),
        )
        .await;
        page.run("document.body.append(moved); moved.q = ''").await;
        page.shows("and comes back", &Document::built_in().visible(8)).await;
    });
}
