//! A reader for the HTML that castmap writes, and for no more: it refuses what is not well-formed, and every element
//! and attribute that has no place in a page of somebody else's.

/// What was read.
#[derive(Debug, Default)]
pub struct Markup {
    /// The text of every heading.
    pub headings: Vec<String>,
    /// The text of every line of a list.
    pub lines: Vec<String>,
    /// Type and text of every script.
    pub scripts: Vec<(String, String)>,
}

/// Elements that may stand there, and within which ones.
const ELEMENTS: &[(&str, &[&str])] = &[
    ("div", &[""]),
    ("h2", &["div"]),
    ("h3", &["div"]),
    ("ul", &["div"]),
    ("li", &["ul"]),
    ("small", &["h2"]),
    ("span", &["h2", "h3", "li"]),
    ("strong", &["li"]),
    ("script", &[""]),
];

/// Reads a fragment.
pub fn read(html: &str) -> Result<Markup, String> {
    let mut markup = Markup::default();
    let mut open: Vec<(String, String)> = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let (before, behind) = rest.split_once('<').unwrap_or((rest, ""));
        let words = text(before)?;
        match open.iter_mut().rev().find(|(name, _)| ["li", "h2", "h3"].contains(&&**name)) {
            Some((_, inside)) => *inside += &words,
            None if words.trim().is_empty() => {}
            None => return Err(format!("{words:?} stands outside of headings and lines")),
        }
        if before.len() == rest.len() {
            break;
        }
        let (tag, after) = behind.split_once('>').ok_or("a tag has no end")?;
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            match open.pop() {
                Some((opened, inside)) if opened == name => match name {
                    "li" => markup.lines.push(inside),
                    "h2" | "h3" => markup.headings.push(inside),
                    _ => {}
                },
                opened => return Err(format!("</{name}> ends {opened:?}")),
            }
            continue;
        }
        let (name, attribute) = tag.split_once(' ').map_or((tag, None), |(name, rest)| (name, Some(rest)));
        let within = open.last().map_or("", |(name, _)| name);
        if !ELEMENTS.iter().any(|(known, places)| *known == name && places.contains(&within)) {
            return Err(format!("<{name}> within <{within}>"));
        }
        let wanted = if name == "script" { "type" } else { "lang" };
        let value = match attribute {
            None => "",
            Some(attribute) => {
                let value = attribute.strip_prefix(wanted).and_then(|rest| rest.strip_prefix("=\""));
                value.and_then(|rest| rest.strip_suffix('"')).ok_or(format!("{attribute:?} in <{name}>"))?
            }
        };
        if !value.chars().all(|letter| letter.is_ascii_alphanumeric() || "-+/".contains(letter)) {
            return Err(format!("{value:?} is no value of {wanted}"));
        }
        if name == "script" {
            // All up to its end is text, as browsers read it.
            let (inside, after) = rest.split_once("</script>").ok_or("a script has no end")?;
            markup.scripts.push((value.into(), inside.into()));
            rest = after;
        } else {
            open.push((name.into(), String::new()));
        }
    }
    if open.is_empty() { Ok(markup) } else { Err(format!("{open:?} have no end")) }
}

/// Text between tags, as it is read.
pub fn text(escaped: &str) -> Result<String, String> {
    const ENTITIES: [(&str, char); 5] =
        [("amp;", '&'), ("lt;", '<'), ("gt;", '>'), ("quot;", '"'), ("#39;", '\'')];
    if escaped.contains(['>', '"', '\'']) {
        return Err(format!("{escaped:?} is not escaped"));
    }
    let mut parts = escaped.split('&');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let found = ENTITIES.iter().find_map(|(name, letter)| Some((*letter, part.strip_prefix(name)?)));
        let (letter, rest) = found.ok_or(format!("&{part} is no entity"))?;
        out.push(letter);
        out += rest;
    }
    Ok(out)
}
