// Documents of the corpus (see tests/corpus/NOTATION.md) as they come out of other programs.

const isRow = (line) => line.includes(' | ');
const cellsOf = (line) => line.split('|').map((text) => text.trim());

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\\n', '<br>');

function cell(rows, row, col) {
  let colspan = 1;
  while (rows[row][col + colspan] === '<') colspan++;
  let rowspan = 1;
  while (rows[row + rowspan]?.[col] === '^') rowspan++;
  return `<td colspan="${colspan}" rowspan="${rowspan}">${escaped(rows[row][col])}</td>`;
}

function table(rows) {
  const row = (cells, index) => cells.map((text, col) => (text === '<' || text === '^' ? '' : cell(rows, index, col))).join('');
  return `<table>${rows.map((cells, index) => `<tr>${row(cells, index)}</tr>`).join('')}</table>`;
}

/** As office programs put it on the clipboard: tables with merged cells. */
export function asHtml(form) {
  const parts = [];
  for (const line of form.split('\n')) {
    const last = parts.at(-1);
    if (!isRow(line)) parts.push(line);
    else if (Array.isArray(last)) last.push(cellsOf(line));
    else parts.push([cellsOf(line)]);
  }
  return parts.map((part) => (Array.isArray(part) ? table(part) : `<p>${escaped(part)}</p>`)).join('\n');
}
