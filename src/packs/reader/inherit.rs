//! What a pack has from another one: what it states itself replaces, the rest is the other's.

use super::Problem;
use crate::packs::model::Pack;
use crate::packs::terms::Switches;

/// Fills in what a pack inherits from one of these, which have what they inherit already.
pub fn inherit(mut pack: Pack, others: &[Pack]) -> Result<Pack, Problem> {
    let Some(name) = pack.inherits.clone() else { return Ok(pack) };
    let mut above = Some(name.as_str());
    while let Some(id) = above {
        if id == pack.id {
            let chain = format!("{name} … {id}");
            return Err(Problem::of_file(
                format!("继承成了环：{chain}。"),
                format!("It inherits from itself: {chain}."),
            ));
        }
        above = others.iter().find(|other| other.id == id).and_then(|other| other.inherits.as_deref());
    }
    let Some(parent) = others.iter().find(|other| other.id == name) else {
        let known: Vec<&str> = others.iter().map(|other| other.id.as_str()).collect();
        let known = known.join("、");
        return Err(Problem::of_file(
            format!("没有可继承的包“{name}”。可用：{known}。"),
            format!("There is no pack `{name}` to inherit from. There are: {known}."),
        ));
    };
    pack.grades = pack.grades.or_else(|| parent.grades.clone());
    pack.scoring = pack.scoring.or_else(|| parent.scoring.clone());
    pack.outline = pack.outline.or_else(|| parent.outline.clone());
    pack.attachments = pack.attachments.or_else(|| parent.attachments.clone());
    pack.criteria = pack.criteria.or_else(|| parent.criteria.clone());
    pack.region = pack.region.or_else(|| parent.region.clone());
    if pack.weights.is_empty() {
        pack.weights.clone_from(&parent.weights);
    }
    let Switches(own) = &mut pack.rules;
    let more = parent.rules.0.iter().filter(|one| own.iter().all(|own| own.code != one.code));
    let more: Vec<_> = more.cloned().collect();
    own.extend(more);
    Ok(pack)
}
