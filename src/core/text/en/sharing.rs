//! English: sharing by link, and opening what was shared.

use crate::core::text::sharing::Sharing;

/// The texts.
pub const TEXTS: Sharing = Sharing {
    // giving out
    share_title: "Share the plan as a link",
    share_about: "The whole plan is in the link itself, behind the #: no server gets to see it. Whoever has the link can read everything in it and gets a copy of their own; what you change later does not reach it.",
    share_link: "Link",
    share_length: "{0} characters.",
    share_long: "{0} characters. Some programs cut links of this length off. If it does not arrive whole, the planner says so; the file helps then.",
    share_copy: "Copy link",
    share_send: "Share with …",
    share_send_failed: "Sharing did not work. Copy the link instead.",
    share_file: "As a file instead",
    share_qr: "QR code of the link",
    share_qr_save: "Download QR code (SVG)",
    share_qr_long: "The link is too long for a QR code: none holds more than 2,953 characters.",
    share_too_large: "This plan is too large for a link. It can be passed on as a file: whoever drops it into the planner has it before them.",

    // a copy of what is embedded
    copy_here: "Edit it here",
    copy_here_about: "Your copy stays in this browser, on this website. Nobody else sees it.",
    copy_planner: "Open in the planner",
    copy_planner_about: "Opens in a new tab. The plan travels in the link itself, behind the #; no server gets to see it.",
    copy_file: "Save as a file",
    copy_file_about: "The file can be dropped into the planner later.",

    // opening
    shared_opened: "This is your copy of the shared plan. It is saved as soon as you change something.",
    shared_mended: "Mended on opening: {0}.",
    shared_refused: "The link can’t be opened",
    shared_unchanged: "Nothing was opened and nothing was saved.",
    shared_foreign: "It holds characters that no shared link has. Copy it once more from where you got it.",
    shared_incomplete: "The link is not complete: its end is missing. Some programs cut long links off; ask for the plan as a file.",
    shared_damaged: "The link was changed on its way: its checksum is wrong.",
    shared_newer: "The link was made with a newer version of Wegmarke. Reload the page and try again.",
    shared_too_large: "The link is too large: a link holds at most 65,536 characters, and in them a plan of 2 MB.",
    shared_no_plan: "There is no Wegmarke plan in the link.",
};
