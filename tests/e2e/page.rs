//! A page in a browser: what a visitor does on it, and what can be seen of it.

use std::cell::RefCell;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::error::WebDriverResult;
use thirtyfour::{TypingData, WebDriver, WebElement};

use crate::bidi::BiDi;
use crate::console::{self, Said};
use crate::engine::Started;
use crate::server::Server;

/// Longer than anything takes on a machine that compiles at the same time; nothing waits for it in vain but failures.
const PATIENCE: Duration = Duration::from_secs(20);

/// Between two looks: a frame and a half.
const PAUSE: Duration = Duration::from_millis(25);

/// Runs in every document before its own scripts, in a frame of the same origin in Firefox for the empty document before
/// it, and the window stays: keeps the element's events, and complains of what a policy refuses.
const EARLY: &str = r#"
    window.heard = [];
    for (const name of ["load", "error", "layout", "select", "filter", "at", "view"]) {
        window.addEventListener(`cast-map-${name}`, (event) => {
            const { bubbles, composed, detail } = event;
            window.heard.push({ name, detail, bubbles, composed });
        });
    }
    // Not every browser's console tells of these.
    window.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) =>
        console.error(`against the policy: ${effectiveDirective} ${blockedURI} by ${sourceFile}:${lineNumber}`));
"#;

pub struct Page {
    pub browser: WebDriver,
    pub server: Server,
    started: Started,
    /// Parts of messages that the test brings about on purpose.
    expected: RefCell<Vec<String>>,
    /// What the page said so far.
    said: RefCell<Vec<Said>>,
    /// The addresses that it asked so far.
    asked: RefCell<Vec<String>>,
}

impl Page {
    pub async fn new(started: Started, server: Server) -> Self {
        let browser = started.browser.clone();
        let (expected, said, asked) = (RefCell::default(), RefCell::default(), RefCell::default());
        let page = Self { browser, server, started, expected, said, asked };
        page.early(EARLY).await;
        page.size(1280, 900).await;
        page
    }

    /// Gives the browser back.
    pub fn leave(self) -> Started {
        self.started
    }

    /// Goes to a path of this page's server.
    pub async fn visit(&self, path: &str) {
        let address = format!("{}{path}", self.server.origin);
        self.browser.goto(&*address).await.unwrap_or_else(|error| panic!("{address} does not open: {error}"));
    }

    /// Opens a file of this machine by its own address, without a server.
    pub async fn open_file(&self, path: &Path) {
        let address = format!("file://{}", path.display());
        self.browser.goto(&*address).await.unwrap_or_else(|error| panic!("{address} does not open: {error}"));
    }

    /// From now on runs `script` in every document before its own scripts.
    pub async fn early(&self, script: &str) {
        match self.bidi() {
            Some(bidi) => bidi.early(script),
            None => {
                let source = json!({ "source": script });
                self.tell("Page.addScriptToEvaluateOnNewDocument", source).await;
            }
        }
    }

    /// Makes the window so large, in CSS pixels.
    pub async fn size(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        match self.bidi() {
            Some(bidi) => bidi.size(width, height),
            None => drop(self.tell("Emulation.setDeviceMetricsOverride", size).await),
        }
    }

    /// What leads into Firefox, where this is one.
    pub fn bidi(&self) -> Option<&BiDi> {
        self.started.bidi.as_ref()
    }

    /// Sends a command of the developer tools, which only Chromium has.
    pub async fn tell(&self, command: &str, arguments: Value) -> Value {
        assert!(
            self.bidi().is_none(),
            "{command} is for Chromium: Firefox does not know its developer tools"
        );
        let answer = self.browser.cdp().send_raw(command, arguments).await;
        answer.unwrap_or_else(|error| panic!("{command} failed: {error}"))
    }

    /// What `script` returns; `page.js` says what it may use.
    pub async fn run(&self, script: &str) -> Value {
        self.run_with(script, &[]).await
    }

    /// The same with `arguments[0]` and so on.
    pub async fn run_with(&self, script: &str, arguments: &[Value]) -> Value {
        self.attempt(script, arguments)
            .await
            .unwrap_or_else(|error| panic!("the script `{script}` failed: {error}"))
    }

    /// What `script` returns, or why it failed.
    pub async fn try_run(&self, script: &str) -> Result<Value, String> {
        self.attempt(script, &[]).await.map_err(|error| first_line(&error))
    }

    async fn attempt(&self, script: &str, arguments: &[Value]) -> WebDriverResult<Value> {
        let returned = self.browser.execute(with_tools(script), arguments.to_vec()).await?;
        Ok(returned.json().clone())
    }

    /// What `script` resolves its promise with.
    pub async fn resolve(&self, script: &str) -> Value {
        let waiting = with_tools(&format!(
            "const done = arguments[arguments.length - 1];
            (async () => {{ {script} }})().then(done, (error) => done({{ failed: String(error) }}));"
        ));
        let returned = self.browser.execute_async(waiting, Vec::new()).await;
        let value = returned.unwrap_or_else(|error| panic!("the script `{script}` failed: {error}"));
        let value = value.json().clone();
        assert!(value.get("failed").is_none(), "the script `{script}` failed: {value}");
        value
    }

    /// Waits until `script` returns `expected`; `what` says what that means.
    pub async fn expect(&self, what: &str, script: &str, expected: impl Into<Value>) {
        self.expect_with(what, script, &[], expected.into()).await;
    }

    pub async fn expect_with(&self, what: &str, script: &str, arguments: &[Value], expected: Value) {
        self.until(what, script, arguments, |value| *value == expected, &format!("{expected}")).await;
    }

    /// Waits until `script` returns something true.
    pub async fn wait(&self, what: &str, script: &str) -> Value {
        self.wait_with(what, script, &[]).await
    }

