import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { SwitchRow } from '../../components/switch-row';
import { plural, useTranslate } from '../../components/translate';
import type { PacksReply } from '../../lib/messages/sources-schema';
import { packsChangedKey, packsOffKey } from '../../lib/storage/pack-switches';
import { switchPack } from '../shared/switch-pack';
import type { PanelViewProps } from './views';

const openSources = (search: string): void =>
  void browser.tabs.create({ url: browser.runtime.getURL(`/sources.html${search}`) });

/** The packs in short, and the way to add the page as a source of one's own. */
export function SourcesView({ tabId, view, send }: PanelViewProps) {
  const translate = useTranslate();
  const [packs, setPacks] = useState<PacksReply | null>(null);
  useEffect(() => {
    let current = true;
    const refresh = async (): Promise<void> => {
      const reply = await send('packs', {});
      if (current && reply.ok) setPacks(reply.value);
    };
    const changed = (changes: Readonly<Record<string, unknown>>, area: string): void => {
      const ours = packsChangedKey in changes || packsOffKey in changes;
      if (area === 'local' && ours) void refresh();
    };
    void refresh();
    browser.storage.onChanged.addListener(changed);
    return () => {
      current = false;
      browser.storage.onChanged.removeListener(changed);
    };
  }, [send]);

  const pack = view.report?.pack.id ?? view.detection?.pack ?? null;
  const search = `?tab=${tabId}${pack === null ? '' : `&pack=${encodeURIComponent(pack)}`}`;
  return (
    <div class="sources-view">
      <p class="sources-ways">
        <button
          type="button"
          class="primary"
          data-action="add-page"
          disabled={view.phase === 'unreachable'}
          onClick={() => openSources(search)}
        >
          {translate('sourcesAddPage')}
        </button>
        <button
          type="button"
          class="small"
          data-action="open-sources"
          onClick={() => openSources('')}
        >
          {translate('sourcesOpen')}
        </button>
      </p>
      {packs === null ? (
        <p class="quiet" role="status">
          {translate('sourcesLoading')}
        </p>
      ) : (
        <ul class="sources-packs">
          {packs.packs.map(({ id, name, own, on, addsTo, sources, facts }) => (
            <li key={id} data-pack={id}>
              <SwitchRow
                name={`pack-${id}`}
                label={name}
                on={on}
                onChange={(wanted) => void switchPack(id, wanted)}
              />
              <p class="quiet">
                {[
                  translate(own ? 'sourcesOwn' : 'sourcesBundled'),
                  ...(addsTo === null ? [] : [translate('sourcesAddsTo', addsTo)]),
                  plural(translate, 'sourcesCount', sources.length),
                  plural(translate, 'sourcesStatements', facts),
                ].join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
