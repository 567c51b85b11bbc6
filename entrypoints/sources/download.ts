/** Gives a text to the user as a file. */
export function download(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has the file by the time that the next task runs, or soon after.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
