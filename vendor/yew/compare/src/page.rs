//! An element with an application in it, and all that can be seen of it.

use super::engine::{App, Heard, Start};
use super::tree::{EVENTS, Node};
use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, Event, EventInit, HtmlInputElement};

pub struct Page {
    root: Element,
    app: App,
    heard: Heard,
    /// How many elements have been seen: each gets a number when it is.
    seen: u32,
}

/// What is in the page after a drawing.
#[derive(Debug, PartialEq)]
pub struct Seen {
    page: String,
    /// The numbers of the elements in their order: what stayed has its old one.
    numbers: Vec<u32>,
    values: Vec<String>,
    titles: Vec<Option<String>>,
    /// The numbers of what the references hold.
    known: Vec<Option<u32>>,
    pub heard: Vec<String>,
    /// How many elements stayed.
    pub kept: usize,
    drawn: Vec<bool>,
}

fn document() -> Document {
    web_sys::window().and_then(|window| window.document()).expect("a page")
}

/// After all that waits for the end of the task. Twice: where drawing takes long, Yew pauses before it says so.
async fn settle() {
    for _ in 0..2 {
        let later = Promise::new(&mut |done, _| {
            let window = web_sys::window().expect("a window");
            window.set_timeout_with_callback(&done).expect("a timer");
        });
        JsFuture::from(later).await.expect("time passes");
    }
}

fn number(node: &JsValue) -> Option<u32> {
    Reflect::get(node, &"number".into()).ok()?.as_f64().map(|number| number as u32)
}

/// The nodes below one. Attributes in the order of their names: Yew takes those that changed in that of a hash.
fn outline_below(below: &web_sys::Node) -> String {
    let mut outline = String::new();
    let nodes = below.child_nodes();
    for node in (0..nodes.length()).filter_map(|place| nodes.item(place)) {
        let Some(element) = node.dyn_ref::<Element>() else {
            outline += &format!("{:?}", node.node_value());
            continue;
        };
        let names = element.get_attribute_names();
        let mut names: Vec<_> = names.iter().filter_map(|name| name.as_string()).collect();
        names.sort();
        let attributes: Vec<_> = names.iter().map(|name| (name, element.get_attribute(name))).collect();
        outline += &format!("<{} {attributes:?}>{}</>", element.tag_name(), outline_below(element));
    }
    outline
}

impl Page {
    pub fn new(start: Start) -> Self {
        let root = document().create_element("div").expect("an element");
        document().document_element().expect("a root").append_child(&root).expect("a place");
        let heard = Heard::default();
        Self { app: start(root.clone(), heard.clone()), root, heard, seen: 0 }
    }

    fn elements(&self) -> Vec<Element> {
        let all = self.root.query_selector_all("*").expect("a selector");
        (0..all.length()).filter_map(|place| all.item(place)?.dyn_into().ok()).collect()
    }

    /// Draws a tree, after one that nobody gets to see; with something typed before into each field.
    pub async fn draw(&mut self, tree: &Node, skipped: Option<&Node>, typed: bool) -> Seen {
        if typed {
            for element in self.elements() {
                if let Some(field) = element.dyn_ref::<HtmlInputElement>() {
                    field.set_value("typed");
                }
            }
        }
        for tree in skipped.into_iter().chain([tree]) {
            (self.app.draw)(tree.clone());
        }
        settle().await;
        let elements = self.elements();
        let mut kept = 0;
        for element in &elements {
            if number(element).is_some() {
                kept += 1;
            } else {
                self.seen += 1;
                Reflect::set(element, &"number".into(), &self.seen.into()).expect("elements take any field");
            }
        }
        for element in &elements {
            for event in EVENTS {
                let options = EventInit::new();
                options.set_bubbles(event != "focus");
                let event = Event::new_with_event_init_dict(event, &options).expect("an event");
                element.dispatch_event(&event).expect("an event");
            }
        }
        let title = |element: &Element| Reflect::get(element, &"title".into()).ok()?.as_string();
        let value = |element: &Element| element.dyn_ref().map(HtmlInputElement::value);
        Seen {
            page: outline_below(&self.root),
            numbers: elements.iter().filter_map(|element| number(element)).collect(),
            values: elements.iter().filter_map(value).collect(),
            titles: elements.iter().map(title).collect(),
            known: (self.app.known)().iter().map(|node| number(node.as_ref()?)).collect(),
            heard: self.heard.take(),
            kept,
            drawn: self.app.drawn.borrow().clone(),
        }
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.root.remove();
    }
}
