//! What the user adds to a report: values by name.

use super::{Grounds, Value};
use crate::base::fold;
use crate::base::text::Text;

/// A value that the user adds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supplied {
    /// Its name, as the questions of a report say it.
    pub name: String,
    /// 96.5%, 2次, 是.
    pub value: String,
    /// Of this department only.
    pub department: Option<String>,
    /// Of this year only.
    pub year: Option<u16>,
}

impl Supplied {
    /// True where it is meant for a report of this department and year. What a report does not tell keeps nothing out.
    pub fn is_for(&self, department: Option<&str>, year: Option<u16>) -> bool {
        let same = |own: &str| department.is_none_or(|department| fold::label(department) == fold::label(own));
        self.department.as_deref().is_none_or(same) && self.year.is_none_or(|own| year.is_none_or(|year| year == own))
    }
}

/// The value of this name that was added.
pub(super) fn find(supplied: &[Supplied], names: &[String], asked: &str) -> Option<Value> {
    let found = supplied.iter().find(|one| names.iter().any(|name| fold::label(name) == fold::label(&one.name)))?;
    Some(Value {
        tries: vec![found.value.clone()],
        reading: Text::new("补充的数值", "as supplied"),
        ..Value::new(Grounds::Supplied, asked, &found.value)
    })
}
