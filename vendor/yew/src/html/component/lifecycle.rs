//! Component lifecycle module

use web_sys::Element;

use super::{Component, Context};
use crate::dom_bundle::{BSubtree, Bundle};

pub(crate) struct ComponentState<COMP: Component> {
    component: COMP,
    context: Context<COMP>,
    bundle: Bundle,
    root: BSubtree,
    parent: Element,
    has_rendered: bool,
}

impl<COMP: Component> ComponentState<COMP> {
    pub fn new(context: Context<COMP>, root: BSubtree, parent: Element) -> Self {
        let component = COMP::create(&context);
        Self { component, context, bundle: Bundle::new(), root, parent, has_rendered: false }
    }

    pub fn component(&self) -> &COMP {
        &self.component
    }

    pub fn update(&mut self, messages: Vec<COMP::Message>) -> bool {
        let mut changed = false;
        for msg in messages {
            if self.component.update(&self.context, msg) {
                changed = true;
            }
        }
        changed
    }

    pub fn render(&mut self) {
        let view = self.component.view(&self.context);
        self.bundle.reconcile(&self.root, &self.parent, view);
        let first_render = !self.has_rendered;
        self.has_rendered = true;
        self.component.rendered(&self.context, first_render);
    }
}
