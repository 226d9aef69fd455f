//! Whatever is done by keys, the focus is somewhere afterwards where one can go on: never nowhere, never on what is hidden.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::browser::browse_in;
use crate::cast::{address, attributes};
use crate::documents;
use crate::engine::{Engine, in_both};
use crate::page::Page;
use crate::sample::sample;
use crate::states::{STATES, Show, State, settle};

in_both!(
    every_button_leaves_the_focus_somewhere,
    what_goes_hands_its_focus_to_what_is_near,
    a_chart_without_controls_can_be_left,
    whoever_is_elsewhere_keeps_the_focus
);

/// The buttons of a state, but for those that leave the page: that save a file, or fill the screen.
const BUTTONS: &str = "const [front] = all('dialog:modal');
    const buttons = all('button').filter((button) => isShown(button) && button.tabIndex >= 0
        && !button.matches('.save .option, [data-zoom=full]') && (!front || front.contains(button)));
    const nameOf = ({ className, dataset, ariaLabel, innerText }) =>
        [className, JSON.stringify({ ...dataset }), ariaLabel ?? innerText].join(' ').replace(/\\s+/g, ' ').slice(0, 90);";

/// Where the focus is not seen, says so.
const LOST: &str = "const at = focused();
    if (!at || at === document.body || at === document.documentElement) return 'nowhere';
    if (!root.contains(at)) return `outside, on ${at.localName}`;
    return isShown(at) ? '' : `on what is hidden: ${at.className}`";

/// So many buttons where not every one is to be pressed.
const MOST: usize = 16;

/// In these, a button may take away what it stands in.
const PRESSED: [&str; 20] = [
    "chart-filtered",
    "chart-selected",
    "chart-keys",
    "chart-pinned",
    "chart-folded",
    "asked",
    "chains",
    "saving",
    "list",
    "relation",
    "doubt",
    "changes",
    "walk",
    "filtered",
    "filter-open",
    "empty",
    "character",
    "person",
    "embed",
    "failure",
];

fn every_button_leaves_the_focus_somewhere(engine: Engine) {
    browse_in(engine, async |page| {
        let is_wanted = |state: &State| state.show == Show::BuiltIn && PRESSED.contains(&state.name);
        // What stands around every state is pressed in the first of each view that has it.
        let (mut rows, mut known) = (Vec::new(), BTreeSet::new());
        for state in STATES.into_iter().filter(is_wanted) {
            state.reach(page, "light", "en").await;
            let names = page
                .run(&format!(
                    "{BUTTONS} return buttons.map((button) => `${{host.view}} ${{nameOf(button)}}`)"
                ))
                .await;
            let names: Vec<String> = serde_json::from_value(names).expect("the script gives names");
            assert!(!names.is_empty(), "{} has buttons", state.name);
            let places = names.into_iter().enumerate().filter(|(_, name)| known.insert(name.clone()));
            rows.extend(places.map(|(place, _)| (state, place)));
        }
        let what = format!("buttons that are pressed by keys in {}", engine.name());
        let mut lost = Vec::new();
        for (state, place) in sample(&what, rows, MOST) {
            state.reach(page, "light", "en").await;
            let give = format!(
                "{BUTTONS} const button = buttons[arguments[0]];
                if (!button) return null;
                button.focus();
                return nameOf(button)"
            );
            let name = page.run_with(&give, &[json!(place)]).await;
            let name = name.as_str().unwrap_or_else(|| panic!("{} has a button {place}", state.name));
            page.press(Key::Enter).await;
            settle(page).await;
            if let Some(where_to) = lost_after_a_while(page).await {
                lost.push(format!("{}: after {name}, the focus is {where_to}", state.name));
            }
        }
        assert!(lost.is_empty(), "{} lose the focus:\n{}", lost.len(), lost.join("\n"));
    });
}

