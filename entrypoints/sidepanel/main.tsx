import '../../components/page-state.css';
import '../../components/page-summary.css';
import '../../components/evidence.css';
import './sidepanel.css';
import { startView } from '../shared/start-view';
import { watchTab } from '../shared/watch-tab';
import { watchFrontTab } from './front-tab';
import { Panel } from './panel';

const first = new URLSearchParams(location.search).get('view');

void startView(async ({ send }) => (
  <Panel send={send} watchFrontTab={watchFrontTab} watchTab={watchTab} first={first} />
));
