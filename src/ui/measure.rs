//! The width of an element, watched for as long as the value lives.

use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};
use yew::Callback;

/// An element's width in CSS pixels.
pub struct Width {
    now: Rc<Cell<f64>>,
    observer: Option<ResizeObserver>,
    // Called by the observer; lives as long.
    _changed: Closure<dyn FnMut()>,
}

impl Width {
    /// Watches `element`; `changed` is called whenever its size is another, with whether its width is.
    pub fn of(element: &Element, changed: Callback<bool>) -> Self {
        let now = Rc::new(Cell::new(0.0));
        let measure = {
            let (element, now) = (element.clone(), now.clone());
            move || {
                let width = element.get_bounding_client_rect().width();
                changed.emit(width != now.replace(width));
            }
        };
        let closure = Closure::<dyn FnMut()>::new(measure);
        // A browser without it keeps the wide arrangement.
        let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        Self { now, observer, _changed: closure }
    }

    pub fn get(&self) -> f64 {
        self.now.get()
    }
}

impl Drop for Width {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
