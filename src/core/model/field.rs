//! The fields of the records, and the visitor that sees them.
//!
//! Every record lists its fields once, in its `visit`. Reading a plan file, writing it, its JSON Schema, and the edit
//! that sets one field are visitors, so a new field is one line in the record's file.

use super::{Choice, Date, Elapsed, Id, Key, Kind, Line, Metric, Prose, Score, Target, Weights};

macro_rules! fields {
    ($($(#[$meta:meta])* $name:ident = $key:literal),+ $(,)?) => {
        /// A field of a record. Several kinds of records share a name where they share a meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Field { $($(#[$meta])* $name),+ }

        impl Field {
            /// The field's name in the plan file.
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key),+ }
            }
        }
    };
}

fields! {
    Title = "title",
    Name = "name",
    Offer = "offer",
    Description = "description",
    Language = "language",
    Market = "market",
    Goal = "goal",
    /// Within `goal`.
    GoalKind = "kind",
    /// Within `goal`.
    GoalText = "text",
    PhaseModel = "phase_model",
    Question = "question",
    Stage = "stage",
    Role = "role",
    Portrait = "portrait",
    Quote = "quote",
    Age = "age",
    Gender = "gender",
    FamilyStatus = "family_status",
    Occupation = "occupation",
    Residence = "residence",
    Income = "income",
    Goals = "goals",
    Values = "values",
    Sources = "sources",
    Challenges = "challenges",
    Objections = "objections",
    Notes = "notes",
    Channel = "channel",
    Medium = "medium",
    MediaType = "media_type",
    Controllable = "controllable",
    Owner = "owner",
    Persona = "persona",
    Kind = "kind",
    Scenario = "scenario",
    Expectation = "expectation",
    Phase = "phase",
    Touchpoint = "touchpoint",
    Satisfaction = "satisfaction",
    Action = "action",
    Thought = "thought",
    Emotion = "emotion",
    PainPoint = "pain_point",
    Opportunity = "opportunity",
    Personalisation = "personalisation",
    MomentOfTruth = "moment_of_truth",
    After = "after",
    Target = "target",
    Status = "status",
    Kpi = "kpi",
    Due = "due",
    Budget = "budget",
    Impact = "impact",
    Effort = "effort",
    Metric = "metric",
    Date = "date",
    Counts = "counts",
    Comments = "comments",
    Weights = "weights",
    Rule = "rule",
    Subject = "subject",
    Detail = "detail",
    Reason = "reason",
}

/// Something that goes through the fields of a record, one method for each type that a field can have.
///
/// Object safe on purpose: one copy of each record's `visit` serves all visitors, which keeps the wasm small.
pub trait Visitor {
    fn line(&mut self, field: Field, value: &mut Line);
    fn prose(&mut self, field: Field, value: &mut Prose);
    fn list(&mut self, field: Field, value: &mut Vec<Prose>);
    fn choice(&mut self, field: Field, value: &mut dyn Choice);
    /// A yes or no that is written only where it differs from `default`.
    fn flag(&mut self, field: Field, value: &mut bool, default: bool);
    fn score(&mut self, field: Field, value: &mut Option<Score>);
    fn date(&mut self, field: Field, value: &mut Option<Date>);
    fn elapsed(&mut self, field: Field, value: &mut Option<Elapsed>);
    /// The id of another record of this kind.
    fn link(&mut self, field: Field, kind: Kind, value: &mut Option<Id>);
    /// The phase that a step stands in; changed by moving the step, never by setting the field.
    fn place(&mut self, field: Field, phase: &mut Id);
    fn target(&mut self, field: Field, value: &mut Option<Target>);
    /// The record, of any kind but the plan and this one, that something is about; changed with what it is said of,
    /// never by setting the field.
    fn subject(&mut self, field: Field, value: &mut Option<Key>);
    /// Changed one by one, never by setting the field.
    fn weights(&mut self, field: Field, value: &mut Weights);
    /// Answers per value of the metric's scale.
    fn counts(&mut self, field: Field, value: &mut Vec<u32>, metric: Metric);
    /// An object within the record.
    fn object(&mut self, field: Field, inner: &mut dyn FnMut(&mut dyn Visitor));
}

/// Methods of a visitor that do nothing with fields of these types, but go into objects. Named one by one, and no
/// defaults of the trait: a new type of field must not go by a writer that has never heard of it.
#[macro_export]
macro_rules! pass_over {
    (@line) => { fn line(&mut self, _: $crate::core::model::Field, _: &mut $crate::core::model::Line) {} };
    (@prose) => { fn prose(&mut self, _: $crate::core::model::Field, _: &mut $crate::core::model::Prose) {} };
    (@list) => { fn list(&mut self, _: $crate::core::model::Field, _: &mut Vec<$crate::core::model::Prose>) {} };
    (@choice) => { fn choice(&mut self, _: $crate::core::model::Field, _: &mut dyn $crate::core::model::Choice) {} };
    (@flag) => { fn flag(&mut self, _: $crate::core::model::Field, _: &mut bool, _: bool) {} };
    (@score) => { fn score(&mut self, _: $crate::core::model::Field, _: &mut Option<$crate::core::model::Score>) {} };
    (@date) => { fn date(&mut self, _: $crate::core::model::Field, _: &mut Option<$crate::core::model::Date>) {} };
    (@elapsed) => { fn elapsed(&mut self, _: $crate::core::model::Field, _: &mut Option<$crate::core::model::Elapsed>) {} };
    (@link) => { fn link(&mut self, _: $crate::core::model::Field, _: $crate::core::model::Kind, _: &mut Option<$crate::core::model::Id>) {} };
    (@place) => { fn place(&mut self, _: $crate::core::model::Field, _: &mut $crate::core::model::Id) {} };
    (@target) => { fn target(&mut self, _: $crate::core::model::Field, _: &mut Option<$crate::core::model::Target>) {} };
    (@subject) => { fn subject(&mut self, _: $crate::core::model::Field, _: &mut Option<$crate::core::model::Key>) {} };
    (@weights) => { fn weights(&mut self, _: $crate::core::model::Field, _: &mut $crate::core::model::Weights) {} };
    (@counts) => { fn counts(&mut self, _: $crate::core::model::Field, _: &mut Vec<u32>, _: $crate::core::model::Metric) {} };
    (@object) => {
        fn object(&mut self, _: $crate::core::model::Field, inner: &mut dyn FnMut(&mut dyn $crate::core::model::Visitor)) {
            inner(self);
        }
    };
    ($($kind:ident),+) => { $($crate::pass_over!(@$kind);)+ };
}
