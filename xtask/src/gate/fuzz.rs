//! Tries castmap with any input: builds the targets of fuzz/ and runs each for a while.

use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use crate::files::write;
use crate::project::Project;
use crate::run;
use crate::tools;
use crate::tools::debian;

/// The package, which is a workspace of its own.
const MANIFEST: [&str; 2] = ["--manifest-path", "fuzz/Cargo.toml"];

/// As the toolchain that castmap is built with can do it: sanitizers need a nightly one, and look for what safe code cannot do.
/// Without a record of every comparison, three times as much is tried.
const BUILD: [&str; 3] = ["--sanitizer", "none", "--no-trace-compares"];

/// How a target is run. The same seed each time; an input may take so many seconds, on a machine that does other things too, and
/// all of it so many megabytes; inputs are long from the beginning.
const RUN: [&str; 5] =
    ["-seed=1", "-timeout=20", "-rss_limit_mb=1024", "-len_control=0", "-print_final_stats=1"];

/// Inputs of noise to begin with.
const SEEDS: u32 = 8;

/// Lines of the output that are shown of a run that failed: what was promised and did not hold is among them.
const MOST_LINES: usize = 30;

#[derive(clap::Args)]
pub struct Arguments {
    /// This target alone
    #[arg(long, value_name = "TARGET")]
    only: Option<Target>,
    /// How long each target is tried
    #[arg(long, default_value_t = 10)]
    seconds: u32,
    /// Try this input once, and nothing else
    #[arg(long, value_name = "FILE", requires = "only")]
    input: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Target {
    /// Any bytes as a document
    Document,
    /// Anything typed into the search
    Query,
    /// Any attributes, and any query of an address
    Attributes,
    /// Any document at any points of its timeline
    Cut,
    /// Any people, ties and groups of a chart
    Layout,
}

impl Target {
    fn name(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Query => "query",
            Self::Attributes => "attributes",
            Self::Cut => "cut",
            Self::Layout => "layout",
        }
    }

    /// The most bytes of an input: what says all there is to say, and no more of the same.
    fn most_bytes(self) -> u32 {
        match self {
            Self::Document => 4096,
            Self::Cut => 2048,
            Self::Query | Self::Attributes | Self::Layout => 1024,
        }
    }
}

pub fn fuzz(project: &Project, arguments: &Arguments) -> Result<()> {
    let fuzzer = Fuzzer::ready(project)?;
    if let (Some(target), Some(input)) = (arguments.only, &arguments.input) {
        return run::run(fuzzer.cargo("run").arg(target.name()).arg(input));
    }
    fuzzer.run(arguments.only.as_slice(), arguments.seconds)
}

/// The short run of the whole gate, with format and lints of the package.
pub fn step(project: &Project) -> Result<()> {
    run::run(project.cargo(["fmt"]).args(MANIFEST).args(["--all", "--check"]))?;
    let fuzzer = Fuzzer::ready(project)?;
    let mut lint = project.cargo(["clippy"]);
    lint.args(MANIFEST).args(["--locked", "--all-targets", "--", "-D", "warnings"]);
    run::run(lint.env("CARGO_TARGET_DIR", fuzzer.built()))?;
    fuzzer.run(&[], 10)
}

struct Fuzzer<'a> {
    project: &'a Project,
    cargo_fuzz: PathBuf,
}

impl<'a> Fuzzer<'a> {
    /// With all that it takes to build targets.
    fn ready(project: &'a Project) -> Result<Self> {
        const OTHER: &str = "name one in CXX";
        let is_there = || env::var_os("CXX").is_some() || tools::on_path("c++").is_some();
        if !is_there() {
            debian::install("the fuzz targets", "a C++ compiler", &["g++"], OTHER)?;
            if !is_there() {
                bail!("g++ was installed, but there is no `c++` on PATH: {OTHER}");
            }
        }
        Ok(Self { project, cargo_fuzz: tools::CARGO_FUZZ.ready()? })
    }

    fn built(&self) -> PathBuf {
        self.project.target.join("fuzz")
    }

    /// `cargo fuzz`, for what is built in the one way.
    fn cargo(&self, what: &str) -> Command {
        let mut cargo = Command::new(&self.cargo_fuzz);
        cargo.arg(what).args(BUILD).arg("--target-dir").arg(self.built()).current_dir(&self.project.root);
        cargo
    }

    /// Runs these targets, or all of them.
    fn run(&self, only: &[Target], seconds: u32) -> Result<()> {
        println!("building the fuzz targets (a minute or two the first time)");
        run::run(&mut self.cargo("build"))?;
        let targets = if only.is_empty() { Target::value_variants() } else { only };
        for &target in targets {
            println!("{}: {seconds} seconds", target.name());
            println!("{}: {}", target.name(), self.try_out(target, seconds)?);
        }
        Ok(())
    }

