//! How the types of the document are written down: once, for reading and for the JSON Schema.

/// Defines a type of the document: comparable, with a default, and on native targets with a JSON Schema that
/// names the fields in brackets as required.
macro_rules! written {
    ($(#[$doc:meta])* $name:ident [$($required:literal),*] { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        #[cfg_attr(not(target_arch = "wasm32"), schemars(default, extend("required" = [$($required),*])))]
        pub struct $name { $($(#[$field_doc])* pub $field: $type,)* }
    };
}

/// Defines a choice that is written as one of a few words.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$variant_doc])* #[cfg_attr(not(target_arch = "wasm32"), schemars(rename = $word))] $variant,)*
        }

        impl $name {
            /// Every word there is, in order.
            pub const WORDS: &[&str] = &[$($word),*];
            /// Every choice there is, in order.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// As it is written in a document.
            pub fn word(self) -> &'static str {
                Self::WORDS[self as usize]
            }

            /// The choice at this place of [`Self::WORDS`].
            pub fn nth(place: usize) -> Option<Self> {
                Self::ALL.get(place).copied()
            }
        }
    };
}

pub(super) use {choice, written};
