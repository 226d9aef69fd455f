//! Where a show comes from: `src`, a child of the element, the property `show`; and `reload`.

use serde_json::json;

use crate::browser::{browse, browse_in};
use crate::cast::ids;
use crate::documents::{self, SMALL};
use crate::engine::{Engine, in_both};
use crate::expected::Document;

in_both!(the_last_of_many_changes_wins);

#[test]
fn game_of_thrones_loads_and_filters() {
    let Some(text) = documents::game_of_thrones("Game of Thrones by src") else { return };
    browse(async |page| {
        let show = Document::new(text);
        let path = page.server.give("game-of-thrones.json", &show.text);
        page.open(&[("src", &path), ("at", "all")]).await;
        let everybody = show.visible(show.last());
        assert_eq!(everybody.len(), 389);
        page.passes("Game of Thrones", &everybody).await;
        page.is_titled("Game of Thrones").await;
        let count = "return words(one('.status')).includes('389')";
        page.expect("the status counts them", count, true).await;
        for facet in ["actors", "groups"] {
            let choices = show.choices(facet, show.last());
            for (key, choice) in
                crate::sample::sample(&format!("{facet} of 389"), choices.into_iter().collect(), 40)
            {
                page.set(facet, Some(&key)).await;
                page.passes(&format!("{facet}={key}"), &choice.characters).await;
            }
            page.set(facet, None).await;
        }
        page.set("groups", Some("House Stark")).await;
        page.set("actors", Some("Sean Bean")).await;
        page.shows("a Stark by Sean Bean", &ids("eddard-stark")).await;
    });
}

#[test]
fn a_show_can_stand_inside_the_tag() {
    browse(async |page| {
        let tag =
            format!("<cast-map at=\"all\"><script type=\"application/json\">{SMALL}</script></cast-map>");
        page.visit(&page.server.give("inline.html", documents::page(&tag))).await;
        page.ready().await;
        page.shows("the inline show", &ids("ann bob cid")).await;
        page.is_titled("A small show").await;
    });
}

#[test]
fn a_page_sets_and_reads_the_show() {
    browse(async |page| {
        page.visit(&page.server.give("page.html", documents::page("<cast-map></cast-map>"))).await;
        page.ready().await;
        page.shows("the built-in show", &Document::built_in().visible(1)).await;
        let text = json!(SMALL);
        for (what, value) in [("an object", "JSON.parse(arguments[0])"), ("a text", "arguments[0]")] {
            page.run_with(&format!("host.show = {value}"), std::slice::from_ref(&text)).await;
            page.is_titled("A small show").await;
            page.shows(what, &ids("ann bob")).await;
            let read = page.run("return host.show").await;
            assert_eq!(read["title"], json!("A small show"), "what the property reads after {what}");
            assert_eq!(read["characters"].as_array().map(Vec::len), Some(3), "all of it: {read}");
            page.run("host.show = { castmap: 1, title: 'Nobody', characters: [] }").await;
            page.is_titled("Nobody").await;
            page.shows("nobody yet", &ids("")).await;
        }
    });
}

#[test]
fn another_src_replaces_the_show_and_reload_fetches_it_again() {
    browse(async |page| {
        let path = page.server.give("small.json", SMALL);
        page.open(&[("src", &path)]).await;
        page.shows("the small show", &ids("ann bob")).await;
        assert_eq!(page.server.asked(&path), 1, "it is fetched once");

        page.server.give("small.json", SMALL.replace("\"Bob\"", "\"Bert\""));
        page.run("host.reload()").await;
        page.expect("the name changed", "return words(one('[data-id=bob]')).includes('Bert')", true).await;
        assert_eq!(page.server.asked(&path), 2, "it is fetched once more");

        let other = page.server.give("other.json", SMALL.replace("A small show", "Another show"));
        page.set("src", Some(&other)).await;
        page.is_titled("Another show").await;
        page.set("src", None).await;
        page.is_titled(Document::built_in().json["title"]["en"].as_str().expect("a title")).await;
    });
}

#[test]
fn the_later_of_two_documents_wins() {
    browse(async |page| {
        let slow = page.server.give("slow.json", SMALL.replace("A small show", "Too late"));
        let fast = page.server.give("fast.json", SMALL);
        page.open(&[]).await;
        page.server.hold(&slow);
        page.set("src", Some(&slow)).await;
        page.set("src", Some(&fast)).await;
        page.is_titled("A small show").await;
        page.server.release(&slow);
        let still = "await fetch(arguments[0]); await new Promise((later) => setTimeout(later, 100));"
            .replace("arguments[0]", &json!(slow).to_string());
        page.resolve(&still).await;
        assert_eq!(
            page.run("return words(one('.title'))").await,
            json!("A small show"),
            "the earlier one came late"
        );
    });
}

fn the_last_of_many_changes_wins(engine: Engine) {
    browse_in(engine, async |page| {
        let given = |name: &str| {
            let text = SMALL.replace("A small show", name);
            page.server.give(&format!("{name}.json"), text)
        };
        let (first, second, third) = (given("first"), given("second"), given("third"));
        // While it starts, and while documents are on their way.
        let tag = format!("<cast-map src=\"{first}\"></cast-map>");
        page.visit(&page.server.give("page.html", documents::page(&tag))).await;
        page.run_with(
            "host.src = arguments[0]; host.at = '1'; host.setAttribute('at', 'all')",
            &[json!(second)],
        )
        .await;
        page.ready().await;
        page.expect("the last source", "return [host.show.title, host.at]", json!(["second", "2"])).await;
        page.server.hold(&first);
        page.run_with("host.setAttribute('src', arguments[0])", &[json!(first)]).await;
        page.wait_with("it is asked for", "return performance.getEntriesByType('resource').length > 0", &[])
            .await;
        page.run_with(
            "host.remove(); document.body.append(host); host.setAttribute('src', arguments[0])",
            &[json!(third)],
        )
        .await;
        page.expect("the later one", "return host.show.title", "third").await;
        page.server.release(&first);
        page.resolve("await new Promise((done) => setTimeout(done, 300))").await;
        page.expect(
            "the earlier one is given up in silence",
            "return [host.show.title, heard.filter(({ name }) => name === 'error').length]",
            json!(["third", 0]),
        )
        .await;
    });
}
