//! What is asked of every `<cast-map>`: that it is there, and whom it shows.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::documents;
use crate::page::Page;

/// Some characters, by their ids.
pub type Ids = BTreeSet<String>;

/// Ids as they are written in a row of a test.
pub fn ids(listed: &str) -> Ids {
    listed.split_whitespace().map(String::from).collect()
}

/// Attributes as they are written in a row of a test: `name=value`, with a space between them.
pub fn attributes(listed: &str) -> Vec<(&str, &str)> {
    let pair = |pair| str::split_once(pair, '=').unwrap_or_else(|| panic!("`{pair}` is no attribute"));
    listed.split_whitespace().map(pair).collect()
}

impl Page {
    /// Opens the page of the build with these attributes, as cards where they name no view, and waits until it is
    /// ready.
    pub async fn open(&self, attributes: &[(&str, &str)]) {
        self.visit(&address(&viewed(attributes))).await;
        self.ready().await;
    }

    /// Opens the page as a chart, and waits until everybody stands where they stay.
    pub async fn open_chart(&self, attributes: &[(&str, &str)]) {
        let mut attributes = attributes.to_vec();
        attributes.push(("view", "chart"));
        self.open(&attributes).await;
        self.settled().await;
    }

    /// Opens the chart on a phone, amid a page that is much higher.
    pub async fn open_chart_on_a_phone(&self, attributes: &str) {
        self.phone(360, 740).await;
        let text = "<p>Some words of the page around it.</p>".repeat(40);
        let body = format!("{text}<cast-map view=\"chart\" at=\"all\" {attributes}></cast-map>{text}");
        self.visit(&self.server.give("page.html", documents::page(&body))).await;
        self.run("document.querySelector('cast-map').scrollIntoView({ behavior: 'instant' })").await;
        self.ready().await;
        self.settled().await;
        self.run("one('.chart').scrollIntoView({ block: 'center', behavior: 'instant' })").await;
        self.rests().await;
    }

    /// Waits until the chart is laid out.
    pub async fn settled(&self) {
        self.wait("the chart settles", "return heard.some((event) => event.name === 'layout')").await;
    }

    pub async fn ready(&self) {
        self.expect("the element does not become ready", "return state()", "ready").await;
    }

    /// Sets an attribute of the element as the author of the page does; `None` takes it away.
    pub async fn set(&self, attribute: &str, value: Option<&str>) {
        let script = match value {
            Some(_) => "host.setAttribute(arguments[0], arguments[1])",
            None => "host.removeAttribute(arguments[0])",
        };
        self.run_with(script, &[json!(attribute), json!(value)]).await;
    }

    /// What a property of the element reads.
    pub async fn property(&self, name: &str) -> Value {
        self.run(&format!("return host.{name}")).await
    }

    /// Waits until exactly these characters pass, each with one card, and the status says how many.
    pub async fn shows(&self, what: &str, expected: &Ids) {
        self.passes(what, expected).await;
        let expected: Vec<&String> = expected.iter().collect();
        self.expect(&format!("{what}: the cards"), "return cards().sort()", json!(expected)).await;
    }

    /// Waits until exactly these characters pass, whether or not their cards are near the viewport.
    pub async fn passes(&self, what: &str, expected: &Ids) {
        let listed: Vec<&String> = expected.iter().collect();
        self.expect(&format!("{what}: `visible`"), "return [...host.visible].sort()", json!(listed)).await;
        let count = expected.len();
        let says = format!(
            "const [shown] = words(one('.status')).match(/\\d[\\d,.]*/g) ?? ['0'];
            const number = Number(shown.replace(/[,.]/g, ''));
            return number === {count} || isShown(one('.empty')) && {count} === 0"
        );
        self.expect(&format!("{what}: the status does not say {count}"), &says, true).await;
    }

    /// Waits until the show of this title is there; its native title may stand behind it.
    pub async fn is_titled(&self, title: &str) {
        let script = "return words(one('.title')).startsWith(arguments[0])";
        self.wait_with(&format!("the show “{title}” is not there"), script, &[json!(title)]).await;
    }

    /// The names of the element's events so far, with what they carried.
    pub async fn heard(&self, name: &str) -> Vec<Value> {
        let heard = self.run(&format!("return heard.filter((event) => event.name === '{name}')")).await;
        heard.as_array().cloned().unwrap_or_default()
    }

    pub async fn forget_events(&self) {
        self.run("heard.length = 0").await;
    }
}

/// With a view: what the tests of cards open is no chart.
pub fn viewed<'a>(attributes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut attributes = attributes.to_vec();
    if !attributes.iter().any(|(name, _)| *name == "view") {
        attributes.push(("view", "cards"));
    }
    attributes
}

/// The page of the build with these attributes.
pub fn address(attributes: &[(&str, &str)]) -> String {
    let pairs: Vec<String> =
        attributes.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
    format!("/index.html?{}", pairs.join("&"))
}

/// As `encodeURIComponent` does.
pub fn encode(value: &str) -> String {
    let mut out = String::new();
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out += &format!("%{byte:02X}");
        }
    }
    out
}
