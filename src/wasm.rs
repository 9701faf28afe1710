//! The browser's edge: thin. Files go in as bytes, what leaves is the JSON of the one writer.

use crate::base::list::Gather as _;
use wasm_bindgen::prelude::*;
use web_sys::js_sys::{Array, Reflect};

use crate::base::ordered::Map;
use crate::base::text::Lang;
use crate::engine::{self, Opened, Wishes};
use crate::ingest::Host;
use crate::packs::Packs;
use crate::report::criterion::Question;
use crate::report::{self, Edit, model};
use crate::scoring::Supplied;
use crate::submission::{Group, Repeated};

/// An engine with the files that are open in it.
#[wasm_bindgen]
pub struct Engine {
    engine: engine::Engine,
    open: Map<u32, Opened>,
    next: u32,
}

#[wasm_bindgen]
impl Engine {
    /// An engine with the packs of its build: the bytes of `packs.bin`, which stands beside it.
    #[wasm_bindgen(constructor)]
    pub fn new(packs: &[u8]) -> Result<Engine, JsError> {
        Ok(Self { engine: engine::Engine::with(Packs::read(packs)?), open: Map::new(), next: 0 })
    }

    /// Reads a file, or what was pasted (as UTF-8). Returns `Opened` as JSON; a file that cannot be read is said in it,
    /// in Chinese unless `lang` is `en`.
    pub fn open(&mut self, name: &str, bytes: &[u8], lang: Option<String>) -> String {
        let id = self.next;
        self.next = self.next.saturating_add(1);
        match self.engine.open(name, bytes, &Host { decode_gb18030 }) {
            Ok(opened) => {
                let json = view(id, &opened);
                self.open.insert(id, opened);
                json
            }
            Err(error) => {
                let error = report::unread(error, self::lang(lang));
                report::json(&model::Opened { id, error: Some(error), document: None })
            }
        }
    }

    /// Changes texts of an open file, all edits or (where one does not find its place) none. Returns `Opened` as JSON.
    pub fn edit(&mut self, id: u32, edits: JsValue) -> Result<String, JsError> {
        let edits: Option<Vec<Edit>> = Array::from(&edits).iter().map(|value| edit(&value)).collect();
        let edits = edits.ok_or_else(|| JsError::new("an edit without replacement"))?;
        let opened = self.open.get_mut(&id).ok_or_else(|| JsError::new("no such document"))?;
        let mut document = opened.document.clone();
        if !edits.iter().all(|edit| report::apply(&mut document, edit)) {
            return Err(JsError::new("an edit does not find its place"));
        }
        opened.document = document;
        Ok(view(id, opened))
    }

    /// Which open files belong together, and which say what another says. Returns `Grouping` as JSON.
    pub fn group(&self, ids: &[u32]) -> Result<String, JsError> {
        let grouping = self.engine.group(&self.files(ids)?);
        let id = |index: &usize| ids.get(*index).copied().unwrap_or_default();
        let submission = |group: &Group| model::Group {
            ids: group.members.iter().map(id).gather(),
            department: group.department.clone(),
            year: group.year,
        };
        let repeated = |file: &Repeated| model::RepeatedFile { id: id(&file.file), same_as: id(&file.same_as) };
        Ok(report::json(&model::Grouping {
            submissions: grouping.submissions.iter().map(submission).gather(),
            repeated: grouping.repeated.iter().map(repeated).gather(),
        }))
    }

    /// Checks open files as one submission. Returns the report as JSON. Its sources are the files in their order,
    /// without those that say what another says: these are `repeated`. Of the options `lang` is `zh` or `en`, `supplied`
    /// what the user adds to the report (a list of `{ name, value }`), `pack` the pack to go by, where the user chose one.
    pub fn check(&self, ids: &[u32], options: JsValue) -> Result<String, JsError> {
        let lang = lang(text(&options, "lang"));
        let supplied = property(&options, "supplied").map(|list| named(&list)).unwrap_or_default();
        let pack = text(&options, "pack");
        let wishes = Wishes { supplied: &supplied, pack: pack.as_deref() };
        Ok(report::json(&self.engine.check_with(&self.files(ids)?, &wishes, lang)))
    }

    /// What a criterion gives for points and values, a list of `{ name, value }`: the answer of `jihe criterion` as
    /// JSON. Nothing where the points are none, and from an engine that does not score.
    pub fn criterion(&self, text: &str, points: &str, values: JsValue, lang: Option<String>) -> Option<String> {
        if !cfg!(feature = "whole") {
            return None;
        }
        let values = named(&values).into_iter().map(|one| (one.name, one.value)).gather();
        let question = Question { criterion: text, points, values: &values, lang: self::lang(lang) };
        report::criterion::answer(&question)
    }

    /// Forgets a file.
    pub fn close(&mut self, id: u32) {
        self.open.remove(&id);
    }

    /// Version of the engine.
    pub fn version() -> String {
        env!("CARGO_PKG_VERSION").to_owned()
    }
}

impl Engine {
    fn files(&self, ids: &[u32]) -> Result<Vec<&Opened>, JsError> {
        let files: Option<Vec<&Opened>> = ids.iter().map(|id| self.open.get(id)).collect();
        files.ok_or_else(|| JsError::new("no such document"))
    }
}

fn view(id: u32, opened: &Opened) -> String {
    report::json(&model::Opened { id, error: None, document: Some(report::view(&opened.document)) })
}

fn lang(name: Option<String>) -> Lang {
    if name.as_deref() == Some("en") { Lang::En } else { Lang::Zh }
}

fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok()
}

fn text(object: &JsValue, name: &str) -> Option<String> {
    property(object, name)?.as_string()
}

/// A count in an object of the page; the page's types see to it that it is whole.
fn count(object: &JsValue, name: &str) -> Option<u32> {
    property(object, name)?.as_f64().map(|number| number as u32)
}

/// Values by name in a list of the page.
fn named(list: &JsValue) -> Vec<Supplied> {
    let list = if Array::is_array(list) { Array::from(list) } else { Array::new() };
    list.iter().filter_map(|one| supplied(&one)).gather()
}

fn supplied(value: &JsValue) -> Option<Supplied> {
    Some(Supplied { name: text(value, "name")?, value: text(value, "value")?, department: None, year: None })
}

fn edit(value: &JsValue) -> Option<Edit> {
    Some(Edit {
        block: count(value, "block"),
        table: count(value, "table"),
        row: count(value, "row"),
        col: count(value, "col"),
        start: count(value, "start"),
        end: count(value, "end"),
        replacement: text(value, "replacement")?,
    })
}

/// GB18030 by the browser: every browser has the tables, which would cost 96 KB here.
fn decode_gb18030(bytes: &[u8]) -> Option<String> {
    let options = web_sys::TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = web_sys::TextDecoder::new_with_label_and_options("gb18030", &options).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}
