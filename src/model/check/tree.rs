//! JSON text as a tree that still borrows from it, and knows where in it each value stands.
//!
//! The tree is one row of marks, two numbers for each value and each key, in the order of the text: what a value is,
//! the text says. So a tree takes about as much memory as its text, whatever is in it.

use std::num::NonZero;

/// Every value and every key of a text.
#[derive(Debug)]
pub struct Tree<'a> {
    /// Without a byte-order mark.
    pub text: &'a str,
    /// The first one stands for nothing: a number that is not 0 takes no more room where there may be none.
    pub marks: Vec<Mark>,
    /// The texts with escapes, as they are meant.
    pub meant: Vec<String>,
    /// The numbers. No field of the format holds a fraction: `None` is any that is not whole.
    pub numbers: Vec<Option<i64>>,
}

/// Where a value or a key stands. A value stands before what is in it, a key before its value.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    /// Offset in bytes of its first letter.
    pub at: u32,
    /// Of an object or a list, the number of the first mark that is not in it. Of a number, its own one. Of a text, the
    /// offset of its closing quote, or where it has escapes, its number among those: each of them is longer than one byte,
    /// so that the number is not above `at`.
    pub end: u32,
}

/// A JSON value in its place: the number of its mark.
#[derive(Clone, Copy, Debug)]
pub struct Node(NonZero<usize>);

/// The whole text.
pub const ROOT: Node = Node(NonZero::<usize>::MIN);

/// A JSON value.
#[derive(Debug)]
pub enum Value<'a> {
    Null,
    Bool(bool),
    Number(Option<i64>),
    String(&'a str),
    Array,
    Object,
}

/// The items of a list, or keys and values of an object by turns, in their order.
#[derive(Clone, Copy, Debug)]
pub struct Items<'a> {
    tree: &'a Tree<'a>,
    next: usize,
    end: usize,
}

impl<'a> Tree<'a> {
    /// One that is still empty.
    pub fn new(text: &'a str) -> Self {
        Self { text, marks: Vec::from([Mark { at: 0, end: 0 }]), meant: Vec::new(), numbers: Vec::new() }
    }

    /// Marks what stands at an offset.
    pub fn mark(&mut self, at: usize) -> Option<Node> {
        let next = NonZero::new(self.marks.len())?;
        // A text is far shorter than what such a number holds.
        self.marks.push(Mark { at: at as u32, end: 0 });
        Some(Node(next))
    }

    /// Says what [`Mark::end`] is.
    pub fn end(&mut self, node: Node, end: usize) {
        self.marks[node.0.get()].end = end as u32;
    }

    /// Whether nothing was marked since.
    pub fn is_last(&self, node: Node) -> bool {
        self.marks.len() == node.0.get() + 1
    }

    /// Offset in bytes of the value's first letter, behind a byte-order mark.
    pub fn at(&self, node: Node) -> usize {
        self.marks[node.0.get()].at as usize
    }

    /// The number of the mark behind a value and all that is in it.
    #[inline(always)]
    fn after(&self, value: usize) -> usize {
        match self.text.as_bytes()[self.marks[value].at as usize] {
            b'{' | b'[' => self.marks[value].end as usize,
            _ => value + 1,
        }
    }

    /// Its first letter, which tells what it is.
    fn first(&self, node: Node) -> u8 {
        self.text.as_bytes()[self.at(node)]
    }

    #[inline(never)]
    pub fn value(&self, node: Node) -> Value<'_> {
        match self.first(node) {
            b'{' => Value::Object,
            b'[' => Value::Array,
            b'"' => Value::String(self.said(node)),
            b'n' => Value::Null,
            b't' => Value::Bool(true),
            b'f' => Value::Bool(false),
            _ => Value::Number(self.numbers[self.marks[node.0.get()].end as usize]),
        }
    }

    /// What a text or a key says.
    #[inline(never)]
    pub fn said(&self, node: Node) -> &str {
        let Mark { at, end } = self.marks[node.0.get()];
        if end > at { &self.text[at as usize + 1..end as usize] } else { &self.meant[end as usize] }
    }

    /// What is in a list or an object; nothing in anything else.
    #[inline(never)]
    fn inside(&'a self, node: Node, open: u8) -> Items<'a> {
        let place = node.0.get();
        let end = if self.first(node) == open { self.marks[place].end as usize } else { 0 };
        Items { tree: self, next: place + 1, end }
    }

    /// The items of a list, none of anything else.
    pub fn items(&'a self, node: Node) -> Items<'a> {
        self.inside(node, b'[')
    }

    /// The keys and values of an object, none of anything else.
    pub fn pairs(&'a self, node: Node) -> impl Iterator<Item = (&'a str, Node)> {
        let mut items = self.inside(node, b'{');
        std::iter::from_fn(move || {
            let key = items.next()?;
            Some((self.said(key), items.next()?))
        })
    }

    /// A field of an object.
    #[inline(never)]
    pub fn field(&self, node: Node, name: &str) -> Option<Node> {
        let mut key = node.0.get() + 1;
        let end = self.inside(node, b'{').end;
        while key < end {
            let (Mark { at, end }, value) = (self.marks[key], key + 1);
            // Most are told apart by how long they are: this is where reading takes its time.
            let is_as_long = end <= at || (end - at) as usize == name.len() + 1;
            if is_as_long && self.said(Node(NonZero::new(key)?)) == name {
                return Some(Node(NonZero::new(value)?));
            }
            key = self.after(value);
        }
        None
    }

    /// The text that it is.
    #[inline(never)]
    pub fn as_str(&self, node: Node) -> Option<&str> {
        (self.first(node) == b'"').then(|| self.said(node))
    }

    /// The text that a field of it is.
    pub fn field_str(&self, node: Node, name: &str) -> Option<&str> {
        self.as_str(self.field(node, name)?)
    }

    /// How many items a list has.
    #[inline(never)]
    pub fn count(&self, node: Node) -> usize {
        self.items(node).count()
    }

    /// What it is, for a sentence: "a number".
    pub fn describe(&self, node: Node) -> &'static str {
        match self.value(node) {
            Value::Null => "null",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::String(_) => "a text",
            Value::Array => "a list",
            Value::Object => "an object",
        }
    }
}

impl Iterator for Items<'_> {
    type Item = Node;

    #[inline(never)]
    fn next(&mut self) -> Option<Node> {
        if self.next >= self.end {
            return None;
        }
        let next = Node(NonZero::new(self.next)?);
        self.next = self.tree.after(self.next);
        Some(next)
    }
}
