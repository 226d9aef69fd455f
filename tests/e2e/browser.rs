//! A fresh Chromium for a test, and what it complained of.

use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, process};

use serde_json::Value;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{
    CapabilitiesHelper, ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel,
    PageLoadStrategy, WebDriver,
};

use crate::driver::{Driver, Turn};
use crate::page::Page;
use crate::places::{self, say};
use crate::server::Server;

/// Keeps the browser off the network and off the sandbox, which containers do not allow.
const ARGUMENTS: [&str; 10] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--lang=en",
];

/// Runs `test` in a browser of its own, and fails it if the page complained or asked a foreign host.
pub fn browse(test: impl AsyncFnOnce(&Page)) {
    let _turn = Turn::take();
    let driver = Driver::shared();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime for one thread");
    let profile = Profile::new();
    let browser = runtime.block_on(start(&driver, &profile));
    let browser = browser.unwrap_or_else(|error| panic!("Chromium does not start: {error}"));
    let page = runtime.block_on(Page::new(browser.clone(), Server::start(places::dist())));
    // The browser has to be closed whatever happens in the test.
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| runtime.block_on(test(&page))));
    let complaints = runtime.block_on(complaints(&page));
    if outcome.is_err() {
        let story = runtime.block_on(page.describe());
        say(&format!("-- the page when the test failed: {story}\n-- it said: {complaints:#?}"));
    }
    // A browser that crashed cannot be closed, and the test has failed by then.
    let _ = runtime.block_on(browser.quit());
    match outcome {
        Ok(()) => assert!(complaints.is_empty(), "the page complained: {complaints:#?}"),
        Err(reason) => panic::resume_unwind(reason),
    }
}

async fn start(driver: &Driver, profile: &Profile) -> WebDriverResult<WebDriver> {
    let mut chromium = DesiredCapabilities::chrome();
    chromium.set_binary(&places::chromium().to_string_lossy())?;
    for argument in ARGUMENTS {
        chromium.add_arg(argument)?;
    }
    chromium.add_arg(&format!("--user-data-dir={}", profile.0.display()))?;
    chromium.set_logging_prefs("browser", LoggingPrefsLogLevel::All)?;
    chromium.set_logging_prefs("performance", LoggingPrefsLogLevel::All)?;
    // A document that is held back must not keep the driver from looking at the page.
    chromium.set_page_load_strategy(PageLoadStrategy::Eager)?;
    WebDriver::new(&driver.address, chromium).await
}

/// Errors of the page that the test did not announce, and addresses on other machines that it asked.
async fn complaints(page: &Page) -> Vec<String> {
    let mut found = Vec::new();
    for entry in page.said().await {
        let grave = entry.level == "SEVERE" || entry.message.contains("Uncaught");
        if grave && !page.is_expected(&entry.message) {
            found.push(format!("{}: {}", entry.level, entry.message));
        }
    }
    let requests = page.browser.get_log("performance").await.unwrap_or_default();
    for entry in requests {
        let entry: Value = serde_json::from_str(&entry.message).unwrap_or_default();
        let message = &entry["message"];
        let url = message["params"]["request"]["url"].as_str().unwrap_or_default();
        if message["method"] == "Network.requestWillBeSent" && is_foreign(url) {
            found.push(format!("a request to another machine: {url}"));
        }
    }
    found
}

fn is_foreign(url: &str) -> bool {
    let Some((scheme, rest)) = url.split_once("://") else { return false };
    let host = rest.split(['/', ':', '?', '#']).next().unwrap_or_default();
    ["http", "https", "ws", "wss"].contains(&scheme) && host != "127.0.0.1"
}

/// An empty folder for the browser's own files, removed in the end.
struct Profile(PathBuf);

impl Profile {
    fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        Self(env::temp_dir().join(format!("castmap-e2e-{}-{number}", process::id())))
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        // Chromium may still be at it: what stays is in the folder for temporary files.
        let _ = fs::remove_dir_all(&self.0);
    }
}
