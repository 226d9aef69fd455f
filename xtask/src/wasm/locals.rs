//! Numbers the variables of each function of a wasm so that its code looks like code that stands elsewhere, which
//! compressors need not say again.
//!
//! Which number a variable has means nothing, so two of one type may change theirs as long as all that name them
//! follow. Only numbers of one byte are touched: no length, no place and no index in the file changes.

use std::collections::HashMap;
use std::ops::Range;

use anyhow::{Context, Result};
use wasmparser::{Operator, Parser, Payload, ValType};

/// So many bytes in a row are a piece: the shortest that is worth naming, and longer ones that are worth more.
const SIZES: [usize; 3] = [4, 6, 8];

/// How often all functions are gone through: each looks at what the others have become. Later rounds change little.
const ROUNDS: usize = 3;

/// A function with more variables than this stays as it is: there are too many pairs to try.
const MOST: usize = 60;

/// Numbers above this have two bytes.
const ONE_BYTE: usize = 127;

/// The same wasm with other numbers for its variables.
pub fn renumbered(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut functions = functions(wasm).context("castmap_bg.wasm could not be read")?;
    let mut wasm = wasm.to_vec();
    let mut known = Pieces::default();
    for function in &functions {
        known.add(&wasm[function.code.clone()], 1);
    }
    for _ in 0..ROUNDS {
        for function in &mut functions {
            let code = &mut wasm[function.code.clone()];
            // What only this function has says nothing of what else there is.
            known.add(code, -1);
            function.adapt(code, &known);
            known.add(code, 1);
        }
    }
    Ok(wasm)
}

struct Function {
    code: Range<usize>,
    variables: Vec<Variable>,
}

struct Variable {
    kind: ValType,
    number: u8,
    /// Where its number stands in the code.
    places: Vec<usize>,
}

/// The functions whose variables may be numbered anew.
fn functions(wasm: &[u8]) -> Result<Vec<Function>> {
    let (mut parameters, mut kinds) = (Vec::new(), Vec::new());
    let mut functions = Vec::new();
    let mut bodies = 0;
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::TypeSection(types) => {
                for kind in types.into_iter_err_on_gc_types() {
                    parameters.push(kind?.params().len());
                }
            }
            Payload::FunctionSection(section) => {
                for kind in section {
                    kinds.push(kind? as usize);
                }
            }
            Payload::CodeSectionEntry(body) => {
                // What calls the function decides about the numbers of its parameters: they come first and stay.
                let first = kinds.get(bodies).and_then(|kind| parameters.get(*kind)).copied();
                let first = first.context("a function has no type")?;
                bodies += 1;
                let mut variables = Vec::new();
                for group in body.get_locals_reader()? {
                    let (count, kind) = group?;
                    for _ in 0..count {
                        let number = u8::try_from(first + variables.len()).unwrap_or(u8::MAX);
                        variables.push(Variable { kind, number, places: Vec::new() });
                    }
                }
                if variables.len() > MOST || first + variables.len() > ONE_BYTE {
                    continue;
                }
                let mut operators = body.get_operators_reader()?;
                let start = operators.original_position();
                while !operators.eof() {
                    let place = operators.original_position() - start;
                    if let Operator::LocalGet { local_index: number }
                    | Operator::LocalSet { local_index: number }
                    | Operator::LocalTee { local_index: number } = operators.read()?
                        && let Some(variable) = (number as usize).checked_sub(first)
                    {
                        // The number is the byte after the one that says what is done.
                        variables[variable].places.push(place + 1);
                    }
                }
                functions.push(Function { code: start..body.range().end, variables });
            }
            _ => {}
        }
    }
    Ok(functions)
}

impl Function {
    /// Lets pairs of variables change their numbers as long as the code then has more pieces that are known.
    fn adapt(&mut self, code: &mut [u8], known: &Pieces) {
        let mut is_better = true;
        while is_better {
            is_better = false;
            for right in 1..self.variables.len() {
                for left in 0..right {
                    is_better |= self.swap_if_better(left, right, code, known);
                }
            }
        }
    }

