//! What every section found when it was measured last: docs/benchmarks.json.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde_json::{Value, json};

/// Something measured, held against what is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    pub what: String,
    pub measured: String,
    pub wanted: String,
    pub is_reached: bool,
}

/// One section.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    pub machine: String,
    pub date: String,
    pub verdicts: Vec<Verdict>,
    /// Sentences about where a peer does better.
    pub behind: Vec<String>,
}

/// All of them, by name.
pub type All = BTreeMap<String, Found>;

impl Found {
    /// As the end-to-end tests leave it, without its text and measured on that date where it says none.
    pub fn of(section: &Value, date: &str) -> Result<Self> {
        let text = |value: &Value, name: &str| {
            value[name]
                .as_str()
                .map(str::to_owned)
                .with_context(|| format!("there is no `{name}` in {value}"))
        };
        let list = |name: &str| {
            section[name].as_array().with_context(|| format!("there is no list `{name}` in {section}"))
        };
        let mut verdicts = Vec::new();
        for verdict in list("verdicts")? {
            let is_reached = verdict["reached"]
                .as_bool()
                .with_context(|| format!("nobody says whether {verdict} is reached"))?;
            let [what, measured, wanted] = ["what", "measured", "wanted"].map(|name| text(verdict, name));
            verdicts.push(Verdict { what: what?, measured: measured?, wanted: wanted?, is_reached });
        }
        let behind = list("behind")?.iter().filter_map(Value::as_str).map(str::to_owned).collect();
        let date = section["date"].as_str().unwrap_or(date).to_owned();
        Ok(Self { machine: text(section, "machine")?, date, verdicts, behind })
    }

    fn json(&self) -> Value {
        let verdict = |Verdict { what, measured, wanted, is_reached }: &Verdict| json!({ "what": what, "measured": measured, "wanted": wanted, "reached": is_reached });
        let verdicts: Vec<Value> = self.verdicts.iter().map(verdict).collect();
        json!({ "machine": self.machine, "date": self.date, "verdicts": verdicts, "behind": self.behind })
    }
}

pub fn parsed(text: &str) -> Result<All> {
    let all: BTreeMap<String, Value> = serde_json::from_str(text)?;
    all.iter().map(|(name, section)| Ok((name.clone(), Found::of(section, "")?))).collect()
}

pub fn written(all: &All) -> String {
    let all: BTreeMap<_, _> = all.iter().map(|(name, found)| (name, found.json())).collect();
    format!("{:#}\n", json!(all))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_as_it_was() {
        let verdict =
            Verdict { what: "a".into(), measured: "7".into(), wanted: "8".into(), is_reached: false };
        let found = Found {
            machine: "M".into(),
            date: "2026-01-31".into(),
            verdicts: vec![verdict],
            behind: vec!["b is better".into()],
        };
        let all = All::from([("one".to_owned(), found), ("two".to_owned(), Found::default())]);
        assert_eq!(parsed(&written(&all)).unwrap(), all);
    }

    #[test]
    fn what_is_missing_is_named() {
        let check = |section: &str, expected: &str| {
            let section: Value = serde_json::from_str(section).unwrap();
            assert_eq!(Found::of(&section, "").unwrap_err().to_string(), expected);
        };
        check(r#"{"machine": "M"}"#, r#"there is no list `verdicts` in {"machine":"M"}"#);
        check(r#"{"verdicts": [{}]}"#, "nobody says whether {} is reached");
        check(r#"{"verdicts": [], "behind": []}"#, r#"there is no `machine` in {"behind":[],"verdicts":[]}"#);
    }
}
