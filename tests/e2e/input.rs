//! Input at places of the window: the mouse, the wheel and fingers, in CSS pixels.

use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::page::Page;

/// A place of the window.
pub type Place = (f64, f64);

/// Moves between the two ends of a drag.
const STEPS: u32 = 8;

/// How long a finger rests until it has what is below it.
const REST: Duration = Duration::from_millis(700);

/// The developer tools' number for Ctrl.
const CTRL: u32 = 2;

/// A place that a script returned as `[x, y]`.
pub fn place(value: &Value) -> Place {
    match (value[0].as_f64(), value[1].as_f64()) {
        (Some(x), Some(y)) => (x, y),
        _ => panic!("{value} is no place"),
    }
}

/// Part of the way from one place to another.
fn between(from: Place, to: Place, step: u32) -> Place {
    let part = f64::from(step) / f64::from(STEPS);
    (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part)
}

impl Page {
    async fn mouse(&self, sort: &str, (x, y): Place, buttons: u32) {
        if let Some(bidi) = self.bidi() {
            let there = json!({ "type": "pointerMove", "x": x, "y": y });
            let acts = match sort {
                "mousePressed" => json!([there, { "type": "pointerDown", "button": 0 }]),
                "mouseReleased" => json!([there, { "type": "pointerUp", "button": 0 }]),
                _ => json!([there]),
            };
            bidi.act(json!([{ "type": "pointer", "id": "mouse", "actions": acts }]));
            return;
        }
        let button = if sort == "mouseMoved" { "none" } else { "left" };
        let event =
            json!({ "type": sort, "x": x, "y": y, "button": button, "buttons": buttons, "clickCount": 1 });
        self.tell("Input.dispatchMouseEvent", event).await;
    }

    /// Moves the mouse there without a button.
    pub async fn hover(&self, place: Place) {
        self.mouse("mouseMoved", place, 0).await;
    }

    pub async fn click_at(&self, place: Place) {
        self.hover(place).await;
        self.mouse("mousePressed", place, 1).await;
        self.mouse("mouseReleased", place, 0).await;
    }

    /// Presses, moves in some steps, and lets go.
    pub async fn drag(&self, from: Place, to: Place) {
        self.drag_on(from, to).await;
        self.let_go(to).await;
    }

    /// The same, and does not let go.
    pub async fn drag_on(&self, from: Place, to: Place) {
        self.hover(from).await;
        self.mouse("mousePressed", from, 1).await;
        for step in 1..=STEPS {
            self.mouse("mouseMoved", between(from, to, step), 1).await;
        }
    }

    pub async fn let_go(&self, at: Place) {
        self.mouse("mouseReleased", at, 0).await;
    }

    /// Turns the wheel down by so many pixels.
    pub async fn wheel(&self, (x, y): Place, turn: f64, ctrl: bool) {
        if let Some(bidi) = self.bidi() {
            let scroll =
                json!({ "type": "scroll", "x": x as i64, "y": y as i64, "deltaX": 0, "deltaY": turn as i64 });
            // Tick by tick: the key goes down, the wheel turns, the key comes up.
            let (key, pause) = (json!(char::from(Key::Control)), json!({ "type": "pause" }));
            let keys = json!([{ "type": "keyDown", "value": key }, pause, { "type": "keyUp", "value": key }]);
            let keys = if ctrl { keys } else { json!([]) };
            bidi.act(json!([
                { "type": "key", "id": "keys", "actions": keys },
                { "type": "wheel", "id": "wheel", "actions": [pause, scroll] },
            ]));
            return;
        }
        let modifiers = if ctrl { CTRL } else { 0 };
        let event = json!({
            "type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": turn, "modifiers": modifiers,
        });
        self.tell("Input.dispatchMouseEvent", event).await;
    }

    /// Moves fingers from places to places, each from its first to its second, and lifts them.
    pub async fn fingers(&self, ways: &[(Place, Place)]) {
        let at = |step: u32| -> Vec<Value> {
            let place = |(finger, &(from, to)): (usize, &(Place, Place))| {
                let (x, y) = between(from, to, step);
                json!({ "x": x, "y": y, "id": finger })
            };
            ways.iter().enumerate().map(place).collect()
        };
        self.touch("touchStart", at(0)).await;
        for step in 1..=STEPS {
            self.touch("touchMove", at(step)).await;
        }
        self.touch("touchEnd", Vec::new()).await;
    }

    /// Rests a finger on a place, moves it to another one, and lifts it.
    pub async fn carry(&self, from: Place, to: Place) {
        let at = |(x, y): Place| vec![json!({ "x": x, "y": y, "id": 0 })];
        self.touch("touchStart", at(from)).await;
        tokio::time::sleep(REST).await;
        for step in 1..=STEPS {
            self.touch("touchMove", at(between(from, to, step))).await;
        }
        self.touch("touchEnd", Vec::new()).await;
    }

    async fn touch(&self, sort: &str, points: Vec<Value>) {
        self.tell("Input.dispatchTouchEvent", json!({ "type": sort, "touchPoints": points })).await;
    }

    /// Makes the window a phone's, with a screen to touch.
    pub async fn phone(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": true });
        self.tell("Emulation.setDeviceMetricsOverride", size).await;
        self.tell("Emulation.setTouchEmulationEnabled", json!({ "enabled": true, "maxTouchPoints": 5 }))
            .await;
    }

    /// Has the visitor prefer as little motion as possible.
    pub async fn still(&self) {
        let wish = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
        self.tell("Emulation.setEmulatedMedia", wish).await;
    }

    /// Waits until the camera of the chart rests.
    pub async fn rests(&self) {
        let script = "const frame = () => new Promise((next) => requestAnimationFrame(next));
            for (let before = null, same = 0; same < 4; ) {
                const now = JSON.stringify(camera());
                same = now === before ? same + 1 : 0;
                before = now;
                await frame();
            }
            return camera()";
        self.resolve(script).await;
    }

    /// Corner and scale of the chart in the window, once it rests: `[x, y, scale]`.
    pub async fn camera(&self) -> [f64; 3] {
        self.rests().await;
        let camera = self.run("const { x, y, scale } = camera(); return [x, y, scale]").await;
        [0, 1, 2].map(|place| camera[place].as_f64().expect("a number"))
    }

    /// The middle of what fits.
    pub async fn middle(&self, selector: &str) -> Place {
        place(&self.run_with("return middleOf(one(arguments[0]))", &[json!(selector)]).await)
    }
}
