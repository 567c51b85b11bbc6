/** Milliseconds without a change after which a page that fills itself counts as settled. */
const quiet = 250;
/** Milliseconds after which it counts as settled whatever happens. */
const patience = 4000;

/** Resolves when the page has changed and calmed down, or has not changed for `still` milliseconds; then nothing of it is left. */
export const settle = (still: number): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      observer.disconnect();
      clearTimeout(timer);
      clearTimeout(last);
      resolve();
    };
    let timer = setTimeout(end, still);
    const last = setTimeout(end, patience);
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(end, quiet);
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });
