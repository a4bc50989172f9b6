//! What a presentation has beside its slides: theme, master, two layouts, a master of the notes, and how all of it
//! hangs together.

use super::deck::{Slide, Slides};
use super::shapes::hex;
use crate::core::exchange::archive::Packer;
use crate::core::exchange::workbook::{DECLARATION, core_properties, package_relations};
use crate::core::exchange::xml::escape;
use crate::core::scene::{Ink, clean};

const MAIN: &str = "http://schemas.openxmlformats.org/presentationml/2006/main";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// Packs slides as a presentation.
pub fn pack(slides: &[Slide], form: Slides, title: &str) -> Vec<u8> {
    let mut packer = Packer::default();
    let mut types = String::new();
    let mut add = |name: &str, kind: &str, text: &str| {
        if !kind.is_empty() {
            types += &format!(
                "<Override PartName=\"/{name}\" ContentType=\"application/vnd.openxmlformats-officedocument.{kind}+xml\"/>"
            );
        }
        packer.add(name, text.as_bytes());
    };
    add("_rels/.rels", "", &package_relations("ppt/presentation.xml"));
    add("docProps/core.xml", "", &core_properties(title));
    let (width, height) = form.size();
    let mut listed = String::new();
    // The first three are the master, the master of notes and the theme.
    let mut related = vec![
        ("slideMaster".to_owned(), "slideMasters/slideMaster1.xml".to_owned()),
        ("notesMaster".to_owned(), "notesMasters/notesMaster1.xml".to_owned()),
        ("theme".to_owned(), "theme/theme1.xml".to_owned()),
    ];
    for (place, slide) in slides.iter().enumerate() {
        let number = place + 1;
        related.push(("slide".to_owned(), format!("slides/slide{number}.xml")));
        listed += &format!("<p:sldId id=\"{}\" r:id=\"rId{}\"/>", 256 + place, related.len());
        add(&format!("ppt/slides/slide{number}.xml"), "presentationml.slide", &slide_part(slide));
        let layout = if slide.is_title { 1 } else { 2 };
        let mut of_slide = vec![("slideLayout".to_owned(), format!("../slideLayouts/slideLayout{layout}.xml"))];
        if !slide.notes.is_empty() {
            of_slide.push(("notesSlide".to_owned(), format!("../notesSlides/notesSlide{number}.xml")));
            add(&format!("ppt/notesSlides/notesSlide{number}.xml"), "presentationml.notesSlide", &notes_part(slide));
            add(
                &format!("ppt/notesSlides/_rels/notesSlide{number}.xml.rels"),
                "",
                &relations(&[
                    ("notesMaster".to_owned(), "../notesMasters/notesMaster1.xml".to_owned()),
                    ("slide".to_owned(), format!("../slides/slide{number}.xml")),
                ]),
            );
        }
        add(&format!("ppt/slides/_rels/slide{number}.xml.rels"), "", &relations(&of_slide));
    }
    add(
        "ppt/presentation.xml",
        "presentationml.presentation.main",
        &format!(
            "{DECLARATION}<p:presentation xmlns:a=\"{DRAWING}\" xmlns:r=\"{OFFICE}\" xmlns:p=\"{MAIN}\" saveSubsetFonts=\"1\"><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id=\"rId2\"/></p:notesMasterIdLst><p:sldIdLst>{listed}</p:sldIdLst><p:sldSz cx=\"{width}\" cy=\"{height}\"{}/><p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>",
            if form == Slides::Standard { " type=\"screen4x3\"" } else { "" }
        ),
    );
    add("ppt/_rels/presentation.xml.rels", "", &relations(&related));
    add("ppt/slideMasters/slideMaster1.xml", "presentationml.slideMaster", &master(width, height));
    let of_master: Vec<(String, String)> = (1..=2)
        .map(|number| ("slideLayout".to_owned(), format!("../slideLayouts/slideLayout{number}.xml")))
        .chain([("theme".to_owned(), "../theme/theme1.xml".to_owned())])
        .collect();
    add("ppt/slideMasters/_rels/slideMaster1.xml.rels", "", &relations(&of_master));
    for number in 1..=2 {
        add(
            &format!("ppt/slideLayouts/slideLayout{number}.xml"),
            "presentationml.slideLayout",
            &layout(number == 1, width, height),
        );
        let master = ("slideMaster".to_owned(), "../slideMasters/slideMaster1.xml".to_owned());
        add(&format!("ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"), "", &relations(&[master]));
    }
    add("ppt/notesMasters/notesMaster1.xml", "presentationml.notesMaster", &notes_master());
    let theme = ("theme".to_owned(), "../theme/theme2.xml".to_owned());
    add("ppt/notesMasters/_rels/notesMaster1.xml.rels", "", &relations(&[theme]));
    for number in 1..=2 {
        add(&format!("ppt/theme/theme{number}.xml"), "theme", &theme_part());
    }
    packer.add(
        "[Content_Types].xml",
        format!(
            "{DECLARATION}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>{types}</Types>"
        )
        .as_bytes(),
    );
    packer.finish()
}

