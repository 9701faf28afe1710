//! Header words written out: shared lists in place of their names, and all that `{年度,全年,}指标值` stands for.

use toml::de::DeTable;

use super::check::{Step, place};
use super::value::{Value, short};
use super::{Reader, limits};
use crate::packs::model::{Layout, Pack};

/// Words that several forms have, by the name by which they are listed there: `@target`.
const SHARED: &str = include_str!("../shared/headers.toml");

pub(super) fn shared() -> Vec<(String, Vec<String>)> {
    let Ok(table) = DeTable::parse(SHARED) else { return Vec::new() };
    let words = |value: &Value<'_>| -> Vec<String> {
        let list = value.get_ref().as_array().into_iter().flat_map(|list| list.iter());
        list.filter_map(|word| word.get_ref().as_str().map(str::to_owned)).collect()
    };
    table.get_ref().iter().map(|(name, list)| (name.get_ref().clone().into_owned(), words(list))).collect()
}

/// Writes out the headers of a pack, and the rows that its forms share.
pub(super) fn write_out(pack: &mut Pack, root: &Value<'_>, reader: &mut Reader<'_>) {
    let shared = shared();
    let mut count = 0_usize;
    for (form_at, form) in pack.forms.iter_mut().enumerate() {
        for (column_at, column) in form.columns.iter_mut().enumerate() {
            let mut all = Vec::new();
            for (at, header) in column.headers.iter().enumerate() {
                if let Err((zh, en)) = written_out(header, &shared, &mut all) {
                    let path = [
                        Step::Key("forms"),
                        Step::At(form_at),
                        Step::Key("columns"),
                        Step::At(column_at),
                        Step::Key("headers"),
                        Step::At(at),
                    ];
                    reader.wrong_at(place(root, &path), zh, en);
                }
            }
            count = count.saturating_add(all.len());
            column.headers = all;
        }
        count = count.saturating_add(form.rows.iter().map(|row| row.labels.len()).sum());
        if form.layout == Layout::Units {
            form.rows.extend(pack.unit_rows.iter().cloned());
        }
        if count > limits::WORDS {
            let most = limits::WORDS;
            let path = [Step::Key("forms"), Step::At(form_at)];
            let zh = format!("表头和行名过多，展开后最多 {most} 个。");
            reader.wrong_at(place(root, &path), zh, format!("Too many header words: at most {most}, written out."));
            return;
        }
    }
    pack.unit_rows.clear();
}

fn written_out(header: &str, shared: &[(String, Vec<String>)], all: &mut Vec<String>) -> Result<(), (String, String)> {
    let Some(name) = header.strip_prefix('@') else {
        let choices = choices(header).ok_or_else(|| {
            let (word, most) = (short(header), limits::CHOICES);
            (
                format!("“{word}”展开后过多，最多 {most} 种写法。"),
                format!("`{word}` stands for more than {most} wordings."),
            )
        })?;
        all.extend(choices);
        return Ok(());
    };
    let Some(at) = shared.iter().position(|(known, _)| known == name) else {
        let names: Vec<String> = shared.iter().map(|(name, _)| format!("@{name}")).collect();
        let (name, names) = (short(name), names.join("、"));
        return Err((
            format!("没有公用清单“@{name}”。可用：{names}。"),
            format!("No such list: @{name}. There are: {names}."),
        ));
    };
    // A list may name those before it in the alphabet only, so that none holds itself.
    let (before, list) = (shared.get(..at).unwrap_or_default(), shared.get(at).map(|(_, list)| list));
    list.into_iter().flatten().try_for_each(|word| written_out(word, before, all))
}

/// All that a word stands for; none where that is too much.
fn choices(word: &str) -> Option<Vec<String>> {
    let mut all = vec![String::new()];
    let mut rest = word;
    while let Some((before, (choice, after))) =
        rest.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
    {
        let ways = choice.split(',').count();
        if all.len().saturating_mul(ways) > limits::CHOICES {
            return None;
        }
        all = all.iter().flat_map(|one| choice.split(',').map(move |way| format!("{one}{before}{way}"))).collect();
        rest = after;
    }
    Some(all.into_iter().map(|one| one + rest).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_written_out_in_order_and_bounded() {
        assert_eq!(choices("{年度,}指标值").unwrap(), ["年度指标值", "指标值"]);
        assert_eq!(choices("{a,b}{c,d}").unwrap(), ["ac", "ad", "bc", "bd"]);
        assert_eq!(choices(&"{a,b}".repeat(40)), None);
    }
}
