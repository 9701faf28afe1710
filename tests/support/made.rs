//! Small files for the pages of the rules about reading, by the name that a ```file block gives.

use super::form::{self, Format, Zip, docx};

/// Two rows of a form under its title.
const FORM: &str = "年度收入情况（万元）\n\
    机构名称 | 收入合计 | 上年结转 | 公共财政拨款 | 其他收入\n\
    汇总 | 543.00 | 12.60 | 530.40 | 0\n";

/// The file of this name; none where a name says none of them.
pub fn file(name: &str) -> Option<Vec<u8>> {
    let file = match name {
        // Nothing to note.
        "sound.docx" => Format::Docx.write(FORM),
        // The main part cut off in the middle of a later paragraph.
        "breaks_off.docx" => {
            let xml = docx::document(&(body() + &docx::paragraph("以下另有说明", "")));
            docx::package(xml.split("另有说明").next()?)
        }
        // A reference to a picture and to a footnote, of which neither is in the package.
        "picture.docx" => {
            let picture = r#"<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata/></v:shape></w:pict></w:r>"#;
            let footnote = r#"<w:r><w:footnoteReference w:id="2"/></w:r>"#;
            docx::package(&docx::document(
                &(body() + &docx::paragraph("评分表见下图", &format!("{picture}{footnote}"))),
            ))
        }
        // An old figure, hidden behind the words.
        "hidden.docx" => {
            let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>原为12万元</w:t></w:r>";
            docx::package(&docx::document(&(body() + &docx::paragraph("另有说明", hidden))))
        }
        // A formula with its value, as a program saves it.
        "sound.xlsx" => workbook(&[("", &sheet("", "", r#"<f>SUM(C3:E3)</f><v>543</v>"#))]),
        // A part that nobody computed; without it the others do not reach the total.
        "uncomputed.xlsx" => {
            let part = r#"<c r="C3"><f>B9</f><v></v></c>"#;
            workbook(&[("", &sheet("", "", "<v>543</v>").replace(r#"<c r="C3"><v>12.6</v></c>"#, part))])
        }
        // The same part, but the others reach the total without it.
        "uncomputed_part.xlsx" => {
            let part = r#"<c r="C3"><f>B9</f><v></v></c>"#;
            workbook(&[("", &sheet("", "", "<v>530.4</v>").replace(r#"<c r="C3"><v>12.6</v></c>"#, part))])
        }
        // A total whose formula has lost what it refers to.
        "error_value.xlsx" => workbook(&[(
            "",
            &sheet("", "", r##"<f>SUM(#REF!)</f><v>#REF!</v>"##).replace("<c r=\"B3\">", r#"<c r="B3" t="e">"#),
        )]),
        // A hidden row, a hidden column, and a hidden sheet; the numbers in them agree.
        "hidden.xlsx" => {
            let columns = r#"<cols><col min="3" max="3" hidden="1"/></cols>"#;
            let seen = sheet(columns, r#" hidden="1""#, "<v>543</v>");
            workbook(&[("", &seen), (r#" state="veryHidden""#, &sheet("", "", "<v>543</v>"))])
        }
        // One byte in a line of text that is no character.
        "broken_character.txt" => {
            let text = "本单位部门整体支出绩效自评表和基础数据表已经按要求填好，另行报送，共";
            [text.as_bytes(), b"\xff", "页。\n".as_bytes()].concat()
        }
        _ => return None,
    };
    Some(file)
}

fn body() -> String {
    docx::body(&form::blocks(FORM))
}

/// A sheet with the form; some of it is for the caller to say.
fn sheet(columns: &str, row: &str, total: &str) -> String {
    let text = |at: &str, text: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    let header: String = ["机构名称", "收入合计", "上年结转", "公共财政拨款", "其他收入"]
        .iter()
        .zip(["A2", "B2", "C2", "D2", "E2"])
        .map(|(word, at)| text(at, word))
        .collect();
    format!(
        r#"<worksheet>{columns}<sheetData><row r="1">{}</row><row r="2">{header}</row><row r="3"{row}>{}<c r="B3">{total}</c><c r="C3"><v>12.6</v></c><c r="D3"><v>530.4</v></c><c r="E3"><v>0</v></c></row></sheetData></worksheet>"#,
        text("A1", "年度收入情况（万元）"),
        text("A3", "汇总"),
    )
}

/// A scoring form in a workbook, with the points and the score of one row as the caller says.
pub fn scores(points: &str, score: &str) -> Vec<u8> {
    let text = |text: &str| format!(r#"<c t="str"><v>{text}</v></c>"#);
    let number = |number: &str| format!("<c><v>{number}</v></c>");
    let row = |label: &str, points: &str, score: &str| {
        let words: String = ["产出", "数量指标", label, "3处", "3处"].into_iter().map(text).collect();
        format!("<row>{words}{points}{score}</row>")
    };
    let header: String = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]
        .into_iter()
        .map(text)
        .collect();
    let rows = [
        row("修缮渠道", &number("60"), &number("60")),
        row("清淤河段", points, score),
        row("巡查次数", &number("20"), &number("20")),
    ];
    let total = format!("<row>{}<c/><c/><c/><c/>{}{}</row>", text("总分"), number("100"), number("100"));
    let xml = format!("<worksheet><sheetData><row>{header}</row>{}{total}</sheetData></worksheet>", rows.concat());
    workbook(&[("", &xml)])
}

/// A workbook of these sheets, each with its further attributes in the list of sheets.
fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |id: &str, kind: &str, target: &str| {
        format!(r#"<Relationships><Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>"#)
    };
    let (mut names, mut targets) = (String::new(), String::new());
    for (at, (attributes, _)) in sheets.iter().enumerate() {
        names.push_str(&format!(r#"<sheet name="第{}张" r:id="r{at}"{attributes}/>"#, at + 1));
        targets.push_str(&relation(&format!("r{at}"), "worksheet", &format!("worksheets/sheet{at}.xml")));
    }
    let targets = targets.replace("</Relationships><Relationships>", "");
    let mut zip = Zip::default()
        .part("_rels/.rels", &relation("r", "officeDocument", "xl/workbook.xml"))
        .part("xl/workbook.xml", &format!(r#"<workbook xmlns:r="{OFFICE}"><sheets>{names}</sheets></workbook>"#))
        .part("xl/_rels/workbook.xml.rels", &targets);
    for (at, (_, xml)) in sheets.iter().enumerate() {
        zip = zip.part(&format!("xl/worksheets/sheet{at}.xml"), xml);
    }
    zip.build()
}