    fn swap_if_better(&mut self, left: usize, right: usize, code: &mut [u8], known: &Pieces) -> bool {
        let (one, other) = (&self.variables[left], &self.variables[right]);
        if one.kind != other.kind {
            return false;
        }
        let mut places = [one.places.as_slice(), &other.places].concat();
        places.sort_unstable();
        let before = known.around(&places, code);
        one.write(other.number, code);
        other.write(one.number, code);
        if known.around(&places, code) <= before {
            one.write(one.number, code);
            other.write(other.number, code);
            return false;
        }
        let number = one.number;
        self.variables[left].number = other.number;
        self.variables[right].number = number;
        true
    }
}

impl Variable {
    fn write(&self, number: u8, code: &mut [u8]) {
        for &place in &self.places {
            code[place] = number;
        }
    }
}

/// How often each piece stands in all functions, by its size.
#[derive(Default)]
struct Pieces([HashMap<u64, i32>; SIZES.len()]);

impl Pieces {
    fn add(&mut self, code: &[u8], times: i32) {
        for (counts, size) in self.0.iter_mut().zip(SIZES) {
            for piece in code.windows(size) {
                *counts.entry(key(piece)).or_default() += times;
            }
        }
    }

    /// How many of the pieces in which one of these places lies stand elsewhere too. The places are in order.
    fn around(&self, places: &[usize], code: &[u8]) -> usize {
        let mut found = 0;
        for (counts, size) in self.0.iter().zip(SIZES) {
            let mut next = 0;
            for &place in places {
                for start in next.max((place + 1).saturating_sub(size))..=place {
                    let piece = code.get(start..start + size);
                    found += usize::from(piece.is_some_and(|piece| counts.get(&key(piece)) > Some(&0)));
                }
                next = place + 1;
            }
        }
        found
    }
}

/// The piece as a number: there are at most eight bytes.
fn key(piece: &[u8]) -> u64 {
    piece.iter().fold(0, |key, byte| key << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{CodeSection, Function as Body, FunctionSection, Module, TypeSection};

    const INT: wasm_encoder::ValType = wasm_encoder::ValType::I32;
    const FLOAT: wasm_encoder::ValType = wasm_encoder::ValType::F64;

    /// Functions with a parameter, by the types of their variables and the numbers of those that they name.
    fn wasm(functions: &[(&[wasm_encoder::ValType], &[u32])]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([INT], []);
        let (mut section, mut code) = (FunctionSection::new(), CodeSection::new());
        for (kinds, numbers) in functions {
            section.function(0);
            let mut body = Body::new_with_locals_types(kinds.iter().copied());
            for number in *numbers {
                body.instructions().local_get(*number).drop();
            }
            body.instructions().end();
            code.function(&body);
        }
        let mut module = Module::new();
        module.section(&types).section(&section).section(&code);
        module.finish()
    }

    #[test]
    fn what_is_alike_gets_the_same_numbers() {
        let two: &[_] = &[INT, INT];
        for (functions, expected) in [
            (
                [(two, &[1, 2, 0, 1][..]), (two, &[2, 1, 0, 2])],
                [(two, &[2, 1, 0, 2][..]), (two, &[2, 1, 0, 2])],
            ),
            // A parameter keeps its number, and so does what has a type of its own.
            (
                [(&[INT], &[0, 1, 1, 0]), (&[INT], &[1, 0, 0, 1])],
                [(&[INT], &[0, 1, 1, 0]), (&[INT], &[1, 0, 0, 1])],
            ),
            (
                [(&[INT, FLOAT], &[1, 2, 0, 1]), (&[INT, FLOAT], &[2, 1, 0, 2])],
                [(&[INT, FLOAT], &[1, 2, 0, 1]), (&[INT, FLOAT], &[2, 1, 0, 2])],
            ),
            (
                [(two, &[1, 2, 0, 1]), (&[INT, FLOAT], &[2, 1, 0, 2])],
                [(two, &[2, 1, 0, 2]), (&[INT, FLOAT], &[2, 1, 0, 2])],
            ),
        ] {
            assert_eq!(renumbered(&wasm(&functions)).expect("wasm"), wasm(&expected), "{functions:?}");
        }
    }

    #[test]
    fn numbers_of_two_bytes_stay() {
        let kinds = [INT; ONE_BYTE + 1];
        let functions = [(&kinds[..], &[1, 2, 0, 1][..]), (&kinds[..], &[2, 1, 0, 2])];
        assert_eq!(renumbered(&wasm(&functions)).expect("wasm"), wasm(&functions));
    }
}
