//! A cold page, before anybody has touched anything.

use serde_json::json;

use crate::browser::browse_in;
use crate::cast::ids;
use crate::engine::{Engine, in_both};
use crate::expected::Document;

in_both!(
    the_cold_page_shows_everybody_of_the_built_in_show,
    a_new_visitor_sees_only_who_is_there_at_the_start,
    every_point_shows_who_may_be_seen_there,
    the_ready_promise_resolves_with_the_cards_there,
    an_unknown_value_is_reported_and_the_default_is_used,
    headings_begin_at_the_level_that_the_page_gives,
    a_full_window_page_is_as_high_as_the_window
);

fn the_cold_page_shows_everybody_of_the_built_in_show(engine: Engine) {
    browse_in(engine, async |page| {
        let show = Document::built_in();
        let everybody = show.visible(show.last());
        assert_eq!(everybody.len(), show.json["characters"].as_array().map_or(0, Vec::len));
        page.open(&[("at", "all")]).await;
        page.shows("at=all", &everybody).await;
        for request in ["/castmap.js", "/castmap_bg.wasm"] {
            assert_eq!(page.server.asked(request), 1, "{request} is fetched once");
        }
    });
}

fn a_new_visitor_sees_only_who_is_there_at_the_start(engine: Engine) {
    browse_in(engine, async |page| {
        let show = Document::built_in();
        page.visit("/").await;
        page.ready().await;
        page.shows("no attribute", &show.visible(show.start())).await;
        assert_eq!(page.property("at").await, json!(show.start().to_string()));
        page.expect("the address is still clean", "return location.search", "").await;
        page.is_titled(show.json["title"]["en"].as_str().expect("a title")).await;
    });
}

fn every_point_shows_who_may_be_seen_there(engine: Engine) {
    browse_in(engine, async |page| {
        let show = Document::built_in();
        page.open(&[("at", "0")]).await;
        for at in (0..=show.last()).chain((0..show.last()).rev()) {
            page.set("at", Some(&at.to_string())).await;
            page.shows(&format!("at={at}"), &show.visible(at)).await;
        }
    });
}

fn the_ready_promise_resolves_with_the_cards_there(engine: Engine) {
    browse_in(engine, async |page| {
        page.visit("/index.html?at=all").await;
        let script = "await customElements.whenDefined('cast-map');
            await document.querySelector('cast-map').ready;
            return document.querySelector('cast-map').shadowRoot.querySelectorAll('[part~=card]').length";
        let everybody = Document::built_in().visible(u64::MAX).len();
        assert_eq!(page.resolve(script).await, json!(everybody));
    });
}

fn an_unknown_value_is_reported_and_the_default_is_used(engine: Engine) {
    browse_in(engine, async |page| {
        for (attribute, value, reads) in [
            ("view", "x", "chart"),
            ("controls", "few", "full"),
            ("gestures", "wild", "cooperative"),
            ("theme", "pink", "auto"),
            ("at", "soon", "1"),
            ("heading-level", "7", "2"),
        ] {
            page.open(&[(attribute, value)]).await;
            page.hear(&format!("<cast-map> {attribute}=\"{value}\"")).await;
            let property = if attribute == "heading-level" { "headingLevel" } else { attribute };
            let script = format!("return String(host.{property})");
            page.expect(&format!("{attribute}={value} reads as the default"), &script, reads).await;
        }
        page.open(&[("focus-on", "nobody-of-that-id"), ("roles", "Astronaut")]).await;
        page.hear("nobody-of-that-id").await;
        page.hear("Astronaut").await;
        page.shows("a role that nobody has", &ids("")).await;
    });
}

fn headings_begin_at_the_level_that_the_page_gives(engine: Engine) {
    browse_in(engine, async |page| {
        page.open(&[]).await;
        page.expect("the default", "return one('.title').localName", "h2").await;
        for level in 1..=6 {
            page.set("heading-level", Some(&level.to_string())).await;
            page.expect("the title's level", "return one('.title').localName", format!("h{level}")).await;
            let below = (level + 1).min(6);
            let sections = "return [...new Set(all('.section-title').map(level))]";
            page.expect("the sections' level", sections, json!([below])).await;
        }
        page.set("heading-level", None).await;
        page.expect("the default again", "return one('.title').localName", "h2").await;
    });
}

/// The wheel moves the chart there: what the window does not show would be hard to come to.
fn a_full_window_page_is_as_high_as_the_window(engine: Engine) {
    browse_in(engine, async |page| {
        for (width, height) in [(1280, 800), (1920, 1080)] {
            page.size(width, height).await;
            for address in ["/?lang=en", "/?lang=ko", "/?lang=en&at=all", "/?lang=ko&at=all"] {
                page.visit(address).await;
                page.ready().await;
                page.settled().await;
                let what = format!("{address} at {width} × {height}");
                let beyond = "return [one('.chart').offsetHeight > 400, document.documentElement.scrollHeight - innerHeight]";
                page.expect(&what, beyond, json!([true, 0])).await;
            }
        }
    });
}
