//! castmap's picture of each show beside its peers', for people to look at: `shots/beside/`.

use std::path::Path;

use serde_json::{Value, json};

use super::super::peers;
use super::peers::{LAYOUTS, layout, visit_layouts};
use super::{Graph, visit_chart};
use crate::browser::browse;
use crate::expected::Document;
use crate::page::Page;
use crate::places;
use crate::say::say;

/// Beside the built-in one.
const SHOWS: [&str; 4] = ["les-miserables", "game-of-thrones", "death-note-ja", "mr-sunshine-cast"];

/// What everybody in a show is called, by id.
const NAMES: &str =
    "const text = (name) => (typeof name === 'object' ? text(name.en ?? Object.values(name)[0]) : name);
    return Object.fromEntries(host.show.characters.map(({ id, name }) => [id, text(name)]))";

#[test]
fn pictures_of_all_shows() {
    let Some(peers) = peers("chart pictures") else { return };
    let folder = places::shots().0.join("beside");
    std::fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    browse(async |page| {
        pictures(page, &peers, &folder, "built-in", None, &Document::built_in()).await;
        for name in SHOWS {
            let Some(path) = places::shared(&format!("shows/{name}.json"), "its pictures") else { continue };
            let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
            let src = page.server.give(&format!("{name}.json"), &text);
            pictures(page, &peers, &folder, name, Some(&src), &Document::new(text)).await;
        }
    });
}

async fn pictures(
    page: &Page,
    peers: &Path,
    folder: &Path,
    show: &str,
    src: Option<&str>,
    document: &Document,
) {
    let graph = Graph::of(document);
    if graph.ties.is_empty() {
        say(&format!("bench chart: {show} has no relations, and no pictures"));
        return;
    }
    visit_chart(page, src).await;
    page.ready().await;
    page.settled().await;
    let names: Value = page.run(NAMES).await;
    let svg = page.run("return host.toSVG()").await;
    page.server.give("castmap.svg", svg.as_str().expect("a picture"));
    graph.give(page);
    page.server.give("names.json", names.to_string());
    visit_layouts(page, peers).await;
    page.resolve("await bench.show('/t/castmap.svg')").await;
    take(page, folder, show, "castmap").await;
    for name in LAYOUTS {
        let (places, _) = layout(page, name, 1).await;
        page.resolve(&format!("await bench.draw({})", json!(places))).await;
        take(page, folder, show, name).await;
    }
}

async fn take(page: &Page, folder: &Path, show: &str, name: &str) {
    let path = folder.join(format!("{show} {name}.png").replace(' ', "-"));
    let taken = page.browser.screenshot(&path).await;
    taken.unwrap_or_else(|error| panic!("{} cannot be written: {error}", path.display()));
    say(&format!("bench chart: {}", path.display()));
}
