/** One file: its journey, what it is, what was made of it, and what may be done with it. */
import { actionButton } from '../actions.js';
import { el } from '../dom.js';
import { card, facts, loading, problem, stateBadge, time, wholeName } from '../parts.js';
import { poll } from '../poll.js';
import { bytes, duration, likeness, UNKNOWN, visible } from '../text.js';
import { conversionStatus, mediaState, plan, SETTLED } from '../words.js';
import { ConversionCard } from './conversion.js';
import { journey } from './journey.js';
import { RunsCard } from './runs.js';
import { StillCard } from './stills.js';

const KINDS = [['video', 'Picture'], ['audio', 'Sound'], ['subtitle', 'Subtitles']];
const WAITING = new Set(['deferred', 'converting']);
const RETRIED = new Set(['quarantined', 'cancelled', 'skipped']);

export function file({ api, live }, [id]) {
  const path = `/media/${encodeURIComponent(id)}`;
  const body = el('div', {}, loading('the file'));
  let shown = '';
  const conversionCard = new ConversionCard(id, live);
  const stillCard = new StillCard(api, id);
  const runsCard = new RunsCard();
  const polled = poll(
    async (signal) => {
      const media = await api.get(path, signal);
      if (media.kind !== 'video') {
        return { media, conversion: null, runs: [] };
      }
      const conversion = await ifThere(api.get(`/conversions/${encodeURIComponent(id)}`, signal));
      const runs = conversion && (await ifThere(api.get(`/conversions/${encodeURIComponent(id)}/runs`, signal)));
      return { media, conversion, runs: runs?.items ?? [] };
    },
    show,
    (error) => {
      shown = '';
      body.replaceChildren(problem(error, () => polled.now()));
    },
    ({ media }) => SETTLED.has(media.state),
  );

  /** Progress is shown in place; the rest is made anew when it changes, which is rare. */
  function show({ media, conversion, runs }) {
    conversionCard.update(conversion);
    stillCard.update(conversion);
    runsCard.update(runs);
    const { progress, last_updated: updated, units, ...rest } = conversion ?? {};
    const now = JSON.stringify([media, rest]);
    if (now !== shown) {
      shown = now;
      body.replaceChildren(content(media, conversion));
    }
  }

  function content(media, conversion) {
    const again = () => polled.now();
    const settled = SETTLED.has(media.state);
    return el(
      'div',
      { class: 'page' },
      el(
        'div',
        { class: 'page-head' },
        el(
          'div',
          {},
          crumbs(media),
          el('h1', { class: 'subject', tabindex: 0 }, wholeName(media.name)),
        ),
        el(
          'div',
          { class: 'buttons' },
          stateBadge(mediaState(media.state)),
          WAITING.has(media.state) && conversion?.priority !== 'high' ? actionButton(api, 'prefer', path, again) : null,
          settled ? null : actionButton(api, 'cancel', path, again),
          RETRIED.has(media.state) ? actionButton(api, 'retry', path, again) : null,
          settled ? actionButton(api, 'forget', path, () => history.back()) : null,
        ),
      ),
      el(
        'div',
        { class: 'split' },
        el(
          'div',
          { class: 'column' },
          conversion ? conversionCard.node : null,
          conversion ? stillCard.node : null,
          media.plan !== 'none' || conversion?.plan ? planCard(media, conversion) : null,
          media.lost.length > 0 ? lossCard(media.lost) : null,
          factsCard(media, conversion),
          runsCard.node,
        ),
        el('div', { class: 'column' }, card('Journey', journey(media, conversion)), receiptCard(media, conversion)),
      ),
    );
  }

  return {
    node: body,
    title: 'File',
    stop() {
      polled.stop();
      conversionCard.stop();
      stillCard.stop();
    },
  };
}

