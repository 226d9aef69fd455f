//! What the widget hears of the page that it is in: its scrolling, its size, its colours, its history.
//!
//! A page holds whom it has to tell. So this is let go of when the element leaves the page, and made anew in the next
//! one, which may be of another document.

use super::{App, Message};
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, ResizeObserver};
use yew::Callback;
use yew::html::Scope;

/// Hears for as long as it lives.
pub struct Attached {
    _listeners: Vec<EventListener>,
    observer: Option<ResizeObserver>,
    // Called by the observer; lives as long.
    _resized: Closure<dyn FnMut()>,
}

impl Attached {
    /// Tells `app` what happens around `root`, and keeps `width`, in CSS pixels; `back` is called when a visitor goes
    /// back or forth.
    pub fn to(root: &Element, app: &Scope<App>, back: &Callback<()>, width: &Rc<Cell<f64>>) -> Self {
        let mut listeners = Vec::new();
        if let Some(window) = root.owner_document().and_then(|page| page.default_view()) {
            let capture = EventListenerOptions::run_in_capture_phase();
            for event in ["scroll", "resize"] {
                let app = app.clone();
                let scrolled = move |_: &Event| app.send_message(Message::Scrolled);
                listeners.push(EventListener::new_with_options(&window, event, capture, scrolled));
            }
            let back = back.clone();
            listeners.push(EventListener::new(&window, "popstate", move |_| back.emit(())));
            // The canvas does not change its colours by itself.
            for query in ["(prefers-color-scheme: dark)", "(forced-colors: active)"] {
                if let Ok(Some(query)) = window.match_media(query) {
                    let app = app.clone();
                    let changed = move |_: &Event| app.send_message(Message::Again);
                    listeners.push(EventListener::new(&query, "change", changed));
                }
            }
        }
        // In full screen Chromium keeps the wheel to itself, unless what fills the screen listens for it: a listener
        // further out, as Yew's, does not count.
        let options = EventListenerOptions::enable_prevent_default();
        listeners.push(EventListener::new_with_options(root, "wheel", options, |_| ()));
        let measure = {
            let (root, app, width) = (root.clone(), app.clone(), width.clone());
            move || {
                let now = root.get_bounding_client_rect().width();
                // A page of another height may leave the chart more or less room; all else goes by the width.
                let is_other = now != width.replace(now);
                app.send_message(if is_other { Message::Again } else { Message::Scrolled });
            }
        };
        let resized = Closure::<dyn FnMut()>::new(measure);
        // A browser without it keeps the wide arrangement.
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(root);
        }
        Self { _listeners: listeners, observer, _resized: resized }
    }
}

impl Drop for Attached {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
