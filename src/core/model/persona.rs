//! A persona: a fictional person who stands for a target group.

use super::{Field, Id, Line, Order, Prose, Visitor};

/// One persona. The fields answer the questions of the government business portal's article (domain.md, source E):
/// goals and values, sources of information, demographics, challenges, objections.
#[derive(Clone, Debug, PartialEq)]
pub struct Persona {
    pub id: Id,
    pub order: Order,
    pub name: Line,
    pub role: Prose,
    /// An emoji or initials.
    pub portrait: Prose,
    pub quote: Prose,
    pub age: Prose,
    pub gender: Prose,
    pub family_status: Prose,
    pub occupation: Prose,
    pub residence: Prose,
    pub income: Prose,
    pub goals: Vec<Prose>,
    pub values: Vec<Prose>,
    /// Where the persona informs itself.
    pub sources: Vec<Prose>,
    /// What keeps it from its goals.
    pub challenges: Vec<Prose>,
    /// What speaks against the offer, in its eyes.
    pub objections: Vec<Prose>,
    pub notes: Prose,
}

impl Persona {
    /// A persona of whom nothing is known yet.
    pub fn new(id: Id, order: Order) -> Self {
        Self {
            id,
            order,
            name: Line::default(),
            role: Prose::default(),
            portrait: Prose::default(),
            quote: Prose::default(),
            age: Prose::default(),
            gender: Prose::default(),
            family_status: Prose::default(),
            occupation: Prose::default(),
            residence: Prose::default(),
            income: Prose::default(),
            goals: Vec::new(),
            values: Vec::new(),
            sources: Vec::new(),
            challenges: Vec::new(),
            objections: Vec::new(),
            notes: Prose::default(),
        }
    }

    /// Shows the fields to a visitor, in the order of the plan file.
    pub fn visit(&mut self, visitor: &mut dyn Visitor) {
        visitor.line(Field::Name, &mut self.name);
        visitor.prose(Field::Role, &mut self.role);
        visitor.prose(Field::Portrait, &mut self.portrait);
        visitor.prose(Field::Quote, &mut self.quote);
        visitor.prose(Field::Age, &mut self.age);
        visitor.prose(Field::Gender, &mut self.gender);
        visitor.prose(Field::FamilyStatus, &mut self.family_status);
        visitor.prose(Field::Occupation, &mut self.occupation);
        visitor.prose(Field::Residence, &mut self.residence);
        visitor.prose(Field::Income, &mut self.income);
        visitor.list(Field::Goals, &mut self.goals);
        visitor.list(Field::Values, &mut self.values);
        visitor.list(Field::Sources, &mut self.sources);
        visitor.list(Field::Challenges, &mut self.challenges);
        visitor.list(Field::Objections, &mut self.objections);
        visitor.prose(Field::Notes, &mut self.notes);
    }
}
