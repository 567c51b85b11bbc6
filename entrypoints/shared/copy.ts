/** What goes to the clipboard: as plain text, and as HTML for where that can be pasted. */
export interface Copied {
  readonly text: string;
  readonly html?: string;
}

/** Copies; false where the browser does not allow it. */
export async function copyToClipboard({ text, html }: Copied): Promise<boolean> {
  const forms: Record<string, Blob> = { 'text/plain': new Blob([text], { type: 'text/plain' }) };
  if (html !== undefined) forms['text/html'] = new Blob([html], { type: 'text/html' });
  try {
    await navigator.clipboard.write([new ClipboardItem(forms)]);
    return true;
  } catch {
    return false;
  }
}
