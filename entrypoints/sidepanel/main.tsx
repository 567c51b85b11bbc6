import '../../components/page-state.css';
import '../../components/page-summary.css';
import '../../components/claim-list.css';
import '../../components/evidence.css';
import './sidepanel.css';
import { placeKey, placeSchema } from '../../lib/storage/place';
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
    first={first}
  />
));
