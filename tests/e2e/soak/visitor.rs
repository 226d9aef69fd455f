//! The hands and eyes of the visitor: real input through the developer tools, and looks at what came of it. No element is
//! handed to the driver, which would keep it.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::input::{Place, place};
use crate::page::Page;
use crate::random::Random;

/// Longer than anything takes on a machine that does much else; nothing waits for it in vain but failures.
const PATIENCE: Duration = Duration::from_secs(30);

/// Between two looks.
const PAUSE: Duration = Duration::from_millis(20);

/// After so long, a click has missed.
const AGAIN: Duration = Duration::from_secs(5);

/// Between two letters, turns of the wheel and the like.
const BEAT: Duration = Duration::from_millis(15);

/// A key: its name and the number by which browsers know it.
type Key = (&'static str, u32);

pub const ENTER: Key = ("Enter", 13);
pub const ESCAPE: Key = ("Escape", 27);
pub const BACKSPACE: Key = ("Backspace", 8);
pub const UP: Key = ("ArrowUp", 38);
pub const DOWN: Key = ("ArrowDown", 40);

/// The developer tools' number for Ctrl.
const CTRL: u32 = 2;

pub struct Visitor<'page> {
    pub page: &'page Page,
    pub random: Random,
    /// How often each thing was done.
    pub done: BTreeMap<&'static str, usize>,
    /// How many pass at a point, and by a name that was typed there: always the same.
    pub known: BTreeMap<String, Value>,
    /// How often the search field was filled and emptied.
    pub emptied: usize,
    /// How many clicks missed what they were meant for.
    pub slips: usize,
}

impl Visitor<'_> {
    /// What an expression gives; `eyes.js` says what `soak` has.
    pub async fn see(&self, expression: &str) -> Value {
        let asked = json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        let answer = self.page.tell("Runtime.evaluate", asked).await;
        assert!(answer.get("exceptionDetails").is_none(), "`{expression}` failed: {answer}");
        answer["result"].get("value").cloned().unwrap_or_default()
    }

    pub async fn sees(&self, expression: &str) -> bool {
        self.see(expression).await == true
    }

    /// Waits until an expression is true; `what` says what that means.
    pub async fn until(&self, what: &str, expression: &str) {
        let deadline = Instant::now() + PATIENCE;
        while !self.sees(expression).await {
            assert!(
                Instant::now() < deadline,
                "{what}: `{expression}` is not so after {PATIENCE:?}; so far {:?}",
                self.done
            );
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// A number below a limit.
    pub fn draw(&mut self, limit: usize) -> usize {
        self.random.below(limit)
    }

    /// One of several.
    pub fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.random.below(all.len())]
    }

    /// Where a mouse hits one of those that fit, if there is any.
    pub async fn place(&mut self, selector: &str) -> Option<Place> {
        let number = self.draw(1000);
        let found = self.see(&format!("soak.place({}, {number})", json!(selector))).await;
        (!found.is_null()).then(|| place(&found))
    }

    /// Clicks one of those that fit, and says whether there was any.
    pub async fn click(&mut self, selector: &str) -> bool {
        let Some(at) = self.place(selector).await else { return false };
        self.page.click_at(at).await;
        true
    }

    /// Clicks what has to be there.
    pub async fn must_click(&mut self, selector: &str) {
        let deadline = Instant::now() + PATIENCE;
        while !self.click(selector).await {
            assert!(Instant::now() < deadline, "there is no {selector} to click; so far {:?}", self.done);
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Clicks one of those that fit until an expression is true: what was aimed at may move away, as under any visitor's hand.
    pub async fn click_until(&mut self, selector: &str, expression: &str) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            self.must_click(selector).await;
            let again = Instant::now() + AGAIN;
            while Instant::now() < again {
                if self.sees(expression).await {
                    return;
                }
                tokio::time::sleep(PAUSE).await;
            }
            self.slips += 1;
            assert!(
                Instant::now() < deadline,
                "{selector}: `{expression}` is not so; so far {:?}",
                self.done
            );
        }
    }

    /// Presses a key, wherever the focus is.
    pub async fn press(&self, (name, number): Key) {
        let text = if name == "Enter" { "\r" } else { "" };
        let key = json!({
            "key": name, "code": name, "text": text, "windowsVirtualKeyCode": number, "nativeVirtualKeyCode": number,
        });
        self.key(key, if text.is_empty() { "rawKeyDown" } else { "keyDown" }).await;
    }

    /// Selects all in a field.
    pub async fn select_all(&self) {
        let key = json!({
            "key": "a", "code": "KeyA", "modifiers": CTRL, "windowsVirtualKeyCode": 65, "commands": ["selectAll"],
        });
        self.key(key, "rawKeyDown").await;
    }

    /// Types letter by letter, wherever the focus is.
    pub async fn type_in(&self, text: &str) {
        for letter in text.chars() {
            self.key(json!({ "key": letter, "text": letter, "unmodifiedText": letter }), "keyDown").await;
        }
    }

    async fn key(&self, mut key: Value, down: &str) {
        key["type"] = json!(down);
        self.page.tell("Input.dispatchKeyEvent", key.clone()).await;
        key["type"] = json!("keyUp");
        key["text"] = json!("");
        key["commands"] = json!([]);
        self.page.tell("Input.dispatchKeyEvent", key).await;
        tokio::time::sleep(BEAT).await;
    }

    /// Turns the wheel some times.
    pub async fn turn_wheel(&self, at: Place, turn: f64, times: usize) {
        for _ in 0..times {
            self.page.wheel(at, turn, false).await;
            tokio::time::sleep(BEAT).await;
        }
    }

    /// Holds what is seen against what was seen the first time.
    pub async fn as_before(&mut self, what: String, expression: &str) {
        let seen = self.see(expression).await;
        let before = self.known.entry(what.clone()).or_insert_with(|| seen.clone());
        assert_eq!(*before, seen, "{what} is not what it was");
    }
}
