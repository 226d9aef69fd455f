//! What a visitor chose is kept where that is allowed, and the element works where it is not.

use serde_json::json;

use crate::browser::browse_in;
use crate::cast::ids;
use crate::documents::{self, SMALL};
use crate::engine::{Engine, in_both};
use crate::expected::Document;
use crate::server::Own;

in_both!(
    the_point_and_the_theme_are_remembered_under_one_key,
    the_point_of_one_show_is_not_that_of_another,
    it_works_where_storage_is_refused,
    it_works_in_a_frame_without_an_origin
);

fn the_point_and_the_theme_are_remembered_under_one_key(engine: Engine) {
    browse_in(engine, async |page| {
        let path = page.server.give("page.html", documents::page("<cast-map></cast-map>"));
        page.visit(&path).await;
        page.ready().await;
        page.choose("at", "5").await;
        page.choose("theme", "dark").await;
        page.expect("the theme", "return host.theme", "dark").await;
        page.expect("one key", "return localStorage.length", 1).await;
        page.visit(&path).await;
        page.ready().await;
        page.shows("the next visit", &Document::built_in().visible(5)).await;
        page.expect("the theme", "return host.theme", "dark").await;
        page.expect("no cookie", "return document.cookie", "").await;

        let given =
            page.server.give("at.html", documents::page("<cast-map at=\"2\" theme=\"light\"></cast-map>"));
        page.visit(&given).await;
        page.ready().await;
        let both = "return [String(host.at), host.theme]";
        page.expect("the author's attributes come before it", both, json!(["2", "light"])).await;
    });
}

fn the_point_of_one_show_is_not_that_of_another(engine: Engine) {
    browse_in(engine, async |page| {
        page.server.give("small.json", SMALL);
        let one = page.server.give("one.html", documents::page("<cast-map></cast-map>"));
        let two =
            page.server.give("two.html", documents::page("<cast-map src=\"/t/small.json\"></cast-map>"));
        page.visit(&one).await;
        page.ready().await;
        page.watch("8").await;
        page.shows("all of one show", &Document::built_in().visible(8)).await;
        page.visit(&two).await;
        page.ready().await;
        page.shows("the other one begins at its start", &ids("ann bob")).await;
    });
}

fn it_works_where_storage_is_refused(engine: Engine) {
    browse_in(engine, async |page| {
        page.early(
            "Object.defineProperty(window, 'localStorage', {
                get() { throw new DOMException('refused', 'SecurityError'); } })",
        )
        .await;
        page.open(&[]).await;
        page.watch("8").await;
        page.shows("a point was chosen", &Document::built_in().visible(8)).await;
        page.choose("theme", "dark").await;
        page.expect("the theme", "return host.theme", "dark").await;
    });
}

fn it_works_in_a_frame_without_an_origin(engine: Engine) {
    browse_in(engine, async |page| {
        let inner = page.server.give("inner.html", documents::page("<cast-map at=\"all\"></cast-map>"));
        let frame = format!(
            "<iframe id=\"frame\" sandbox=\"allow-scripts\" src=\"{inner}\" width=\"900\" height=\"700\"></iframe>"
        );
        let outer = format!("<!doctype html><html lang=\"en\"><title>Outer</title>{frame}</html>");
        page.server.allow(Own::Frames);
        page.visit(&page.server.give("outer.html", outer)).await;
        let frame = page.element("document.querySelector('#frame')").await;
        frame.enter_frame().await.expect("the frame can be entered");
        page.ready().await;
        page.expect("it has no origin", "return self.origin", "null").await;
        page.shows("everybody", &Document::built_in().visible(8)).await;
        page.choose("at", "1").await;
        page.shows("a point was chosen", &Document::built_in().visible(1)).await;
        page.click("[part~=card][data-id=baek]").await;
        page.wait("the panel opens", "return isShown(one('[part~=panel]'))").await;
    });
}
