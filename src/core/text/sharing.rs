//! The texts of sharing a plan by link, and of copies of what is embedded: a catalogue of its own, so that they come
//! with the parts that show them.

use super::catalogue::catalogue;
use crate::core::share::LinkError;

catalogue! {
    Sharing, sharing;

    // giving out

    share_title,
    share_about,
    share_link,
    share_length,
    share_long,
    share_copy,
    share_send,
    share_send_failed,
    share_file,
    share_qr,
    share_qr_save,
    share_qr_long,
    share_too_large,

    // a copy of what is embedded

    copy_here,
    copy_here_about,
    copy_planner,
    copy_planner_about,
    copy_file,
    copy_file_about,

    // opening

    shared_opened,
    shared_mended,
    shared_refused,
    shared_unchanged,
    shared_foreign,
    shared_incomplete,
    shared_damaged,
    shared_newer,
    shared_too_large,
    shared_no_plan,
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
