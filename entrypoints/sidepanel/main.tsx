import { browser } from 'wxt/browser';
import '../../components/page-state.css';
import '../../components/page-summary.css';
import '../../components/text-check.css';
import '../../components/claim-list.css';
import '../../components/evidence.css';
import '../../components/switch-row.css';
import '../../components/sources/sources.css';
import './sidepanel.css';
import { patternOf } from '../../lib/detect/reach';
import { placeKey, placeSchema } from '../../lib/storage/place';
import { keepPassage, watchPassage } from '../shared/keep-passage';
import { startView } from '../shared/start-view';
import { watchStored } from '../shared/watch-stored';
import { watchTab } from '../shared/watch-tab';
import { watchFrontTab } from './front-tab';
import { Panel, type PanelProps } from './panel';

const first = new URLSearchParams(location.search).get('view');

const watchPlace: PanelProps['watchPlace'] = (tabId, tell) =>
  watchStored(placeKey(tabId), placeSchema, tell);

void startView(async ({ send }) => (
  <Panel
    send={send}
    watchFrontTab={watchFrontTab}
    watchTab={watchTab}
    watchPlace={watchPlace}
    watchPassage={watchPassage}
    keepPassage={keepPassage}
    allow={(host) => browser.permissions.request({ origins: [patternOf(host)] })}
    first={first}
  />
));
