//! Chromium, its driver and the fonts the tests need: found, or on Debian as root installed.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::run;
use crate::tools::debian;
use crate::tools::on_path;

/// The oldest Chromium whose layout and accessibility the tests were written against. A distribution keeps only its
/// newest version, so that no exact one can be pinned.
const OLDEST_CHROMIUM: u32 = 140;

/// Debian's packages; `fontconfig` brings `fc-list`, which shows the fonts.
const PACKAGES: [&str; 4] = ["chromium", "chromium-driver", "fonts-noto-cjk", "fontconfig"];

const WHAT: &str = "Chromium, chromedriver and the fonts Noto Sans CJK";

const OTHER: &str = "set CASTMAP_CHROMIUM and CASTMAP_CHROMEDRIVER";

/// Keeps the browser off the network and off the sandbox, which containers do not allow.
pub const CHROMIUM_ARGUMENTS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
];

/// A browser and a driver that fit each other.
pub struct Browser {
    pub chromium: PathBuf,
    pub driver: PathBuf,
}

impl Browser {
    pub fn ready() -> Result<Self> {
        let mut found = find();
        if found.is_none() || !has_fonts() {
            debian::install(debian::BROWSERS, WHAT, &PACKAGES, OTHER)?;
            found = find();
        }
        let browser =
            found.with_context(|| format!("Chromium was installed, but is not on PATH: {OTHER}"))?;
        if !has_fonts() {
            bail!(
                "fonts-noto-cjk was installed, but `fc-list` does not show Noto Sans CJK: run `fc-cache -f`"
            );
        }
        println!("{}", fitting(&version(&browser.chromium)?, &version(&browser.driver)?)?);
        Ok(browser)
    }
}

fn find() -> Option<Browser> {
    let named = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let chromium = named("CASTMAP_CHROMIUM")
        .or_else(|| ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(on_path))?;
    let driver = named("CASTMAP_CHROMEDRIVER").or_else(|| on_path("chromedriver"))?;
    Some(Browser { chromium, driver })
}

/// Without a Korean font, every Hangul name is a row of boxes and every measured width is wrong.
fn has_fonts() -> bool {
    run::read(Command::new("fc-list").args([":", "family"]))
        .is_ok_and(|fonts| fonts.contains("Noto Sans CJK"))
}

fn version(program: &Path) -> Result<String> {
    let remedy = || format!("{} does not answer `--version`: {OTHER}", program.display());
    run::read(Command::new(program).arg("--version")).with_context(remedy)
}

/// What to print about the pair, or why it does not fit.
fn fitting(chromium: &str, driver: &str) -> Result<String> {
    let number = |text: &str| {
        let word = text.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
        Some((word.to_owned(), word.split('.').next()?.parse::<u32>().ok()?))
    };
    let (browser, major) =
        number(chromium).with_context(|| format!("no version in `{}`", chromium.trim()))?;
    let (driver, driver_major) =
        number(driver).with_context(|| format!("no version in `{}`", driver.trim()))?;
    if major != driver_major {
        bail!(
            "Chromium is {browser} but chromedriver is {driver}: they must have the same major version. On Debian, \
             `apt-get install --only-upgrade chromium chromium-driver` brings both up to date"
        );
    }
    if major < OLDEST_CHROMIUM {
        bail!("Chromium is {browser}, but the tests need {OLDEST_CHROMIUM} or newer: update it");
    }
    Ok(format!("Chromium {browser}, chromedriver {driver}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browser_and_driver_must_fit() {
        let debian = "Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)\n";
        let check = |chromium: &str, driver: &str| match fitting(chromium, driver) {
            Ok(text) => text,
            Err(error) => error.to_string(),
        };
        for (chromium, driver, expected) in [
            (
                debian,
                "ChromeDriver 156.0.8078.80 (a21c)",
                "Chromium 156.0.8078.79, chromedriver 156.0.8078.80",
            ),
            (
                debian,
                "ChromeDriver 155.0.1.2 (a21c)",
                "Chromium is 156.0.8078.79 but chromedriver is 155.0.1.2: they must have the same major version. On \
                 Debian, `apt-get install --only-upgrade chromium chromium-driver` brings both up to date",
            ),
            (
                "Chromium 99.0.1.2",
                "ChromeDriver 99.0.1.2",
                "Chromium is 99.0.1.2, but the tests need 140 or newer: update it",
            ),
            ("hello", "ChromeDriver 99.0.1.2", "no version in `hello`"),
        ] {
            assert_eq!(check(chromium, driver), expected);
        }
    }
}
