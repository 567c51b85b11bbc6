import '../../components/set-aside.css';
import './options.css';
import { startView } from '../shared/start-view';
import { Options } from './options';

void startView(async ({ send }) => <Options send={send} />);
