"""Makes the small files of this folder: sound.docx, breaks_off.docx, picture.docx, broken_character.txt.

Written by hand, byte for byte repeatable; see README.md.
"""
import pathlib
import zipfile

HERE = pathlib.Path(__file__).parent
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
RELS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="word/document.xml"/></Relationships>'
)


def paragraph(text, extra=""):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r>{extra}</w:p>"


def table(rows):
    cell = lambda text: f"<w:tc>{paragraph(text)}</w:tc>"
    row = lambda cells: "<w:tr>" + "".join(map(cell, cells)) + "</w:tr>"
    return "<w:tbl>" + "".join(map(row, rows)) + "</w:tbl>"


def document(body):
    return f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'


def package(name, xml):
    with zipfile.ZipFile(HERE / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in [("[Content_Types].xml", TYPES), ("_rels/.rels", RELS), ("word/document.xml", xml)]:
            archive.writestr(zipfile.ZipInfo(path, (2020, 1, 1, 0, 0, 0)), text)


INCOME = [
    ["机构名称", "收入合计", "上年结转", "公共财政拨款", "其他收入"],
    ["汇总", "543.00", "12.60", "530.40", "0"],
]
FORM = paragraph("年度收入情况（万元）") + table(INCOME)
PICTURE = '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata/></v:shape></w:pict></w:r>'
FOOTNOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'

package("sound.docx", document(FORM))
package("breaks_off.docx", document(FORM + paragraph("以下另有说明")).split("另有说明")[0])
package("picture.docx", document(FORM + paragraph("评分表见下图", PICTURE + FOOTNOTE)))
(HERE / "broken_character.txt").write_bytes("本单位部门整体支出绩效自评表和基础数据表已经按要求填好，另行报送，共".encode() + b"\xff" + "页。\n".encode())
