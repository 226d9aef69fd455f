//! Elements, built step by step: a call costs a few bytes where the code that `html!` writes costs hundreds.

use super::view::View;
use crate::state::Action;
use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlInputElement};
use yew::virtual_dom::{
    AttrValue, AttributeOrProperty, Attributes, Listener, ListenerKind, VList, VTag, VText,
};
use yew::{Html, NodeRef};

/// An element that is being built. Its methods are never inlined: that is the point of them.
pub struct Tag(Box<Parts>);

struct Parts {
    tag: VTag,
    names: Vec<&'static str>,
    values: Vec<Option<AttributeOrProperty>>,
    class: String,
    children: Vec<Html>,
}

/// A new element.
#[inline(never)]
pub fn el(name: &'static str) -> Tag {
    let tag = VTag::new(name);
    Tag(Box::new(Parts {
        tag,
        names: Vec::new(),
        values: Vec::new(),
        class: String::new(),
        children: Vec::new(),
    }))
}

/// A new button, with what it is called in the style sheet.
#[inline(never)]
pub fn button(class: &str) -> Tag {
    el("button").set("type", "button").class(class)
}

/// Controls that belong together, and the word for them.
#[inline(never)]
pub fn group(view: &View, class: &str, word: &str) -> Tag {
    el("div").class(class).set("role", "group").set("aria-label", view.word(word))
}

/// A node of text.
#[inline(never)]
pub fn text(words: &str) -> Html {
    VText::new(attribute(words)).into()
}

/// Nodes in a row. Where nothing may stand between others, an empty row keeps its place (yew #4092).
#[inline(never)]
pub fn row(nodes: Vec<Html>) -> Html {
    VList::with_children(nodes, None).into()
}

/// Nodes that are collected.
pub trait Nodes {
    fn add(&mut self, tag: Tag);
}

impl Nodes for Vec<Html> {
    #[inline(never)]
    fn add(&mut self, tag: Tag) {
        self.push(tag.html());
    }
}

impl Tag {
    #[inline(never)]
    pub fn set(mut self, name: &'static str, value: &str) -> Self {
        self.0.names.push(name);
        self.0.values.push(Some(AttributeOrProperty::Attribute(attribute(value))));
        self
    }

    /// Lengths and the like. Strict pages block an attribute that has them, and let the property be.
    #[inline(never)]
    pub fn style(mut self, style: &str) -> Self {
        self.0.names.push("style");
        self.0.values.push(Some(AttributeOrProperty::Property(JsValue::from_str(style))));
        self
    }

