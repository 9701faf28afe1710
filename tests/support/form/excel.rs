//! What Excel puts on the clipboard: one table, titles in rows across it, line breaks as `<br>`.

use super::{Block, Table, escaped};

const HEAD: &str = r##"<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel"
xmlns="http://www.w3.org/TR/REC-html40">

<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Excel.Sheet>
<meta name=Generator content="Microsoft Excel 15">
<style>
<!--table
	{mso-displayed-decimal-separator:"\.";
	mso-displayed-thousand-separator:"\,";}
br
	{mso-data-placement:same-cell;}
.xl65
	{border:.5pt solid windowtext;white-space:normal;}
-->
</style>
</head>

<body link="#0563C1" vlink="#954F72">
"##;
const FOOT: &str = "<!--EndFragment-->\n</table>\n\n</body>\n\n</html>\n";

pub fn write(blocks: &[Block]) -> String {
    let cols =
        blocks.iter().map(|block| if let Block::Table(table) = block { table.cols } else { 1 }).max().unwrap_or(1);
    let mut out = format!(
        "{HEAD}<table border=0 cellpadding=0 cellspacing=0 width={} style='border-collapse:\n collapse'>\n\
         <!--StartFragment-->\n <col width=72 span={cols} style='width:54pt'>\n",
        cols * 72
    );
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let across = if cols > 1 { format!("colspan={cols} ") } else { String::new() };
                out.push_str(&format!(
                    " <tr height=19 style='height:14.4pt'>\n  <td {across}height=19 class=xl65 style='height:14.4pt'>{}</td>\n </tr>\n",
                    cell(&paragraph.text)
                ));
            }
            Block::Table(table) => rows(table, cols, &mut out),
        }
    }
    out + FOOT
}

fn rows(table: &Table, cols: usize, out: &mut String) {
    for row in 0..table.rows() {
        out.push_str(" <tr height=19 style='height:14.4pt'>\n");
        for (area, _) in table.row(row).filter(|(_, first)| *first) {
            let span = |name: &str, count: usize| if count > 1 { format!("{name}={count} ") } else { String::new() };
            let number = area.text.parse::<f64>().is_ok();
            out.push_str(&format!(
                "  <td {}{}class=xl65{} width=72\n  style='width:54pt'>{}</td>\n",
                span("colspan", area.cols),
                span("rowspan", area.rows),
                if number { " align=right" } else { "" },
                cell(&area.text)
            ));
        }
        out.push_str(&"  <td></td>\n".repeat(cols - table.cols));
        out.push_str(" </tr>\n");
    }
}

fn cell(text: &str) -> String {
    escaped(text).replace('\n', "<br>\n    ")
}
