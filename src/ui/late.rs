//! What of the widget is drawn by code that is loaded later: whatever a visitor opens.

use super::chart::hand::{HANDS, Hands, Held, carried};
use super::chart::{self, Picture};
use super::tag::Tag;
use super::view::View;
use super::{cards, filter, list, panel, popup, recovery, save, search, timeline};
use crate::late::late;
use crate::model::changes::Owner;
use crate::scene::chart::{Camera, Drawing, Sketch, halos};
use crate::scene::list::listed;
use crate::state::{Facet, Lit, Passing, State};
use std::rc::Rc;
use web_sys::{Event, KeyboardEvent};

/// See [`crate::late`].
pub struct Late {
    /// The open panel, as an element of this name.
    pub panel: fn(&Rc<View>, &'static str) -> Tag,
    /// The relations as a table, and which of them, in their order.
    pub list: fn(&Rc<View>) -> Tag,
    pub listed: fn(&State, &Passing) -> Vec<usize>,
    /// The values of a filter.
    pub values: fn(&Rc<View>, Facet) -> Tag,
    /// What the search offers, and how many rows that is.
    pub found: fn(&Rc<View>) -> Tag,
    pub rows: fn(&View) -> usize,
    /// What can be done with the chart.
    pub menu: fn(&Rc<View>) -> Tag,
    /// What the keys do.
    pub help: fn(&Rc<View>) -> Tag,
    /// Moves along the rows of an open list and chooses one; whether the key was one for that.
    pub keys: fn(&Rc<View>, &KeyboardEvent) -> bool,
    /// Reads a key that is pressed in the chart, and one among the cards.
    pub press: fn(&Rc<View>, &Event),
    pub walk: fn(&Rc<View>, &Event),
    pub hands: Hands,
    /// Writes down what is shown, for a widget that may have to come in this one's place.
    pub keep: fn(&View),
    /// What is asked below the timeline, and the controls of a walk.
    pub below: fn(&Rc<View>) -> Tag,
    /// What is done once something is drawn.
    pub settle: fn(&Rc<View>),
    /// Whether more of the list should be drawn.
    pub look: fn(&View) -> bool,
    /// Gives an element its accessible name, and with it the mark of what it stands for.
    pub dress: fn(&View, Tag, Owner, &str) -> Tag,
    /// The shapes behind ties that are other than they were.
    pub halos: fn(&State, &Sketch, &Lit, bool) -> Vec<Drawing>,
    /// Moves cards from where they stood at another point.
    pub turn: fn(&View, &Sketch, Camera),
    /// The shapes of a card that is carried, and of its ties.
    pub carried: fn(&State, &Picture, Held, bool) -> Vec<Drawing>,
}

late!(Late {
    panel: panel::panel,
    list: list::list,
    listed,
    values: filter::list,
    found: search::found,
    rows: search::rows,
    menu: save::menu,
    help: chart::help::keys,
    keys: popup::keys,
    press: chart::keys::keys,
    walk: cards::walk,
    hands: HANDS,
    keep: recovery::keep,
    below: timeline::below,
    settle,
    look: list::look,
    dress: timeline::dress,
    halos,
    turn: chart::turn::turn,
    carried,
});

fn settle(view: &Rc<View>) {
    if list::look(view) {
        view.again();
    }
    chart::help::settle(view);
    chart::keys::settle(view);
    popup::settle(view);
    panel::settle(view);
    timeline::settle(view);
    recovery::keep(view);
}
