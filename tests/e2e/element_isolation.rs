//! An element keeps to itself: it does not meet another one on the page, and nothing leaks out of it or in.

use serde_json::json;

use crate::browser::browse_in;
use crate::cast::ids;
use crate::documents::{self, SMALL};
use crate::engine::{Engine, in_both};

in_both!(two_elements_on_a_page_do_not_meet, nothing_leaks_out_to_the_page_or_in_from_it);

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
