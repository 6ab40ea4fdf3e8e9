/** A file's way as a timeline: what was, what is, and what comes. */
import { el } from '../dom.js';
import { icon } from '../icons.js';
import { time } from '../parts.js';
import { visible } from '../text.js';
import { mediaState, SETTLED } from '../words.js';

export function journey(media, conversion) {
  const steps = [step('good', 'Submitted', media.submitted_at)];
  const converts = conversion !== null || media.compatible === false;
  if (conversion?.started_at) {
    steps.push(step(media.converted_at ? 'good' : 'busy', 'Conversion begun', conversion.started_at));
  }
  if (media.converted_at) {
    steps.push(step('good', 'Converted and verified', media.converted_at));
  }
  if (media.uploaded_at) {
    steps.push(step('good', 'Uploaded', media.uploaded_at));
  } else if (SETTLED.has(media.state) || !covered(media, conversion)) {
    const { label, tone } = mediaState(media.state);
    steps.push(step(tone, label, null, media.reason));
  }
  if (!SETTLED.has(media.state)) {
    if (converts && !media.converted_at) {
      steps.push(step('todo', 'Converted and verified'));
    }
    steps.push(step('todo', 'Uploaded'));
  }
  return el('ol', { class: 'timeline' }, steps);
}

/** Whether the steps with a time say already where it is. */
function covered(media, conversion) {
  return media.state === 'submitted' || (media.state === 'converting' && conversion?.started_at);
}

function step(tone, label, at = null, detail = null) {
  const todo = tone === 'todo';
  return el(
    'li',
    { 'data-tone': tone },
    el('span', { class: 'dot', 'aria-hidden': 'true' }, todo ? null : icon(tone)),
    el(
      'div',
      {},
      el(todo ? 'span' : 'strong', { class: todo ? 'muted' : null }, label),
      todo ? el('span', { class: 'hidden-text' }, ', still to come') : null,
      at ? el('p', { class: 'muted small' }, time(at)) : null,
      detail ? el('p', { class: 'small' }, el('bdi', {}, visible(detail))) : null,
    ),
  );
}
