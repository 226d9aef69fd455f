//! Puts functions of a wasm that are alike next to each other: compressors name what is near with fewer bits.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, ElementSection, ExportSection, FunctionSection, Module, RawSection, StartSection,
};
use wasmparser::{FunctionBody, Parser, Payload, TypeRef};

/// A piece of more functions than this says nothing of any of them.
const COMMON: usize = 100;

/// What decides which function comes next. No manner is the best for every wasm: what they give differs by some hundred
/// bytes, so each of these values is tried with each other, and the lightest wasm is taken.
struct Manner {
    /// So many bytes in a row are a piece; functions are alike that have many rare pieces in common.
    piece: usize,
    /// What is added to a function's number of pieces before that divides what it has in common: else the shortest
    /// would always be the most alike.
    shortest: u64,
    /// What a function has in common with another counts so many hundredths with each one that stands between them.
    fading: u64,
}

const PIECES: [usize; 2] = [5, 6];
const SHORTEST: [u64; 3] = [60, 120, 200];
const FADING: [u64; 2] = [75, 85];

fn manners() -> impl Iterator<Item = Manner> {
    PIECES.into_iter().flat_map(|piece| {
        SHORTEST.into_iter().flat_map(move |shortest| {
            FADING.into_iter().map(move |fading| Manner { piece, shortest, fading })
        })
    })
}

/// The wasm with its functions in another order, and all that names them renumbered.
pub fn ordered(wasm: &[u8]) -> Result<Vec<u8>> {
    let functions = Functions::of(wasm).context("castmap_bg.wasm could not be read")?;
    let mut lightest: Option<(usize, Vec<u8>)> = None;
    for manner in manners() {
        let order = chain(&functions.bytes, &manner);
        let wasm = functions.written(wasm, &order).context("castmap_bg.wasm could not be put in order")?;
        let weight = weight(&wasm)?;
        if lightest.as_ref().is_none_or(|(least, _)| weight < *least) {
            lightest = Some((weight, wasm));
        }
    }
    lightest.map(|(_, wasm)| wasm).context("there is no manner to put castmap_bg.wasm in order")
}

/// What a browser loads of it, as `cargo xtask size` weighs it.
fn weight(wasm: &[u8]) -> Result<usize> {
    let settings =
        BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: wasm.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &wasm[..], &mut compressed, &settings)
        .context("castmap_bg.wasm could not be compressed")?;
    Ok(compressed.len())
}

struct Functions<'a> {
    imported: u32,
    types: Vec<u32>,
    bodies: Vec<FunctionBody<'a>>,
    bytes: Vec<&'a [u8]>,
}

impl<'a> Functions<'a> {
    fn of(wasm: &'a [u8]) -> Result<Self> {
        let mut functions = Self { imported: 0, types: Vec::new(), bodies: Vec::new(), bytes: Vec::new() };
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        functions.imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(types) => {
                    for kind in types {
                        functions.types.push(kind?);
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    functions.bytes.push(&wasm[body.range()]);
                    functions.bodies.push(body);
                }
                _ => {}
            }
        }
        Ok(functions)
    }

    fn written(&self, wasm: &[u8], order: &[usize]) -> Result<Vec<u8>> {
        let mut places = vec![0; order.len()];
        for (place, &function) in order.iter().enumerate() {
            places[function] = self.imported + u32::try_from(place)?;
        }
        let mut numbers = Numbers { imported: self.imported, places };
        let mut module = Module::new();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::FunctionSection(_) => {
                    let mut section = FunctionSection::new();
                    for &function in order {
                        section.function(self.types[function]);
                    }
                    module.section(&section);
                }
                Payload::CodeSectionStart { .. } => {
                    let mut section = CodeSection::new();
                    for &function in order {
                        numbers.parse_function_body(&mut section, self.bodies[function].clone())?;
                    }
                    module.section(&section);
                }
                Payload::CodeSectionEntry(_) => {}
                Payload::ExportSection(exports) => {
                    let mut section = ExportSection::new();
                    numbers.parse_export_section(&mut section, exports)?;
                    module.section(&section);
                }
                Payload::ElementSection(elements) => {
                    let mut section = ElementSection::new();
                    numbers.parse_element_section(&mut section, elements)?;
                    module.section(&section);
                }
                Payload::StartSection { func, .. } => {
                    module.section(&StartSection { function_index: numbers.function_index(func)? });
                }
                other => {
                    if let Some((id, range)) = other.as_section() {
                        module.section(&RawSection { id, data: &wasm[range] });
                    }
                }
            }
        }
        Ok(module.finish())
    }
}

/// The new number of each function, those that are imported first.
struct Numbers {
    imported: u32,
    places: Vec<u32>,
}

impl Reencode for Numbers {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        let own = function.checked_sub(self.imported);
        Ok(own.and_then(|own| self.places.get(own as usize).copied()).unwrap_or(function))
    }
}

