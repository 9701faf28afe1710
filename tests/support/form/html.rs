//! What Word puts on the clipboard: its styles, conditional comments, a span wherever the script changes, and a last
//! row of no height that holds the widths of misaligned columns.

use super::{Area, Block, Table, escaped};

const HEAD: &str = r#"<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"
xmlns="http://www.w3.org/TR/REC-html40">

<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Word.Document>
<meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml>
 <o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings>
</xml><![endif]--><!--[if gte mso 9]><xml>
 <w:WordDocument><w:View>Normal</w:View><w:Zoom>0</w:Zoom></w:WordDocument>
</xml><![endif]-->
<style>
<!--
 /* Style Definitions */
 p.MsoNormal, li.MsoNormal, div.MsoNormal
	{mso-style-unhide:no;mso-style-qformat:yes;margin:0cm;font-size:10.5pt;font-family:"Calibri",sans-serif;}
@page WordSection1 {size:841.9pt 595.3pt;margin:90.0pt 72.0pt 90.0pt 72.0pt;}
-->
</style>
<!--[if gte mso 10]>
<style>
 table.MsoNormalTable {mso-style-name:普通表格;mso-padding-alt:0cm 5.4pt 0cm 5.4pt;}
</style>
<![endif]-->
</head>

<body lang=ZH-CN style='tab-interval:21.0pt;word-wrap:break-word'>
<!--StartFragment-->
"#;
const FOOT: &str = "<!--EndFragment-->\n</body>\n\n</html>\n";

pub fn write(blocks: &[Block]) -> String {
    let mut out = String::from(HEAD);
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => out.push_str(&format!("\n{}\n", self::paragraph(&paragraph.text, ""))),
            Block::Table(table) => out.push_str(&self::table(table)),
        }
    }
    out + FOOT
}

/// Latin runs and Chinese runs in spans of their own.
fn paragraph(text: &str, centered: &str) -> String {
    let mut spans = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let latin = first.is_ascii();
        let end = rest.find(|c: char| c.is_ascii() != latin).unwrap_or(rest.len());
        let (run, other) = rest.split_at(end);
        rest = other;
        let lang = if latin { "lang=EN-US " } else { "" };
        spans.push_str(&format!(
            "<span\n{lang}style='font-size:12.0pt;font-family:\"仿宋\",sans-serif;mso-bidi-font-family:宋体'>{}</span>",
            escaped(run).replace("  ", " &nbsp;")
        ));
    }
    if text.is_empty() {
        spans.push_str("<span lang=EN-US><o:p>&nbsp;</o:p></span>");
    } else {
        spans.push_str("<span lang=EN-US style='font-size:12.0pt'><o:p></o:p></span>");
    }
    format!("<p class=MsoNormal{centered}>{spans}</p>")
}

fn table(table: &Table) -> String {
    let mut out = String::from(
        "\n<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0\n style='border-collapse:collapse;\
         mso-table-layout-alt:fixed;border:none;mso-border-alt:solid windowtext .5pt;\n mso-padding-alt:0cm 5.4pt'>\n",
    );
    for row in 0..table.rows() {
        out.push_str(&format!(" <tr style='mso-yfti-irow:{row};page-break-inside:avoid;height:22.7pt'>\n"));
        table.row(row).filter(|(_, first)| *first).for_each(|(area, _)| out.push_str(&cell(area)));
        out.push_str(" </tr>\n");
    }
    if table.areas.iter().any(|area| area.cols > 1) {
        let widths = "  <td width=83 style='border:none'></td>\n".repeat(table.cols);
        out.push_str(&format!(" <![if !supportMisalignedColumns]>\n <tr height=0>\n{widths} </tr>\n <![endif]>\n"));
    }
    out + "</table>\n"
}

fn cell(area: &Area) -> String {
    let span = |name: &str, count: usize| if count > 1 { format!(" {name}={count}") } else { String::new() };
    let paragraphs: Vec<String> =
        area.text.split('\n').map(|line| paragraph(line, " align=center style='text-align:center'")).collect();
    format!(
        "  <td width=83{}{} style='width:62.0pt;border:solid windowtext 1.0pt;\n  padding:0cm 5.4pt 0cm 5.4pt'>\n  {}\n  </td>\n",
        span("colspan", area.cols),
        span("rowspan", area.rows),
        paragraphs.join("\n  ")
    )
}
