//! Removes duplicate functions from a wasm, and orders the others by similarity.
//!
//! Generic Rust compiles to many functions that differ little or not at all, and brotli packs similar
//! bytes best where they are close together. The wasm does the same as before: only the places of its
//! functions change, and with them the indices by which they are called.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::convert::Infallible;

use anyhow::{Result, anyhow};
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{CodeSection, Encode, FunctionSection, Module};
use wasmparser::{
    CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef,
};

type Failure = reencode::Error<Infallible>;

/// Bytes that are compared together: of the lengths tried, the one that saves most.
const STRETCH: usize = size_of::<u32>();
/// Small functions share little and are soon alike; this many stretches weigh against that.
const WEIGHT: usize = 20;

/// The same wasm without duplicates and in that order.
pub(crate) fn reorder(wasm: &[u8]) -> Result<Vec<u8>> {
    let failed = |failure: Failure| anyhow!("the wasm cannot be rewritten: {failure}");
    let functions = Functions::read(wasm)?;
    let same = functions.same().map_err(failed)?;
    let order = functions.order(&same).map_err(failed)?;
    let mut writer = functions.writer(&same, order);
    let mut module = Module::new();
    writer.parse_core_module(&mut module, Parser::new(0), wasm).map_err(failed)?;
    Ok(module.finish())
}

/// Imported functions have the first indices; the own ones follow.
struct Functions<'a> {
    imported: usize,
    /// By own function: the number of its type, and its code.
    own: Vec<(u32, FunctionBody<'a>)>,
}

impl<'a> Functions<'a> {
    fn read(wasm: &'a [u8]) -> Result<Self> {
        let (mut imported, mut types, mut bodies) = (0, Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            #[expect(clippy::wildcard_enum_match_arm, reason = "no other section holds functions")]
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(section) => {
                    types = section.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::CodeSectionEntry(body) => bodies.push(body),
                _ => {}
            }
        }
        Ok(Self { imported, own: types.into_iter().zip(bodies).collect() })
    }

    /// For every number, that of the first function that does the same.
    fn same(&self) -> Result<Vec<u32>, Failure> {
        let mut same: Vec<u32> = (0..).take(self.imported + self.own.len()).collect();
        // Those that call copies of one function are found alike once these are one.
        loop {
            let (mut seen, mut next) = (BTreeMap::new(), same.clone());
            for (at, (kind, body)) in self.own.iter().enumerate() {
                let number = same[self.imported + at];
                let first = *seen.entry((kind, code(&same, body)?)).or_insert(number);
                next[self.imported + at] = first;
            }
            if next == same {
                return Ok(same);
            }
            same = next;
        }
    }

    /// The own functions that stay, each followed by the one most like it of those that are left.
    fn order(&self, same: &[u32]) -> Result<Vec<usize>, Failure> {
        let codes = self.own.iter().map(|(_, body)| code(same, body));
        let codes: Vec<Vec<u8>> = codes.collect::<Result<_, _>>()?;
        let stays = |(number, first): &(u32, &u32)| number == *first;
        let staying = (0..).zip(same).skip(self.imported).filter(stays);
        let mut left: Vec<(usize, Vec<u32>)> = staying
            .map(|(number, _)| number as usize - self.imported)
            .map(|at| (at, stretches(&codes[at])))
            .collect();
        let mut order = Vec::with_capacity(left.len());
        let mut last = Vec::new();
        while !left.is_empty() {
            let (mut next, mut most) = (0, 0.0);
            for (place, (_, stretches)) in left.iter().enumerate() {
                let likeness = likeness(&last, stretches);
                if likeness > most {
                    (next, most) = (place, likeness);
                }
            }
            let (at, stretches) = left.remove(next);
            order.push(at);
            last = stretches;
        }
        Ok(order)
    }

    /// What writes those in this order, and every call by the new numbers.
    fn writer(&self, same: &[u32], order: Vec<usize>) -> Writer {
        let mut numbers = same.to_vec();
        for (number, at) in (0..).skip(self.imported).zip(&order) {
            numbers[self.imported + at] = number;
        }
        let numbers = same.iter().map(|first| numbers[*first as usize]).collect();
        Writer { numbers, order }
    }
}

/// Every stretch of the code, once and in order.
fn stretches(code: &[u8]) -> Vec<u32> {
    let read = |bytes: &[u8]| bytes.iter().fold(0, |all, byte| all << 8 | u32::from(*byte));
    let mut stretches: Vec<u32> = code.windows(STRETCH).map(read).collect();
    stretches.sort_unstable();
    stretches.dedup();
    stretches
}

/// How much of two functions is the same, from 0 to 1.
fn likeness(one: &[u32], other: &[u32]) -> f64 {
    let (mut shared, mut at, mut beside) = (0, 0, 0);
    while let (Some(left), Some(right)) = (one.get(at), other.get(beside)) {
        let order = left.cmp(right);
        at += usize::from(order != Ordering::Greater);
        beside += usize::from(order != Ordering::Less);
        shared += usize::from(order == Ordering::Equal);
    }
    let length = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    length(shared) / length(one.len().max(other.len()) + WEIGHT)
}

