//! What an attribute or a control offers to choose from, each by a word.

/// Defines a choice.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($variant,)* }

        impl $name {
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            pub fn of(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|choice| choice.word() == word)
            }
        }
    };
}

choice! {
    /// One of the ways to look at the same selection.
    View { Chart = "chart", Cards = "cards", List = "list", }
}

choice! {
    /// The colours.
    Theme { Auto = "auto", Light = "light", Dark = "dark", }
}

choice! {
    /// What stands around the picture: everything; the title, the views and the timeline; nothing.
    Controls { Full = "full", Minimal = "minimal", None = "none", }
}

choice! {
    /// Whose a wheel and a single finger are over the chart: the page's, or the chart's.
    Gestures { Cooperative = "cooperative", Greedy = "greedy", }
}

choice! {
    /// The sections that cards stand in.
    Arrange { Tier = "tier", Group = "group", Actor = "actor", Name = "name", }
}

choice! {
    /// What the list of relations is sorted by.
    Sort { Character = "character", Kind = "kind", Point = "point", }
}

choice! {
    /// How many relations away from the selected character somebody is lit.
    Reach { One = "1", Two = "2", All = "all", }
}

choice! {
    /// What can be done with a walk through the points: begin it or go on, halt, the next stop in its time, the next or the
    /// one before by hand, leave it.
    Step { Go = "go", Pause = "pause", On = "on", Next = "next", Back = "back", Stop = "stop", }
}
