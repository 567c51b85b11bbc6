import { useRef } from 'preact/hooks';
import { useTranslate } from '../../components/translate';
import type { PanelView } from './views';

export const tabIdOf = (view: string): string => `view-tab-${view}`;
export const panelIdOf = (view: string): string => `view-${view}`;

/** Where a key leads among `count` tabs from the one at `at`, or null for other keys. */
export function tabAfter(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** The panel's tab list: arrow keys, Home and End move and choose. */
export function ViewTabs({
  views,
  chosen,
  onChoose,
}: {
  readonly views: readonly PanelView[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}) {
  const translate = useTranslate();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = views.findIndex(({ id }) => id === chosen);
    const next = tabAfter(event.key, at, views.length);
    const view = next === null ? undefined : views[next];
    if (!view) return;
    event.preventDefault();
    onChoose(view.id);
    list.current?.querySelector<HTMLElement>(`#${tabIdOf(view.id)}`)?.focus();
  };
  return (
    <div
      role="tablist"
      class="view-tabs"
      aria-label={translate('panelViews')}
      ref={list}
      onKeyDown={onKeyDown}
    >
      {views.map(({ id, title }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={tabIdOf(id)}
          aria-selected={id === chosen}
          aria-controls={id === chosen ? panelIdOf(id) : undefined}
          tabIndex={id === chosen ? 0 : -1}
          data-view={id}
          onClick={() => onChoose(id)}
        >
          {translate(title)}
        </button>
      ))}
    </div>
  );
}
