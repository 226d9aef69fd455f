use wasm_bindgen::{JsValue, UnwrapThrowExt};
use web_sys::Element;

use crate::virtual_dom::{AttributeOrProperty, Attributes};

impl Attributes {
    fn get(&self, name: &str) -> Option<&AttributeOrProperty> {
        let Self::Dynamic { keys, values } = self;
        let place = keys.iter().position(|key| *key == name)?;
        values.get(place)?.as_ref()
    }

    /// Patches what differs from `old` to `el`.
    pub(super) fn apply_diff(&self, el: &Element, old: &Self) {
        let Self::Dynamic { keys, values } = self;
        for (key, value) in keys.iter().zip(values) {
            if let Some(value) = value {
                if old.get(key) != Some(value) {
                    value.set(el, key);
                }
            }
        }
        let Self::Dynamic { keys, values } = old;
        for (key, value) in keys.iter().zip(values) {
            if let Some(value) = value {
                if self.get(key).is_none() {
                    value.remove(el, key);
                }
            }
        }
    }
}

impl AttributeOrProperty {
    fn set(&self, el: &Element, key: &str) {
        match self {
            Self::Attribute(value) => el.set_attribute(key, value).unwrap_throw(),
            Self::Property(value) => set_property(el, key, value),
        }
    }

    fn remove(&self, el: &Element, key: &str) {
        match self {
            Self::Attribute(_) => el.remove_attribute(key).unwrap_throw(),
            Self::Property(_) => set_property(el, key, &JsValue::UNDEFINED),
        }
    }
}

fn set_property(el: &Element, key: &str, value: &JsValue) {
    js_sys::Reflect::set(el, &JsValue::from_str(key), value).unwrap_throw();
}
