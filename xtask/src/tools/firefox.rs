//! Firefox, found or on Debian as root installed, and its driver, which comes as a crate.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::run;
use crate::tools::debian;
use crate::tools::{self, on_path};

/// The oldest Firefox that the tests were written against: an extended support release, as Debian has them.
const OLDEST_FIREFOX: u32 = 153;

/// Debian's package.
const PACKAGES: [&str; 1] = ["firefox-esr"];

const OTHER: &str = "name one in CASTMAP_FIREFOX";

/// A browser and its driver. Each driver knows browsers of many versions.
pub struct Firefox {
    pub firefox: PathBuf,
    pub driver: PathBuf,
}

impl Firefox {
    pub fn ready() -> Result<Self> {
        let firefox = if let Some(found) = find() {
            found
        } else {
            debian::install(debian::BROWSERS, "Firefox", &PACKAGES, OTHER)?;
            find().with_context(|| format!("Firefox was installed, but is not on PATH: {OTHER}"))?
        };
        let driver = named("CASTMAP_GECKODRIVER").map_or_else(|| tools::GECKODRIVER.ready(), Ok)?;
        let (firefox_says, driver_says) =
            (version(&firefox, "CASTMAP_FIREFOX")?, version(&driver, "CASTMAP_GECKODRIVER")?);
        println!("{}", fitting(&firefox_says, &driver_says)?);
        Ok(Self { firefox, driver })
    }
}

fn find() -> Option<PathBuf> {
    named("CASTMAP_FIREFOX").or_else(|| ["firefox", "firefox-esr"].into_iter().find_map(on_path))
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from)
}

fn version(program: &Path, variable: &str) -> Result<String> {
    let remedy = || format!("{} does not answer `--version`: name another in {variable}", program.display());
    run::read(Command::new(program).arg("--version")).with_context(remedy)
}

/// What to print about the two, or why they do not do.
fn fitting(firefox: &str, driver: &str) -> Result<String> {
    let number = |text: &str| {
        let found = text.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        found.map(String::from).with_context(|| format!("no version in `{}`", text.trim()))
    };
    let (firefox, driver) = (number(firefox)?, number(driver)?);
    let major: u32 = firefox.split('.').next().unwrap_or_default().parse().unwrap_or_default();
    if major < OLDEST_FIREFOX {
        bail!(
            "Firefox is {firefox}, but the tests need {OLDEST_FIREFOX} or newer: update it (on Debian: apt-get \
             install --only-upgrade firefox-esr), or {OTHER}"
        );
    }
    Ok(format!("Firefox {firefox}, geckodriver {driver}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn firefox_must_be_new_enough() {
        let driver = "geckodriver 0.37.1\n\nThe source code of this program is available from\n";
        let check = |firefox: &str| match fitting(firefox, driver) {
            Ok(text) => text,
            Err(error) => error.to_string(),
        };
        for (firefox, expected) in [
            ("Mozilla Firefox 153.7.0esr\n", "Firefox 153.7.0esr, geckodriver 0.37.1"),
            ("Mozilla Firefox 160.0\n", "Firefox 160.0, geckodriver 0.37.1"),
            (
                "Mozilla Firefox 128.3.1esr",
                "Firefox is 128.3.1esr, but the tests need 153 or newer: update it (on Debian: apt-get install \
                 --only-upgrade firefox-esr), or name one in CASTMAP_FIREFOX",
            ),
            ("hello", "no version in `hello`"),
        ] {
            assert_eq!(check(firefox), expected);
        }
    }
}
