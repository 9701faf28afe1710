//! Workbooks for tests, written out by hand and made in memory.

use crate::ingest::docx::fixture::Package;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook being put together.
#[derive(Default)]
pub(crate) struct Book {
    sheets: Vec<(String, String)>,
    properties: String,
    targets: String,
    parts: Vec<(String, String)>,
}

impl Book {
    /// Adds a sheet: its further attributes in the list of sheets, and what its part holds.
    pub(crate) fn sheet(mut self, name: &str, attributes: &str, inside: &str) -> Self {
        let number = self.sheets.len() + 1;
        self = self.related("worksheet", &format!("worksheets/sheet{number}.xml"));
        self.sheets.push((name.to_owned(), attributes.to_owned()));
        let xml = if inside.starts_with("<?") { inside.to_owned() } else { format!("<worksheet>{inside}</worksheet>") };
        self.with(&format!("xl/worksheets/sheet{number}.xml"), &xml)
    }

    /// Adds an entry to the list of sheets that is no sheet of cells.
    pub(crate) fn other_sheet(mut self, name: &str, kind: &str) -> Self {
        self = self.related(kind, "other.xml");
        self.sheets.push((name.to_owned(), String::new()));
        self
    }

    /// Strings that cells share; each is the content of an `si`.
    pub(crate) fn strings(self, strings: &[&str]) -> Self {
        let strings: String = strings.iter().map(|string| format!("<si>{string}</si>")).collect();
        self.related("sharedStrings", "sharedStrings.xml")
            .with("xl/sharedStrings.xml", &format!(r#"<sst count="4000000000" uniqueCount="1">{strings}</sst>"#))
    }

    /// Styles of these format codes, numbered from 1; style 0 is General.
    pub(crate) fn formats(self, codes: &[&str]) -> Self {
        let codes: Vec<(usize, String)> = codes.iter().map(|code| code.replace('"', "&quot;")).enumerate().collect();
        let formats: String = codes
            .iter()
            .map(|(at, code)| format!(r#"<numFmt numFmtId="{}" formatCode="{code}"/>"#, 164 + at))
            .collect();
        let cells: String =
            codes.iter().map(|(at, _)| format!(r#"<xf numFmtId="{}"><alignment/></xf>"#, 164 + at)).collect();
        let xml = format!(
            r#"<styleSheet><numFmts>{formats}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>{cells}</cellXfs></styleSheet>"#
        );
        self.related("styles", "styles.xml").with("xl/styles.xml", &xml)
    }

    /// Further content of the main part, before the list of sheets.
    pub(crate) fn properties(mut self, xml: &str) -> Self {
        self.properties.push_str(xml);
        self
    }

    /// Adds a part.
    pub(crate) fn with(mut self, name: &str, xml: &str) -> Self {
        self.parts.push((name.to_owned(), xml.to_owned()));
        self
    }

    fn related(mut self, kind: &str, target: &str) -> Self {
        let id = if kind == "styles" || kind == "sharedStrings" {
            kind.to_owned()
        } else {
            format!("r{}", self.sheets.len())
        };
        self.targets.push_str(&format!(r#"<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/>"#));
        self
    }

    /// The package, for further entries.
    pub(crate) fn package(self) -> Package {
        let sheets: String = self
            .sheets
            .iter()
            .enumerate()
            .map(|(at, (name, attributes))| format!(r#"<sheet name="{name}" sheetId="9" r:id="r{at}"{attributes}/>"#))
            .collect();
        let main = format!("<workbook>{}<sheets>{sheets}</sheets></workbook>", self.properties);
        let office = format!(
            r#"<Relationships><Relationship Id="a" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
        );
        let package = Package::default()
            .part("_rels/.rels", &office)
            .part("xl/workbook.xml", &main)
            .part("xl/_rels/workbook.xml.rels", &format!("<Relationships>{}</Relationships>", self.targets));
        self.parts.iter().fold(package, |package, (name, xml)| package.packed(name, xml.as_bytes()))
    }

    /// The finished file.
    pub(crate) fn build(self) -> Vec<u8> {
        self.package().build()
    }
}

/// Rows of texts and numbers from A1 on; a blank text is no cell.
pub(crate) fn rows(rows: &[&[&str]]) -> String {
    let mut xml = "<sheetData>".to_owned();
    for cells in rows {
        xml.push_str("<row>");
        for text in *cells {
            xml.push_str(&match text.parse::<f64>() {
                _ if text.is_empty() => "<c/>".to_owned(),
                Ok(_) => format!("<c><v>{text}</v></c>"),
                Err(_) => format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#),
            });
        }
        xml.push_str("</row>");
    }
    xml + "</sheetData>"
}