/// The functions, the longest first, each after those it has most in common with of those that are left.
fn chain(bytes: &[&[u8]], manner: &Manner) -> Vec<usize> {
    let pieces: Vec<BTreeSet<&[u8]>> =
        bytes.iter().map(|bytes| bytes.windows(manner.piece).collect()).collect();
    let mut with: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
    for (function, pieces) in pieces.iter().enumerate() {
        for piece in pieces {
            with.entry(piece).or_default().push(function);
        }
    }
    let mut left: BTreeSet<usize> = (0..bytes.len()).collect();
    let mut order: Vec<usize> = Vec::new();
    // What each function has in common with those that stand already, the last of them above all.
    let mut common = vec![0; bytes.len()];
    while !left.is_empty() {
        let alike = |function: &usize| {
            (common[*function] / (pieces[*function].len() as u64 + manner.shortest), bytes[*function].len())
        };
        // Of equals, the first.
        let Some(next) = left.iter().rev().copied().max_by_key(alike) else { break };
        left.remove(&next);
        order.push(next);
        for common in &mut common {
            *common = *common * manner.fading / 100;
        }
        for with in pieces[next].iter().map(|piece| &with[piece]).filter(|with| with.len() <= COMMON) {
            for &function in with {
                // The rarer the piece, the more it says.
                common[function] += 1_000_000 / with.len() as u64;
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        ConstExpr, Elements, ExportKind, Function, FunctionSection, ImportSection, Instruction, RefType,
        TableSection, TableType, TypeSection, ValType,
    };

    /// An imported function; four that give numbers, of which two are alike; one that calls all of them.
    fn wasm() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], [ValType::I32]);
        let mut imports = ImportSection::new();
        imports.import("a", "b", wasm_encoder::EntityType::Function(0));
        let (mut functions, mut exports, mut code) =
            (FunctionSection::new(), ExportSection::new(), CodeSection::new());
        let number = |constants: &[i32]| {
            let mut function = Function::new([]);
            for constant in constants {
                function.instructions().i32_const(*constant).drop();
            }
            function.instructions().i32_const(constants[0]).end();
            function
        };
        let alike = |first: i32| [first, 1_111_111, 2_222_222, 3_333_333, 4_444_444];
        let bodies =
            [number(&alike(1)), number(&[20]), number(&[30, 5_555_555, 6_666_666]), number(&alike(4))];
        for (place, body) in bodies.iter().enumerate() {
            functions.function(0);
            exports.export(&format!("f{place}"), ExportKind::Func, 1 + place as u32);
            code.function(body);
        }
        functions.function(0);
        exports.export("all", ExportKind::Func, 5);
        let mut all = Function::new([]);
        for callee in 0..5 {
            all.instruction(&Instruction::Call(callee)).instruction(&Instruction::Drop);
        }
        all.instructions().i32_const(0).end();
        code.function(&all);
        let mut tables = TableSection::new();
        let kind = TableType {
            element_type: RefType::FUNCREF,
            minimum: 1,
            maximum: None,
            table64: false,
            shared: false,
        };
        tables.table(kind);
        let mut elements = ElementSection::new();
        elements.active(None, &ConstExpr::i32_const(0), Elements::Functions((&[3][..]).into()));
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&tables);
        module.section(&exports).section(&elements).section(&code);
        module.finish()
    }

    /// The bodies by the names they are exported under, and that of the first element; calls by what they call.
    fn meaning(wasm: &[u8]) -> Vec<String> {
        let functions = Functions::of(wasm).expect("wasm");
        let body = |function: u32| {
            let own = function.checked_sub(functions.imported);
            own.map_or("imported".to_owned(), |own| {
                let operators = functions.bodies[own as usize].get_operators_reader().expect("operators");
                operators
                    .into_iter()
                    .map(|operator| format!("{:?}", operator.expect("an operator")))
                    .collect()
            })
        };
        let mut meaning = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.expect("wasm") {
                Payload::ExportSection(exports) => {
                    for export in exports {
                        let export = export.expect("an export");
                        let mut said = body(export.index);
                        for callee in (0..6).rev() {
                            said = said.replace(
                                &format!("Call {{ function_index: {callee} }}"),
                                &format!("[{}]", body(callee)),
                            );
                        }
                        meaning.push(format!("{}: {said}", export.name));
                    }
                }
                Payload::ElementSection(elements) => {
                    for element in elements {
                        if let wasmparser::ElementItems::Functions(functions) =
                            element.expect("an element").items
                        {
                            meaning
                                .extend(functions.into_iter().map(|function| body(function.expect("one"))));
                        }
                    }
                }
                _ => {}
            }
        }
        meaning
    }

    #[test]
    fn what_is_alike_stands_together_and_means_the_same() {
        let before = wasm();
        let functions = Functions::of(&before).expect("wasm");
        for manner in manners() {
            assert_eq!(chain(&functions.bytes, &manner), [0, 3, 2, 4, 1]);
        }
        let after = ordered(&before).expect("wasm");
        assert_eq!(meaning(&after), meaning(&before));
        assert_eq!(meaning(&before).len(), 6);
        assert_ne!(after, before);
    }
}
