import { render } from 'preact';
import type { Translate } from '../../components/translate';
import type { Life } from './life';

/** An entry of the list that stands in for marks which cannot take the focus. */
export interface SkipEntry {
  readonly id: number;
  readonly label: string;
}

export interface SkipListOptions {
  readonly ctx: Pick<Life, 'setTimeout'>;
  readonly translate: Translate;
  readonly onEntry: (id: number) => void;
  readonly onEntryFocus: (id: number) => void;
}

export interface SkipList {
  readonly show: (entries: readonly SkipEntry[]) => void;
  readonly focus: (id: number) => void;
}

/** Entries that are put into the page at a time: laying out thousands of them at once would hold the page up. */
const portion = 100;

/** The list in an element of its own; it grows by portions, between which the page has its turn. */
export function createSkipList(
  element: HTMLElement,
  { ctx, translate, onEntry, onEntryFocus }: SkipListOptions,
): SkipList {
  let entries: readonly SkipEntry[] = [];
  let shown = 0;
  let showing = 0;

  const growTo = (count: number): void => {
    shown = Math.min(count, entries.length);
    render(
      <ul class="skip-list" aria-label={translate('skipList')}>
        {entries.slice(0, shown).map(({ id, label }) => (
          <li key={id}>
            <button
              type="button"
              data-entry={id}
              onFocus={() => onEntryFocus(id)}
              onClick={() => onEntry(id)}
            >
              {label}
            </button>
          </li>
        ))}
      </ul>,
      element,
    );
  };
  const grow = (turn: number): void => {
    if (turn !== showing) return;
    growTo(shown + portion);
    if (shown < entries.length) ctx.setTimeout(() => grow(turn), 0);
  };

  return {
    show(next) {
      entries = next;
      grow(++showing);
    },
    focus(id) {
      const at = entries.findIndex((entry) => entry.id === id);
      if (at >= shown) growTo(at + 1);
      const button = element.querySelector(`[data-entry="${id}"]`);
      if (button instanceof HTMLElement) button.focus({ preventScroll: true });
    },
  };
}
