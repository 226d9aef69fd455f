//! Numbers in JSON and in what its texts hold.

use super::json::{Parser, Step};

impl Parser<'_> {
    /// The number that is next, if it is whole and fits.
    pub fn number(&mut self) -> Step<Option<i64>> {
        let sign = if self.eat("-") { -1 } else { 1 };
        // The value is `whole` times ten to the power of `scale`.
        let (mut whole, mut scale) = (Some(0), 0);
        if !self.eat("0") {
            self.amount(&mut whole)?;
        }
        if self.eat(".") {
            scale -= self.amount(&mut whole)?;
        }
        if self.eat("e") || self.eat("E") {
            let down = self.eat("-");
            if !down {
                self.eat("+");
            }
            let mut power = Some(0);
            self.amount(&mut power)?;
            // Further than any whole number reaches.
            let power = power.unwrap_or(i64::MAX).min(1_000_000);
            scale += if down { -power } else { power };
        }
        while let Some(value @ 1..) = whole
            && scale != 0
        {
            whole =
                if scale > 0 { value.checked_mul(10) } else { Some(value / 10).filter(|_| value % 10 == 0) };
            scale -= scale.signum();
        }
        Some(whole.map(|whole| sign * whole))
    }

    /// Goes over at least one digit, writes them behind those of `value`, and says how many they were.
    fn amount(&mut self, value: &mut Option<i64>) -> Step<i64> {
        let start = self.at;
        while self.next().is_ascii_digit() {
            let digit = i64::from(self.next() - b'0');
            *value = value.and_then(|value: i64| value.checked_mul(10)?.checked_add(digit));
            self.at += 1;
        }
        if self.at == start {
            return self.expected("a digit");
        }
        Some((self.at - start) as i64)
    }
}

/// What such digits say, of which at most seven fit; nothing if one is none.
#[inline(never)]
pub fn hexadecimal(digits: &[u8]) -> Option<u32> {
    let mut value = 0;
    for &digit in digits {
        value = value * 16 + char::from(digit).to_digit(16)?;
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::super::json::parse;
    use super::super::tree::{ROOT, Value};

    #[test]
    fn a_number_is_whole_however_it_is_written() {
        for (text, expected) in [
            ("0", Some(0)),
            ("-7", Some(-7)),
            ("8.0", Some(8)),
            ("8e0", Some(8)),
            ("1.20E+2", Some(120)),
            ("1200e-2", Some(12)),
            ("0e999999999999999999999", Some(0)),
            ("9223372036854775807", Some(i64::MAX)),
            ("9223372036854775808", None),
            ("1e999999999999999999999", None),
            ("1e-999999999999999999999", None),
            ("0.5", None),
            ("12e-1", None),
        ] {
            let tree = parse(text).unwrap();
            assert!(matches!(tree.value(ROOT), Value::Number(read) if read == expected), "{text}");
        }
    }
}
