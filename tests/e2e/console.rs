//! What a page says in the console, and the addresses that it asks: told alike by both browsers.

use serde_json::Value;
use thirtyfour::WebDriver;

#[derive(Clone, Debug)]
pub struct Said {
    /// Whether it is an error.
    pub is_grave: bool,
    pub message: String,
}

impl Said {
    pub fn grave(message: String) -> Self {
        Self { is_grave: true, message }
    }
}

/// What Chromium's console has had since the last time: the driver hands each message out once.
pub async fn in_chromium(browser: &WebDriver) -> Vec<Said> {
    // No log from a browser that crashed: the test has failed by then.
    let new = browser.browser_log().await.unwrap_or_default();
    let said = new.into_iter().map(|entry| Said {
        is_grave: entry.level == "SEVERE" || entry.message.contains("Uncaught"),
        message: entry.message.replace("\\u003C", "<").replace("\\\"", "\""),
    });
    said.collect()
}

/// The addresses that pages in Chromium have asked since the last time.
pub async fn asked_in_chromium(browser: &WebDriver) -> Vec<String> {
    let entries = browser.get_log("performance").await.unwrap_or_default();
    let messages = entries.iter().map(|entry| serde_json::from_str::<Value>(&entry.message));
    let asked = messages.filter_map(|entry| {
        let message = &entry.ok()?["message"];
        let is_request = message["method"] == "Network.requestWillBeSent";
        is_request.then(|| message["params"]["request"]["url"].as_str().map(String::from))?
    });
    asked.collect()
}

/// Whether an address is on another machine.
pub fn is_foreign(url: &str) -> bool {
    let Some((scheme, rest)) = url.split_once("://") else { return false };
    let host = rest.split(['/', ':', '?', '#']).next().unwrap_or_default();
    ["http", "https", "ws", "wss"].contains(&scheme) && host != "127.0.0.1"
}
