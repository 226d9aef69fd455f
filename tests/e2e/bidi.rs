//! WebDriver BiDi: what leads into Firefox beyond WebDriver, and what Firefox tells of its pages.

use std::cell::{Cell, RefCell};
use std::mem;
use std::net::TcpStream;
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::WebDriver;
use tungstenite::{Message, WebSocket};

use crate::console::Said;

/// An answer that takes longer never comes.
const PATIENCE: Duration = Duration::from_secs(60);

/// What it is to tell of.
const EVENTS: [&str; 4] =
    ["log.entryAdded", "network.beforeRequestSent", "network.responseCompleted", "network.fetchError"];

/// How Firefox calls a request that the page itself gave up.
const GIVEN_UP: &str = "NS_BINDING_ABORTED";

pub struct BiDi {
    socket: RefCell<WebSocket<TcpStream>>,
    last: Cell<u64>,
    /// What the test has that runs.
    place: Place,
    /// Told while an answer was waited for, and not yet looked at.
    told: RefCell<Vec<Value>>,
}

/// What one test has of a Firefox to itself.
#[derive(Default)]
struct Place {
    /// Firefox's word for what keeps storage, permissions and memory of its own.
    user_context: String,
    window: String,
    /// To the events of its pages, and of no others.
    subscription: String,
    /// Those that come early.
    scripts: RefCell<Vec<String>>,
}

impl BiDi {
    pub fn open(browser: &WebDriver) -> Self {
        let address = browser.capabilities().get("webSocketUrl").and_then(Value::as_str).map(String::from);
        let address = address.expect("Firefox says where its WebSocket is");
        let socket = connect(&address).unwrap_or_else(|error| panic!("{address} does not answer: {error}"));
        let (last, place, told) = (Cell::default(), Place::default(), RefCell::default());
        Self { socket: RefCell::new(socket), last, place, told }
    }

    /// Makes a place for a test, with an empty window, and says how WebDriver calls that.
    pub fn enter(&mut self) -> Result<String, String> {
        let part = |answer: Value, name: &str| {
            answer[name].as_str().map(String::from).ok_or_else(|| format!("no {name} in {answer}"))
        };
        let answer = self.attempt("browser.createUserContext", json!({}))?;
        let user_context = part(answer, "userContext")?;
        let wanted = json!({ "type": "tab", "userContext": user_context });
        let window = part(self.attempt("browsingContext.create", wanted)?, "context")?;
        let wanted = json!({ "events": EVENTS, "userContexts": [user_context] });
        let subscription = part(self.attempt("session.subscribe", wanted)?, "subscription")?;
        self.place = Place { user_context, window, subscription, scripts: RefCell::default() };
        Ok(self.place.window.clone())
    }

    /// Takes away all that the test had, so that the next one hears and sees nothing of it.
    pub fn leave(&mut self) -> Result<(), String> {
        let Place { user_context, subscription, scripts, .. } = mem::take(&mut self.place);
        // Answered once every page has heard of it: what they said until then has come by then.
        self.attempt("session.unsubscribe", json!({ "subscriptions": [subscription] }))?;
        for script in scripts.into_inner() {
            self.attempt("script.removePreloadScript", json!({ "script": script }))?;
        }
        // With its windows, cookies and storage.
        self.attempt("browser.removeUserContext", json!({ "userContext": user_context }))?;
        self.told.borrow_mut().clear();
        Ok(())
    }

    /// Sends a command, and waits for its answer.
    pub fn tell(&self, command: &str, arguments: Value) -> Value {
        self.attempt(command, arguments).unwrap_or_else(|error| panic!("{command} failed: {error}"))
    }

    /// Runs `script` in every document of every frame before its own scripts, whatever its policy.
    pub fn early(&self, script: &str) {
        let function = format!("() => {{ {script} }}");
        let wanted = json!({ "functionDeclaration": function, "userContexts": [self.place.user_context] });
        let script = self.tell("script.addPreloadScript", wanted)["script"].as_str().map(String::from);
        self.place.scripts.borrow_mut().push(script.expect("an early script has an id"));
    }

    /// Gives the window a viewport of this size, however small.
    pub fn size(&self, width: u32, height: u32) {
        let viewport = json!({ "width": width, "height": height });
        self.tell(
            "browsingContext.setViewport",
            json!({ "context": self.place.window, "viewport": viewport, "devicePixelRatio": 1 }),
        );
    }

    /// What happens with mouse, wheel or fingers in the window.
    pub fn act(&self, actions: Value) {
        self.tell("input.performActions", json!({ "context": self.place.window, "actions": actions }));
    }

    /// What the pages have said since the last time, and the addresses that they asked.
    pub fn news(&self) -> (Vec<Said>, Vec<String>) {
        // Events come in their order: after this answer, all earlier ones are there. A browser that crashed tells
        // nothing more, and the test has failed by then.
        let _ = self.attempt("session.status", json!({}));
        let (mut said, mut asked) = (Vec::new(), Vec::new());
        for event in self.told.borrow_mut().drain(..) {
            let about = &event["params"];
            let url = about["request"]["url"].as_str().unwrap_or_default();
            match event["method"].as_str().unwrap_or_default() {
                "log.entryAdded" => said.push(Said {
                    is_grave: about["level"] == "error",
                    message: about["text"].as_str().unwrap_or_default().into(),
                }),
                "network.beforeRequestSent" => asked.push(url.into()),
                // Chromium says these two in its console, in these words.
                "network.responseCompleted" if about["response"]["status"].as_u64() >= Some(400) => {
                    let status = &about["response"]["status"];
                    said.push(Said::grave(format!("Failed to load resource: {url} answers {status}")));
                }
                "network.fetchError" if about["errorText"] != GIVEN_UP => {
                    let why = &about["errorText"];
                    said.push(Said::grave(format!("Failed to load resource: {url} gives {why}")));
                }
                _ => {}
            }
        }
        (said, asked)
    }

    fn attempt(&self, command: &str, arguments: Value) -> Result<Value, String> {
        let id = self.last.get() + 1;
        self.last.set(id);
        let text = json!({ "id": id, "method": command, "params": arguments }).to_string();
        let mut socket = self.socket.borrow_mut();
        socket.send(Message::text(text)).map_err(|error| error.to_string())?;
        loop {
            let Message::Text(text) = socket.read().map_err(|error| error.to_string())? else { continue };
            let mut heard: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
            if heard["type"] == "event" {
                self.told.borrow_mut().push(heard);
            } else if heard["id"] == id {
                return match heard["type"].as_str() {
                    Some("success") => Ok(heard["result"].take()),
                    _ => Err(format!("{}: {}", heard["error"], heard["message"])),
                };
            }
        }
    }
}

fn connect(address: &str) -> Result<WebSocket<TcpStream>, Box<dyn std::error::Error>> {
    let host = address.trim_start_matches("ws://").split('/').next().unwrap_or_default();
    let stream = TcpStream::connect(host)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    let (socket, _) = tungstenite::client(address, stream).map_err(|error| error.to_string())?;
    Ok(socket)
}
