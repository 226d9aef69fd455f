//! Tab comes to every control, in the order in which they are read, and leaves it; whatever has the focus can be seen,
//! with a ring that stands out, and nothing lies over it.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::json;
use thirtyfour::Key;

use crate::browser::browse_in;
use crate::engine::{Engine, in_both};
use crate::page::Page;
use crate::sample::sample;
use crate::states::{STATES, Show, State, settle};

in_both!(tab_comes_to_every_control_and_leaves_it);

/// Tab has these, one after the other; those that say the same are counted, to be told from each other.
const CONTROLS: &str = "const [front] = all('dialog:modal');
    const own = all('button, a[href], input, select, [tabindex]').filter((control) =>
        isShown(control) && !control.disabled && (!front || front.contains(control)));
    const controls = own.filter((control) => control.tabIndex >= 0);
    const saidOf = ({ localName, className, dataset, ariaLabel, innerText }) =>
        [localName, className, JSON.stringify({ ...dataset }), ariaLabel ?? innerText ?? ''].join(' ')
            .replace(/\\s+/g, ' ').slice(0, 80);
    const nameOf = (control) => {
        const said = saidOf(control);
        const alike = all(control.localName).filter((other) => saidOf(other) === said);
        return alike.length > 1 ? `${said}, number ${alike.indexOf(control) + 1}` : said;
    };";

/// What has the focus, and what is wrong with how it is seen.
const STOP: &str = "const at = focused();
    if (!at || !root.contains(at)) return { name: '', faults: [] };
    const faults = [];
    const { left, top, right, bottom } = at.getBoundingClientRect();
    if (!isInView(at)) faults.push('is not in the window');
    const points = [0.02, 0.5, 0.98].flatMap((x) => [0.1, 0.5, 0.9].map((y) =>
        [left + (right - left) * x, top + (bottom - top) * y]));
    const isFree = ([x, y]) => {
        const hit = root.elementFromPoint(x, y);
        return hit && (at.contains(hit) || hit.contains(at));
    };
    if (isInView(at) && !points.some(isFree)) faults.push('is covered');
    // A row of a list that is ruled from a field has the ring in its place.
    const ringed = [at, at.parentElement].map((element) => getComputedStyle(element)).find(({ outlineStyle, outlineWidth }) =>
        outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1);
    if (!ringed) faults.push('has no ring');
    else {
        const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
        const paint = (...colors) => {
            pen.clearRect(0, 0, 1, 1);
            for (const color of colors) { pen.fillStyle = color; pen.fillRect(0, 0, 1, 1); }
            return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
        };
        const luminance = (color) => {
            const [red, green, blue] = color.map((value) => value / 255)
                .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
            return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        };
        // What the ring lies on: the element itself, where it is drawn inside of that, and otherwise what is around.
        const grounds = [];
        for (let on = parseFloat(ringed.outlineOffset) < 0 ? at : at.parentElement; on; on = on.parentElement) {
            grounds.unshift(getComputedStyle(on).backgroundColor);
        }
        const ring = at.localName === 'input' ? getComputedStyle(at).borderTopColor : ringed.outlineColor;
        const [dark, bright] = [paint(...grounds), paint(...grounds, ring)].map(luminance).sort((a, b) => a - b);
        const contrast = (bright + 0.05) / (dark + 0.05);
        if (contrast < 3) faults.push(`has a ring with a contrast of ${contrast.toFixed(2)}`);
    }
    return { name: nameOf(at), faults, is_frame: at.localName === 'dialog' || at.scrollHeight > at.clientHeight && at.tabIndex < 0 }";

#[derive(Deserialize)]
struct Stop {
    name: String,
    faults: Vec<String>,
    /// In some browsers, a dialog and what scrolls are stops themselves.
    #[serde(default)]
    is_frame: bool,
}

/// More stops than any state has.
const MOST_STOPS: usize = 150;

/// So many states in their looks where not everything is to be tried.
const MOST: usize = 8;

/// What lies on the way of a walk.
#[derive(Default)]
struct Walk {
    stops: Vec<String>,
    faults: Vec<String>,
    /// Whether it has led out of the widget, and not round in it.
    has_left: bool,
}

