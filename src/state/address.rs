//! The view as parameters of an address.

use super::{State, attribute};

/// The attributes that an address keeps.
pub const ADDRESSED: [&str; 8] = ["view", "at", "q", "roles", "actors", "groups", "kinds", "focus-on"];

/// Each of [`ADDRESSED`] with its value, which is empty where it is what a visitor gets without asking.
pub fn address(state: &State) -> [(&'static str, String); 8] {
    ADDRESSED.map(|name| {
        let mut value = attribute::read(state, name);
        let usual = match name {
            "view" => state.asked.is_none(),
            "at" => {
                // A walk through the points leads nowhere.
                value = state.reached().to_string();
                state.story.show.as_ref().is_none_or(|show| show.start() == state.reached())
            }
            _ => value.is_empty(),
        };
        (name, if usual { String::new() } else { value })
    })
}
