//! Journeys that are added, from wherever.

use crate::core::document::List;
use crate::core::edit::Edit;
use crate::core::edit::journey::JourneyEdit;
use crate::core::model::JourneyKind;
use crate::core::text::fill;
use crate::core::text::mapping::mapping;
use crate::ui::state::app::App;

/// Adds a journey for the first persona that has none, and shows it in the map.
pub fn add(app: App) {
    let (persona, called) = app.workspace.untracked(|document| {
        let free = document.list(&List::Personas).find(|id| document.len(&List::JourneysOf((*id).clone())) == 0);
        let persona = free.or_else(|| document.list(&List::Personas).next()).cloned();
        let called = persona.as_ref().and_then(|id| document.persona(id)).map(|persona| persona.name.to_string());
        (persona, called.filter(|name| !name.trim().is_empty()))
    });
    let w = mapping(app.language());
    let name = called.map_or_else(|| w.journey_new.to_owned(), |name| fill(w.journey_of, &[&name]));
    let edit = JourneyEdit::Add { name, persona, kind: JourneyKind::Current };
    if let Some(made) = app.edit(Edit::Journey(edit)).and_then(|outcome| outcome.made) {
        app.navigation.choose_journey(Some(made.id));
        app.host.focus_soon(".journey-card:last-child [name=name]");
    }
}
