//! `jihe pack`: packs that are there, and whether a file is one.

use std::path::{Path, PathBuf};

use jihe::base::text::Lang;
use jihe::engine::Engine;
use jihe::packs::reader::Problem;
use jihe::packs::{Pack, Packs};

/// Lists the packs of this program. Returns the exit code.
pub fn list() -> u8 {
    let Ok(packs) = Packs::built_in() else { return crate::UNREADABLE };
    for pack in &packs.packs {
        crate::say(&format!("{}　{}（{}）\n", pack.id, pack.name_zh, pack.origin.notice));
    }
    0
}

/// Checks files of packs. Returns the exit code: 1 where one of them is none.
pub fn check(files: &[PathBuf]) -> u8 {
    let Ok(packs) = Packs::built_in() else { return crate::UNREADABLE };
    let codes = files.iter().map(|file| match read(&packs, file) {
        Ok(pack) => {
            crate::say(&summary(file, &pack));
            0
        }
        Err(Unread::File(message)) => {
            eprintln!("{message}");
            crate::UNREADABLE
        }
        Err(Unread::Pack(problems)) => {
            eprint!("{problems}");
            1
        }
    });
    codes.max().unwrap_or(0)
}

/// Why there is no pack.
enum Unread {
    File(String),
    Pack(String),
}

fn read(packs: &Packs, file: &Path) -> Result<Pack, Unread> {
    let name = file.display();
    // No more of it than a pack may have, and one byte that shows that there is more.
    let bytes = crate::failure::read_most(file, jihe::packs::reader::LIMITS[0])
        .map_err(|error| Unread::File(format!("{name}：打不开这个文件：{error}")))?;
    packs.read_toml(&bytes).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(|problem| said(file, problem)).collect();
        Unread::Pack(lines.concat())
    })
}

/// 文件:行:列: 说明
fn said(file: &Path, problem: &Problem) -> String {
    let place = if problem.line == 0 { String::new() } else { format!(":{}:{}", problem.line, problem.column) };
    format!("{}{place}: {}\n", file.display(), problem.message.get(Lang::Zh))
}

fn summary(file: &Path, pack: &Pack) -> String {
    let stated = [
        ("等次", pack.grades.is_some()),
        ("分值", !pack.weights.is_empty()),
        ("计分口径", pack.scoring.is_some()),
        ("章节", pack.outline.is_some()),
        ("附件", pack.attachments.is_some()),
        ("评分标准", pack.criteria.is_some()),
        ("规则设置", !pack.rules.0.is_empty()),
    ];
    let stated: Vec<&str> = stated.iter().filter(|(_, is)| *is).map(|(name, _)| *name).collect();
    let memory = if pack.origin.is_from_memory() { "（凭记忆）" } else { "" };
    let also = if stated.is_empty() { String::new() } else { format!("，{}", stated.join("、")) };
    format!(
        "{}：可以使用。{}（{}），表式 {} 种{also}。来源：{}{memory}\n",
        file.display(),
        pack.name_zh,
        pack.id,
        pack.forms.len(),
        pack.origin.notice
    )
}

/// An engine that goes by this pack, of the program or from a file, and the id of it.
pub fn engine(wanted: Option<&str>) -> Result<(Engine, Option<String>), String> {
    let packs = Packs::built_in().map_err(|error| error.to_string())?;
    let Some(wanted) = wanted else { return Ok((Engine::with(packs), None)) };
    if packs.packs.iter().any(|pack| pack.id == wanted) {
        return Ok((Engine::with(packs), Some(wanted.to_owned())));
    }
    let file = Path::new(wanted);
    if !file.exists() {
        let known: Vec<&str> = packs.packs.iter().map(|pack| pack.id.as_str()).collect();
        return Err(format!("没有“{wanted}”这个包，也没有这个文件。现有：{}。", known.join("、")));
    }
    match read(&packs, file) {
        Ok(pack) => {
            let id = pack.id.clone();
            Ok((Engine::with(packs.with(pack)), Some(id)))
        }
        Err(Unread::File(message)) => Err(message),
        Err(Unread::Pack(problems)) => Err(problems.trim_end().to_owned()),
    }
}
