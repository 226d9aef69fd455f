//! Prints how good the chart is, in numbers measured from the page.

use anyhow::Result;

use crate::gate::test;
use crate::project::Project;
use crate::run;

/// Overlaps, crossings, ties through strangers' cards and area of every show at hand, as drawn in Chromium.
pub fn figures(project: &Project) -> Result<()> {
    run::run(test::e2e(project)?.args(["figures", "--", "--nocapture", "--test-threads=1"]))
}
