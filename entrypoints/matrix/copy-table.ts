/** Puts a table on the clipboard, for spreadsheets (tabs) and for texts (a table); false where that is not allowed. */
export async function copyTable(rows: readonly (readonly string[])[]): Promise<boolean> {
  const table = document.createElement('table');
  for (const [at, cells] of rows.entries()) {
    const row = table.insertRow();
    for (const text of cells) {
      const cell = document.createElement(at === 0 ? 'th' : 'td');
      cell.textContent = text;
      row.append(cell);
    }
  }
  const plain = rows
    .map((cells) => cells.map((text) => text.replace(/[\t\r\n]+/g, ' ')).join('\t'))
    .join('\n');
  try {
    await navigator.clipboard.write([
      new ClipboardItem({
        'text/plain': new Blob([plain], { type: 'text/plain' }),
        'text/html': new Blob([table.outerHTML], { type: 'text/html' }),
      }),
    ]);
    return true;
  } catch {
    return false;
  }
}
