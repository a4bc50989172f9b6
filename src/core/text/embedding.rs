//! The texts of the embed dialog: a catalogue of its own, so that they come with the part that shows them.

use super::catalogue::catalogue;
use crate::core::exchange::embed::{Form, Mode, Shade};

catalogue! {
    Embedding, embedding;

    embed_title: "Plan einbetten", "Embed the plan";
    embed_about: "Wähle, wohin der Plan soll. Kopiere dann den Schnipsel und füge ihn dort ein.", "Choose where the plan is to go. Then copy the snippet and paste it there.";
    embed_platform: "Wohin?", "Where to?";
    embed_form: "Was eingefügt wird", "What is pasted";
    form_figure: "Abbildung mit Tabelle", "Figure with table";
    form_figure_about: "Die Website hat den Lader schon. Ohne ihn bleibt die Tabelle.", "The website has the loader already. Without it the table stays.";
    form_element: "Element mit Lader", "Element with loader";
    form_element_about: "Bringt alles mit. Braucht eine Seite, die Skripte erlaubt.", "Brings everything along. Needs a page that permits scripts.";
    form_frame: "Rahmen (iframe)", "Frame (iframe)";
    form_frame_about: "Läuft abgeschottet und speichert nichts.", "Runs sealed off and stores nothing.";
    form_fragment: "Nur Text und Bild", "Text and picture only";
    form_fragment_about: "Festes HTML, das nichts von hier lädt.", "Plain HTML that loads nothing from here.";
    form_link: "Link", "Link";
    form_link_about: "Öffnet den Plan im Planer.", "Opens the plan in the planner.";

    wordpress_author: "WordPress, im Blog von anderen", "WordPress, in a blog of others";
    wordpress_owner: "WordPress, auf der eigenen Website", "WordPress, on your own site";
    squarespace_wix: "Squarespace, Wix", "Squarespace, Wix";
    plain_html: "HTML von Hand", "HTML by hand";
    newsletter: "Newsletter", "Newsletter";
    forum: "Forum, Notion, Chat", "Forum, Notion, chat";

    wordpress_author_needs: "In einen leeren Absatz einfügen; es wird ein Block „Individuelles HTML“. Der Filter von WordPress lässt ihn, wie er ist. Wer die Website betreut, setzt einmal die Lader-Zeile ins Theme; vorher und in Feeds steht die Tabelle da.",
        "Paste it into an empty paragraph; it becomes a “Custom HTML” block. WordPress’ filter leaves it as it is. Whoever runs the site puts the loader line into the theme once; before that, and in feeds, the table is shown.";
    wordpress_owner_needs: "In einen leeren Absatz einfügen; es wird ein Block „Individuelles HTML“. Das Konto muss Skripte einfügen dürfen, wie es in der Administration üblich ist. Sonst nimm „Abbildung mit Tabelle“.",
        "Paste it into an empty paragraph; it becomes a “Custom HTML” block. The account must be allowed to insert scripts, as administrators usually are. If it is not, take “Figure with table”.";
    ghost_needs: "Im Editor /html tippen und den Schnipsel in die HTML-Karte setzen.", "Type /html in the editor and put the snippet into the HTML card.";
    webflow_needs: "Ein Element „Code Embed“ an die Stelle ziehen. Im Designer läuft es nicht, erst auf der veröffentlichten Seite. Ist der Code zu lang, veröffentliche die Plandatei und gib unten ihre Adresse an.",
        "Drag a “Code Embed” element to the place. It does not run in the Designer, only on the published page. If the code is too long, publish the plan file and give its address below.";
    frame_needs: "Squarespace: ein Block „Code“. Wix: „HTML einbetten“, mit dem Code oder nur der Adresse daraus. Die Höhe steht fest im Schnipsel.",
        "Squarespace: a “Code” block. Wix: “Embed HTML”, with the code or only the address in it. The height is fixed in the snippet.";
    hugo_needs: "Auf eigene Zeilen in die Markdown-Datei, mit einer leeren davor und danach. In der Konfiguration muss markup.goldmark.renderer.unsafe auf true stehen; oder der Schnipsel kommt in einen Shortcode.",
        "On lines of its own in the Markdown file, with an empty one before and after. The configuration must have markup.goldmark.renderer.unsafe set to true; or the snippet goes into a shortcode.";
    html_needs: "Dorthin, wo der Plan stehen soll. Hat die Seite eine Content-Security-Policy, braucht sie für {0} die Erlaubnis in script-src, mit 'wasm-unsafe-eval', und in connect-src.",
        "Where the plan is to be. If the page has a Content-Security-Policy, it must permit {0} in script-src, with 'wasm-unsafe-eval', and in connect-src.";
    newsletter_needs: "Mailprogramme zeigen weder Skripte noch SVG: nur die Tabelle einfügen. Ein Bild der Karte als PNG gibt es unter „Exportieren …“; dazu passt ein Link auf den Beitrag.",
        "Mail programs show neither scripts nor SVG: paste the table alone. “Export …” has a picture of the map as PNG; a link to your post goes well with it.";
    forum_needs: "Den Link auf eine eigene Zeile. Steckt der ganze Plan darin, ist er lang, und wer ihn hat, kann alles lesen; mit der Adresse einer veröffentlichten Plandatei ist er kurz.",
        "The link on a line of its own. If it holds the whole plan it is long, and whoever has it can read everything; with the address of a published plan file it is short.";

    embed_source: "Adresse der Plandatei (freiwillig)", "Address of the plan file (optional)";
    embed_source_about: "Leer: Der Plan steckt im Schnipsel. Mit einer Adresse zeigt er immer die Datei, die dort liegt; liegt sie auf einer anderen Website, muss die den Abruf erlauben (CORS).",
        "Empty: the plan is in the snippet. With an address it always shows the file that is there; if that is on another website, the latter must permit fetching it (CORS).";
    embed_whole: "Im Schnipsel steckt der ganze Plan, auch Notizen und Rückmeldungen.", "The snippet holds the whole plan, notes and feedback included.";
    embed_one: "Im Schnipsel steckt diese eine Reise.", "The snippet holds this one journey.";
    embed_mode: "Wer liest, kann", "Readers can";
    mode_view: "nur ansehen", "only look";
    mode_explore: "erkunden, ohne etwas zu ändern", "explore without changing anything";
    mode_edit: "bearbeiten", "edit";
    embed_view: "Zuerst zu sehen", "Shown first";
    embed_language: "Sprache der Bedienung", "Language of the controls";
    embed_theme: "Hell oder dunkel", "Light or dark";
    theme_auto: "wie die Seite", "as the page is";
    theme_light: "hell", "light";
    theme_dark: "dunkel", "dark";
    embed_keep: "Änderungen im Browser der Lesenden behalten", "Keep changes in the reader’s browser";
    embed_text: "Textfassung mitgeben, für Suchmaschinen und ohne JavaScript", "Include the text version, for search engines and without JavaScript";
    embed_picture: "Bild der Karte über der Tabelle", "Picture of the map above the table";
    embed_colours: "Eigene Farben, sonst die der Seite", "Colours of your own, else the page’s";
    colour_accent: "Akzent", "Accent";
    colour_paper: "Grund", "Background";
    colour_ink: "Schrift", "Text";

    embed_preview: "Vorschau", "Preview";
    embed_preview_about: "Zum Ausprobieren; dein Plan bleibt dabei, wie er ist.", "Try it out; your plan stays as it is.";
    embed_preview_table: "Eine Tabelle in der Gestaltung deiner Seite.", "A table in your page’s own style.";
    embed_snippet: "Schnipsel", "Snippet";
    embed_size: "{0} KiB", "{0} KiB";
    embed_copy: "Schnipsel kopieren", "Copy snippet";
    embed_download: "Als HTML sichern", "Download HTML";
    embed_loader: "Lader, einmal je Website", "Loader, once per website";
    embed_loader_copy: "Lader kopieren", "Copy loader";
    embed_too_large: "Der Plan ist zu groß für einen Link. Veröffentliche die Plandatei und gib ihre Adresse an.", "The plan is too large for a link. Publish the plan file and give its address.";
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