/// The code of a function, its calls by these numbers.
fn code(numbers: &[u32], body: &FunctionBody<'_>) -> Result<Vec<u8>, Failure> {
    let mut section = CodeSection::new();
    let mut writer = Writer { numbers: numbers.to_vec(), order: Vec::new() };
    writer.parse_function_body(&mut section, body.clone())?;
    let mut bytes = Vec::new();
    section.encode(&mut bytes);
    Ok(bytes)
}

/// Writes a wasm with other numbers for its functions.
struct Writer {
    /// The new number by the old one.
    numbers: Vec<u32>,
    /// The own functions to write, in this order.
    order: Vec<usize>,
}

impl Reencode for Writer {
    type Error = Infallible;

    fn function_index(&mut self, number: u32) -> Result<u32, Failure> {
        Ok(self.numbers[number as usize])
    }

    fn parse_function_section(
        &mut self,
        section: &mut FunctionSection,
        reader: FunctionSectionReader<'_>,
    ) -> Result<(), Failure> {
        let types: Vec<u32> = reader.into_iter().collect::<Result<_, _>>()?;
        for at in &self.order {
            section.function(types[*at]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        section: &mut CodeSection,
        reader: CodeSectionReader<'_>,
    ) -> Result<(), Failure> {
        let bodies: Vec<FunctionBody<'_>> = reader.into_iter().collect::<Result<_, _>>()?;
        for at in self.order.clone() {
            self.parse_function_body(section, bodies[at].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        EntityType, ExportKind, ExportSection, Function, ImportSection, TypeSection, ValType,
    };
    use wasmparser::ExternalKind;

    use super::*;

    /// A wasm that imports one function, and whose own ones hold what these push.
    fn wasm(functions: &[&[i32]], calls: &[(u32, &str)]) -> Vec<u8> {
        let (mut types, mut imports, mut exports) =
            (TypeSection::new(), ImportSection::new(), ExportSection::new());
        let (mut section, mut code) = (FunctionSection::new(), CodeSection::new());
        types.ty().function([], [ValType::I32]);
        imports.import("page", "given", EntityType::Function(0));
        for numbers in functions {
            let mut function = Function::new([]);
            for number in *numbers {
                function.instructions().i32_const(*number).drop();
            }
            function.instructions().i32_const(1).end();
            section.function(0);
            code.function(&function);
        }
        for (callee, name) in calls {
            let mut function = Function::new([]);
            function.instructions().call(*callee).end();
            section.function(0);
            code.function(&function);
            exports.export(name, ExportKind::Func, section.len());
        }
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&section).section(&exports);
        module.section(&code);
        module.finish()
    }

    fn exported(wasm: &[u8]) -> Result<Vec<(String, u32)>> {
        let mut exported = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            if let Payload::ExportSection(section) = payload? {
                for export in section {
                    let export = export?;
                    assert_eq!(export.kind, ExternalKind::Func);
                    exported.push((export.name.to_owned(), export.index));
                }
            }
        }
        Ok(exported)
    }

    #[test]
    fn equal_functions_are_merged() -> Result<()> {
        let calls = [(0, "given"), (1, "one"), (2, "other"), (3, "third")];
        let whole = wasm(&[&[7, 8], &[7, 8], &[9]], &calls);
        let lean = reorder(&whole)?;
        // Two of three remain, and three of the four that call: the copies' callers are alike, too.
        assert_eq!(Functions::read(&whole)?.own.len(), 7);
        assert_eq!(Functions::read(&lean)?.own.len(), 5);
        let exported = exported(&lean)?;
        assert_eq!(exported.len(), 4);
        assert_eq!(exported[1].1, exported[2].1, "{exported:?}");
        assert!(exported[0].1 != exported[1].1 && exported[1].1 != exported[3].1, "{exported:?}");
        Ok(())
    }

    #[test]
    fn calls_reach_the_same_functions() -> Result<()> {
        let whole = wasm(&[&[1; 40], &[2; 40], &[1; 41]], &[(1, "a"), (2, "b"), (3, "c")]);
        let lean = reorder(&whole)?;
        // What a caller's callee pushes, byte by byte, before and after.
        let reached = |wasm: &[u8]| -> Result<Vec<Vec<u8>>> {
            let functions = Functions::read(wasm)?;
            let body = |number: u32| functions.own[number as usize - 1].1.as_bytes();
            let callee = |caller: u32| body(body(caller)[2].into()).to_vec();
            Ok(exported(wasm)?.into_iter().map(|(_, caller)| callee(caller)).collect())
        };
        assert_eq!(reached(&lean)?, reached(&whole)?);
        assert_ne!(lean, whole);
        Ok(())
    }

    #[test]
    fn similar_functions_are_neighbours() -> Result<()> {
        let whole = wasm(&[&[1; 40], &[2; 40], &[1; 41]], &[]);
        let functions = Functions::read(&whole)?;
        let order = functions.order(&functions.same().map_err(|it| anyhow!("{it}"))?);
        assert_eq!(order.map_err(|it| anyhow!("{it}"))?, [0, 2, 1]);
        Ok(())
    }
}
