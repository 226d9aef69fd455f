//! Which crate a function of a wasm is from, by its mangled name: the crate that has the code, whatever types it was made
//! for. Reads both forms: v0 (RFC 2603), which says where an implementation stands, and the legacy one, which says its
//! type and trait only; there, it is the crate of the type, or of the trait where the type has none.

/// The crate of a symbol; none where it is no function of Rust.
pub fn owner(symbol: &str) -> Option<&str> {
    match symbol.strip_prefix("_R") {
        Some(rest) => Reader { text: rest, at: 0, depth: 0 }.path(),
        None => legacy(symbol.strip_prefix("_ZN")?),
    }
}

fn legacy(rest: &str) -> Option<&str> {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let first = rest.get(digits..digits + rest[..digits].parse::<usize>().ok()?)?;
    let Some(within) = first.strip_prefix("_$LT$").or_else(|| first.strip_prefix("$LT$")) else {
        return Some(first);
    };
    let mut sides = within.splitn(2, "$u20$as$u20$");
    sides.find_map(|side| {
        // `&`, `*`, `[`, `(` and the like.
        let mut side = side;
        while let Some(rest) = side.strip_prefix('$') {
            side = rest.split_once('$')?.1;
        }
        let side = side.strip_prefix("dyn$u20$").unwrap_or(side);
        let side = side.strip_prefix("mut$u20$").unwrap_or(side);
        side.split_once("..").map(|(name, _)| name).filter(|name| !name.contains('$'))
    })
}

/// Goes along a v0 symbol.
struct Reader<'s> {
    text: &'s str,
    at: usize,
    depth: usize,
}

/// No symbol of ours is nested so deep: a broken one must not go on for ever.
const DEEP: usize = 200;

impl<'s> Reader<'s> {
    fn next(&mut self) -> Option<u8> {
        let byte = self.text.as_bytes().get(self.at).copied();
        self.at += 1;
        byte
    }

    fn take(&mut self, byte: u8) -> bool {
        let is_next = self.text.as_bytes().get(self.at) == Some(&byte);
        self.at += usize::from(is_next);
        is_next
    }

    /// A number to the base 62 and its end.
    fn number(&mut self) -> Option<usize> {
        // Nothing is 0, and 0 is 1.
        if self.take(b'_') {
            return Some(0);
        }
        let mut number = 0_usize;
        loop {
            let digit = match self.next()? {
                b'_' => return number.checked_add(1),
                digit @ b'0'..=b'9' => digit - b'0',
                letter @ b'a'..=b'z' => letter - b'a' + 10,
                letter @ b'A'..=b'Z' => letter - b'A' + 36,
                _ => return None,
            };
            number = number.checked_mul(62)?.checked_add(digit.into())?;
        }
    }

