//! What is printed for a file that could not be read.

use std::path::Path;

use jihe::base::text::Lang;
use jihe::engine::{self, Engine, Opened};
use jihe::ingest::limits;
use jihe::report::{self, model};

/// Why a file could not be opened.
pub struct Failure {
    pub name: String,
    pub sha256: String,
    pub error: model::ReadError,
}

/// Opens a file.
pub fn open(engine: &Engine, path: &Path, lang: Lang) -> Result<Opened, Failure> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let bytes = read(path).map_err(|error| Failure {
        name: name.clone(),
        sha256: String::new(),
        error: model::ReadError {
            code: "JH-I900".to_owned(),
            message: format!("打不开这个文件：{}", why(&error)),
            advice: "请核实路径和权限。".to_owned(),
        },
    })?;
    engine.open(&name, &bytes, &crate::host()).map_err(|error| Failure {
        name,
        sha256: engine::sha256(&bytes),
        error: report::unread(error, lang),
    })
}

/// The reason in Chinese, then as the system words it.
fn why(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => format!("没有找到（{error}）"),
        std::io::ErrorKind::PermissionDenied => format!("没有读取的权限（{error}）"),
        _ => error.to_string(),
    }
}

/// Reads a file, but not more of it than ingest accepts.
fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    read_most(path, limits::INPUT_BYTES)
}

/// Reads a file, but of one with more than so many bytes only one byte more.
pub fn read_most(path: &Path, most: usize) -> std::io::Result<Vec<u8>> {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    // A pipe may never end, and a folder is no file.
    if !std::fs::metadata(path)?.is_file() {
        return Err(std::io::Error::new(std::io::ErrorKind::InvalidInput, "不是普通文件（可能是文件夹或管道）"));
    }
    let most = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    std::fs::File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

impl Failure {
    /// As a source of a report.
    pub fn source(&self) -> model::Source {
        model::Source {
            id: 0,
            name: self.name.clone(),
            format: None,
            sha256: self.sha256.clone(),
            error: Some(self.error.clone()),
        }
    }

    /// As JSON says it.
    pub fn model(self) -> model::Failure {
        model::Failure { schema: 1, sources: vec![self.source()], error: self.error }
    }
}