    pub async fn wait_with(&self, what: &str, script: &str, arguments: &[Value]) -> Value {
        let is_true =
            |value: &Value| !matches!(value, Value::Null | Value::Bool(false)) && *value != json!(0);
        self.until(what, script, arguments, is_true, "something true").await
    }

    async fn until(
        &self,
        what: &str,
        script: &str,
        arguments: &[Value],
        fits: impl Fn(&Value) -> bool,
        expected: &str,
    ) -> Value {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let seen = match self.attempt(script, arguments).await {
                Ok(value) if fits(&value) => return value,
                Ok(value) => value.to_string(),
                Err(error) => format!("an error: {}", first_line(&error)),
            };
            assert!(
                Instant::now() < deadline,
                "{what}: after {PATIENCE:?} `{script}` with {arguments:?} gives\n  {seen}\nand not\n  {expected}"
            );
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// The element that `script` returns, as soon as it is there.
    pub async fn element(&self, script: &str) -> WebElement {
        self.wait(&format!("`{script}` finds nothing"), &format!("{script}; return true")).await;
        let found = self.browser.execute(with_tools(&format!("return {script}")), Vec::new()).await;
        let found = found.and_then(|found| found.element());
        found.unwrap_or_else(|error| panic!("`{script}` is no element: {error}"))
    }

    /// Clicks what fits `selector` in the element's shadow root, with the mouse.
    pub async fn click(&self, selector: &str) {
        let script = format!("one({})", json!(selector));
        let deadline = Instant::now() + PATIENCE;
        loop {
            let middle = format!(
                "{script}.scrollIntoView({{ block: 'center', inline: 'nearest', behavior: 'instant' }})"
            );
            self.wait(&format!("there is no {selector} to click"), &format!("{middle}; return true")).await;
            let element = self.element(&script).await;
            let Err(error) = element.click().await else { return };
            // It may have been drawn anew in between, or something may still be moving in front of it.
            assert!(Instant::now() < deadline, "{selector} cannot be clicked: {error}");
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Presses keys, wherever the focus is.
    pub async fn press(&self, keys: impl Into<TypingData>) {
        let pressed = self.browser.action_chain().send_keys(keys).perform().await;
        pressed.unwrap_or_else(|error| panic!("the keys cannot be pressed: {error}"));
    }

    /// Chooses an option of a `select` by its value, as a visitor does.
    pub async fn choose(&self, choice: &str, value: &str) {
        let list = format!("select[data-choice={choice}]");
        if self.bidi().is_none() {
            return self.click(&format!("{list} option[value=\"{value}\"]")).await;
        }
        // Both drivers tell the list of it by events that they make up. That of Firefox takes the focus away at once.
        let chosen = "const list = one(arguments[0]);
            if (![...list.options].some(({ value }) => value === arguments[1])) return false;
            list.focus();
            if (list.value === arguments[1]) return true;
            list.value = arguments[1];
            for (const name of ['input', 'change']) list.dispatchEvent(new Event(name, { bubbles: true }));
            return true";
        self.wait_with(&format!("{list} has no {value}"), chosen, &[json!(list), json!(value)]).await;
    }

    /// Says how far a visitor has watched, and means it: who leaps to the end is asked first.
    pub async fn watch(&self, point: &str) {
        self.choose("at", point).await;
        let taken =
            "return all('[data-answer=yes]').length ? 'asked' : String(host.at) === arguments[0] && 'taken'";
        if self.wait_with("the point is taken, or asked about", taken, &[json!(point)]).await == "asked" {
            self.click("[data-answer=yes]").await;
        }
    }

    /// From now on takes messages with this in them for part of the test.
    pub fn expects(&self, part: &str) {
        self.expected.borrow_mut().push(part.into());
    }

    pub fn is_expected(&self, message: &str) -> bool {
        self.expected.borrow().iter().any(|part| message.contains(part.as_str()))
    }

    /// All that the page has written to the console.
    pub async fn said(&self) -> Vec<Said> {
        match self.bidi() {
            Some(bidi) => self.note(bidi),
            None => {
                let new = console::in_chromium(&self.browser).await;
                self.said.borrow_mut().extend(new);
            }
        }
        self.said.borrow().clone()
    }

    /// All addresses that the page has asked.
    pub async fn asked(&self) -> Vec<String> {
        match self.bidi() {
            Some(bidi) => self.note(bidi),
            None => {
                let new = console::asked_in_chromium(&self.browser).await;
                self.asked.borrow_mut().extend(new);
            }
        }
        self.asked.borrow().clone()
    }

    fn note(&self, bidi: &BiDi) {
        let (said, asked) = bidi.news();
        self.said.borrow_mut().extend(said);
        self.asked.borrow_mut().extend(asked);
    }

    /// Waits for a message with this in it.
    pub async fn hear(&self, part: &str) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let said = self.said().await;
            if said.iter().any(|entry| entry.message.contains(part)) {
                return;
            }
            assert!(Instant::now() < deadline, "nobody said `{part}`, but only {said:#?}");
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Where it is and what it shows, for somebody who reads of a failure.
    pub async fn describe(&self) -> String {
        let script = "return [location.href, state(),
            all('.status').map(words).join(), words(one('.castmap')).slice(0, 600)].join('\\n   ')";
        match self.attempt(script, &[]).await {
            Ok(value) => value.as_str().unwrap_or_default().into(),
            Err(error) => format!("cannot be described: {}", first_line(&error)),
        }
    }
}

fn with_tools(script: &str) -> String {
    format!("{}\n{script}", include_str!("page.js"))
}

fn first_line(error: &impl ToString) -> String {
    let text = error.to_string();
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(4).collect();
    lines.join(" ")
}
