//! Links: by the first byte, the payload as it stands, with a right checksum around bytes that are to be unpacked, or
//! around a text that was packed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use miniz_oxide::deflate::compress_to_vec;
use wegmarke::core::address::Address;
use wegmarke::core::checksum::crc32;
use wegmarke::core::exchange::{Imported, json};
use wegmarke::core::share::{self, LARGEST_PAYLOAD, LARGEST_TEXT};
use wegmarke_fuzz::reading::{bounded, records, sound};

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn letters(bytes: &[u8]) -> String {
    let group = |chunk: &[u8]| {
        chunk.iter().enumerate().fold(0, |group, (place, byte)| group | u32::from(*byte) << (16 - 8 * place))
    };
    bytes
        .chunks(3)
        .flat_map(|chunk| {
            (0..=chunk.len()).map(move |place| char::from(LETTERS[(group(chunk) >> (18 - 6 * place) & 63) as usize]))
        })
        .collect()
}

fn sealed(packed: &[u8]) -> String {
    let mut bytes = vec![1];
    bytes.extend((packed.len() as u16).to_le_bytes());
    bytes.extend(packed);
    bytes.extend(crc32(&bytes).to_le_bytes());
    letters(&bytes)
}

fuzz_target!(|data: &[u8]| {
    let Some((way, rest)) = data.split_first() else { return };
    let payload = match way % 3 {
        0 => String::from_utf8_lossy(rest).into_owned(),
        1 => sealed(rest),
        _ => sealed(&compress_to_vec(rest, 6)),
    };
    // What is unpacked counts: that is what has a limit here.
    let most =
        |result: &Result<_, _>| result.as_ref().map_or(LARGEST_TEXT / 3, |(document, _)| records(document)).min(31_500);
    let read = bounded(LARGEST_TEXT.min(payload.len() * 1_100), most, || share::read(&payload, 3))
        .unwrap_or_else(|fault| panic!("{fault}"));
    let Ok((document, repairs)) = read else { return };
    assert!(payload.len() <= LARGEST_PAYLOAD);
    // It may say what no link of ours can hold, but what fits comes back.
    if let Ok(again) = share::write(&document) {
        let Ok(Address::Share(carried)) = Address::parse(&Address::Share(again.clone()).fragment()) else {
            panic!("no address of a shared plan")
        };
        assert_eq!(carried, again);
        let (back, none) = share::read(&carried, 4).unwrap_or_else(|fault| panic!("{fault:?}"));
        assert!(none.is_empty() && json::write(&back) == json::write(&document));
    }
    sound(&Imported { document, repairs }).unwrap_or_else(|fault| panic!("{fault}"));
});