/// What is loaded or laid out on the way is waited for; where the focus is not seen even then, says so.
async fn lost_after_a_while(page: &Page) -> Option<String> {
    for _ in 0..20 {
        let lost = page.run(LOST).await;
        if lost == json!("") {
            return None;
        }
        settle(page).await;
    }
    page.run(LOST).await.as_str().map(String::from)
}

/// What is opened, what is pressed there, and where the focus is then.
const GOES: [(&str, &str, &str, &str); 7] = [
    ("view=cards roles=main|Nurse", "[data-chip]", "[data-chip]", "Enter"),
    ("view=cards roles=main", "[data-chip]", "[data-facet=roles]", "Enter"),
    ("view=cards roles=main groups=trauma-team", "[data-clear]", "[data-facet=roles]", "Enter"),
    ("view=cards roles=guest actors=ju-ji-hoon", "[data-drop]", "[part~=card]", "Enter"),
    ("view=chart roles=main", "[data-chip]", "[data-facet=roles]", "Enter"),
    ("view=chart roles=main", "[data-switch=hide]", "[data-switch=hide]", "Enter"),
    ("view=cards focus-on=baek", "[part~=panel] [data-close]", "[part~=card]", "Escape"),
];

fn what_goes_hands_its_focus_to_what_is_near(engine: Engine) {
    browse_in(engine, async |page| {
        for (state, pressed, then, key) in GOES {
            page.open(&[&attributes(state)[..], &[("at", "all")]].concat()).await;
            page.wait_with(
                "it is there",
                "return all(arguments[0]).some(isShown) && (one(arguments[0]).focus(), true)",
                &[json!(pressed)],
            )
            .await;
            let top = page.run("return scrollY").await;
            page.press(if key == "Enter" { Key::Enter } else { Key::Escape }).await;
            let there = "const at = focused(); return Boolean(at?.matches?.(arguments[0]) && isShown(at))";
            let what = format!("{state}: after {pressed}, the focus is on {then}");
            page.expect_with(&what, there, &[json!(then)], Value::Bool(true)).await;
            assert_eq!(page.run("return scrollY").await, top, "{what}: the page stays where it was");
        }
        // What failed to load is tried again: the words about it have the focus meanwhile, and then what came.
        let path = "/t/comes-late.json";
        page.expects("Failed to load resource");
        page.visit(&address(&[("src", path), ("view", "cards")])).await;
        page.expect("it fails", "return state()", "failed").await;
        page.server.give("comes-late.json", documents::SMALL);
        page.run("one('[data-retry]').focus()").await;
        page.press(Key::Enter).await;
        page.ready().await;
        page.expect("the focus is in what came", LOST, "").await;
    });
}

fn a_chart_without_controls_can_be_left(engine: Engine) {
    browse_in(engine, async |page| {
        for (controls, then) in [("full", "[data-view=chart]"), ("none", "[data-zoom]")] {
            page.open_chart(&[("controls", controls)]).await;
            page.run("one('.node[tabindex=\"0\"]').focus()").await;
            page.press(Key::Escape).await;
            let there = "return Boolean(focused()?.matches?.(arguments[0]))";
            let what = format!("Escape with controls={controls}");
            page.expect_with(&what, there, &[json!(then)], Value::Bool(true)).await;
        }
    });
}

/// A visitor who is in a field of the page around, or nowhere, is left there, whatever scripts do to the widget.
fn whoever_is_elsewhere_keeps_the_focus(engine: Engine) {
    browse_in(engine, async |page| {
        page.open(&[("at", "all"), ("roles", "main")]).await;
        page.run("one('[data-chip]').focus()").await;
        page.run("const field = document.createElement('input'); field.id = 'own'; document.body.append(field); field.focus()")
            .await;
        page.set("roles", None).await;
        page.expect("no filter is left", "return all('[data-chip]').length", 0).await;
        page.expect("the page's own field", "return document.activeElement.id", "own").await;
        page.run("document.activeElement.blur()").await;
        page.set("roles", Some("main")).await;
        page.expect("a filter is there", "return all('[data-chip]').length", 1).await;
        page.expect("nobody", "return document.activeElement === document.body", true).await;
    });
}