/// What a part refers to, in this order from `rId1` on.
fn relations(related: &[(String, String)]) -> String {
    let list: String = related
        .iter()
        .enumerate()
        .map(|(place, (kind, target))| {
            format!("<Relationship Id=\"rId{}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>", place + 1)
        })
        .collect();
    format!("{DECLARATION}<Relationships xmlns=\"{RELATIONS}\">{list}</Relationships>")
}

/// What every tree of shapes begins with.
const TREE: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";
const COLOURS: &str = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>";
const MAP: &str = "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>";

fn slide_part(slide: &Slide) -> String {
    format!(
        "{DECLARATION}<p:sld xmlns:a=\"{DRAWING}\" xmlns:r=\"{OFFICE}\" xmlns:p=\"{MAIN}\"><p:cSld><p:spTree>{TREE}{}</p:spTree></p:cSld>{COLOURS}</p:sld>",
        slide.shapes
    )
}

fn notes_part(slide: &Slide) -> String {
    let lines = slide.notes.iter().flat_map(|note| note.lines());
    let paragraphs: String =
        lines.map(|line| format!("<a:p><a:r><a:rPr/><a:t>{}</a:t></a:r></a:p>", escape(&clean(line)))).collect();
    format!(
        "{DECLARATION}<p:notes xmlns:a=\"{DRAWING}\" xmlns:r=\"{OFFICE}\" xmlns:p=\"{MAIN}\"><p:cSld><p:spTree>{TREE}<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp></p:spTree></p:cSld>{COLOURS}</p:notes>"
    )
}

/// A place for a text, with how its letters look unless a slide says otherwise.
fn place(number: u32, kind: &str, area: [f64; 4], anchor: &str) -> String {
    let [x, y, width, height] = area;
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{number}\" name=\"{kind}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"{kind}\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"{anchor}\"/><a:lstStyle/><a:p><a:endParaRPr lang=\"en\"/></a:p></p:txBody></p:sp>"
    )
}

fn master(width: f64, height: f64) -> String {
    let title = place(2, "title", [457_200.0, 300_000.0, width - 914_400.0, 620_000.0], "t");
    let body = place(3, "body", [457_200.0, 1_040_000.0, width - 914_400.0, height - 1_430_000.0], "t");
    let level = |number: usize, size: u32| {
        format!(
            "<a:lvl{number}pPr marL=\"{}\" algn=\"l\" rtl=\"0\"><a:buNone/><a:defRPr sz=\"{size}\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/><a:cs typeface=\"+mn-cs\"/></a:defRPr></a:lvl{number}pPr>",
            (number - 1) * 228_600
        )
    };
    let levels: String = (1..=5).map(|number| level(number, 1_400)).collect();
    format!(
        "{DECLARATION}<p:sldMaster xmlns:a=\"{DRAWING}\" xmlns:r=\"{OFFICE}\" xmlns:p=\"{MAIN}\"><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>{TREE}{title}{body}</p:spTree></p:cSld>{MAP}<p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/><p:sldLayoutId id=\"2147483650\" r:id=\"rId2\"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle><a:lvl1pPr algn=\"l\"><a:buNone/><a:defRPr sz=\"2600\" b=\"1\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mj-lt\"/><a:ea typeface=\"+mj-ea\"/><a:cs typeface=\"+mj-cs\"/></a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle>{levels}</p:bodyStyle><p:otherStyle>{levels}</p:otherStyle></p:txStyles></p:sldMaster>"
    )
}

