//! What a random show is made of, before it is written.

use super::Random;

#[derive(Clone, Copy, Default)]
pub struct Times {
    pub since: u32,
    pub until: Option<u32>,
}

#[derive(Clone)]
pub struct Said {
    pub times: Times,
    /// How it is written: languages, and whether it has a topic and which sources.
    pub languages: u32,
    pub topic: bool,
    pub sources: Vec<usize>,
}

pub struct Portrait {
    pub times: Times,
}

pub struct Alias {
    pub said: Said,
    pub by: Option<usize>,
}

pub struct Tie {
    pub to: usize,
    pub said: Said,
    pub plain: bool,
}

#[derive(Clone, Copy, PartialEq)]
pub enum End {
    Character(usize),
    Group(usize),
}

pub struct Character {
    pub times: Times,
    pub names: Vec<Said>,
    pub role: Vec<Said>,
    pub summary: Vec<Said>,
    pub facts: Vec<Said>,
    pub aliases: Vec<Alias>,
    pub portraits: Vec<Portrait>,
    pub groups: Vec<Tie>,
    pub played_by: Vec<Tie>,
    pub links: u32,
}

pub struct Group {
    pub times: Times,
    pub names: Vec<Said>,
    pub summary: Vec<Said>,
    pub parent: Option<usize>,
    pub sources: Vec<usize>,
}

pub struct Person {
    pub names: Vec<Said>,
    pub summary: Vec<Said>,
    pub facts: Vec<Said>,
    pub known_for: Vec<Vec<Said>>,
    pub aliases: Vec<Alias>,
    pub portraits: Vec<Portrait>,
    pub links: u32,
}

pub struct Relation {
    pub times: Times,
    pub from: End,
    pub to: End,
    pub named: bool,
    pub kind: Option<usize>,
    pub mutual: bool,
    pub back: Option<(Option<usize>, Vec<Said>, Vec<usize>)>,
    pub label: Vec<Said>,
    pub summary: Vec<Said>,
    pub facts: Vec<Said>,
    pub sources: Vec<usize>,
}

pub struct Work {
    pub aliases: Vec<Alias>,
    pub adapts: Vec<usize>,
    pub credits: Vec<Tie>,
    pub facts: Vec<Said>,
    pub sources: Vec<usize>,
}

pub struct Model {
    pub last: u32,
    pub sources: usize,
    pub kinds: usize,
    pub groups: Vec<Group>,
    pub people: Vec<Person>,
    pub characters: Vec<Character>,
    pub relations: Vec<Relation>,
    pub works: Vec<Work>,
    pub about: (Vec<Said>, Vec<Said>),
}

/// How many things of each sort a show has.
pub struct Counts {
    pub last: u32,
    pub sources: usize,
    pub groups: usize,
    pub people: usize,
    pub characters: usize,
}

impl Random {
    /// Something of `count`, where there is any.
    fn pick(&mut self, count: usize) -> Option<usize> {
        (count > 0).then(|| self.below(count as u32) as usize)
    }

    fn times(&mut self, last: u32) -> Times {
        let since = if self.one_in(3) { 0 } else { self.below(last + 1) };
        let until = match self.below(6) {
            0 => Some(0),
            1 | 2 => Some(since + self.below(last - since + 1)),
            _ => None,
        };
        Times { since, until }
    }

    fn sources(&mut self, counts: &Counts) -> Vec<usize> {
        (0..self.below(3)).filter_map(|_| self.pick(counts.sources)).collect()
    }

    fn said(&mut self, counts: &Counts) -> Said {
        Said {
            times: self.times(counts.last),
            languages: self.below(4),
            topic: self.one_in(3),
            sources: self.sources(counts),
        }
    }

    fn stated(&mut self, counts: &Counts, least: u32, most: u32) -> Vec<Said> {
        (0..least + self.below(most - least + 1)).map(|_| self.said(counts)).collect()
    }

    fn aliases(&mut self, counts: &Counts) -> Vec<Alias> {
        self.many(2, |random| Alias { said: random.said(counts), by: random.pick(counts.characters) })
    }

    fn portraits(&mut self, counts: &Counts) -> Vec<Portrait> {
        self.many(2, |random| Portrait { times: random.times(counts.last) })
    }

    fn ties(&mut self, counts: &Counts, to: usize) -> Vec<Tie> {
        let made = self.many(2, |random| {
            let to = random.pick(to)?;
            Some(Tie { to, said: random.said(counts), plain: random.one_in(4) })
        });
        made.into_iter().flatten().collect()
    }

    fn end(&mut self, counts: &Counts) -> Option<End> {
        if self.one_in(4) {
            return self.pick(counts.groups).map(End::Group);
        }
        self.pick(counts.characters).map(End::Character)
    }
}

/// Of them, `family` is built in and written nowhere, and `rival` is built in and written anew.
pub const KINDS: usize = 6;

impl Model {
    pub fn random(random: &mut Random) -> Self {
        let counts = Counts {
            last: random.below(7),
            sources: random.below(6) as usize,
            groups: random.below(6) as usize,
            people: random.below(6) as usize,
            characters: random.below(8) as usize,
        };
        let at = &counts;
        let groups = (0..counts.groups)
            .map(|place| Group {
                times: random.times(at.last),
                names: random.stated(at, 1, 2),
                summary: random.stated(at, 0, 1),
                // Not after oneself: there are no circles.
                parent: if random.one_in(2) { random.pick(place) } else { None },
                sources: random.sources(at),
            })
            .collect();
        let people = (0..counts.people)
            .map(|_| Person {
                names: random.stated(at, 1, 2),
                summary: random.stated(at, 0, 2),
                facts: random.stated(at, 0, 2),
                known_for: random.many(2, |random| random.stated(at, 1, 2)),
                aliases: random.aliases(at),
                portraits: random.portraits(at),
                links: random.below(2),
            })
            .collect();
        let characters = (0..counts.characters)
            .map(|_| Character {
                times: random.times(at.last),
                names: random.stated(at, 1, 3),
                role: random.stated(at, 0, 2),
                summary: random.stated(at, 0, 2),
                facts: random.stated(at, 0, 2),
                aliases: random.aliases(at),
                portraits: random.portraits(at),
                groups: random.ties(at, at.groups),
                played_by: random.ties(at, at.people),
                links: random.below(2),
            })
            .collect();
        let relations = random.many(12, |random| {
            let (from, to) = (random.end(at)?, random.end(at)?);
            (from != to).then(|| Relation {
                times: random.times(at.last),
                from,
                to,
                named: random.one_in(2),
                kind: random.pick(KINDS),
                mutual: random.one_in(3),
                back: random
                    .one_in(3)
                    .then(|| (random.pick(KINDS), random.stated(at, 0, 2), random.sources(at))),
                label: random.stated(at, 0, 2),
                summary: random.stated(at, 0, 1),
                facts: random.stated(at, 0, 1),
                sources: random.sources(at),
            })
        });
        let works = (0..random.below(3) as usize)
            .map(|place| Work {
                aliases: random.aliases(at),
                adapts: random.pick(place).into_iter().collect(),
                credits: random.ties(at, at.people),
                facts: random.stated(at, 0, 2),
                sources: random.sources(at),
            })
            .collect();
        let about = (random.stated(at, 0, 2), random.stated(at, 0, 2));
        Self {
            last: counts.last,
            sources: counts.sources,
            kinds: KINDS,
            groups,
            people,
            characters,
            relations: relations.into_iter().flatten().collect(),
            works,
            about,
        }
    }
}
