//! What axe-core finds, by all its rules for WCAG 2.2 A and AA, but for those that its authors call experimental.

use std::fs;

use serde_json::{Value, json};

use crate::browser::browse_in;
use crate::engine::{Engine, in_both};
use crate::page::Page;
use crate::places;

in_both!(axe_sees_into_the_element);

const TAGS: [&str; 5] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/// Rules that must have been among them, so that a new version or a wrong name cannot leave them out unseen: `target-size`
/// is off unless it is asked for.
const NAMED: [&str; 8] = [
    "aria-required-children",
    "aria-valid-attr-value",
    "button-name",
    "color-contrast",
    "label",
    "nested-interactive",
    "scrollable-region-focusable",
    "target-size",
];

/// Rules that may leave something to be judged by people: for that there is another test, or the reason stands beside it.
const LEFT_OPEN: [&str; 2] = [
    // contrast.rs looks at what is painted.
    "color-contrast",
    // targets.rs looks at what is hit.
    "target-size",
];

/// Gives what is violated, each with its rule and what it is about, and the names of all rules that were tried.
const RUN: &str = "const [tags, left, done] = arguments;
    const known = axe.getRules(tags).filter(({ tags }) => !tags.includes('experimental'));
    const rules = Object.fromEntries(known.map(({ ruleId }) => [ruleId, { enabled: true }]));
    const options = { runOnly: { type: 'rule', values: Object.keys(rules) }, rules };
    axe.run(document, options).then(({ violations, ...others }) => done({
        found: violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) =>
            `${id} (${help}) at ${JSON.stringify(target)}: ${failureSummary.replace(/\\s+/g, ' ')}`)),
        open: others.incomplete.filter(({ id }) => !left.includes(id)).flatMap(({ id, nodes }) => nodes.map(({ target, any, all, none }) =>
            `${id}, left open at ${JSON.stringify(target)}: ${[...any, ...all, ...none].map(({ message }) => message).join('; ')}`)),
        wanted: Object.keys(rules),
        tried: [violations, others.passes, others.incomplete, others.inapplicable].flat().map(({ id }) => id),
    }), (error) => done({ failed: String(error) }))";

/// The text of axe-core.
pub struct Axe(String);

impl Axe {
    pub fn load() -> Self {
        let path = places::axe();
        let text = fs::read_to_string(&path);
        Self(text.unwrap_or_else(|error| panic!("{} cannot be read: {error}", path.display())))
    }

    /// What it finds on a page.
    pub async fn violations(&self, page: &Page) -> Vec<String> {
        let loaded = page.browser.execute(&self.0, Vec::new()).await;
        loaded.unwrap_or_else(|error| panic!("axe does not load: {error}"));
        let answer = page.browser.execute_async(RUN, vec![json!(TAGS), json!(LEFT_OPEN)]).await;
        let answer = answer.unwrap_or_else(|error| panic!("axe does not run: {error}")).json().clone();
        let named = |list: &str| -> Vec<String> {
            let listed = answer[list].as_array().unwrap_or_else(|| panic!("axe gives no {list}: {answer}"));
            listed.iter().filter_map(Value::as_str).map(String::from).collect()
        };
        let (wanted, tried) = (named("wanted"), named("tried"));
        for rule in wanted.iter().map(String::as_str).chain(NAMED) {
            assert!(tried.iter().any(|tried| tried == rule), "axe did not try {rule}, but only {tried:?}");
        }
        [named("found"), named("open")].concat()
    }
}

fn axe_sees_into_the_element(engine: Engine) {
    browse_in(engine, async |page| {
        page.open(&[]).await;
        page.run("one('.castmap').append(document.createElement('button'))").await;
        let found = Axe::load().violations(page).await;
        let names: Vec<&str> = found.iter().filter_map(|found| found.split(' ').next()).collect();
        assert!(names.contains(&"button-name"), "a button without a name: {found:?}");
        assert!(
            names.iter().all(|name| ["button-name", "target-size"].contains(name)),
            "nothing else: {found:?}"
        );
    });
}