fn layout(is_title: bool, width: f64, height: f64) -> String {
    let (kind, name, places) = if is_title {
        let room = width - 1_463_040.0;
        let title = place(2, "ctrTitle", [731_520.0, (height * 0.36).round(), room, 1_750_000.0], "t");
        let below = place(3, "subTitle", [731_520.0, (height * 0.36).round() + 1_850_000.0, room, 1_500_000.0], "t");
        ("title", "Title", title + &below)
    } else {
        let title = place(2, "title", [457_200.0, 300_000.0, width - 914_400.0, 620_000.0], "t");
        ("titleOnly", "Title only", title)
    };
    format!(
        "{DECLARATION}<p:sldLayout xmlns:a=\"{DRAWING}\" xmlns:r=\"{OFFICE}\" xmlns:p=\"{MAIN}\" type=\"{kind}\" preserve=\"1\"><p:cSld name=\"{name}\"><p:spTree>{TREE}{places}</p:spTree></p:cSld>{COLOURS}</p:sldLayout>"
    )
}

fn notes_master() -> String {
    let image = "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\" idx=\"2\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"685800\" y=\"1143000\"/><a:ext cx=\"5486400\" cy=\"3086100\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/><a:ln w=\"12700\"><a:solidFill><a:prstClr val=\"black\"/></a:solidFill></a:ln></p:spPr></p:sp>";
    let notes = "<p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" sz=\"quarter\" idx=\"3\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"685800\" y=\"4400550\"/><a:ext cx=\"5486400\" cy=\"3600450\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang=\"en\"/></a:p></p:txBody></p:sp>";
    format!(
        "{DECLARATION}<p:notesMaster xmlns:a=\"{DRAWING}\" xmlns:r=\"{OFFICE}\" xmlns:p=\"{MAIN}\"><p:cSld><p:bg><p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef></p:bg><p:spTree>{TREE}{image}{notes}</p:spTree></p:cSld>{MAP}<p:notesStyle><a:lvl1pPr algn=\"l\"><a:defRPr sz=\"1200\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/></a:defRPr></a:lvl1pPr></p:notesStyle></p:notesMaster>"
    )
}

/// The colours of the planner, and a font that is everywhere.
fn theme_part() -> String {
    let colours: String = [
        ("dk1", Ink::Ink),
        ("lt1", Ink::Paper),
        ("dk2", Ink::Muted),
        ("lt2", Ink::Sign),
        ("accent1", Ink::Petrol),
        ("accent2", Ink::Yellow),
        ("accent3", Ink::Satisfaction(1)),
        ("accent4", Ink::Satisfaction(2)),
        ("accent5", Ink::Satisfaction(4)),
        ("accent6", Ink::Satisfaction(5)),
        ("hlink", Ink::Petrol),
        ("folHlink", Ink::Muted),
    ]
    .iter()
    .map(|(name, ink)| format!("<a:{name}><a:srgbClr val=\"{}\"/></a:{name}>", hex(*ink)))
    .collect();
    let font = "<a:latin typeface=\"Arial\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>";
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let line = format!("<a:ln w=\"9525\">{fill}</a:ln>");
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    format!(
        "{DECLARATION}<a:theme xmlns:a=\"{DRAWING}\" name=\"Wegmarke\"><a:themeElements><a:clrScheme name=\"Wegmarke\">{colours}</a:clrScheme><a:fontScheme name=\"Wegmarke\"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme><a:fmtScheme name=\"Wegmarke\"><a:fillStyleLst>{fill}{fill}{fill}</a:fillStyleLst><a:lnStyleLst>{line}{line}{line}</a:lnStyleLst><a:effectStyleLst>{effect}{effect}{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}{fill}{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
}
