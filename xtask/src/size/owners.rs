//! How many bytes of a wasm are of which crate, by the names of its functions.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

use crate::size::symbols::owner;

/// What is of no crate.
pub const DATA: &str = "data";
pub const OTHER: &str = "glue and builtins";
pub const FRAME: &str = "types, tables and lists";

/// Bytes by crate, and of what is of none. All of the wasm is counted once, but for the names by which that is done.
pub fn owners(wasm: &[u8]) -> Result<BTreeMap<String, usize>> {
    let mut names: BTreeMap<u32, &str> = BTreeMap::new();
    let (mut imported, mut bodies, mut data, mut custom) = (0, Vec::new(), 0, 0);
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.context("it is no wasm")? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let import = import.context("an import cannot be read")?;
                    imported += u32::from(matches!(import.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.range().len()),
            Payload::DataSection(section) => data += section.range().len(),
            Payload::CustomSection(section) => {
                // With its id and length.
                custom += section.range().len();
                if let KnownCustom::Name(sections) = section.as_known() {
                    for section in sections {
                        let Name::Function(map) = section.context("the names cannot be read")? else {
                            continue;
                        };
                        for naming in map {
                            let naming = naming.context("a name cannot be read")?;
                            names.insert(naming.index, naming.name);
                        }
                    }
                }
            }
            _ => {}
        }
    }
    if names.is_empty() && !bodies.is_empty() {
        bail!("it has no names of functions: it must be built with them");
    }
    let mut owners = BTreeMap::new();
    let mut rest = wasm.len().saturating_sub(custom + data);
    for (place, size) in (imported..).zip(bodies) {
        rest = rest.saturating_sub(size);
        let of = names.get(&place).and_then(|name| owner(name)).unwrap_or(OTHER);
        *owners.entry(of.to_owned()).or_default() += size;
    }
    owners.insert(DATA.to_owned(), data);
    owners.insert(FRAME.to_owned(), rest);
    Ok(owners)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        CodeSection, ConstExpr, DataSection, EntityType, Function, FunctionSection, ImportSection,
        MemorySection, MemoryType, Module, NameMap, NameSection, TypeSection,
    };

    /// An imported function, and three of these names and so many instructions; five bytes of data.
    fn wasm(names: &[(&str, usize)]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("a", "b", EntityType::Function(0));
        let (mut functions, mut code, mut map) = (FunctionSection::new(), CodeSection::new(), NameMap::new());
        map.append(0, "_RNvC4none8imported");
        for (place, (name, count)) in (1..).zip(names) {
            functions.function(0);
            let mut function = Function::new([]);
            for _ in 0..*count {
                function.instructions().nop();
            }
            function.instructions().end();
            code.function(&function);
            map.append(place, name);
        }
        let mut memories = MemorySection::new();
        memories.memory(MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        let mut data = DataSection::new();
        data.active(0, &ConstExpr::i32_const(0), *b"hello");
        let mut section = NameSection::new();
        section.functions(&map);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&memories).section(&code);
        module.section(&data).section(&section);
        module.finish()
    }

    #[test]
    fn functions_are_summed_by_crate() {
        let names = [("_RNvC1a1f", 10), ("_RNvC1b1f", 20), ("_RINvC1a1gNtC1b1TE", 5), ("memcpy", 3)];
        let owners = owners(&wasm(&names)).unwrap();
        // A body has a byte for its variables and one for its end besides.
        let of = |name: &str| owners.get(name).copied();
        assert_eq!((of("a"), of("b"), of(OTHER)), (Some(10 + 5 + 4), Some(22), Some(5)));
        // How many there are, and where they go.
        assert_eq!(of(DATA), Some(1 + 1 + 3 + 1 + 5));
        assert_eq!(of("none"), None);
        assert!(of(FRAME).is_some_and(|size| (20..80).contains(&size)), "{owners:?}");
        assert_eq!(owners.len(), 5);
    }

    #[test]
    fn without_names_it_is_refused() {
        let mut bytes = wasm(&[("_RNvC1a1f", 1)]);
        let place = bytes.windows(4).rposition(|four| four == b"name").unwrap();
        bytes[place] = b'N';
        assert!(owners(&bytes).unwrap_err().to_string().contains("no names"));
    }
}
