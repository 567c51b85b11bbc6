import './sidepanel.css';
import { startView } from '../shared/start-view';
import { watchTab } from '../shared/watch-tab';
import { watchFrontTab } from './front-tab';
import { Panel } from './panel';

void startView(async ({ send }) => (
  <Panel send={send} watchFrontTab={watchFrontTab} watchTab={watchTab} />
));
