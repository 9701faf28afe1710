//! What cannot be told key by key: kinds that exist, wholes that have a place, bands in order.

use toml::de::DeValue;

use super::value::{Value, short};
use super::{Reader, limits};
use crate::packs::model::{Form, Grades, Layout, Pack};
use crate::packs::terms::Origin;
use crate::vocabulary::form::FormKind;
use crate::vocabulary::measure::Measure;

/// A step on the way to a value.
#[derive(Clone, Copy)]
pub(super) enum Step<'a> {
    /// A key of a table.
    Key(&'a str),
    /// An entry of a list.
    At(usize),
}

use Step::{At, Key};

/// Where a value begins, or the nearest one around it.
pub(super) fn place(root: &Value<'_>, path: &[Step<'_>]) -> usize {
    let mut value = root;
    for step in path {
        let next = match (value.get_ref(), step) {
            (DeValue::Table(table), Key(key)) => table.get(*key),
            (DeValue::Array(list), At(at)) => list.get(*at),
            _ => None,
        };
        let Some(next) = next else { break };
        value = next;
    }
    value.span().start
}

struct Checker<'c, 'r, 't> {
    root: &'c Value<'c>,
    reader: &'r mut Reader<'t>,
}

impl Checker<'_, '_, '_> {
    fn wrong(&mut self, path: &[Step<'_>], zh: impl Into<String>, en: impl Into<String>) {
        self.reader.wrong_at(place(self.root, path), zh, en);
    }

    fn most(&mut self, count: usize, most: usize, path: &[Step<'_>]) {
        if count > most {
            self.wrong(
                path,
                format!("过多：{count} 项，最多 {most} 项。"),
                format!("Too many: {count}, at most {most}."),
            );
        }
    }
}

/// Notes what is wrong with a pack as a whole.
pub(super) fn check<'c>(pack: &Pack, root: &'c Value<'c>, codes: &[&str], reader: &mut Reader<'_>) {
    let mut checker = Checker { root, reader };
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if pack.id.is_empty() || pack.id.len() > 40 || !pack.id.chars().all(plain) {
        checker.wrong(
            &[Key("id")],
            "标识只能用小写字母、数字和 -，最多 40 个。",
            "An id is made of a–z, 0–9 and -, at most 40.",
        );
    }
    checker.most(pack.forms.len(), limits::FORMS, &[Key("forms")]);
    checker.most(pack.measures.len(), limits::MEASURES, &[Key("measures")]);
    checker.most(pack.names.len(), limits::NAMES, &[Key("names")]);
    for (at, name) in pack.names.iter().enumerate() {
        if name.chars().count() < 2 {
            checker.wrong(
                &[Key("names"), At(at)],
                "至少两个字，否则任何报告都会适用。",
                "At least two characters, or any report would fit.",
            );
        }
    }
    if let (Some(from), Some(to)) = (pack.years.from, pack.years.to)
        && from > to
    {
        checker.wrong(&[Key("years")], "起始年度晚于截止年度。", "The first year is after the last.");
    }
    measures(pack, &mut checker);
    for (at, form) in pack.forms.iter().enumerate() {
        check_form(form, at, &mut checker);
    }
    origins(pack, &mut checker);
    if let Some(grades) = &pack.grades {
        check_grades(grades, &mut checker);
    }
    for (at, weights) in pack.weights.iter().enumerate() {
        is_kind(&weights.form, &[Key("weights"), At(at), Key("form")], &mut checker);
    }
    let asked = [("outline", &pack.outline), ("attachments", &pack.attachments)];
    for (key, asked) in asked.into_iter().filter_map(|(key, asked)| Some((key, asked.as_ref()?))) {
        for (at, words) in asked.items.iter().enumerate() {
            if words.is_empty() || words.iter().any(|word| word.chars().count() < 2) {
                checker.wrong(
                    &[Key(key), Key("items"), At(at)],
                    "每项至少有一种写法，每种至少两个字。",
                    "Each needs a wording, of two characters at least.",
                );
            }
        }
    }
    for switch in &pack.rules.0 {
        if !codes.contains(&switch.code.as_str()) {
            let code = short(&switch.code);
            checker.wrong(
                &[Key("rules"), Key(&switch.code)],
                format!("没有规则“{code}”。"),
                format!("There is no rule `{code}`."),
            );
        }
    }
}

fn measures(pack: &Pack, checker: &mut Checker<'_, '_, '_>) {
    for (at, own) in pack.measures.iter().enumerate() {
        let twice = pack.measures.iter().take(at).any(|other| other.id == own.id);
        if Measure::by_id(&own.id).is_some() || twice {
            let id = short(&own.id);
            checker.wrong(
                &[Key("measures"), At(at), Key("id")],
                format!("已有“{id}”这个量。"),
                format!("There is a measure `{id}` already."),
            );
        }
    }
}

