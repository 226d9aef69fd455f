//! Tests that take minutes by the clock and little else: begun before nearly all others, since tests are begun in the order
//! of their names, so that they run beside those and none is left over in the end.

use crate::soak;

#[test]
fn soak_of_a_visitor() {
    soak::soak(soak::Plan::asked());
}
