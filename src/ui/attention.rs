//! Where the focus goes when a drawing takes away what had it: as near as can be to where it was. A browser would leave
//! it to the page, and whoever uses keys would begin again at the top.

use super::view::View;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

/// What takes the focus by Tab. A field does not: on a phone it would bring up the keyboard.
const STOPS: &str = "button:not([tabindex='-1']), [tabindex='0']";

/// Before a drawing: notes what has the focus and what that is in, from the inside out.
pub fn note(view: &View) {
    let mut around = Vec::new();
    let mut next = view.focused();
    while let Some(element) = next {
        next = element.parent_element().map(|parent| parent.unchecked_into());
        around.push(element);
    }
    *view.local.attended.borrow_mut() = around;
}

/// After a drawing: where the focus is nowhere any more, gives it to the first thing that can have it in what is left
/// around where it was. The page stays where it is scrolled to.
pub fn settle(view: &View) {
    let around = view.local.attended.take();
    let is_elsewhere = || {
        let page = view.page();
        page.is_some_and(|page| {
            page.active_element().is_some_and(|at| Some(at) != page.body().map(Element::from))
        })
    };
    // What is hidden keeps the focus until the browser paints.
    let focused = view.focused();
    if focused.as_ref().map_or_else(is_elsewhere, is_there) {
        return;
    }
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    for element in around.into_iter().filter(is_there) {
        let stop = element.query_selector(STOPS).ok().flatten();
        let stop = stop.map_or(element, |stop| stop.unchecked_into());
        // One that takes none leaves it where it is.
        let _ = stop.focus_with_options(&options);
        if view.focused().is_some_and(|focused| focused == stop) {
            return;
        }
    }
}

/// Whether an element is in the page, and has room there.
fn is_there(element: &HtmlElement) -> bool {
    element.offset_width() > 0
}