fn is_kind(kind: &str, path: &[Step<'_>], checker: &mut Checker<'_, '_, '_>) {
    if FormKind::by_id(kind).is_none() {
        let kinds: Vec<&str> = FormKind::all().map(FormKind::id).collect();
        let (kind, kinds) = (short(kind), kinds.join("、"));
        checker.wrong(
            path,
            format!("没有“{kind}”这种表。可用：{kinds}。"),
            format!("No such kind of form: `{kind}`. There are: {kinds}."),
        );
    }
}

fn check_form(form: &Form, number: usize, checker: &mut Checker<'_, '_, '_>) {
    let here = [Key("forms"), At(number)];
    let path = |key| [Key("forms"), At(number), Key(key)];
    is_kind(&form.kind, &path("kind"), checker);
    checker.most(form.columns.len(), limits::COLUMNS, &path("columns"));
    if form.layout != Layout::Squares && !form.columns.iter().any(|column| column.required) {
        checker.wrong(
            &here,
            "没有一列写 required = true，任何表都会被认成它。",
            "No column is `required`, so it would be seen in any table.",
        );
    }
    if form.layout == Layout::Squares && form.rows.is_empty() {
        checker.wrong(&here, "没有行，什么也认不出来。", "It has no rows, so nothing could be seen.");
    }
    if form.full_points.as_ref().is_some_and(|points| points.parse::<u16>().is_err()) {
        checker.wrong(
            &path("full_points"),
            "满分应为整数，写成文字：\"100\"。",
            "A whole number is wanted, as a text: \"100\".",
        );
    }
    let columns = form.columns.iter().map(|column| (column.measure, column.part_of, None)).enumerate();
    let columns = columns.map(|(at, one)| ("columns", at, one));
    let rows = form.rows.iter().map(|row| (row.measure, row.part_of, row.within)).enumerate();
    let entries: Vec<_> = columns.chain(rows.map(|(at, one)| ("rows", at, one))).collect();
    for (list, at, (_, part_of, within)) in &entries {
        for (key, whole) in [("part_of", part_of), ("within", within)] {
            let Some(whole) = whole else { continue };
            if entries.iter().all(|(_, _, (measure, ..))| *measure != Some(*whole)) {
                let id = checker.reader.own.iter().find(|(_, own)| own == whole).map_or(whole.id(), |(id, _)| id);
                let id = id.to_owned();
                let path = [Key("forms"), At(number), Key(list), At(*at), Key(key)];
                let zh = format!("“{id}”在这张表里没有自己的行或列，却有分项。");
                checker.wrong(&path, zh, format!("`{id}` has a part here, but no row or column of its own."));
            }
        }
    }
}

fn check_grades(grades: &Grades, checker: &mut Checker<'_, '_, '_>) {
    if !grades.bands.is_sorted_by(|one, next| one.from > next.from) {
        checker.wrong(&[Key("grades"), Key("bands")], "分数段应从高到低排列。", "The bands go from high to low.");
    }
}

/// Links are shown in the page: nothing but addresses of the web.
fn origins(pack: &Pack, checker: &mut Checker<'_, '_, '_>) {
    let one = |path: Vec<Step<'static>>, origin: &Origin| (path, origin.link.clone());
    let mut all = vec![one(Vec::new(), &pack.origin)];
    all.extend(pack.grades.iter().map(|it| one(vec![Key("grades")], &it.origin)));
    all.extend(pack.scoring.iter().map(|it| one(vec![Key("scoring")], &it.origin)));
    all.extend(pack.outline.iter().map(|it| one(vec![Key("outline")], &it.origin)));
    all.extend(pack.attachments.iter().map(|it| one(vec![Key("attachments")], &it.origin)));
    all.extend(pack.criteria.iter().map(|it| one(vec![Key("criteria")], &it.origin)));
    all.extend(pack.weights.iter().enumerate().map(|(at, it)| one(vec![Key("weights"), At(at)], &it.origin)));
    for (mut path, link) in all {
        path.push(Key("link"));
        let good = |link: &String| link.starts_with("https://") || link.starts_with("http://");
        if link.is_some_and(|link| !good(&link) || link.chars().any(char::is_whitespace)) {
            checker.wrong(
                &path,
                "网址应以 https:// 开头，不含空格。",
                "An address begins with https:// and has no blanks.",
            );
        }
    }
}