    fn identifier(&mut self) -> Option<&'s str> {
        if self.take(b's') {
            self.number()?;
        }
        self.take(b'u');
        let rest = self.text.get(self.at..)?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let length: usize = rest[..digits].parse().ok()?;
        self.at += digits;
        self.take(b'_');
        let name = self.text.get(self.at..self.at + length);
        self.at += length;
        name
    }

    /// The crate in which a path ends up.
    fn path(&mut self) -> Option<&'s str> {
        self.depth += 1;
        if self.depth > DEEP {
            return None;
        }
        let owner = match self.next()? {
            b'C' => self.identifier()?,
            b'N' => {
                self.next()?;
                let owner = self.path()?;
                self.identifier()?;
                owner
            }
            kind @ (b'M' | b'X') => {
                if self.take(b's') {
                    self.number()?;
                }
                let owner = self.path()?;
                self.kind()?;
                if kind == b'X' {
                    self.path()?;
                }
                owner
            }
            b'Y' => {
                self.kind()?;
                self.path()?
            }
            b'I' => {
                let owner = self.path()?;
                while !self.take(b'E') {
                    self.argument()?;
                }
                owner
            }
            b'B' => {
                let to = self.number()?;
                let behind = std::mem::replace(&mut self.at, to);
                let owner = self.path()?;
                self.at = behind;
                owner
            }
            _ => return None,
        };
        self.depth -= 1;
        Some(owner)
    }

    fn argument(&mut self) -> Option<()> {
        if self.take(b'L') {
            return self.number().map(drop);
        }
        if self.take(b'K') {
            return self.constant();
        }
        self.kind()
    }

    fn constant(&mut self) -> Option<()> {
        if self.take(b'p') {
            return Some(());
        }
        if self.take(b'B') {
            return self.number().map(drop);
        }
        self.kind()?;
        while self.next()? != b'_' {}
        Some(())
    }

    /// Passes over a type.
    fn kind(&mut self) -> Option<()> {
        self.depth += 1;
        if self.depth > DEEP {
            return None;
        }
        match *self.text.as_bytes().get(self.at)? {
            b'a'..=b'z' => drop(self.next()),
            byte @ (b'A' | b'S' | b'P' | b'O') => {
                self.at += 1;
                self.kind()?;
                if byte == b'A' {
                    self.constant()?;
                }
            }
            b'R' | b'Q' => {
                self.at += 1;
                if self.take(b'L') {
                    self.number()?;
                }
                self.kind()?;
            }
            b'T' => {
                self.at += 1;
                while !self.take(b'E') {
                    self.kind()?;
                }
            }
            b'F' => {
                self.at += 1;
                self.binder()?;
                self.take(b'U');
                if self.take(b'K') && !self.take(b'C') {
                    self.identifier()?;
                }
                while !self.take(b'E') {
                    self.kind()?;
                }
                self.kind()?;
            }
            b'D' => {
                self.at += 1;
                self.binder()?;
                while !self.take(b'E') {
                    self.path()?;
                    while self.take(b'p') {
                        self.identifier()?;
                        self.kind()?;
                    }
                }
                if self.take(b'L') {
                    self.number()?;
                }
            }
            b'B' => {
                self.at += 1;
                self.number()?;
            }
            _ => drop(self.path()?),
        }
        self.depth -= 1;
        Some(())
    }

    fn binder(&mut self) -> Option<()> {
        if self.take(b'G') {
            self.number()?;
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::owner;

    #[test]
    fn a_function_is_of_the_crate_that_has_its_code() {
        for (symbol, expected) in [
            // castmap::search::find
            ("_RNvNtCs1234_7castmap6search4find", Some("castmap")),
            // core::ptr::drop_in_place::<castmap::model::Show>
            ("_RINvNtCsabc_4core3ptr13drop_in_placeNtNtCs1234_7castmap5model4ShowE", Some("core")),
            // <castmap::model::Show as core::clone::Clone>::clone, in castmap
            ("_RNvXs1_NtCs1234_7castmap5modelNtB5_4ShowNtNtCsabc_4core5clone5Clone5clone", Some("castmap")),
            // <&castmap::A as core::fmt::Debug>::fmt, in core
            ("_RNvXs2_NtCsabc_4core3fmtRNtCs1234_7castmap1ANtB5_5Debug3fmt", Some("core")),
            // <castmap::A as core::iter::Iterator>::fold::<u8, fn(u8) -> u8>: what a trait has of its own
            ("_RINvYNtCs1234_7castmap1ANtNtCsabc_4core4iter8Iterator4foldhFhEhE", Some("core")),
            // <[(castmap::A, &dyn core::fmt::Debug); 3] as alloc::Own>::own
            (
                "_RNvYATNtCs1234_7castmap1ARDNtNtCsabc_4core3fmt5DebugEL_Ej3_NtCsdef_5alloc3Own3own",
                Some("alloc"),
            ),
            ("_ZN4core3fmt5write17h0123456789abcdefE", Some("core")),
            (
                "_ZN63_$LT$castmap..model..Show$u20$as$u20$core..clone..Clone$GT$5clone17h0123456789abcdefE",
                Some("castmap"),
            ),
            ("_ZN42_$LT$$RF$T$u20$as$u20$core..fmt..Debug$GT$3fmt17h0123456789abcdefE", Some("core")),
            ("memcpy", None),
            ("_RN", None),
            ("_RB_", None),
            ("_ZN9core", None),
        ] {
            assert_eq!(owner(symbol), expected, "{symbol}");
        }
    }
}
