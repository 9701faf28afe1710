//! Small files for the pages of the rules about reading, by the name that a ```file block gives.

use super::form::{self, Format, docx};

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