/// Goes on by Tab, or back by Shift and Tab, to where the widget is left, or what is `known` begins again.
async fn walk(page: &Page, is_back: bool, known: &[String]) -> Walk {
    let mut seen: BTreeSet<String> = known.iter().cloned().collect();
    let (mut stops, mut faults) = (Vec::new(), Vec::new());
    for _ in 0..MOST_STOPS {
        if is_back {
            let chain =
                page.browser.action_chain().key_down(Key::Shift).send_keys(Key::Tab).key_up(Key::Shift);
            chain.perform().await.unwrap_or_else(|error| panic!("Shift+Tab cannot be pressed: {error}"));
        } else {
            page.press(Key::Tab).await;
        }
        let stop = page.run(&format!("{CONTROLS} {STOP}")).await;
        let stop: Stop = serde_json::from_value(stop).expect("the script gives a stop");
        let has_left = stop.name.is_empty();
        if has_left || !seen.insert(stop.name.clone()) {
            return Walk { stops, faults, has_left };
        }
        if !stop.is_frame {
            faults.extend(stop.faults.iter().map(|fault| format!("{} {fault}", stop.name)));
            stops.push(stop.name);
        }
    }
    panic!("Tab does not leave the widget: {stops:#?}");
}

/// Those that Tab passes over. What is in the chart and in lists that are open is gone through by arrows.
const PASSED: &str = "return own.filter((control) => control.tabIndex < 0
    && control.matches('button, a, input, select') && !control.matches(arguments[0])).map(nameOf)";
const BY_ARROWS: &str = ".card, .node, .label, .plate, .fold, [role=option]";

/// The controls that are seen, in the order in which they are read.
async fn controls(page: &Page) -> Vec<String> {
    let controls = page.run(&format!("{CONTROLS} return controls.map(nameOf)")).await;
    serde_json::from_value(controls).expect("the script gives names of controls")
}

/// Puts the focus in front of the widget.
const ABOVE: &str = "const top = document.createElement('a');
    [top.href, top.textContent] = ['#', 'top'];
    document.body.prepend(top);
    scrollTo(0, 0);
    top.focus()";

fn tab_comes_to_every_control_and_leaves_it(engine: Engine) {
    browse_in(engine, async |page| {
        let is_wanted = |state: &State| state.show == Show::BuiltIn && state.name != "loading";
        let states: Vec<State> = STATES.into_iter().filter(is_wanted).collect();
        let looks = [("light", 1280), ("dark", 360)];
        let rows = looks.into_iter().flat_map(|look| states.iter().map(move |state| (look, *state)));
        let what = format!("states gone through by Tab in {}", engine.name());
        let mut found = Vec::new();
        for ((theme, width), state) in sample(&what, rows.collect(), MOST) {
            page.size(width, 800).await;
            state.reach(page, theme, "en").await;
            let what = format!("{} {theme} {width}", state.name);
            let mut expected = controls(page).await;
            let passed = page.run_with(&format!("{CONTROLS} {PASSED}"), &[BY_ARROWS.into()]).await;
            if passed != json!([]) {
                found.push(format!("{what}: Tab passes over {passed}"));
            }
            let mut back = Walk::default();
            let is_dialog = page.run("return all('dialog:modal').length > 0").await == true;
            if is_dialog {
                // Whoever opened it is somewhere in it: from there, both ways lead out of it.
                back = walk(page, true, &[]).await;
                back.stops.reverse();
                state.reach(page, theme, "en").await;
                // It is a heading, or a control itself.
                let own = "const at = focused(); return controls.includes(at) ? nameOf(at) : ''";
                let own = page.run(&format!("{CONTROLS} {own}")).await;
                back.stops.extend(own.as_str().filter(|own| !own.is_empty()).map(String::from));
            } else {
                // What was open in front of the rest closes, as the focus leaves it.
                page.run(ABOVE).await;
                settle(page).await;
                expected = controls(page).await;
            }
            let on = walk(page, false, &back.stops).await;
            if !is_dialog && !on.has_left {
                found.push(format!("{what}: Tab does not lead out"));
            }
            let stops = [back.stops, on.stops].concat();
            let faults = back.faults.into_iter().chain(on.faults);
            found.extend(faults.map(|fault| format!("{what}: {fault}")));
            if stops != expected {
                let missing: Vec<&String> = expected.iter().filter(|name| !stops.contains(name)).collect();
                found.push(format!("{what}: Tab does not come to {missing:?}, but to {stops:#?}"));
            }
        }
        assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
    });
}
