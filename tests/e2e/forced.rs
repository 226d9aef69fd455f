//! Colours that the visitor's system sets in place of all others: nothing is told by colour alone.

use serde_json::{Value, json};

use crate::browser::browse;
use crate::documents;
use crate::page::Page;

async fn force(page: &Page, scheme: &str) {
    let features = json!({ "features": [
        { "name": "forced-colors", "value": "active" },
        { "name": "prefers-color-scheme", "value": scheme },
    ] });
    page.tell("Emulation.setEmulatedMedia", features).await;
}

/// The colours on a canvas, and which the system has for ground and words: each `r,g,b`, where nothing is see-through.
const INKS: &str = "const canvas = one(arguments[0]);
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const inks = new Set();
    for (let at = 0; at < data.length; at += 4) if (data[at + 3] === 255) inks.add([...data.slice(at, at + 3)].join());
    const pen = new OffscreenCanvas(1, 1).getContext('2d');
    const probe = one('.stage').appendChild(document.createElement('i'));
    const own = ['Canvas', 'CanvasText'].map((name) => {
        probe.style.color = name;
        pen.fillStyle = getComputedStyle(probe).color;
        pen.fillRect(0, 0, 1, 1);
        return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3).join();
    });
    probe.remove();
    return { grey: [...inks].every((ink) => new Set(ink.split(',')).size === 1), words: inks.has(own[1]), own }";

#[test]
fn what_is_painted_takes_the_colours_of_the_system() {
    browse(async |page| {
        let large = documents::game_of_thrones("forced colours of a large chart");
        let src = large.map(|show| page.server.give("large.json", show));
        for scheme in ["light", "dark"] {
            force(page, scheme).await;
            page.open_chart(&[("at", "all"), ("theme", "auto")]).await;
            let inks = page.run_with(INKS, &[json!(".stage canvas")]).await;
            assert_eq!((&inks["grey"], &inks["words"]), (&json!(true), &json!(true)), "{scheme}: {inks}");
            let Some(src) = &src else { continue };
            page.open_chart(&[("at", "all"), ("src", src)]).await;
            let inks = page.run_with(INKS, &[json!(".overview canvas")]).await;
            assert_eq!((&inks["grey"], &inks["words"]), (&json!(true), &json!(true)), "{scheme}: {inks}");
        }
        // Whoever sets them while the page is open sees it at once.
        page.tell("Emulation.setEmulatedMedia", json!({ "features": [] })).await;
        page.open_chart(&[("at", "all")]).await;
        let grey = format!("const found = (() => {{ {INKS} }}).call(null, ...arguments); return found.grey")
            .replace("(() =>", "((...arguments) =>");
        page.expect_with("in colours", &grey, &[json!(".stage canvas")], json!(false)).await;
        force(page, "light").await;
        page.expect_with("without", &grey, &[json!(".stage canvas")], json!(true)).await;
    });
}

/// How each of these can be told from those beside it, and by what, where all colours are the same.
const SIGNS: [(&str, &str, &str, &str); 6] = [
    ("view=cards focus-on=baek", ".card.selected", ".card:not(.selected)", "outlineStyle"),
    ("view=chart focus-on=baek", ".node.selected", ".node:not(.selected)", "outlineStyle"),
    ("view=chart focus-on=daughter", ".node.faded", ".node:not(.faded)", "borderTopStyle"),
    ("view=chart", ".view[aria-pressed=true]", ".view[aria-pressed=false]", "backgroundColor"),
    ("view=chart kinds=ally", ".kind[aria-pressed=true]", ".kind[aria-pressed=false]", "backgroundColor"),
    ("view=list", ".view[aria-pressed=true]", ".view[aria-pressed=false]", "backgroundColor"),
];

#[test]
fn what_is_chosen_is_seen_without_colours() {
    browse(async |page| {
        force(page, "dark").await;
        for (state, chosen, other, property) in SIGNS {
            let attributes: Vec<(&str, &str)> =
                state.split(' ').filter_map(|pair| pair.split_once('=')).chain([("at", "all")]).collect();
            page.open(&attributes).await;
            let both = "const [chosen, other, property] = arguments;
                if (!all(chosen).length || !all(other).length) return 'not there';
                const [mine, others] = [chosen, other].map((each) => getComputedStyle(one(each))[property]);
                return mine !== others";
            let arguments = [json!(chosen), json!(other), json!(property)];
            page.expect_with(&format!("{chosen} in {state}"), both, &arguments, Value::Bool(true)).await;
        }
        page.run("one('[data-view=cards]').focus()").await;
        page.press(thirtyfour::Key::Tab).await;
        page.wait("the focus is seen", "return getComputedStyle(focused()).outlineStyle !== 'none'").await;
    });
}
