//! Numbers in pictures: to a tenth, and written alike on every machine.

use crate::geom::Point;

/// Adds a number, to a tenth, without the zero of a whole one.
#[inline(never)]
pub fn number(out: &mut String, value: f64) {
    let tenths = (value.abs() * 10.0 + 0.5) as u64;
    if value < 0.0 && tenths > 0 {
        out.push('-');
    }
    out.push_str(&(tenths / 10).to_string());
    if !tenths.is_multiple_of(10) {
        out.push('.');
        out.push(char::from(b'0' + (tenths % 10) as u8));
    }
}

/// Adds a command of a path and a point: `M1 2.5`.
#[inline(never)]
pub fn to(out: &mut String, command: char, point: Point) {
    out.push(command);
    number(out, point.x);
    out.push(' ');
    number(out, point.y);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn to_a_tenth() {
        for (value, expected) in [
            (0.0, "0"),
            (-0.04, "0"),
            (-0.05, "-0.1"),
            (1.25, "1.3"),
            (12.0, "12"),
            (12.96, "13"),
            (-3.5, "-3.5"),
        ] {
            let mut out = String::new();
            number(&mut out, value);
            assert_eq!(out, expected);
        }
    }
}
