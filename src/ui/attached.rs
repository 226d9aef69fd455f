//! What the widget hears of the page that it is in: its scrolling, its size, its colours, its history.
//!
//! A page holds whom it has to tell, and so the element says until when that is: it may leave the page, for one of
//! another document perhaps, and what has broken cannot let go of anything itself.

use super::{App, Message};
use gloo::timers::callback::Timeout;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{AbortSignal, AddEventListenerOptions, Element, EventTarget, ResizeObserver};
use yew::Callback;
use yew::html::Scope;

/// Hears until the element leaves the page.
pub struct Attached {
    // Called by the page and by the observer; lives as long.
    _heard: [Closure<dyn FnMut()>; 5],
    observer: Option<ResizeObserver>,
}

impl Attached {
    /// Tells `app` what happens around `root` until `stay` is over, and keeps `width`, in CSS pixels; `back` is called
    /// when a visitor goes back or forth.
    pub fn to(
        root: &Element,
        app: &Scope<App>,
        back: &Callback<()>,
        width: &Rc<Cell<f64>>,
        stay: &AbortSignal,
    ) -> Self {
        let tells = |message: fn() -> Message| {
            let app = app.clone();
            Closure::<dyn FnMut()>::new(move || app.send_message(message()))
        };
        let scrolled = tells(|| Message::Scrolled);
        let coloured = tells(|| Message::Again);
        let back = back.clone();
        let left = Closure::<dyn FnMut()>::new(move || back.emit(()));
        let nothing = Closure::<dyn FnMut()>::new(|| ());
        let options = AddEventListenerOptions::new();
        options.set_signal(stay);
        let hear = |target: &EventTarget, event: &str, heard: &Closure<dyn FnMut()>| {
            let heard = heard.as_ref().unchecked_ref();
            // A page may have put something of its own in place of the window, which refuses.
            let _ = target
                .add_event_listener_with_callback_and_add_event_listener_options(event, heard, &options);
        };
        // In full screen Chromium keeps the wheel to itself, unless what fills the screen listens for it: a listener
        // further out, as Yew's, does not count.
        options.set_passive(false);
        hear(root, "wheel", &nothing);
        options.set_passive(true);
        if let Some(window) = root.owner_document().and_then(|page| page.default_view()) {
            hear(&window, "popstate", &left);
            // The canvas does not change its colours by itself.
            for query in ["(prefers-color-scheme: dark)", "(forced-colors: active)"] {
                if let Ok(Some(query)) = window.match_media(query) {
                    hear(&query, "change", &coloured);
                }
            }
            options.set_capture(true);
            hear(&window, "scroll", &scrolled);
            hear(&window, "resize", &scrolled);
        }
        // Before anything is drawn: the browser tells of sizes once it has laid out.
        if width.get().is_infinite() {
            width.set(root.get_bounding_client_rect().width());
        }
        let measure = {
            let (root, app, width, stay) = (root.clone(), app.clone(), width.clone(), stay.clone());
            Rc::new(move || {
                // In no page it has no size.
                if stay.aborted() {
                    return;
                }
                let now = root.get_bounding_client_rect().width();
                // A page of another height may leave the chart more or less room; all else goes by the width.
                let is_other = now != width.replace(now);
                app.send_message(if is_other { Message::Again } else { Message::Scrolled });
            })
        };
        // In a task of its own: where something is drawn while the browser tells of sizes, it complains to the page.
        let soon = Cell::new(None);
        let resized = Closure::<dyn FnMut()>::new(move || {
            let measure = measure.clone();
            // Held until the next one: a timer that is forgotten keeps its memory for good.
            soon.set(Some(Timeout::new(0, move || measure())));
        });
        // A browser without it keeps the wide arrangement.
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(root);
        }
        Self { _heard: [scrolled, coloured, left, nothing, resized], observer }
    }
}

impl Drop for Attached {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
