//! Workbooks: by the first byte, a file as it stands, or the cells of a sheet in a sound one (Excel, OpenDocument).
#![no_main]

use libfuzzer_sys::fuzz_target;
use wegmarke::core::exchange::archive::{LARGEST, Packer};
use wegmarke::core::exchange::{Import, workbook};
use wegmarke::core::model::Language;
use wegmarke_fuzz::reading::{bounded, records, sound};

const RELATIONS: &str =
    "<Relationships><Relationship Id=\"a\" Type=\"/worksheet\" Target=\"sheet.xml\"/></Relationships>";
const WORKBOOK: &str = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Sheet\" r:id=\"a\"/></sheets></workbook>";

fuzz_target!(|data: &[u8]| {
    let Some((way, rest)) = data.split_first() else { return };
    let file = match way % 3 {
        0 => rest.to_vec(),
        1 => packed(&[
            ("xl/workbook.xml", WORKBOOK.as_bytes()),
            ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
            ("xl/sheet.xml", rest),
        ]),
        _ => packed(&[("content.xml", rest)]),
    };
    let import = Import { language: Language::En, seed: 3 };
    // A few bytes may say that there is a lot: what is unpacked has a bound of its own.
    let read =
        bounded(LARGEST, |_| 0, || workbook::import(&file, &import).ok()).unwrap_or_else(|fault| panic!("{fault}"));
    if let Some(imported) = read {
        sound(&imported).unwrap_or_else(|fault| panic!("{fault}, {} records", records(&imported.document)));
    }
});

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut packer = Packer::default();
    for (name, contents) in parts {
        packer.add(name, contents);
    }
    packer.finish()
}
