/** The words of the API as people read them, with the tone that decides colour and shape. */
import { counted } from './text.js';

const MEDIA = {
  submitted: ['Submitted', 'quiet'],
  waiting: ['Waits for its twin', 'wait'],
  unpacking: ['Unpacking', 'busy'],
  locked: ['Locked', 'wait'],
  queued: ['Queued', 'wait'],
  deferred: ['Waits its turn', 'wait'],
  converting: ['Converting', 'busy'],
  converted: ['Converted', 'busy'],
  uploaded: ['Uploaded', 'good'],
  duplicate: ['Duplicate', 'quiet'],
  unpacked: ['Unpacked', 'good'],
  skipped: ['Skipped', 'quiet'],
  quarantined: ['Quarantined', 'bad'],
  cancelled: ['Cancelled', 'quiet'],
};

const FILM = {
  deferred: MEDIA.deferred,
  planning: ['Planning', 'busy'],
  converting: MEDIA.converting,
  assembling: ['Assembling', 'busy'],
};

const CONVERSION = {
  pending: MEDIA.deferred,
  in_progress: MEDIA.converting,
  completed: ['Completed', 'good'],
  failed: ['Failed', 'bad'],
  cancelled: ['Cancelled', 'quiet'],
};

const REASONS = {
  CLOSED_NO_UPLOAD_WORKERS: 'Uploads wait, and no upload worker is running',
  CLOSED_UNKNOWN: 'What waits cannot be read',
  CLOSED_PAUSED: 'Paused',
  CLOSED_SCHEDULE: 'Outside the hours in which conversions may run',
  CLOSED_PROBE: 'A probe says no',
  CLOSED_BATTERY: 'The machine runs on its battery',
};

const PLANS = {
  none: 'Nothing to convert',
  remux: 'New container, streams copied',
  audio: 'Audio encoded anew',
  video: 'Video encoded anew',
  full: 'Video and audio encoded anew',
};

export const MEDIA_STATES = Object.keys(MEDIA);

export const SETTLED = new Set(['uploaded', 'duplicate', 'unpacked', 'skipped', 'quarantined', 'cancelled']);

export function mediaState(state) {
  return known(MEDIA, state);
}

/** What a film under way is at. */
export function filmStatus(status) {
  return known(FILM, status);
}

export function conversionStatus(status) {
  return known(CONVERSION, status);
}

export function plan(word) {
  return PLANS[word] ?? String(word ?? '');
}

/** What a reason of the gate says, and the detail that the words do not hold already. */
export function gateReason(reason) {
  if (reason.state === 'CLOSED_UPLOADS_WAITING') {
    const waiting = Number(reason.detail);
    // a record may be an album of many files, which the lanes count
    return ['Uploads are waiting', Number.isFinite(waiting) ? `${counted(waiting, 'record')} in the queue` : reason.detail];
  }
  if (reason.state === 'CLOSED_NO_UPLOAD_WORKERS') {
    return [REASONS[reason.state], ''];
  }
  return [REASONS[reason.state] ?? reason.state, (reason.state === 'CLOSED_UNKNOWN' && reason.error) || reason.detail];
}

/** "segment:0007" is segment 8 of those that people count. */
export function unit(name) {
  const [kind, number] = String(name).split(':');
  if (kind === 'segment' && /^\d+$/.test(number ?? '')) {
    return `segment ${Number(number) + 1}`;
  }
  return String(name);
}

function known(words, state) {
  const [label, tone] = words[state] ?? [String(state), 'quiet'];
  return { label, tone };
}
