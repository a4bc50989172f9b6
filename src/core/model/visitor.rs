//! The visitors that see the fields of a record.
//!
//! Every record lists its fields once, in `visits!`. Reading a plan file and the edit that sets one field are visitors
//! that change what they see; writing the file, its JSON Schema and whatever else looks at a record only look. So a new
//! field is one line in the record's file, and looking at a record clones nothing.

use super::{Choice, Date, Elapsed, Field, Id, Key, Kind, Line, Metric, Prose, Score, Target, Weights};

/// Something that goes through the fields of a record and may change them, one method for each type that a field can
/// have.
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

/// Something that looks at the fields of a record, one method for each type as in [`Visitor`].
pub trait RefVisitor {
    fn line(&mut self, field: Field, value: &Line);
    fn prose(&mut self, field: Field, value: &Prose);
    fn list(&mut self, field: Field, value: &[Prose]);
    fn choice(&mut self, field: Field, value: &dyn Choice);
    fn flag(&mut self, field: Field, value: &bool, default: bool);
    fn score(&mut self, field: Field, value: &Option<Score>);
    fn date(&mut self, field: Field, value: &Option<Date>);
    fn elapsed(&mut self, field: Field, value: &Option<Elapsed>);
    fn link(&mut self, field: Field, kind: Kind, value: &Option<Id>);
    fn place(&mut self, field: Field, phase: &Id);
    fn target(&mut self, field: Field, value: &Option<Target>);
    fn subject(&mut self, field: Field, value: &Option<Key>);
    fn weights(&mut self, field: Field, value: &Weights);
    fn counts(&mut self, field: Field, value: &[u32], metric: Metric);
    fn object(&mut self, field: Field, inner: &mut dyn FnMut(&mut dyn RefVisitor));
}

/// Lists the fields of a record, in the order of the plan file, for both kinds of visitors: a method of theirs, the
/// field, the member of the record. What the method wants to know beside that stands in brackets where it comes first,
/// else behind a comma. `texts` stands for all of a list of texts.
macro_rules! visits {
    (@each $visitor:ident $self:ident [$($mut:tt)?]) => {};
    (@each $visitor:ident $self:ident [$($mut:tt)?] object $field:ident { $($inner:tt)* } $($rest:tt)*) => {
        $visitor.object($crate::core::model::Field::$field, &mut |$visitor| {
            $crate::core::model::visitor::visits!(@each $visitor $self [$($mut)?] $($inner)*);
        });
        $crate::core::model::visitor::visits!(@each $visitor $self [$($mut)?] $($rest)*);
    };
    (@each $visitor:ident $self:ident [mut] texts $texts:ident; $($rest:tt)*) => {
        for text in $texts::ALL {
            $visitor.prose(text.field(), text.of_mut($self));
        }
        $crate::core::model::visitor::visits!(@each $visitor $self [mut] $($rest)*);
    };
    (@each $visitor:ident $self:ident [] texts $texts:ident; $($rest:tt)*) => {
        for text in $texts::ALL {
            $visitor.prose(text.field(), text.of($self));
        }
        $crate::core::model::visitor::visits!(@each $visitor $self [] $($rest)*);
    };
    (@each $visitor:ident $self:ident [$($mut:tt)?]
        $method:ident $field:ident $([$before:expr])?: $member:ident $(, $after:expr)?; $($rest:tt)*) => {
        $visitor.$method($crate::core::model::Field::$field, $($before,)? &$($mut)? $self.$member $(, $after)?);
        $crate::core::model::visitor::visits!(@each $visitor $self [$($mut)?] $($rest)*);
    };
    ($self:ident: $($fields:tt)+) => {
        /// Shows the fields to a visitor that may change them, in the order of the plan file.
        pub fn visit(&mut $self, visitor: &mut dyn $crate::core::model::Visitor) {
            $crate::core::model::visitor::visits!(@each visitor $self [mut] $($fields)+);
        }

        /// Shows the fields to a visitor that looks at them, in the order of the plan file.
        pub fn visit_ref(&$self, visitor: &mut dyn $crate::core::model::RefVisitor) {
            $crate::core::model::visitor::visits!(@each visitor $self [] $($fields)+);
        }
    };
}
pub(crate) use visits;

/// Methods of a visitor that do nothing with fields of these types, but go into objects; with `ref` in front those of
/// one that only looks. Named one by one, and no defaults of the trait: a new type of field must not go by a writer
/// that has never heard of it.
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
    (@ref line) => { fn line(&mut self, _: $crate::core::model::Field, _: &$crate::core::model::Line) {} };
    (@ref prose) => { fn prose(&mut self, _: $crate::core::model::Field, _: &$crate::core::model::Prose) {} };
    (@ref list) => { fn list(&mut self, _: $crate::core::model::Field, _: &[$crate::core::model::Prose]) {} };
    (@ref choice) => { fn choice(&mut self, _: $crate::core::model::Field, _: &dyn $crate::core::model::Choice) {} };
    (@ref flag) => { fn flag(&mut self, _: $crate::core::model::Field, _: &bool, _: bool) {} };
    (@ref score) => { fn score(&mut self, _: $crate::core::model::Field, _: &Option<$crate::core::model::Score>) {} };
    (@ref date) => { fn date(&mut self, _: $crate::core::model::Field, _: &Option<$crate::core::model::Date>) {} };
    (@ref elapsed) => { fn elapsed(&mut self, _: $crate::core::model::Field, _: &Option<$crate::core::model::Elapsed>) {} };
    (@ref link) => { fn link(&mut self, _: $crate::core::model::Field, _: $crate::core::model::Kind, _: &Option<$crate::core::model::Id>) {} };
    (@ref place) => { fn place(&mut self, _: $crate::core::model::Field, _: &$crate::core::model::Id) {} };
    (@ref target) => { fn target(&mut self, _: $crate::core::model::Field, _: &Option<$crate::core::model::Target>) {} };
    (@ref subject) => { fn subject(&mut self, _: $crate::core::model::Field, _: &Option<$crate::core::model::Key>) {} };
    (@ref weights) => { fn weights(&mut self, _: $crate::core::model::Field, _: &$crate::core::model::Weights) {} };
    (@ref counts) => { fn counts(&mut self, _: $crate::core::model::Field, _: &[u32], _: $crate::core::model::Metric) {} };
    (@object) => {
        fn object(&mut self, _: $crate::core::model::Field, inner: &mut dyn FnMut(&mut dyn $crate::core::model::Visitor)) {
            inner(self);
        }
    };
    (@ref object) => {
        fn object(
            &mut self,
            _: $crate::core::model::Field,
            inner: &mut dyn FnMut(&mut dyn $crate::core::model::RefVisitor),
        ) {
            inner(self);
        }
    };
    (ref $($kind:ident),+) => { $($crate::pass_over!(@ref $kind);)+ };
    ($($kind:ident),+) => { $($crate::pass_over!(@$kind);)+ };
}
