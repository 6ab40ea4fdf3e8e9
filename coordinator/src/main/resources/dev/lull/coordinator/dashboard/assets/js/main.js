/** Wiring: the calls, the events, the pages, and what is around them. */
import { Api } from './api.js';
import { startClock } from './clock.js';
import { announceGate, showConnection, skipLink, themeSwitch } from './frame.js';
import { HandOver } from './handover.js';
import { Live } from './live.js';
import { Router } from './router.js';
import { askToken } from './token.js';
import { file } from './views/file.js';
import { history } from './views/history.js';
import { overview } from './views/overview.js';
import { quarantine } from './views/quarantine.js';
import { settings } from './views/settings.js';
import { submission } from './views/submission.js';
import { submissions } from './views/submissions.js';

const api = new Api(askToken);
const live = new Live(api);
const handOver = new HandOver(api);
const page = (make) => (params) => make({ api, live }, params);

themeSwitch();
skipLink();
startClock();
showConnection(live);
announceGate(live);
document.getElementById('hand-over').addEventListener('click', () => handOver.open());

new Router(
  [
    [/^\/$/, 'overview', page(overview)],
    [/^\/submissions$/, 'submissions', page(submissions)],
    [/^\/submissions\/([^/]+)$/, 'submissions', page(submission)],
    [/^\/media\/([^/]+)$/, 'submissions', page(file)],
    [/^\/quarantine$/, 'quarantine', page(quarantine)],
    [/^\/history$/, 'history', page(history)],
    [/^\/settings$/, 'settings', page(settings)],
  ],
  document.getElementById('content'),
).start();

live.run();
