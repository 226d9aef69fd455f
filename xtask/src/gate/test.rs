//! The whole gate: the quick one, then what takes longer, most of it in browsers.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::json;

use crate::bench::report;
use crate::bench::soak;
use crate::build::dist::dist;
use crate::files::write;
use crate::gate::check;
use crate::gate::fuzz;
use crate::gate::steps::{self, Step};
use crate::gate::upkeep;
use crate::project::Project;
use crate::run;
use crate::shared::shared;
use crate::size;
use crate::tools;
use crate::tools::browser::{Browser, CHROMIUM_ARGUMENTS};
use crate::tools::firefox::Firefox;
use crate::tools::locked::BUNDLERS;
use crate::wasm::compile;

/// Seconds for all wasm tests together; the runner's own 20 are short for a busy machine.
const WASM_SECONDS: &str = "300";

#[derive(clap::Args)]
pub struct Arguments {
    /// All cases of the tests that otherwise take a sample: random shows, properties, and end-to-end every value of
    /// every filter
    #[arg(long)]
    full: bool,
    /// Run this step alone: format, lint, lint-wasm, native, shows, upkeep, fuzz, wasm, yew, dist,
    /// size or e2e
    #[arg(long, value_name = "STEP")]
    only: Option<String>,
}

pub fn test(project: &Project, arguments: &Arguments) -> Result<()> {
    let mut all = check::all(project, arguments.full);
    all.push(Step::new("upkeep", || upkeep::upkeep(project)));
    all.push(Step::new("fuzz", || fuzz::step(project)));
    all.push(Step::new("wasm", || wasm_tests(project)));
    all.push(Step::new("yew", || yew_tests(project)));
    all.push(Step::new("dist", || dist(project).map(drop)));
    all.push(Step::new("size", || size::size(project, &size::Arguments::default())));
    all.push(Step::new("e2e", || e2e_tests(project, arguments.full)));
    steps::take(if arguments.full { "test --full" } else { "test" }, all, arguments.only.as_deref())
}

/// `cargo test` of the end-to-end tests, with everything in its environment that they ask for in Chromium.
pub fn e2e(project: &Project) -> Result<Command> {
    let dist = dist(project)?;
    let browser = Browser::ready()?;
    let mut cargo = project.cargo(["test", "--package", "castmap", "--features", "e2e", "--test", "e2e"]);
    cargo
        .env("CASTMAP_DIST", dist)
        .env("CASTMAP_CHROMIUM", &browser.chromium)
        .env("CASTMAP_CHROMEDRIVER", &browser.driver)
        .env("CASTMAP_AXE", tools::AXE.ready()?);
    match shared(project)? {
        Some(folder) => cargo.env("CASTMAP_SHARED", folder),
        None => cargo.env_remove("CASTMAP_SHARED"),
    };
    Ok(cargo)
}

fn e2e_tests(project: &Project, full: bool) -> Result<()> {
    let mut cargo = e2e(project)?;
    check::sampled(&mut cargo, full);
    let firefox = Firefox::ready()?;
    cargo.env("CASTMAP_FIREFOX", &firefox.firefox).env("CASTMAP_GECKODRIVER", &firefox.driver);
    cargo.env("CASTMAP_BUNDLERS", BUNDLERS.ready(project)?);
    // Left over from somebody's shell, they would take pictures, keep what they should judge, measure, or last for half
    // an hour.
    for variable in [
        "CASTMAP_SHOTS",
        "CASTMAP_COVER",
        "CASTMAP_RECORD",
        "CASTMAP_BENCH",
        report::FOLDER,
        soak::MINUTES,
        soak::SEED,
    ] {
        cargo.env_remove(variable);
    }
    run::run(&mut cargo)
}

/// The engine and the widget in a browser's wasm.
fn wasm_tests(project: &Project) -> Result<()> {
    in_browser(project, &mut project.cargo(["test", "--package", "castmap", "--test", "wasm"]))
}

/// Yew as castmap has it beside Yew as it is published. A package of its own: in this workspace there is one Yew.
fn yew_tests(project: &Project) -> Result<()> {
    let package = ["--manifest-path", "vendor/yew/compare/Cargo.toml", "--locked"];
    let mut format = project.cargo(["fmt", "--all", "--check"]);
    run::run(format.args(&package[..2]))?;
    let mut lint = project.cargo(["clippy", "--tests", "--target", compile::TARGET]);
    lint.args(package).args(["--", "-D", "warnings"]).env("CARGO_TARGET_DIR", &project.target);
    run::run(&mut lint)?;
    let mut test = project.cargo(["test"]);
    in_browser(project, test.args(package).env("CARGO_TARGET_DIR", &project.target))
}

/// Runs tests built for wasm in Chromium.
fn in_browser(project: &Project, cargo: &mut Command) -> Result<()> {
    let browser = Browser::ready()?;
    let capabilities = json!({
        "goog:chromeOptions": { "args": CHROMIUM_ARGUMENTS, "binary": browser.chromium.to_string_lossy() }
    });
    fs::create_dir_all(project.notes())
        .with_context(|| format!("could not make {}", project.notes().display()))?;
    let place = project.notes().join("webdriver.json");
    write(&place, format!("{capabilities:#}\n"))?;

    compile::prepare(project, cargo, compile::Build::Debug)?;
    cargo
        .args(["--target", compile::TARGET])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools::test_runner(project)?)
        .env("CHROMEDRIVER", &browser.driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &place)
        .env("WASM_BINDGEN_TEST_TIMEOUT", WASM_SECONDS);
    run::run(cargo)
}
