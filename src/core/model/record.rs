//! Any record, for code that treats all kinds alike.

use super::{
    Feedback, Id, Journey, Key, Kind, Measure, Order, Persona, Phase, Plan, RefVisitor, SetAside, Step, Touchpoint,
    Visitor,
};

/// One record of any kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    Plan(Plan),
    Phase(Phase),
    Persona(Persona),
    Touchpoint(Touchpoint),
    Journey(Journey),
    Step(Step),
    Measure(Measure),
    Feedback(Feedback),
    SetAside(SetAside),
}

/// The same expression for the record of any kind.
macro_rules! each {
    ($record:expr, $name:ident => $body:expr) => {
        match $record {
            Record::Plan($name) => $body,
            Record::Phase($name) => $body,
            Record::Persona($name) => $body,
            Record::Touchpoint($name) => $body,
            Record::Journey($name) => $body,
            Record::Step($name) => $body,
            Record::Measure($name) => $body,
            Record::Feedback($name) => $body,
            Record::SetAside($name) => $body,
        }
    };
}

impl Record {
    /// Its kind.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Plan(_) => Kind::Plan,
            Self::Phase(_) => Kind::Phase,
            Self::Persona(_) => Kind::Persona,
            Self::Touchpoint(_) => Kind::Touchpoint,
            Self::Journey(_) => Kind::Journey,
            Self::Step(_) => Kind::Step,
            Self::Measure(_) => Kind::Measure,
            Self::Feedback(_) => Kind::Feedback,
            Self::SetAside(_) => Kind::SetAside,
        }
    }

    /// Its id.
    pub fn id(&self) -> &Id {
        each!(self, record => &record.id)
    }

    /// Its kind and id.
    pub fn key(&self) -> Key {
        Key::new(self.kind(), self.id())
    }

    /// Its place among its siblings; the plan has none.
    pub fn order(&self) -> Option<&Order> {
        match self {
            Self::Plan(_) => None,
            Self::Phase(record) => Some(&record.order),
            Self::Persona(record) => Some(&record.order),
            Self::Touchpoint(record) => Some(&record.order),
            Self::Journey(record) => Some(&record.order),
            Self::Step(record) => Some(&record.order),
            Self::Measure(record) => Some(&record.order),
            Self::Feedback(record) => Some(&record.order),
            Self::SetAside(record) => Some(&record.order),
        }
    }

    /// Shows its fields to a visitor that may change them, in the order of the plan file.
    pub fn visit(&mut self, visitor: &mut dyn Visitor) {
        each!(self, record => record.visit(visitor))
    }

    /// Shows its fields to a visitor that looks at them, in the order of the plan file.
    pub fn visit_ref(&self, visitor: &mut dyn RefVisitor) {
        each!(self, record => record.visit_ref(visitor))
    }
}
