/** Whether the text around `element` stands on a dark ground. */
export function isDarkAround(element: Element | null): boolean {
  for (let around: Element | null = element; around; ) {
    const { backgroundColor: colour, display } = getComputedStyle(around);
    const parts = /rgba?\((\d+)[ ,]+(\d+)[ ,]+(\d+)(?:[ ,/]+([\d.]+))?/.exec(colour);
    // A word with a ground of its own says nothing of the page that it stands on.
    if (
      !display.startsWith('inline') &&
      parts &&
      (parts[4] === undefined || Number(parts[4]) > 0.5)
    ) {
      const [red = 255, green = 255, blue = 255] = parts.slice(1, 4).map(Number);
      return 0.299 * red + 0.587 * green + 0.114 * blue < 110;
    }
    const root = around.getRootNode();
    around = around.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
  return (
    getComputedStyle(document.documentElement).colorScheme.includes('dark') &&
    matchMedia('(prefers-color-scheme: dark)').matches
  );
}
