//! A persona: a fictional person who stands for a target group.

use super::visitor::visits;
use super::{Id, Line, Order, Prose};

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

    visits! { self:
        line Name: name;
        prose Role: role;
        prose Portrait: portrait;
        prose Quote: quote;
        prose Age: age;
        prose Gender: gender;
        prose FamilyStatus: family_status;
        prose Occupation: occupation;
        prose Residence: residence;
        prose Income: income;
        list Goals: goals;
        list Values: values;
        list Sources: sources;
        list Challenges: challenges;
        list Objections: objections;
        prose Notes: notes;
    }
}