    /// Runs a target; gives the figures of it.
    fn try_out(&self, target: Target, seconds: u32) -> Result<String> {
        let name = target.name();
        let corpus = Path::new("fuzz/corpus").join(name);
        begin(&self.project.root.join(&corpus), target.most_bytes())?;
        let mut cargo = self.cargo("run");
        // What is new goes into the first.
        cargo.arg(name).arg(corpus);
        let seeds = Path::new("fuzz/seeds").join(name);
        if self.project.root.join(&seeds).is_dir() {
            cargo.arg(seeds);
        }
        cargo.arg("--").args(RUN);
        cargo.arg(format!("-max_total_time={seconds}")).arg(format!("-max_len={}", target.most_bytes()));
        let mut child = cargo
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .context("could not start cargo-fuzz")?;
        let output = child.stderr.take().context("cargo-fuzz has no error output")?;
        // Texts of inputs are in it, and these may be anything.
        let lines = BufReader::new(output).split(b'\n').map_while(Result::ok);
        let lines: Vec<String> = lines.map(|line| String::from_utf8_lossy(&line).into_owned()).collect();
        let status = child.wait().context("cargo-fuzz was lost")?;
        if status.success() {
            return figures(&lines).with_context(|| format!("`{name}` printed no figures"));
        }
        let Some(input) = input(&lines) else {
            bail!("`{name}` did not run ({status}):\n{}", shown(&lines));
        };
        bail!(
            "`{name}` found something:\n{}\n\nto try it again: cargo xtask fuzz --only {name} --input {}",
            shown(&lines),
            self.project.shown(Path::new(input))
        );
    }
}

/// Puts noise into a folder that has nothing yet: most targets make something of any bytes, and longer ones take long to be
/// found from none.
fn begin(folder: &Path, most: u32) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("could not make {}", folder.display()))?;
    let mut known = fs::read_dir(folder).with_context(|| format!("could not read {}", folder.display()))?;
    if known.next().is_some() {
        return Ok(());
    }
    for seed in 1..=SEEDS {
        write(&folder.join(format!("noise-{seed}")), noise(seed, most * seed / SEEDS))?;
    }
    Ok(())
}

/// So many bytes of Knuth's MMIX generator. The first says to `document` that it is to be made of the rest.
fn noise(seed: u32, count: u32) -> Vec<u8> {
    let mut state = u64::from(seed);
    let mut bytes = vec![0xff];
    for _ in 1..count {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        bytes.push((state >> 56) as u8);
    }
    bytes
}

/// How much was tried, and how much of the code was reached.
fn figures(lines: &[String]) -> Option<String> {
    let count = lines.iter().find_map(|line| line.strip_prefix("stat::number_of_executed_units: "))?;
    let done = lines.iter().find(|line| line.contains("\tDONE "))?;
    let mut words = done.split_whitespace().skip_while(|word| *word != "cov:").skip(1);
    let (edges, features) = (words.next()?, words.nth(1)?);
    Some(format!("{} executions, {edges} edges of the code reached, {features} features", count.trim()))
}

/// The file with the input that something was found by.
fn input(lines: &[String]) -> Option<&str> {
    lines.iter().find_map(|line| Some(line.split_once("Test unit written to ")?.1.trim()))
}

/// The end of the output, from where something was found.
fn shown(lines: &[String]) -> String {
    let is_finding = |line: &String| line.contains("panicked at") || line.contains("ERROR: libFuzzer");
    let start = lines.iter().position(is_finding).unwrap_or(lines.len().saturating_sub(MOST_LINES));
    lines[start..].iter().take(MOST_LINES).map(|line| format!("  {line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(String::from).collect()
    }

    #[test]
    fn figures_are_read_from_the_end_of_a_run() {
        let run = lines(
            "#2\tINITED cov: 9 ft: 12 corp: 1/1b\n#38016\tDONE   cov: 4494 ft: 15796 corp: 1246/58Kb lim: 1024\n\
             stat::number_of_executed_units: 38016\n",
        );
        let expected = "38016 executions, 4494 edges of the code reached, 15796 features";
        assert_eq!(figures(&run).as_deref(), Some(expected));
        assert_eq!(figures(&run[..1]), None);
    }

    #[test]
    fn what_was_found_is_shown_with_its_input() {
        let run = lines(
            "#1\tNEW\n\nthread '<unnamed>' panicked at a.rs:1:2:\nno\nartifact_prefix='f/'; Test unit written to f/crash-1\n",
        );
        assert_eq!(input(&run), Some("f/crash-1"));
        assert!(shown(&run).starts_with("  thread '<unnamed>' panicked at a.rs:1:2:\n  no\n"));
        assert_eq!(input(&run[..2]), None);
    }

    #[test]
    fn every_target_is_built() {
        let manifest = include_str!("../../../fuzz/Cargo.toml");
        for target in Target::value_variants() {
            let name = target.name();
            let row = format!("name = \"{name}\"\npath = \"fuzz_targets/{name}.rs\"");
            assert!(manifest.contains(&row), "{name}");
        }
        assert_eq!(manifest.matches("[[bin]]").count(), Target::value_variants().len());
    }

    #[test]
    fn noise_is_the_same_each_time() {
        assert_eq!(noise(3, 5), noise(3, 5));
        assert_ne!(noise(3, 5), noise(4, 5));
        assert_eq!(noise(1, 64).len(), 64);
    }
}
