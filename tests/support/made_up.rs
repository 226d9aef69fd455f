//! A made-up show in which people come in point by point, as large as one likes.

#![allow(dead_code, reason = "each test uses what it needs")]

use std::fmt::Write;

/// The last point of its timeline.
pub const LAST: usize = 8;
/// About so many people are in each group.
const GROUP: usize = 20;

/// The document of a show of `count` people, with two relations for each: most within groups, some for a time only.
pub fn made_up(count: usize) -> String {
    let mut chance = Chance(7);
    let groups = count.div_ceil(GROUP);
    let since: Vec<usize> = (0..count).map(|_| chance.below(LAST + 1)).collect();
    let mut text = format!(
        "{{\"castmap\": 1, \"title\": \"A show of {count}\", \"timeline\": {{\"points\": [{}]}}, ",
        list(LAST, |_| "{}".into())
    );
    let _ = write!(
        text,
        "\"groups\": [{}], ",
        list(groups, |group| format!("{{\"id\": \"g{group}\", \"name\": \"House {group}\"}}"))
    );
    let characters = list(count, |place| {
        format!(
            "{{\"id\": \"c{place}\", \"name\": \"Person {place}\", \"since\": {}, \"groups\": [\"g{}\"]}}",
            since[place],
            place % groups
        )
    });
    let relations = list(2 * count, |place| {
        let from = place / 2;
        let mate = (from + groups * (1 + chance.below(GROUP))) % count;
        let to = if chance.below(6) == 0 { chance.below(count) } else { mate };
        let to = if to == from { (from + 1) % count } else { to };
        let begins = since[from].max(since[to]) + chance.below(3);
        let ends = if chance.below(5) == 0 { format!(", \"until\": {}", begins + 2) } else { String::new() };
        format!(
            "{{\"from\": \"c{from}\", \"to\": \"c{to}\", \"kind\": \"friend\", \"since\": {begins}{ends}}}"
        )
    });
    let _ = write!(text, "\"characters\": [{characters}], \"relations\": [{relations}]}}");
    text
}

fn list(count: usize, mut entry: impl FnMut(usize) -> String) -> String {
    (0..count).map(&mut entry).collect::<Vec<_>>().join(", ")
}

/// A multiplicative generator (Park and Miller, 1988).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0 * 48_271 % 2_147_483_647;
        self.0 as usize % end
    }
}
