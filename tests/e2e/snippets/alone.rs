//! What needs no module beside it: the script that is one file, the page that is one file, and what needs no script.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use serde_json::json;

use super::blocks::{FILE, SHOW, around, shows_the_cast, the};
use crate::browser::browse_in;
use crate::engine::{Engine, in_both};
use crate::places;
use crate::server::Answer;

in_both!(
    the_one_file_is_all_that_a_server_needs,
    the_one_page_opens_from_a_disk,
    a_picture_and_a_list_need_no_script
);

/// The folder in which every command of the text was run, by the program of this workspace; made once.
fn made() -> &'static PathBuf {
    static MADE: OnceLock<PathBuf> = OnceLock::new();
    MADE.get_or_init(|| {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("embedding");
        if folder.exists() {
            fs::remove_dir_all(&folder).expect("an older one can be removed");
        }
        fs::create_dir_all(&folder).expect("a folder can be made");
        fs::write(folder.join(FILE), SHOW).expect("a file can be written");
        let script = "castmap.inline.js";
        fs::copy(places::dist().join(script), folder.join(script)).expect("the build has it");
        for line in [the("bundle"), the("render")].iter().flat_map(|block| block.lines()) {
            let mut words = line.split_whitespace();
            assert_eq!(words.next(), Some("castmap"), "a command of another program: {line}");
            let mut castmap = Command::new(env!("CARGO_BIN_EXE_castmap"));
            let ended = castmap.args(words).current_dir(&folder).output().expect("the program starts");
            let said = String::from_utf8_lossy(&ended.stderr);
            assert!(ended.status.success(), "`{line}` fails: {said}");
        }
        folder
    })
}

fn read(name: &str) -> String {
    fs::read_to_string(made().join(name)).unwrap_or_else(|error| panic!("{name} was not made: {error}"))
}

/// A server that refuses wasm files has nothing but the page, the script and the document beside it.
fn the_one_file_is_all_that_a_server_needs(engine: Engine) {
    browse_in(engine, async |page| {
        let refused = Answer::of(404, "text/plain", "");
        for file in ["castmap_bg.wasm", "castmap_rest.wasm", "castmap.js"] {
            page.server.answer(&format!("/{file}"), refused.clone());
        }
        let script = fs::read(places::dist().join("castmap.inline.js")).expect("the build has it");
        page.server.give("castmap.inline.js", script);
        page.server.give(FILE, SHOW);
        page.visit(&page.server.give("page.html", around(&the("file")))).await;
        shows_the_cast(page).await;
        page.click(".node[data-id=mina]").await;
        page.wait("the panel opens", "return isShown(one('[part~=panel]'))").await;
        let asked = "return performance.getEntriesByType('resource')
            .map(({ name }) => new URL(name).pathname.split('/').pop())
            .filter((name) => name !== 'favicon.ico').sort()";
        page.expect("nothing else is fetched", asked, json!(["castmap.inline.js", FILE])).await;
    });
}

fn the_one_page_opens_from_a_disk(engine: Engine) {
    let place = made().join("my-show.html");
    browse_in(engine, async |page| {
        page.open_file(&place).await;
        shows_the_cast(page).await;
        page.expect("its title", "return document.title", "The Lighthouse").await;
        page.expect("nothing is fetched", "return performance.getEntriesByType('resource').length", 0).await;
    });
}

fn a_picture_and_a_list_need_no_script(engine: Engine) {
    let (list, picture) = (read("my-show.part.html"), made().join("my-show.svg"));
    browse_in(engine, async |page| {
        page.open_file(&picture).await;
        page.expect("a picture", "return document.documentElement.localName", "svg").await;
        let words =
            "return [...document.querySelectorAll('text')].map(({ textContent }) => textContent).join(' ')";
        let words = page.run(words).await;
        for word in ["The Lighthouse", "Mina", "Jun"] {
            assert!(words.as_str().is_some_and(|words| words.contains(word)), "no {word} in {words}");
        }
        page.expect("no script", "return document.querySelectorAll('script').length", 0).await;

        page.visit(&page.server.give("page.html", around(&list))).await;
        let words = page.run("return document.body.innerText").await;
        for word in ["Mina", "Jun", "Mina is the sister of Jun"] {
            assert!(words.as_str().is_some_and(|words| words.contains(word)), "no {word} in {words}");
        }
        // The one script is for search engines, and is not run.
        let linked = "return [...document.querySelectorAll('script')].map(({ type, text }) => [type, JSON.parse(text).name])";
        page.expect("what search engines read", linked, json!([["application/ld+json", "The Lighthouse"]]))
            .await;

        // The text says that it may stand inside the tag as well.
        let tag = format!(
            "<script type=\"module\" src=\"/castmap.js\"></script>\n<cast-map src=\"/{FILE}\">\n{list}\n</cast-map>"
        );
        page.server.answer(&format!("/{FILE}"), Answer::of(200, "application/json", SHOW));
        page.server.hold("/castmap_bg.wasm");
        page.visit(&page.server.give("page.html", around(&tag))).await;
        let said =
            "return document.querySelector('cast-map').innerText.includes('Mina is the sister of Jun')";
        page.expect("the list stands in for the widget", said, true).await;
        page.server.release("/castmap_bg.wasm");
        shows_the_cast(page).await;
    });
}
