//! The texts of the embed dialog: a catalogue of its own, so that they come with the part that shows them.

use super::catalogue::catalogue;
use crate::core::exchange::embed::{Form, Mode, Shade};

catalogue! {
    Embedding, embedding;

    embed_title,
    embed_about,
    embed_platform,
    embed_form,
    form_figure,
    form_figure_about,
    form_element,
    form_element_about,
    form_frame,
    form_frame_about,
    form_fragment,
    form_fragment_about,
    form_link,
    form_link_about,

    wordpress_author,
    wordpress_owner,
    squarespace_wix,
    plain_html,
    newsletter,
    forum,

    wordpress_author_needs,
    wordpress_owner_needs,
    ghost_needs,
    webflow_needs,
    frame_needs,
    hugo_needs,
    html_needs,
    newsletter_needs,
    forum_needs,

    embed_source,
    embed_source_about,
    embed_whole,
    embed_one,
    embed_mode,
    mode_view,
    mode_explore,
    mode_edit,
    embed_view,
    embed_language,
    embed_theme,
    theme_auto,
    theme_light,
    theme_dark,
    embed_keep,
    embed_text,
    embed_picture,
    embed_colours,
    colour_accent,
    colour_paper,
    colour_ink,

    embed_preview,
    embed_preview_about,
    embed_preview_table,
    embed_snippet,
    embed_size,
    embed_copy,
    embed_download,
    embed_loader,
    embed_loader_copy,
    embed_too_large,
}

impl Embedding {
    /// What a form is called, and what it is in a sentence.
    pub fn form(&self, form: Form) -> (&'static str, &'static str) {
        match form {
            Form::Figure => (self.form_figure, self.form_figure_about),
            Form::Element => (self.form_element, self.form_element_about),
            Form::Frame => (self.form_frame, self.form_frame_about),
            Form::Fragment => (self.form_fragment, self.form_fragment_about),
            Form::Link => (self.form_link, self.form_link_about),
        }
    }

    /// What a reader may do, behind `embed_mode`.
    pub fn mode(&self, mode: Mode) -> &'static str {
        match mode {
            Mode::View => self.mode_view,
            Mode::Explore => self.mode_explore,
            Mode::Edit => self.mode_edit,
        }
    }

    /// Light or dark in words.
    pub fn shade(&self, shade: Shade) -> &'static str {
        match shade {
            Shade::Auto => self.theme_auto,
            Shade::Light => self.theme_light,
            Shade::Dark => self.theme_dark,
        }
    }
}
