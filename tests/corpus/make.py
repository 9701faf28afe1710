"""Makes the files of the corpus from their sources; run it in any folder: python3 tests/corpus/make.py

clean/NAME.form is a document as one writes it down: a line is a paragraph, a line with ` | ` a row of a table.
`<` goes on with the cell to the left, `^` with the cell above, `\\n` is a line break inside a cell.
seeded/NAME.json names a clean document, what is changed in it, and which findings must come of that.
For each, NAME.txt is what a text extraction leaves (a cell a line, led by a tab; rows parted by blank lines;
merges gone) and NAME.docx has real tables. Standard library only, and the same bytes every time.
"""
import json
import pathlib
import sys
import zipfile
from xml.sax.saxutils import escape

HERE = pathlib.Path(__file__).parent
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
TYPES = (
    f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
RELS = (
    f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="word/document.xml"/></Relationships>'
)


def blocks(source):
    """Paragraphs (texts) and tables (lists of rows of cells), in order."""
    out = []
    for line in source.splitlines():
        if " | " in line or line.endswith(" |"):
            cells = [cell.strip().replace("\\n", "\n") for cell in line.split("|")]
            if not (out and isinstance(out[-1], list)):
                out.append([])
            out[-1].append(cells)
        elif line == "---":
            out.append(None)  # parts two tables that follow each other
        else:
            out.append(line)
    return [block for block in out if block is not None]


def text(source):
    out = []
    for block in blocks(source):
        if isinstance(block, str):
            out.append(block + "\n")
            continue
        rows = []
        for cells in block:
            kept = ["" if cell == "^" else cell for cell in cells if cell != "<"]
            rows.append("".join(f"\t{cell}\n" for cell in kept))
        out.append("\n".join(rows) + "\n")
    return "".join(out)


def paragraph(words):
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'


def table(rows):
    width = max(len(cells) for cells in rows)
    out = ["<w:tbl><w:tblGrid>", "<w:gridCol/>" * width, "</w:tblGrid>"]
    for at, cells in enumerate(rows):
        out.append("<w:tr>")
        for col, cell in enumerate(cells):
            if cell == "<":
                continue
            span = 1
            while col + span < len(cells) and cells[col + span] == "<":
                span += 1
            marks = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
            below = at + 1 < len(rows) and col < len(rows[at + 1]) and rows[at + 1][col] == "^"
            if cell == "^":
                marks += "<w:vMerge/>"
            elif below:
                marks += '<w:vMerge w:val="restart"/>'
            body = "" if cell == "^" else cell
            words = "".join(paragraph(line) for line in body.split("\n"))
            out.append(f"<w:tc><w:tcPr>{marks}</w:tcPr>{words}</w:tc>")
        out.append("</w:tr>")
    out.append("</w:tbl>")
    return "".join(out)


def docx(path, source):
    body = "".join(paragraph(block) if isinstance(block, str) else table(block) for block in blocks(source))
    document = f'{HEAD}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    parts = [("[Content_Types].xml", TYPES), ("_rels/.rels", RELS), ("word/document.xml", document)]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in parts:
            info = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, words)


def write(stem, source):
    stem.with_suffix(".txt").write_text(text(source), encoding="utf-8", newline="\n")
    docx(stem.with_suffix(".docx"), source)


def changed(source, changes):
    for change in changes:
        lines = source.splitlines()
        found = [at for at, line in enumerate(lines) if line.startswith(change["line"])]
        # A form repeats its rows: `nth` (from 0) says which.
        at = found[change.get("nth", 0)]
        if change["from"] not in lines[at]:
            sys.exit(f"{change}: not in {lines[at]}")
        lines[at] = lines[at].replace(change["from"], change["to"], 1)
        source = "\n".join(lines) + "\n"
    return source


def main():
    for path in sorted((HERE / "clean").glob("*.form")):
        write(path.with_suffix(""), path.read_text(encoding="utf-8"))
    for path in sorted((HERE / "seeded").glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        source = (HERE / "clean" / f"{truth['of']}.form").read_text(encoding="utf-8")
        write(path.with_suffix(""), changed(source, truth["changes"]))


main()
