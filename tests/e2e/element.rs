//! The element as a thing of the page: moved, taken away, put back, several of them.

use serde_json::json;

use crate::browser::browse_in;
use crate::cast::ids;
use crate::documents::{self, SMALL};
use crate::engine::{Engine, in_both};

in_both!(
    moved_taken_out_and_put_back_it_keeps_its_state,
    two_elements_on_a_page_do_not_meet,
    an_element_can_be_made_by_a_script,
    what_the_author_wrote_inside_shows_until_it_is_ready,
    nothing_leaks_out_to_the_page_or_in_from_it
);

const TWO_PLACES: &str = "<div id=\"left\"><cast-map view=\"cards\" id=\"a\" src=\"/t/small.json\" at=\"all\"></cast-map></div>\
     <div id=\"right\"></div>";

fn moved_taken_out_and_put_back_it_keeps_its_state(engine: Engine) {
    browse_in(engine, async |page| {
        let src = page.server.give("small.json", SMALL);
        page.visit(&page.server.give("page.html", documents::page(TWO_PLACES))).await;
        page.ready().await;
        page.click("button[data-facet=groups]").await;
        page.click("[role=option][data-value=crew]").await;
        page.press(thirtyfour::Key::Escape).await;
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

fn two_elements_on_a_page_do_not_meet(engine: Engine) {
    browse_in(engine, async |page| {
        page.server.give("small.json", SMALL);
        let tags = "<cast-map src=\"/t/small.json\" at=\"all\" roles=\"main\"></cast-map>\
             <cast-map id=\"second\" at=\"all\" roles=\"guest\" theme=\"dark\"></cast-map>";
        page.visit(&page.server.give("page.html", documents::page(tags))).await;
        page.ready().await;
        page.shows("the first", &ids("ann")).await;
        let second = "return [...document.querySelector('#second').visible].sort()";
        page.expect("the second", second, json!(["agent", "daughter"])).await;
        page.click("button[data-clear]").await;
        page.shows("the first was cleared", &ids("ann bob cid")).await;
        page.click("[part~=card][data-id=ann]").await;
        page.wait("the first one's panel", "return isShown(one('[part~=panel]'))").await;
        page.expect("the second is as it was", second, json!(["agent", "daughter"])).await;
        let panels =
            "return document.querySelector('#second').shadowRoot.querySelectorAll('[part~=panel]').length";
        page.expect("the second has no panel", panels, 0).await;
        let ids = "const ids = [...document.querySelectorAll('cast-map')]
            .flatMap((host) => [...host.shadowRoot.querySelectorAll('[id]')].map((element) => element.id));
            return ids.every((id) => !document.getElementById(id))";
        page.expect("no id leaks out", ids, true).await;
        assert_eq!(page.server.asked("/castmap_bg.wasm"), 1, "the wasm was fetched once");
    });
}

fn an_element_can_be_made_by_a_script(engine: Engine) {
    browse_in(engine, async |page| {
        page.server.give("small.json", SMALL);
        page.visit(&page.server.give("page.html", documents::page("<p>Nothing yet.</p>"))).await;
        page.run(
            "const made = document.createElement('cast-map');
            made.src = '/t/small.json'; made.roles = 'support'; made.at = 'all';
            document.body.append(made)",
        )
        .await;
        page.ready().await;
        page.shows("properties set before it was there", &ids("bob")).await;
    });
}

fn what_the_author_wrote_inside_shows_until_it_is_ready(engine: Engine) {
    browse_in(engine, async |page| {
        let src = page.server.give("small.json", SMALL);
        page.server.hold(&src);
        let tag = format!("<cast-map src=\"{src}\"><p id=\"fallback\">Ann, Bob</p></cast-map>");
        page.visit(&page.server.give("page.html", documents::page(&tag))).await;
        page.expect("it loads", "return state()", "loading").await;
        let shown = "return isShown(document.querySelector('#fallback'))";
        page.expect("the fallback is there while it loads", shown, true).await;
        page.server.release(&src);
        page.ready().await;
        page.expect("it makes room", shown, false).await;
    });
}

fn nothing_leaks_out_to_the_page_or_in_from_it(engine: Engine) {
    browse_in(engine, async |page| {
        page.server.give("small.json", SMALL);
        let sheet = "button, input, h2, section { background: rgb(255, 0, 0) !important; font-size: 40px !important }";
        let body = "<button id=\"own\">Mine</button><cast-map src=\"/t/small.json\"></cast-map>";
        page.visit(&documents::styled(&page.server, sheet, body)).await;
        let style = "const style = getComputedStyle(document.querySelector('#own'));
            return [...style].map((name) => name + style.getPropertyValue(name)).join()";
        let before = page.run(style).await;
        assert!(before.as_str().is_some_and(|style| style.contains("rgb(255, 0, 0)")), "{before}");
        page.ready().await;
        assert_eq!(page.run(style).await, before, "nothing leaks out");
        let red = "return all('button, input, h2, section').filter((element) =>
            getComputedStyle(element).backgroundColor === 'rgb(255, 0, 0)').length";
        page.expect("no style of the page leaks in", red, 0).await;
        let sheets = "return document.styleSheets.length + document.adoptedStyleSheets.length";
        page.expect("no style sheet is added to the page", sheets, 1).await;
    });
}
