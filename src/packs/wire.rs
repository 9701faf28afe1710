//! Packs as bytes: written by the build script, read by the library. A reader of our own, as a general one makes 9 KB of
//! WebAssembly out of these few structs.

use super::model::{
    Band, Column, Form, Grades, Identity, IdentityReading, Items, Layout, Pack, Rate, Role, Row, RowRole, Stage, Title,
};
use super::terms::{
    Asked, Binding, Criteria, Inapplicable, Level, Origin, OwnMeasure, OwnUnit, Reverse, Scoring, Share, Standard,
    Steps, Switch, SwitchTo, Switches, Weights, Years,
};

use crate::vocabulary::measure::Measure;

/// What can be written as bytes and read again.
pub trait Wire: Sized {
    /// Appends its bytes.
    fn put(&self, out: &mut Vec<u8>);
    /// Takes it from the front of the bytes; none where they are not what `put` writes.
    fn take(from: &mut &[u8]) -> Option<Self>;
}

/// Structs, field by field in this order. A field that is forgotten does not compile.
macro_rules! structs {
    ($($name:ident { $($field:ident),* })*) => { $(
        impl Wire for $name {
            fn put(&self, out: &mut Vec<u8>) {
                let Self { $($field),* } = self;
                $($field.put(out);)*
            }

            fn take(from: &mut &[u8]) -> Option<Self> {
                $(let $field = Wire::take(from)?;)*
                Some(Self { $($field),* })
            }
        }
    )* };
}

/// Words, by their place in this order.
macro_rules! words {
    ($($name:ident { $($word:ident),* })*) => { $(
        impl Wire for $name {
            fn put(&self, out: &mut Vec<u8>) {
                // All of them, or this does not compile.
                match self { $(Self::$word => {})* }
                out.push(*self as u8);
            }

            fn take(from: &mut &[u8]) -> Option<Self> {
                let all = [$(Self::$word),*];
                all.get(usize::from(u8::take(from)?)).copied()
            }
        }
    )* };
}

structs! {
    Title { code, label }
    Pack {
        id, version, name_zh, name_en, origin, region, level, years, names, default, inherits, measures, forms, identities,
        rates, grades, weights, scoring, outline, attachments, criteria, rules, unit_rows
    }
    Origin { notice, link, seen }
    Years { from, to }
    OwnMeasure { id, name, unit }
    Weights { name, origin, binding, form, projects_only, shares }
    Share { labels, points, optional }
    Scoring { origin, steps, reverse, inapplicable, decimals }
    Asked { origin, items }
    Criteria { origin, rows }
    Standard { labels, points, criterion }
    Switch { code, to }
    Grades { origin, bands }
    Band { grade, from }
    Form { kind, layout, titles, unit, groups, columns, rows, full_points, common_words }
    Column { role, measure, headers, under, part_of, may_be_left_out, only_under_total, stage, prior_year, required }
    Row { role, labels, measure, part_of, within, items }
    Rate { result, dividend, divisor }
    Identity { result, readings }
    IdentityReading { plus, minus, minus_if_stated }
}

words! {
    Level { Country, Province, City, County }
    OwnUnit { Money, Rate, Points, People, Area }
    Binding { Suggested, Must }
    Steps { Whole, Begun, ProRata }
    Reverse { Quotient, Excess }
    Inapplicable { Rescaled, Full, None }
    SwitchTo { Off, Note, Warning, Error }
    Layout { Units, Indicators, Funds, Measures, Squares, People }
    Role {
        Stub, Figure, Level1, Level2, Level3, Criterion, Target, Actual, Points, Score, Reason, Relation, UnitOf, Coefficient, Code
    }
    Stage { InitialBudget, AdjustedBudget, Executed, FinalAccounts }
    Items { Below, Above }
    RowRole { Aggregate, Own, Placeholder, Total, Amount, Inner, Measure }
}

impl Wire for Switches {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        Wire::take(from).map(Self)
    }
}

impl Wire for u8 {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(*self);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        let (first, rest) = from.split_first()?;
        *from = rest;
        Some(*first)
    }
}

impl Wire for Measure {
    fn put(&self, out: &mut Vec<u8>) {
        self.place().put(out);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        Self::at(u16::take(from)?)
    }
}

impl Wire for bool {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        Some(u8::take(from)? == 1)
    }
}

/// The lower byte first.
impl Wire for u16 {
    fn put(&self, out: &mut Vec<u8>) {
        out.extend(self.to_le_bytes());
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        Some(Self::from_le_bytes([u8::take(from)?, u8::take(from)?]))
    }
}

fn put_length(length: usize, out: &mut Vec<u8>) {
    // What is longer does not come through the check of the build script.
    u16::try_from(length).unwrap_or(u16::MAX).put(out);
}

fn take_length(from: &mut &[u8]) -> Option<usize> {
    u16::take(from).map(usize::from)
}

impl Wire for String {
    fn put(&self, out: &mut Vec<u8>) {
        put_length(self.len(), out);
        out.extend(self.as_bytes());
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        let length = take_length(from)?;
        let (text, rest) = from.split_at_checked(length)?;
        *from = rest;
        Some(std::str::from_utf8(text).ok()?.to_owned())
    }
}

impl<T: Wire> Wire for Option<T> {
    fn put(&self, out: &mut Vec<u8>) {
        self.is_some().put(out);
        if let Some(value) = self {
            value.put(out);
        }
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        if bool::take(from)? { T::take(from).map(Some) } else { Some(None) }
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn put(&self, out: &mut Vec<u8>) {
        put_length(self.len(), out);
        for value in self {
            value.put(out);
        }
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        let mut all = Self::new();
        for _ in 0..take_length(from)? {
            all.push(T::take(from)?);
        }
        Some(all)
    }
}
