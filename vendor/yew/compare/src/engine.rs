//! The application that draws a tree, once with each of the two.

use super::tree::{NAMES, Node};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Element;

/// What was heard, in the order in which it was: the event, and the element that listened to it.
pub type Heard = Rc<RefCell<Vec<String>>>;

/// An application in a page: takes trees, and gives what its references hold.
pub struct App {
    pub draw: Box<dyn Fn(Node)>,
    pub known: Box<dyn Fn() -> Vec<Option<web_sys::Node>>>,
    /// Whether each drawing so far was the first.
    pub drawn: Rc<RefCell<Vec<bool>>>,
}

/// Starts an application in an element.
pub type Start = fn(Element, Heard) -> App;

macro_rules! engine {
    ($name:ident, $yew:ident) => {
        pub mod $name {
            use super::*;
            use ::$yew::virtual_dom::{
                AttrValue, AttributeOrProperty, Attributes, Listener, ListenerKind, VList, VTag, VText,
            };
            use ::$yew::{Component, Context, Html, NodeRef, Properties, Renderer};

            struct Drawing {
                tree: Node,
            }

            struct Props {
                heard: Heard,
                drawn: Rc<RefCell<Vec<bool>>>,
                known: [NodeRef; NAMES],
            }

            impl PartialEq for Props {
                fn eq(&self, _: &Self) -> bool {
                    true
                }
            }

            impl Properties for Props {
                type Builder = ();

                fn builder() {}
            }

            impl Component for Drawing {
                type Message = Node;
                type Properties = Props;

                fn create(_: &Context<Self>) -> Self {
                    Self { tree: Node::List(Vec::new()) }
                }

                fn update(&mut self, _: &Context<Self>, tree: Node) -> bool {
                    self.tree = tree;
                    true
                }

                fn view(&self, context: &Context<Self>) -> Html {
                    html(&self.tree, context.props())
                }

                fn rendered(&mut self, context: &Context<Self>, first: bool) {
                    context.props().drawn.borrow_mut().push(first);
                }
            }

            struct Ear {
                event: &'static str,
                name: String,
                heard: Heard,
            }

            impl Listener for Ear {
                fn kind(&self) -> ListenerKind {
                    ListenerKind::other(self.event.into())
                }

                fn handle(&self, event: web_sys::Event) {
                    self.heard.borrow_mut().push(format!("{} {}", event.type_(), self.name));
                    if self.name.ends_with('3') {
                        event.stop_propagation();
                    }
                }

                fn passive(&self) -> bool {
                    false
                }
            }

            fn text(value: &str) -> AttrValue {
                AttrValue::Rc(value.into())
            }

            fn html(node: &Node, props: &Props) -> Html {
                let tag = match node {
                    Node::Text(words) => return VText::new(text(words)).into(),
                    Node::List(nodes) => {
                        let nodes = nodes.iter().map(|node| html(node, props)).collect();
                        return VList::with_children(nodes, None).into();
                    }
                    Node::Tag(tag) => tag,
                };
                let mut made = VTag::new(tag.name);
                made.key = tag.key.as_deref().map(Into::into);
                let mut names = Vec::new();
                let mut values = Vec::new();
                for (name, value) in &tag.attributes {
                    names.push(*name);
                    values.push(Some(AttributeOrProperty::Attribute(text(value))));
                }
                if let Some(title) = &tag.title {
                    names.push("title");
                    values.push(Some(AttributeOrProperty::Property(title.into())));
                }
                made.set_attributes(Attributes::Dynamic { keys: names.leak(), values: values.into() });
                for event in &tag.events {
                    let name = format!("{}{}", tag.name, tag.key.as_deref().unwrap_or("-"));
                    made.add_listener(Rc::new(Ear { event, name, heard: props.heard.clone() }));
                }
                if let Some(place) = tag.known_as {
                    made.node_ref = props.known[place].clone();
                }
                if let Some(value) = &tag.value {
                    made.set_value(text(value));
                }
                if let (Some(place), Some(children)) = (made.children_mut(), tag.children.first()) {
                    *place = html(children, props);
                }
                made.into()
            }

            pub fn app(root: Element, heard: Heard) -> App {
                let known: [NodeRef; NAMES] = Default::default();
                let drawn = Rc::default();
                let props = Props { heard, drawn: Rc::clone(&drawn), known: known.clone() };
                let app = Renderer::<Drawing>::with_root_and_props(root, props).render();
                let scope = (*app).clone();
                App {
                    draw: Box::new(move |tree| scope.send_message(tree)),
                    known: Box::new(move || known.iter().map(NodeRef::get).collect()),
                    drawn,
                }
            }
        }
    };
}

engine!(published, published);
engine!(cut, cut);