    #[inline(never)]
    pub fn set_some(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.set(name, value),
            None => self,
        }
    }

    #[inline(never)]
    pub fn number(self, name: &'static str, value: usize) -> Self {
        self.set(name, &value.to_string())
    }

    /// An attribute that says yes by being there.
    #[inline(never)]
    pub fn flag(self, name: &'static str, value: bool) -> Self {
        self.set_some(name, value.then_some(name))
    }

    /// `"true"` or `"false"`, as ARIA has it.
    #[inline(never)]
    pub fn says(self, name: &'static str, value: bool) -> Self {
        self.set(name, if value { "true" } else { "false" })
    }

    #[inline(never)]
    pub fn class(mut self, class: &str) -> Self {
        let classes = &mut self.0.class;
        if !classes.is_empty() {
            classes.push(' ');
        }
        classes.push_str(class);
        self
    }

    /// One more class, on a condition.
    #[inline(never)]
    pub fn class_if(self, condition: bool, class: &str) -> Self {
        if condition { self.class(class) } else { self }
    }

    #[inline(never)]
    pub fn key(mut self, key: &str) -> Self {
        self.0.tag.key = Some(key.into());
        self
    }

    #[inline(never)]
    pub fn known_as(mut self, node: &NodeRef) -> Self {
        self.0.tag.node_ref = node.clone();
        self
    }

    /// What stands in a field: unlike the attribute it is held against what was typed.
    #[inline(never)]
    pub fn value(mut self, value: &str) -> Self {
        self.0.tag.set_value(attribute(value));
        self
    }

    /// Does `action` on a click.
    #[inline(never)]
    pub fn does(self, view: &Rc<View>, action: Action) -> Self {
        self.listen(view, "click", Does::Act(action))
    }

    #[inline(never)]
    pub fn on(self, view: &Rc<View>, event: &'static str, handler: fn(&Rc<View>, &Event)) -> Self {
        self.listen(view, event, Does::Call(handler))
    }

    /// Does what the value of the field asks for, once it is another.
    #[inline(never)]
    pub fn on_value(self, view: &Rc<View>, event: &'static str, action: fn(&str) -> Option<Action>) -> Self {
        self.listen(view, event, Does::Choose(action))
    }

    #[inline(never)]
    fn listen(mut self, view: &Rc<View>, event: &'static str, does: Does) -> Self {
        self.0.tag.add_listener(Rc::new(Heard { view: view.clone(), event, does }));
        self
    }

    pub fn with(self, child: impl Into<Html>) -> Self {
        self.add(child.into())
    }

    #[inline(never)]
    fn add(mut self, child: Html) -> Self {
        self.0.children.push(child);
        self
    }

    /// A child or an empty place for it.
    pub fn with_some<T: Into<Html>>(self, child: Option<T>) -> Self {
        self.add(child.map_or_else(Html::default, Into::into))
    }

    #[inline(never)]
    pub fn text(self, words: &str) -> Self {
        self.add(text(words))
    }

    /// Children in a row of their own.
    #[inline(never)]
    pub fn all(self, children: Vec<Html>) -> Self {
        self.add(row(children))
    }

    #[inline(never)]
    pub fn html(mut self) -> Html {
        if !self.0.class.is_empty() {
            let class = std::mem::take(&mut self.0.class);
            self = self.set("class", &class);
        }
        let Parts { mut tag, names, values, children, .. } = *self.0;
        tag.set_attributes(Attributes::Dynamic { keys: kept(names), values: values.into() });
        if let Some(place) = tag.children_mut() {
            *place = row(children);
        }
        tag.into()
    }
}

impl From<Tag> for Html {
    fn from(tag: Tag) -> Self {
        tag.html()
    }
}

/// The same names for the rest of the program: Yew takes those of an element for constants. There are no more lists
/// of them than there are kinds of element.
fn kept(names: Vec<&'static str>) -> &'static [&'static str] {
    thread_local! {
        static KEPT: RefCell<Vec<&'static [&'static str]>> = const { RefCell::new(Vec::new()) };
    }
    KEPT.with_borrow_mut(|kept| {
        if let Some(known) = kept.iter().find(|known| **known == names) {
            return *known;
        }
        kept.push(names.leak());
        kept[kept.len() - 1]
    })
}

#[inline(never)]
fn attribute(value: &str) -> AttrValue {
    AttrValue::Rc(value.into())
}

/// What is in the field that an event came from.
#[inline(never)]
pub fn value_of(event: &Event) -> String {
    // A list to choose from has its value under the same name.
    event.target().map(|field| field.unchecked_into::<HtmlInputElement>().value()).unwrap_or_default()
}

/// The one listener there is, so that there is one to compile.
struct Heard {
    view: Rc<View>,
    event: &'static str,
    does: Does,
}

enum Does {
    Act(Action),
    Call(fn(&Rc<View>, &Event)),
    Choose(fn(&str) -> Option<Action>),
}

impl Listener for Heard {
    fn kind(&self) -> ListenerKind {
        // Its own kind of each event would bring along a table of all there are.
        ListenerKind::other(Cow::Borrowed(self.event))
    }

    fn handle(&self, event: Event) {
        let action = match &self.does {
            Does::Act(action) => Some(action.clone()),
            Does::Call(handler) => return handler(&self.view, &event),
            Does::Choose(action) => action(&value_of(&event)),
        };
        if let Some(action) = action {
            self.view.dispatch.emit(action);
        }
    }

    fn passive(&self) -> bool {
        false
    }
}

/// What an attribute says of the element that an event came from, or of the nearest one around it that has it.
#[inline(never)]
pub fn marked(event: &Event, name: &str) -> Option<String> {
    let target: Element = event.target()?.unchecked_into();
    target.closest(&["[", name, "]"].concat()).ok()??.get_attribute(name)
}

/// The same, where it is a place in a list.
#[inline(never)]
pub fn number(event: &Event, name: &str) -> Option<usize> {
    marked(event, name)?.parse().ok()
}
