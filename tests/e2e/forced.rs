//! Colours that the visitor's system sets in place of all others: nothing is told by colour alone.

use serde_json::{Value, json};

use crate::browser::browse;
use crate::cast::attributes;
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
            page.open(&[&attributes(state)[..], &[("at", "all")]].concat()).await;
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

/// What is drawn in two of the system's colours that the widget chooses, and not the system: words and ground, or for a
/// tick its mark and its ground. Each with its contrast, by WCAG.
const CHOSEN: &str = "const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const luminance = (color) => {
        pen.fillStyle = color;
        pen.fillRect(0, 0, 1, 1);
        const [red, green, blue] = [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => value / 255)
            .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const chosen = all('[aria-pressed=true], .tick').filter((each) =>
        isShown(each) && getComputedStyle(each).forcedColorAdjust === 'none');
    return chosen.map((each) => {
        const ink = each.matches('.tick') ? getComputedStyle(each, '::after').borderBottomColor : getComputedStyle(each).color;
        const [dark, bright] = [ink, getComputedStyle(each).backgroundColor].map(luminance).sort((a, b) => a - b);
        return [each.className, (bright + 0.05) / (dark + 0.05)];
    })";

#[test]
fn what_is_chosen_can_be_read_without_colours() {
    browse(async |page| {
        for scheme in ["light", "dark"] {
            force(page, scheme).await;
            for (attributes, opener, count) in [
                (vec![("view", "chart"), ("kinds", "ally")], None, 2),
                (vec![("view", "cards"), ("roles", "main")], Some("button[data-facet=roles]"), 2),
            ] {
                page.open(&attributes).await;
                if let Some(opener) = opener {
                    page.click(opener).await;
                    page.wait("it is open", "return all('.tick').some(isShown)").await;
                }
                let found = page.run(CHOSEN).await;
                let found: Vec<(String, f64)> = serde_json::from_value(found).expect("names and contrasts");
                assert!(found.len() >= count, "{scheme}: something is chosen: {found:?}");
                let pale: Vec<_> = found.iter().filter(|(_, contrast)| *contrast < 4.5).collect();
                assert!(pale.is_empty(), "{scheme}: {pale:?}");
            }
        }
    });
}
