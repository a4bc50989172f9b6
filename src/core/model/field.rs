//! The names of the records' fields.

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
