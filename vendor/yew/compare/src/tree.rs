//! Trees to draw: lists with and without keys, within each other, that change from one to the next.

/// Knuth's linear congruential generator (The Art of Computer Programming, 3.3.4).
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn of<T: Copy>(&mut self, values: &[T]) -> T {
        values[self.below(values.len() as u64) as usize]
    }
}

#[derive(Clone, Debug)]
pub enum Node {
    Text(String),
    List(Vec<Node>),
    Tag(Tag),
}

#[derive(Clone, Debug)]
pub struct Tag {
    pub name: &'static str,
    pub key: Option<String>,
    pub attributes: Vec<(&'static str, String)>,
    /// Properties, which are no attributes of the element.
    pub title: Option<String>,
    pub value: Option<String>,
    /// The events that it hears.
    pub events: Vec<&'static str>,
    /// Which of the references holds it.
    pub known_as: Option<usize>,
    pub children: Vec<Node>,
}

/// How many references there are.
pub const NAMES: usize = 2;

/// One bubbles, one does not, one is heard by few.
pub const EVENTS: [&str; 3] = ["click", "focus", "wheel"];

const DEEPEST: usize = 3;

pub fn tree(random: &mut Random) -> Node {
    list(random, 0, &mut (0..NAMES).collect())
}

/// The tree a step later: some nodes go, come, change and change places.
pub fn next(random: &mut Random, node: &Node) -> Node {
    match node {
        Node::Text(words) if random.below(3) > 0 => Node::Text(words.clone()),
        Node::Text(_) => Node::Text(random.of(&["a", "b", ""]).to_owned()),
        Node::Tag(tag) => {
            let mut tag = tag.clone();
            if random.below(3) == 0 {
                let other = self::tag(random, DEEPEST, tag.key.clone(), &mut Vec::new());
                let value = if tag.name == "input" && random.below(2) == 0 { None } else { tag.value };
                tag = Tag { name: tag.name, value, children: tag.children, ..other };
            }
            tag.children = tag.children.iter().map(|child| next(random, child)).collect();
            Node::Tag(tag)
        }
        Node::List(nodes) => Node::List(changed(random, nodes)),
    }
}

fn changed(random: &mut Random, nodes: &[Node]) -> Vec<Node> {
    let mut changed = Vec::new();
    let keyed = !nodes.is_empty() && nodes.iter().all(|node| key(node).is_some());
    for node in nodes {
        if random.below(6) > 0 {
            changed.push(next(random, node));
        }
    }
    for new in 8..12 {
        if random.below(8) == 0 {
            // Not among those that are there; it may have been there before.
            let new = new.to_string();
            if changed.iter().all(|node| key(node) != Some(new.as_str())) {
                let place = random.below(changed.len() as u64 + 1) as usize;
                changed.insert(place, node(random, DEEPEST, keyed.then_some(new), &mut Vec::new()));
            }
        }
    }
    match random.below(4) {
        0 => changed.reverse(),
        1 if !changed.is_empty() => {
            let (from, to) = (random.below(changed.len() as u64), random.below(changed.len() as u64));
            let moved = changed.remove(from as usize);
            changed.insert(to as usize, moved);
        }
        2 => {
            for place in 1..changed.len() {
                changed.swap(place, random.below(place as u64 + 1) as usize);
            }
        }
        _ => {}
    }
    changed
}

fn key(node: &Node) -> Option<&str> {
    match node {
        Node::Tag(tag) => tag.key.as_deref(),
        _ => None,
    }
}

fn list(random: &mut Random, depth: usize, free: &mut Vec<usize>) -> Node {
    let keyed = random.below(2) == 0;
    let count = random.below(6) as usize;
    let mut keys: Vec<u64> = (0..8).collect();
    let mut nodes = Vec::new();
    for _ in 0..count {
        let key = keyed.then(|| keys.swap_remove(random.below(keys.len() as u64) as usize).to_string());
        nodes.push(node(random, depth, key, free));
    }
    Node::List(nodes)
}

fn node(random: &mut Random, depth: usize, key: Option<String>, free: &mut Vec<usize>) -> Node {
    if key.is_none() {
        match random.below(4) {
            0 => return Node::Text(random.of(&["a", "b", ""]).to_owned()),
            1 if depth < DEEPEST => return list(random, depth + 1, free),
            _ => {}
        }
    }
    Node::Tag(tag(random, depth, key, free))
}

fn tag(random: &mut Random, depth: usize, key: Option<String>, free: &mut Vec<usize>) -> Tag {
    let name = random.of(&["div", "span", "input", "svg"]);
    let mut attributes = Vec::new();
    for attribute in ["class", "id", "lang"] {
        if random.below(2) == 0 {
            attributes.push((attribute, random.of(&["x", "y"]).to_owned()));
        }
    }
    let mut events = Vec::new();
    for event in EVENTS {
        if random.below(3) == 0 {
            events.push(event);
        }
    }
    let known_as = if random.below(5) == 0 { free.pop() } else { None };
    let mut children = Vec::new();
    if depth < DEEPEST && name != "input" {
        children.push(list(random, depth + 1, free));
    }
    Tag {
        name,
        key,
        attributes,
        title: (random.below(3) == 0).then(|| random.of(&["t", "u"]).to_owned()),
        value: (name == "input" && random.below(3) > 0).then(|| random.of(&["v", "w"]).to_owned()),
        events,
        known_as,
        children,
    }
}
