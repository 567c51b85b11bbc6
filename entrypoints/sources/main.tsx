import '../../components/page-state.css';
import '../../components/set-aside.css';
import '../../components/switch-row.css';
import '../../components/sources/sources.css';
import './sources.css';
import { browser } from 'wxt/browser';
import { packsChangedKey, packsOffKey } from '../../lib/storage/pack-switches';
import { startView } from '../shared/start-view';
import { SourcesPage } from './sources-page';

const asked = new URLSearchParams(location.search);
const tab = asked.get('tab');

/** Tells of changes to the packs, until the returned function is called. */
function watchPacks(changed: () => void): () => void {
  const listener = (changes: Readonly<Record<string, unknown>>, area: string): void => {
    if (area === 'local' && (packsChangedKey in changes || packsOffKey in changes)) changed();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

void startView(async ({ send }) => (
  <SourcesPage
    send={send}
    watch={watchPacks}
    tabId={tab !== null && /^\d+$/.test(tab) ? Number(tab) : null}
    target={asked.get('pack')}
  />
));
