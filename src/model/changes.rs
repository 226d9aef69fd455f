//! What changed from one point to a later one: two snapshots of one show, held against each other.
//!
//! Both know nothing of what comes after the later point, and so neither does this.

use super::news::news;
use super::seen::{Alias, Casting, Group, Membership, Said, Snapshot, Subject};
use super::turns::turns;

/// What is other at a point than it was at an earlier one. All places are those of the later snapshot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// Who was not there before: characters, then groups.
    pub come: Vec<Subject>,
    /// Who has left the story, and which groups are no more.
    pub gone: Vec<Subject>,
    /// In the order of the relations.
    pub turns: Vec<Turn>,
    /// What else is known, or does not hold any more: of characters, groups, people, relations, works and the show.
    pub news: Vec<News>,
    /// How each character, group and relation of the later snapshot is marked.
    pub characters: Vec<Option<Mark>>,
    pub groups: Vec<Option<Mark>>,
    pub relations: Vec<Option<Mark>>,
}

/// How something is other than it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    New,
    Changed,
    /// Over: it has ended, and nothing stands in its place.
    Gone,
}

impl Mark {
    pub const ALL: [Self; 3] = [Self::New, Self::Changed, Self::Gone];

    pub fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Gone => "gone",
        }
    }
}

/// One direction of a relation, or both of a mutual one, that says something else than before: what it said, and what it
/// says now. One of them is there.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    pub was: Option<Side>,
    pub is: Option<Side>,
    /// What became of the relation by that.
    pub mark: Mark,
}

/// What one end of a relation says of the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    pub relation: usize,
    /// Whether it is what comes back.
    pub is_back: bool,
    /// Without a label, the kind says it.
    pub said: Option<Said>,
}

/// What was learnt of something.
#[derive(Clone, Debug, PartialEq)]
pub struct News {
    pub of: Owner,
    pub items: Vec<Item>,
}

/// Whom or what something is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    Character(usize),
    Group(usize),
    Person(usize),
    Relation(usize),
    Work(usize),
    About,
}

/// Something that holds since, or holds no longer.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    Name(Said),
    /// A role, a summary, a fact, what somebody is known for.
    Said(Said),
    Alias(Alias),
    Group(Membership),
    Actor(Casting),
}

impl Changes {
    /// What changed from `before` to `after`, of the same show, at a later point.
    pub fn between(before: &Snapshot, after: &Snapshot) -> Self {
        let mut changes = Self { turns: turns(before, after), news: news(before, after), ..Self::default() };
        // Of both lists, what is in the earlier one is in the later one in the same order.
        let mut old = before.characters.iter().peekable();
        for (place, now) in after.characters.iter().enumerate() {
            let was = old.next_if(|was| was.id == now.id);
            changes.note(Subject::Character(place), was.map(|was| was.past), now.past);
        }
        let mut old = before.groups.iter().peekable();
        for (place, now) in after.groups.iter().enumerate() {
            let was = old.next_if(|was| was.id == now.id);
            changes.note(Subject::Group(place), was.map(Group::is_past), now.is_past());
        }
        changes.mark(after);
        changes
    }

    /// Notes who was not there before, or is past since.
    fn note(&mut self, subject: Subject, was_past: Option<bool>, is_past: bool) {
        if was_past.is_none() {
            self.come.push(subject);
        }
        if is_past && was_past != Some(true) {
            self.gone.push(subject);
        }
    }

    /// Marks what the lists name.
    fn mark(&mut self, after: &Snapshot) {
        self.characters = vec![None; after.characters.len()];
        self.groups = vec![None; after.groups.len()];
        self.relations = vec![None; after.relations.len()];
        for (subjects, mark) in [(&self.come, Mark::New), (&self.gone, Mark::Gone)] {
            for subject in subjects {
                match *subject {
                    Subject::Character(place) => self.characters[place] = Some(mark),
                    Subject::Group(place) => self.groups[place] = Some(mark),
                }
            }
        }
        for turn in &self.turns {
            let Some(place) = turn.side().map(|side| side.relation) else { continue };
            let mark = turn.mark;
            // One of its directions may go on, or have said something else before.
            let is_one = self.relations[place].is_none_or(|known| known == mark);
            self.relations[place] = Some(if is_one { mark } else { Mark::Changed });
        }
        for news in &self.news {
            // Who is new or gone, or a relation that began or ended, is that above all.
            let known = match news.of {
                Owner::Character(place) => &mut self.characters[place],
                Owner::Group(place) => &mut self.groups[place],
                Owner::Relation(place) => &mut self.relations[place],
                Owner::Person(_) | Owner::Work(_) | Owner::About => continue,
            };
            *known = known.or(Some(Mark::Changed));
        }
    }

    /// How somebody or something is marked.
    pub fn mark_of(&self, owner: Owner) -> Option<Mark> {
        match owner {
            Owner::Character(place) => self.characters[place],
            Owner::Group(place) => self.groups[place],
            Owner::Relation(place) => self.relations[place],
            Owner::Person(_) | Owner::Work(_) | Owner::About => None,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.come.is_empty() && self.gone.is_empty() && self.turns.is_empty() && self.news.is_empty()
    }

    /// Whether a relation has ended without another in its place.
    pub fn has_ended(&self, relation: usize) -> bool {
        self.relations[relation] == Some(Mark::Gone)
    }
}

impl Turn {
    /// What is said now, or else what was said before.
    pub fn side(&self) -> Option<&Side> {
        self.is.as_ref().or(self.was.as_ref())
    }
}
