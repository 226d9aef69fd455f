//! This module contains the bundle implementation of a tag [BTag]

mod attributes;
mod listeners;

use listeners::ListenerRegistration;
pub use listeners::Registry;
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{Element, HtmlInputElement as InputElement, Node};

use super::{document, BNode, BSubtree, DomSlot};
use crate::html::NodeRef;
use crate::virtual_dom::{AttrValue, Attributes, Key, VTag, SVG_NAMESPACE};

/// The bundle implementation to [VTag]
pub(super) struct BTag {
    /// A tag of the element.
    tag: AttrValue,
    /// Whether its `value` was set when it was made.
    has_value: bool,
    /// Child node.
    child_bundle: BNode,
    listeners: ListenerRegistration,
    attributes: Attributes,
    /// A reference to the DOM [`Element`].
    reference: Element,
    /// A node reference used for DOM access in Component lifecycle methods
    node_ref: NodeRef,
    key: Option<Key>,
}

impl BTag {
    /// Get the key of the underlying tag
    pub fn key(&self) -> Option<&Key> {
        self.key.as_ref()
    }

    pub fn node(&self) -> &Node {
        &self.reference
    }

    /// Forgets what belongs to the element, which is out of the DOM, and to those below it.
    pub fn detach(self, root: &BSubtree) {
        self.listeners.unregister(root);
        // This tag will be removed, so there's no point to remove any child.
        self.child_bundle.detach(root, &self.reference, true);
        // It could be that the ref was already reused when rendering another element.
        // Only unset the ref it still belongs to our node
        if self.node_ref.get().as_ref() == Some(&self.reference) {
            self.node_ref.set(None);
        }
    }
}

impl VTag {
    /// Whether the element can stay and be brought up to date.
    pub(super) fn is_same(&self, btag: &BTag) -> bool {
        self.key == btag.key && self.tag == btag.tag
    }

    pub(super) fn attach(self, root: &BSubtree, parent: &Element, slot: DomSlot) -> Box<BTag> {
        let reference = self.create_element(parent);
        // Apply attributes BEFORE inserting the element into the DOM
        // This is crucial for SVG animation elements where the animation
        // starts immediately upon DOM insertion
        let attributes = Attributes::default();
        self.attributes.apply_diff(&reference, &attributes);
        let mut listeners = ListenerRegistration::NoReg;
        listeners.apply(root, &reference, self.listeners);
        // Now insert the element with attributes already set
        slot.insert(parent, &reference);
        if let Some(value) = &self.value {
            reference.unchecked_ref::<InputElement>().set_value(value);
        }
        let (_, child_bundle) = self.children.attach(root, &reference, DomSlot::at_end());
        self.node_ref.set(Some(reference.clone().into()));
        Box::new(BTag {
            tag: self.tag,
            has_value: self.value.is_some(),
            child_bundle,
            listeners,
            attributes: self.attributes,
            reference,
            node_ref: self.node_ref,
            key: self.key,
        })
    }

    pub(super) fn reconcile(self, root: &BSubtree, btag: &mut BTag) {
        let el = &btag.reference;
        self.attributes.apply_diff(el, &btag.attributes);
        btag.attributes = self.attributes;
        btag.listeners.apply(root, el, self.listeners);
        let input = el.unchecked_ref::<InputElement>();
        match &self.value {
            // Refresh value from the DOM. It might have changed.
            Some(value) if btag.has_value && **value == input.value() => {}
            Some(value) => input.set_value(value),
            None if btag.has_value => input.set_value(""),
            None => {}
        }
        self.children.reconcile_node(root, el, DomSlot::at_end(), &mut btag.child_bundle);
        if self.node_ref != btag.node_ref {
            if btag.node_ref.get().as_ref() == Some(el) {
                btag.node_ref.set(None);
            }
            btag.node_ref = self.node_ref;
            btag.node_ref.set(Some(el.clone().into()));
        }
    }

    fn create_element(&self, parent: &Element) -> Element {
        let is_svg = self.tag == "svg" || parent.namespace_uri().is_some_and(|ns| ns == SVG_NAMESPACE);
        let created = if is_svg {
            document().create_element_ns(Some(SVG_NAMESPACE), &self.tag)
        } else {
            document().create_element(&self.tag)
        };
        created.unwrap_throw()
    }
}
