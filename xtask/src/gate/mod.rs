//! The gates that a change passes, the quick one and the whole one, and the steps that are commands of their own.

pub mod check;
pub mod fuzz;
mod steps;
pub mod test;
mod unused;
pub mod upkeep;
