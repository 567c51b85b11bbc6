/** The formats that `--lines` has: the others speak of places in a page. */
export const lineFormats = ['text', 'json', 'jsonl', 'csv', 'markdown'] as const;
