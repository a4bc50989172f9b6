//! What the fields of each kind of record look like, read off the records themselves.

use crate::core::model::{
    Choice, Date, Elapsed, Feedback, Field, Id, Journey, Key, Kind, Line, Measure, Metric, Order, Persona, Phase, Plan,
    Prose, Record, RefVisitor, Score, SetAside, Step, Target, Touchpoint, Weights,
};

/// What a field holds.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    Text,
    List,
    Choice(&'static [&'static str]),
    Flag,
    Score,
    Date,
    Elapsed,
    Link(Kind),
    /// The phase of a step.
    Place,
    Target,
    Counts,
    Object(Vec<(Field, Shape)>),
    /// What nobody writes who does not know the file well.
    Other,
}

/// The fields of a kind.
pub(super) fn shapes(kind: Kind) -> Vec<(Field, Shape)> {
    let id = Id::new("x").unwrap_or_else(|| Plan::new(crate::core::model::Ids::new(0).next_id()).id);
    let order = Order::default();
    let record = match kind {
        Kind::Plan => Record::Plan(Plan::new(id)),
        Kind::Phase => Record::Phase(Phase::new(id, order)),
        Kind::Persona => Record::Persona(Persona::new(id, order)),
        Kind::Touchpoint => Record::Touchpoint(Touchpoint::new(id, order)),
        Kind::Journey => Record::Journey(Journey::new(id, order)),
        Kind::Step => Record::Step(Step::new(id.clone(), id.clone(), id, order)),
        Kind::Measure => Record::Measure(Measure::new(id, order)),
        Kind::Feedback => Record::Feedback(Feedback::new(id, order)),
        Kind::SetAside => Record::SetAside(SetAside::new(id, order)),
    };
    let mut shapes = Shapes(Vec::new());
    record.visit_ref(&mut shapes);
    shapes.0
}

struct Shapes(Vec<(Field, Shape)>);

impl RefVisitor for Shapes {
    fn line(&mut self, field: Field, _: &Line) {
        self.0.push((field, Shape::Text));
    }
    fn prose(&mut self, field: Field, _: &Prose) {
        self.0.push((field, Shape::Text));
    }
    fn list(&mut self, field: Field, _: &[Prose]) {
        self.0.push((field, Shape::List));
    }
    fn choice(&mut self, field: Field, value: &dyn Choice) {
        self.0.push((field, Shape::Choice(value.keys())));
    }
    fn flag(&mut self, field: Field, _: &bool, _: bool) {
        self.0.push((field, Shape::Flag));
    }
    fn score(&mut self, field: Field, _: &Option<Score>) {
        self.0.push((field, Shape::Score));
    }
    fn date(&mut self, field: Field, _: &Option<Date>) {
        self.0.push((field, Shape::Date));
    }
    fn elapsed(&mut self, field: Field, _: &Option<Elapsed>) {
        self.0.push((field, Shape::Elapsed));
    }
    fn link(&mut self, field: Field, kind: Kind, _: &Option<Id>) {
        self.0.push((field, Shape::Link(kind)));
    }
    fn place(&mut self, field: Field, _: &Id) {
        self.0.push((field, Shape::Place));
    }
    fn target(&mut self, field: Field, _: &Option<Target>) {
        self.0.push((field, Shape::Target));
    }
    fn subject(&mut self, field: Field, _: &Option<Key>) {
        self.0.push((field, Shape::Other));
    }
    fn weights(&mut self, field: Field, _: &Weights) {
        self.0.push((field, Shape::Other));
    }
    fn counts(&mut self, field: Field, _: &[u32], _: Metric) {
        self.0.push((field, Shape::Counts));
    }
    fn object(&mut self, field: Field, inner: &mut dyn FnMut(&mut dyn RefVisitor)) {
        let mut shapes = Shapes(Vec::new());
        inner(&mut shapes);
        self.0.push((field, Shape::Object(shapes.0)));
    }
}
