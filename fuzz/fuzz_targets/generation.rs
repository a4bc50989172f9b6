//! What lies in the storage: a stored generation, as it stands or, if the first byte is even, behind a right checksum,
//! beside a good one.
#![no_main]

use std::rc::Rc;

use libfuzzer_sys::fuzz_target;
use wegmarke::core::checksum::crc32;
use wegmarke::core::library::{Library, OpenError};
use wegmarke::core::ports::{FixedClock, MemoryStorage, Storage};
use wegmarke_fuzz::reading::bounded;

const GOOD: &str = "1 1-a.1 - 2 1767225600000 \"Spring campaign\"\n{}";

fn sealed(rest: &str) -> String {
    format!("wegmarke {:08x} {rest}", crc32(rest.as_bytes()))
}

fuzz_target!(|data: &[u8]| {
    let Some((way, rest)) = data.split_first() else { return };
    let rest = String::from_utf8_lossy(rest);
    // A line of the input may be the key's end, so that the generation's name can be the one that the text says.
    let (name, text) = rest.split_once('\n').unwrap_or(("7-a3f2.12", &rest));
    let text = if way % 2 == 0 { sealed(text) } else { text.to_owned() };
    let storage = MemoryStorage::default();
    storage.set("wegmarke:plan:plan:1-a.1", &sealed(GOOD)).unwrap();
    storage.set(&format!("wegmarke:plan:plan:{name}"), &text).unwrap();
    storage
        .set(
            &format!("wegmarke:{}:plan", if way & 2 == 0 { "gone" } else { "quarantine" }),
            if way & 4 == 0 { name } else { &text },
        )
        .unwrap();
    let (before, writes) = (storage.snapshot(), storage.writes());
    let library = Library::new(Rc::new(storage.clone()), Rc::new(FixedClock::default()), 1);
    let opened = bounded(
        rest.len() + 300,
        |_| 0,
        || {
            let (list, bin) = (library.list().unwrap(), library.bin().unwrap());
            assert_eq!(
                list.iter()
                    .map(|entry| &entry.id)
                    .chain(bin.iter().map(|binned| &binned.entry.id))
                    .filter(|id| *id == "plan")
                    .count(),
                1,
                "there, or in the bin"
            );
            library.damaged().unwrap();
            library.open("plan")
        },
    );
    match opened.unwrap_or_else(|fault| panic!("{fault}")) {
        // Only what stands in the storage is ever given out.
        Ok(opened) => {
            assert!(before.values().any(|stored| stored.split_once('\n').is_some_and(|(_, json)| json == opened.text)))
        }
        Err(OpenError::Newer { text: newer }) => assert!(text.ends_with(&newer)),
        Err(fault) => assert!(matches!(fault, OpenError::Missing | OpenError::Damaged), "{fault:?}"),
    }
    assert!(storage.snapshot() == before && storage.writes() == writes, "looking wrote something");
});
