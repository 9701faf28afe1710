//! Values that the user adds to reports, in a small JSON file. Its schema is `schema/facts.schema.json`.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::scoring::Supplied;

/// Names with values; under the name of a department, or a year, those of it alone.
///
/// `{ "公务卡刷卡率": "96.5%", "2022": { "投诉次数": 2 }, "江湾县水利局": { "资产保存完整": true } }`
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "dev", derive(schemars::JsonSchema), schemars(title = "Values that the user adds"))]
pub struct Facts(pub BTreeMap<String, Entry>);

/// A value, or the values of a department or a year.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "dev", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Entry {
    /// Yes or no.
    Answer(bool),
    /// A number.
    Number(serde_json::Number),
    /// As people write it: 96.5%, 2次, 是.
    Text(String),
    /// Those of a department, or of a year (its four digits); of a department's year one level deeper.
    Of(BTreeMap<String, Entry>),
}

impl Facts {
    /// The values, each with the department and the year it is for.
    pub fn supplied(self) -> Vec<Supplied> {
        let mut found = Vec::new();
        let mut open = vec![(None, None, self.0)];
        while let Some((department, year, entries)) = open.pop() {
            for (name, entry) in entries {
                let value = match entry {
                    Entry::Answer(answer) => if answer { "是" } else { "否" }.to_owned(),
                    Entry::Number(number) => number.to_string(),
                    Entry::Text(text) => text,
                    Entry::Of(inner) => {
                        let of: Option<u16> = name.parse().ok().filter(|_| name.len() == 4);
                        let whose: Option<String> = if of.is_some() { department.clone() } else { Some(name) };
                        open.push((whose, of.or(year), inner));
                        continue;
                    }
                };
                found.push(Supplied { name, value, department: department.clone(), year });
            }
        }
        // What is said of a department goes before what is said of all.
        found.sort_by_key(|one| (one.department.is_none(), one.year.is_none()));
        found
    }
}
