//! `cargo xtask …`: how castmap is built, tried and measured. All build logic lives here; `.ci/run`, Trunk's hook and
//! people at their desks call the same commands.

mod bench;
mod blocks;
mod build;
mod files;
mod gate;
mod project;
mod run;
mod serve;
mod shared;
mod shots;
mod size;
mod tools;
mod wasm;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::bench::{figures, soak};
use crate::build::{assemble, dist};
use crate::gate::{check, fuzz, test, upkeep};
use crate::project::Project;
use crate::wasm::split;

/// Builds, tries and measures castmap.
///
/// Tools that are missing (trunk, wasm-bindgen, wasm-opt, terser) are installed once into the user's cache folder, at
/// the pinned versions, and used by these commands only; Rust's target for wasm and the source of its standard library
/// are added by rustup. The first run on a fresh machine takes up to half an hour for
/// that reason.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the page where something has changed, and serve it on this machine
    ///
    /// Optimised, exactly as it would be delivered; with --dev, built faster and again at each change. Says where the
    /// page is as soon as it can be opened. Only this machine can reach it.
    Serve(serve::Arguments),
    /// Build everything a page needs into dist/
    ///
    /// Rust for wasm in release mode, optimised for size, then the scripts assembled around it, the pages, the package
    /// for npm, the demo, the texts and the schema, and a copy for content delivery networks, whose digests are printed.
    /// Does nothing when nothing has changed since the last time.
    Dist(dist::Arguments),
    /// Put castmap.js together in Trunk's staging folder (called by Trunk's hook)
    #[command(hide = true)]
    Assemble,
    /// Weigh what a first visit loads, and compare it with size.json
    ///
    /// Compresses castmap.js, castmap_bg.wasm, page.js and page.css with brotli, as a good web server does. Fails when the total is
    /// above what is allowed, and when it has moved, up or down, from what size.json records. With --crates, says instead
    /// whose bytes they are.
    Size(size::Arguments),
    /// The quick gate, without a browser: format, lints, native tests, the built-in shows
    ///
    /// Stops at the first step that fails, and says how to run that step alone.
    Check(check::Arguments),
    /// Try castmap with any input, for a while
    ///
    /// Documents, searches, attributes and addresses, points of the timeline, charts: each target of fuzz/ is fed with what
    /// reaches more and more of the code, until the time is up or something that is promised does not hold. Then the input
    /// is kept, and how to try it again is said. A run goes on from what earlier ones gathered in fuzz/corpus/.
    /// Needs a C++ compiler (on Debian, as root, it is installed when missing; CXX names another); cargo-fuzz is installed
    /// once into the user's cache folder.
    Fuzz(fuzz::Arguments),
    /// The whole gate: all of `check`, `upkeep`, then some seconds of `fuzz`, wasm tests in headless Chromium, end-to-end
    /// tests there and in Firefox, and the size
    ///
    /// What must pass before a change lands; .ci/run calls it. Chromium, its driver, Firefox and a Korean font are taken
    /// from the system (on Debian, as root, they are installed when missing); CASTMAP_CHROMIUM, CASTMAP_CHROMEDRIVER and
    /// CASTMAP_FIREFOX name others. Firefox's driver is installed once into the user's cache folder, unless
    /// CASTMAP_GECKODRIVER names one.
    /// Tests that need the shared shows look for them in CASTMAP_SHARED, or else in ../shared.
    Test(test::Arguments),
    /// Look after what castmap depends on, and after code that nobody needs
    ///
    /// Licences, versions and sources of the packages of every workspace, and known faults in them; dependencies that
    /// nobody uses; public items that nobody names. The database of known faults is fetched; where it cannot be reached, a
    /// line says so, unless CASTMAP_ADVISORIES names a local copy of its repository.
    Upkeep,
    /// Take pictures of the page in its states, into shots/
    ///
    /// With the same browser and build as the end-to-end tests. Pictures are for looking at; nothing compares them.
    Shots(shots::Arguments),
    /// Measure the chart of every show in a browser, and print the figures
    Figures,
    /// Measure castmap beside other libraries: how fast it is, how well it draws, what it weighs in memory; into
    /// docs/benchmarks.md
    ///
    /// With the same browser and build as the end-to-end tests. The others come from npm, at fixed versions, into the
    /// user's cache folder. Fails for wrong results only, never for slow ones.
    Bench(bench::Arguments),
    /// Have one visitor use the widget for half an hour, and say whether anything has grown
    ///
    /// Real input by mouse, wheel, fingers and keys, the same for the same seed. Looks now and then whether the widget still
    /// does what it should, and fails where memory, DOM nodes or listeners grow. `cargo xtask test` has three minutes of it.
    Soak(soak::Arguments),
}

fn main() -> ExitCode {
    let done = if split::is_called() { split::bindgen() } else { carry_out(Arguments::parse().task) };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error}");
            for cause in error.chain().skip(1) {
                eprintln!("  because: {cause}");
            }
            ExitCode::FAILURE
        }
    }
}

fn carry_out(task: Task) -> anyhow::Result<()> {
    let project = Project::find()?;
    match task {
        Task::Serve(arguments) => serve::serve(&project, &arguments),
        Task::Dist(arguments) => dist::deliverable(&project, &arguments),
        Task::Assemble => assemble::assemble(&project),
        Task::Size(arguments) => size::size(&project, &arguments),
        Task::Check(arguments) => check::check(&project, &arguments),
        Task::Fuzz(arguments) => fuzz::fuzz(&project, &arguments),
        Task::Test(arguments) => test::test(&project, &arguments),
        Task::Upkeep => upkeep::upkeep(&project),
        Task::Shots(arguments) => shots::shots(&project, &arguments),
        Task::Figures => figures::figures(&project),
        Task::Bench(arguments) => bench::bench(&project, &arguments),
        Task::Soak(arguments) => soak::soak(&project, &arguments),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_holds_together() {
        super::Arguments::command().debug_assert();
    }
}