function crumbs({ id, submission }) {
  const above = submission
    ? el('a', { class: 'code', href: `#/submissions/${encodeURIComponent(submission)}` }, visible(submission))
    : el('a', { href: '#/submissions' }, 'Submissions');
  return el('p', { class: 'crumbs' }, above, '›', el('span', { class: 'code' }, visible(id)));
}

/** What has expired, or never was, is null. */
async function ifThere(answer) {
  try {
    return await answer;
  } catch (error) {
    if (error.status === 404) {
      return null;
    }
    throw error;
  }
}

function planCard(media, conversion) {
  const reason = conversion?.reason ?? media.reason;
  return card(
    'Plan',
    facts([
      ['What', plan(conversion?.plan ?? media.plan)],
      ['Why', reason ? el('bdi', {}, visible(reason)) : null],
      ['Kept', media.kept ? el('bdi', {}, visible(media.kept)) : null],
      ['Likeness', typeof media.ssim === 'number' ? `${likeness(media.ssim)}, the lowest of the pictures compared` : null],
    ]),
  );
}

function lossCard(lost) {
  return card(
    'Not kept',
    el('ul', { class: 'losses' }, lost.map(({ what, why }) => el('li', {}, el('strong', {}, visible(what)), visible(why)))),
  );
}

function factsCard(media, conversion) {
  const seconds = conversion?.duration_seconds ?? media.duration_seconds;
  return card(
    'Facts',
    facts([
      ['Source', wholeName(media.source)],
      ['Kind', media.kind + (media.compatible === false ? ', needs converting' : media.compatible ? ', fit as it is' : '')],
      ['Size', bytes(media.size) === UNKNOWN ? null : bytes(media.size)],
      ['Content', media.content_type ? visible(media.content_type) : null],
      ['Container', media.container ? visible(media.container) : null],
      ['Plays', typeof seconds === 'number' ? duration(seconds) : null],
      ...KINDS.map(([kind, word]) => [word, tracks(media.tracks.filter((track) => track.kind === kind))]),
      ['Other streams', tracks(media.tracks.filter(({ kind }) => !KINDS.some(([known]) => known === kind)))],
      ['Changed', media.modified_at ? time(media.modified_at) : null],
      ['Captured', media.captured_at ? visible(media.captured_at.replace('T', ' ')) : null],
      ['Place', media.captured_place ? visible(media.captured_place) : null],
      ['Camera', media.camera ? el('bdi', {}, visible(media.camera)) : null],
      ['Segments', media.segments > 0 ? media.segments : null],
      ['SHA-256', media.sha256 ? el('code', {}, visible(media.sha256)) : null],
      ['Same as', media.owner ? fileLink(media.owner) : null],
      ['Belongs to', media.sidecar_of ? fileLink(media.sidecar_of) : null],
    ]),
  );
}

/** A line for each; null for none. */
function tracks(some) {
  if (some.length === 0) {
    return null;
  }
  return el(
    'ul',
    { class: 'tracks' },
    some.map(({ codec, language, details }) =>
      el('li', {}, el('bdi', {}, el('strong', {}, visible(codec)), language ? ` (${visible(language)})` : '', details ? ` ${visible(details)}` : '')),
    ),
  );
}

function fileLink(id) {
  return el('a', { class: 'code', href: `#/media/${encodeURIComponent(id)}` }, visible(id));
}

function receiptCard(media, conversion) {
  const known = facts([
    ['Result', media.result ? wholeName(media.result) : null],
    ['Uploaded', media.uploaded_at ? time(media.uploaded_at) : null],
    ['Original', media.original ? el('bdi', {}, visible(media.original)) : null],
    ['Conversion', conversion ? stateBadge(conversionStatus(conversion.status)) : null],
    ['Attempts', media.attempts > 0 ? media.attempts : null],
    ['Retries', conversion?.retry_count > 0 ? conversion.retry_count : null],
    ['Last error', conversion?.error ? el('bdi', {}, visible(conversion.error)) : null],
  ]);
  return known.children.length > 0 ? card('Receipt', known) : null;
}
