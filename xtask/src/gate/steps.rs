//! Runs the steps of a gate one after the other, says how long each took, and stops at the first that fails.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

pub struct Step<'a> {
    pub name: &'static str,
    pub act: Box<dyn Fn() -> Result<()> + 'a>,
}

impl<'a> Step<'a> {
    pub fn new(name: &'static str, act: impl Fn() -> Result<()> + 'a) -> Self {
        Self { name, act: Box::new(act) }
    }
}

/// `task` is the command that was given, for saying how to run one step alone.
pub fn take(task: &str, mut steps: Vec<Step>, only: Option<&str>) -> Result<()> {
    if let Some(only) = only {
        let names: Vec<_> = steps.iter().map(|step| step.name).collect();
        steps.retain(|step| step.name == only);
        if steps.is_empty() {
            bail!("there is no step `{only}`: the steps are {}", names.join(", "));
        }
    }
    let start = Instant::now();
    let mut lines = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        println!("\n== {} ({} of {})", step.name, index + 1, steps.len());
        let start = Instant::now();
        let result = (step.act)();
        let line = line(step.name, if result.is_ok() { "ok" } else { "FAILED" }, start.elapsed());
        println!("{line}");
        lines.push(line);
        if let Err(error) = result {
            summary(&lines);
            let failed =
                format!("the step `{0}` failed; to run it alone: cargo xtask {task} --only {0}", step.name);
            return Err(error).context(failed);
        }
    }
    lines.push(line("in all", "ok", start.elapsed()));
    summary(&lines);
    Ok(())
}

fn summary(lines: &[String]) {
    println!("\n== summary");
    for line in lines {
        println!("{line}");
    }
}

fn line(name: &str, outcome: &str, took: Duration) -> String {
    format!("{name:<12} {outcome:<7} {:>7.1} s", took.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    fn check(only: Option<&str>, expected: &str, taken: &[&str]) {
        let log = RefCell::new(Vec::new());
        let step = |name: &'static str, fails: bool| {
            let log = &log;
            Step::new(name, move || {
                log.borrow_mut().push(name);
                if fails { Err(anyhow::anyhow!("no")) } else { Ok(()) }
            })
        };
        let steps = vec![step("a", false), step("b", true), step("c", false)];
        let result =
            take("test", steps, only).map_or_else(|error| format!("{error:#}"), |()| "ok".to_owned());
        assert_eq!(result, expected);
        assert_eq!(*log.borrow(), taken);
    }

    #[test]
    fn the_first_failure_ends_it() {
        check(None, "the step `b` failed; to run it alone: cargo xtask test --only b: no", &["a", "b"]);
    }

    #[test]
    fn one_step_alone() {
        check(Some("c"), "ok", &["c"]);
        check(Some("d"), "there is no step `d`: the steps are a, b, c", &[]);
    }
}
