//! German: sharing by link, and opening what was shared.

use crate::core::text::sharing::Sharing;

/// The texts.
pub const TEXTS: Sharing = Sharing {
    // giving out
    share_title: "Plan als Link teilen",
    share_about: "Der ganze Plan steckt im Link selbst, hinter dem #: Kein Server bekommt ihn zu sehen. Wer den Link hat, kann alles darin lesen und bekommt eine eigene Kopie; was du später änderst, kommt dort nicht an.",
    share_link: "Link",
    share_length: "{0} Zeichen.",
    share_long: "{0} Zeichen. Manche Programme schneiden so lange Links ab. Kommt er nicht ganz an, sagt der Planer es; dann hilft die Datei.",
    share_copy: "Link kopieren",
    share_send: "Teilen mit …",
    share_send_failed: "Das Teilen hat nicht geklappt. Kopiere stattdessen den Link.",
    share_file: "Stattdessen als Datei",
    share_qr: "QR-Code des Links",
    share_qr_save: "QR-Code sichern (SVG)",
    share_qr_long: "Für einen QR-Code ist der Link zu lang: Mehr als 2.953 Zeichen fasst keiner.",
    share_too_large: "Dieser Plan ist zu groß für einen Link. Als Datei lässt er sich weitergeben: Wer sie in den Planer zieht, hat ihn vor sich.",

    // a copy of what is embedded
    copy_here: "Hier bearbeiten",
    copy_here_about: "Deine Kopie bleibt in diesem Browser, auf dieser Website. Niemand sonst sieht sie.",
    copy_planner: "Im Planer öffnen",
    copy_planner_about: "Öffnet sich in einem neuen Tab. Der Plan reist im Link selbst, hinter dem #; kein Server bekommt ihn zu sehen.",
    copy_file: "Als Datei sichern",
    copy_file_about: "Die Datei lässt sich später in den Planer ziehen.",

    // opening
    shared_opened: "Das ist deine Kopie des geteilten Plans. Sie wird gespeichert, sobald du etwas änderst.",
    shared_mended: "Angepasst werden musste: {0}.",
    shared_refused: "Der Link lässt sich nicht öffnen",
    shared_unchanged: "Es wurde nichts geöffnet und nichts gespeichert.",
    shared_foreign: "Darin stehen Zeichen, die in keinem geteilten Link vorkommen. Kopiere ihn noch einmal von dort, wo du ihn bekommen hast.",
    shared_incomplete: "Der Link ist nicht vollständig: Sein Ende fehlt. Manche Programme schneiden lange Links ab; lass dir den Plan als Datei geben.",
    shared_damaged: "Der Link wurde unterwegs verändert: Seine Prüfsumme stimmt nicht.",
    shared_newer: "Der Link wurde mit einer neueren Version von Wegmarke gemacht. Lade die Seite neu und versuche es noch einmal.",
    shared_too_large: "Der Link ist zu groß: Ein Link fasst höchstens 65.536 Zeichen und darin einen Plan von 2 MB.",
    shared_no_plan: "In dem Link steckt kein Wegmarke-Plan.",
};
