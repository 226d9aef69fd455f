//! The browsers that the tests run in, and how each is started.

use std::sync::Arc;

use serde_json::{Value, json};
use thirtyfour::common::capabilities::firefox::FirefoxPreferences;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{
    Capabilities, CapabilitiesHelper, ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel,
    PageLoadStrategy, WebDriver,
};

use crate::bidi::BiDi;
use crate::driver;
use crate::listener::Listener;
use crate::places;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Engine {
    Chromium,
    Firefox,
}

/// Makes two tests of each function that takes an [`Engine`], in a module of its name: `name::chromium` and
/// `name::firefox`.
macro_rules! in_both {
    ($($name:ident),+ $(,)?) => {
        $(mod $name {
            #[test]
            fn chromium() {
                super::$name($crate::engine::Engine::Chromium);
            }

            #[test]
            fn firefox() {
                super::$name($crate::engine::Engine::Firefox);
            }
        })+
    };
}

pub(crate) use in_both;

/// A browser that runs, with what leads into it.
pub struct Started {
    pub browser: WebDriver,
    /// In Firefox.
    pub bidi: Option<BiDi>,
    /// Goes after the browser, and with it all that the browser kept in files.
    _driver: Arc<Listener>,
}

/// Keeps Chromium off the network and off the sandbox, which containers do not allow.
const ARGUMENTS: [&str; 11] = [
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
    // In a process of its own, a frame without an origin would neither get early scripts nor be heard.
    "--disable-features=IsolateSandboxedIframes",
];

/// Nobody listens there: the port of the discard service.
const NOWHERE: u16 = 9;

impl Engine {
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
        }
    }

    /// A fresh browser.
    pub async fn start(self) -> Started {
        let driver = match self {
            Self::Chromium => driver::of_chromium(),
            Self::Firefox => Arc::new(driver::of_firefox()),
        };
        let wanted = match self {
            Self::Chromium => chromium(),
            Self::Firefox => firefox(),
        };
        let wanted = wanted.unwrap_or_else(|error| panic!("{} cannot be asked for: {error}", self.name()));
        let browser = WebDriver::new(&driver.address, wanted).await;
        let browser = browser.unwrap_or_else(|error| panic!("{} does not start: {error}", self.name()));
        let bidi = match self {
            Self::Chromium => None,
            Self::Firefox => Some(BiDi::open(&browser)),
        };
        Started { browser, bidi, _driver: driver }
    }
}

fn chromium() -> WebDriverResult<Capabilities> {
    let mut wanted = DesiredCapabilities::chrome();
    wanted.set_binary(&places::chromium().to_string_lossy())?;
    for argument in ARGUMENTS {
        wanted.add_arg(argument)?;
    }
    wanted.set_logging_prefs("browser", LoggingPrefsLogLevel::All)?;
    wanted.set_logging_prefs("performance", LoggingPrefsLogLevel::All)?;
    // A document that is held back must not keep the driver from looking at the page.
    wanted.set_page_load_strategy(PageLoadStrategy::Eager)?;
    Ok(wanted.into())
}

fn firefox() -> WebDriverResult<Capabilities> {
    let mut wanted = DesiredCapabilities::firefox();
    wanted.set_firefox_binary(&places::firefox().to_string_lossy())?;
    wanted.set_headless()?;
    let mut preferences = FirefoxPreferences::new();
    for (name, value) in preferences_of_firefox() {
        preferences.set(name, value)?;
    }
    wanted.set_preferences(preferences)?;
    wanted.set_page_load_strategy(PageLoadStrategy::Eager)?;
    wanted.set("webSocketUrl", true)?;
    Ok(wanted.into())
}

/// The driver turns off most of what Firefox does by itself; what is left goes nowhere.
fn preferences_of_firefox() -> [(&'static str, Value); 16] {
    [
        ("network.proxy.type", json!(1)),
        ("network.proxy.http", json!("127.0.0.1")),
        ("network.proxy.http_port", json!(NOWHERE)),
        ("network.proxy.ssl", json!("127.0.0.1")),
        ("network.proxy.ssl_port", json!(NOWHERE)),
        ("network.proxy.no_proxies_on", json!("127.0.0.1, localhost")),
        ("network.captive-portal-service.enabled", json!(false)),
        ("network.connectivity-service.enabled", json!(false)),
        ("app.normandy.enabled", json!(false)),
        ("datareporting.policy.dataSubmissionEnabled", json!(false)),
        ("dom.push.connection.enabled", json!(false)),
        ("intl.accept_languages", json!("en")),
        // Processes made ahead, for pages that never come, take the machine's time.
        ("dom.ipc.processPrelaunch.enabled", json!(false)),
        // A request that is none of the page's.
        ("browser.chrome.site_icons", json!(false)),
        // A light device on which things move, whatever the machine is set to.
        ("ui.systemUsesDarkTheme", json!(0)),
        ("ui.prefersReducedMotion", json!(0)),
    ]
}
