//! The texts of sharing a plan by link, and of copies of what is embedded: a catalogue of its own, so that they come
//! with the parts that show them.

use super::catalogue::catalogue;
use crate::core::share::LinkError;

catalogue! {
    Sharing, sharing;

    // giving out

    share_title: "Plan als Link teilen", "Share the plan as a link";
    share_about: "Der ganze Plan steckt im Link selbst, hinter dem #: Kein Server bekommt ihn zu sehen. Wer den Link hat, kann alles darin lesen und bekommt eine eigene Kopie; was du später änderst, kommt dort nicht an.",
        "The whole plan is in the link itself, behind the #: no server gets to see it. Whoever has the link can read everything in it and gets a copy of their own; what you change later does not reach it.";
    share_link: "Link", "Link";
    share_length: "{0} Zeichen.", "{0} characters.";
    share_long: "{0} Zeichen. Manche Programme schneiden so lange Links ab. Kommt er nicht ganz an, sagt der Planer es; dann hilft die Datei.",
        "{0} characters. Some programs cut links of this length off. If it does not arrive whole, the planner says so; the file helps then.";
    share_copy: "Link kopieren", "Copy link";
    share_send: "Teilen mit …", "Share with …";
    share_send_failed: "Das Teilen hat nicht geklappt. Kopiere stattdessen den Link.", "Sharing did not work. Copy the link instead.";
    share_file: "Stattdessen als Datei", "As a file instead";
    share_qr: "QR-Code des Links", "QR code of the link";
    share_qr_save: "QR-Code sichern (SVG)", "Download QR code (SVG)";
    share_qr_long: "Für einen QR-Code ist der Link zu lang: Mehr als 2.953 Zeichen fasst keiner.", "The link is too long for a QR code: none holds more than 2,953 characters.";
    share_too_large: "Dieser Plan ist zu groß für einen Link. Als Datei lässt er sich weitergeben: Wer sie in den Planer zieht, hat ihn vor sich.",
        "This plan is too large for a link. It can be passed on as a file: whoever drops it into the planner has it before them.";

    // a copy of what is embedded

    copy_here: "Hier bearbeiten", "Edit it here";
    copy_here_about: "Deine Kopie bleibt in diesem Browser, auf dieser Website. Niemand sonst sieht sie.", "Your copy stays in this browser, on this website. Nobody else sees it.";
    copy_planner: "Im Planer öffnen", "Open in the planner";
    copy_planner_about: "Öffnet sich in einem neuen Tab. Der Plan reist im Link selbst, hinter dem #; kein Server bekommt ihn zu sehen.", "Opens in a new tab. The plan travels in the link itself, behind the #; no server gets to see it.";
    copy_file: "Als Datei sichern", "Save as a file";
    copy_file_about: "Die Datei lässt sich später in den Planer ziehen.", "The file can be dropped into the planner later.";

    // opening

    shared_opened: "Das ist deine Kopie des geteilten Plans. Sie wird gespeichert, sobald du etwas änderst.", "This is your copy of the shared plan. It is saved as soon as you change something.";
    shared_mended: "Angepasst werden musste: {0}.", "Mended on opening: {0}.";
    shared_refused: "Der Link lässt sich nicht öffnen", "The link can’t be opened";
    shared_unchanged: "Es wurde nichts geöffnet und nichts gespeichert.", "Nothing was opened and nothing was stored.";
    shared_foreign: "Darin stehen Zeichen, die in keinem geteilten Link vorkommen. Kopiere ihn noch einmal von dort, wo du ihn bekommen hast.",
        "It holds characters that no shared link has. Copy it once more from where you got it.";
    shared_incomplete: "Der Link ist nicht vollständig: Sein Ende fehlt. Manche Programme schneiden lange Links ab; lass dir den Plan als Datei geben.",
        "The link is not complete: its end is missing. Some programs cut long links off; ask for the plan as a file.";
    shared_damaged: "Der Link wurde unterwegs verändert: Seine Prüfsumme stimmt nicht.", "The link was changed on its way: its checksum is wrong.";
    shared_newer: "Der Link wurde mit einer neueren Version von Wegmarke gemacht. Lade die Seite neu und versuche es noch einmal.", "The link was made with a newer version of Wegmarke. Reload the page and try again.";
    shared_too_large: "Der Link ist zu groß: Ein Link fasst höchstens 65.536 Zeichen und darin einen Plan von 2 MB.", "The link is too large: a link holds at most 65,536 characters, and in them a plan of 2 MB.";
    shared_no_plan: "In dem Link steckt kein Wegmarke-Plan.", "There is no Wegmarke plan in the link.";
}

impl Sharing {
    /// The fault of a link as a sentence.
    pub fn fault(&self, fault: LinkError) -> &'static str {
        match fault {
            LinkError::Foreign => self.shared_foreign,
            LinkError::Incomplete => self.shared_incomplete,
            LinkError::Damaged => self.shared_damaged,
            LinkError::Newer => self.shared_newer,
            LinkError::TooLarge => self.shared_too_large,
            LinkError::NoPlan => self.shared_no_plan,
        }
    }
}
