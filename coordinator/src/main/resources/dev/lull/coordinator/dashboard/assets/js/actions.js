/** Prefer, cancel, retry and forget: of a file or of a submission. */
import { tell } from './announce.js';
import { confirmed } from './ask.js';
import { button } from './parts.js';
import { counted } from './text.js';

const ASKS = {
  cancel: ['Cancel this?', 'What is under way stops within seconds, and half-made files go. Originals stay.', 'Cancel it'],
  forget: ['Forget this?', 'Its record goes, and that its content arrived. Originals and uploaded files stay.', 'Forget it'],
};

const SAID = { prefer: 'preferred', cancel: 'cancelled', retry: 'tried again', forget: 'forgotten' };

/** Nothing is lost by them. */
const HARMLESS = new Set(['prefer', 'retry']);

const LABELS = { prefer: 'Convert first', cancel: 'Cancel', retry: 'Retry', forget: 'Forget' };

/**
 * @param path `/media/ID` or `/submissions/ID`
 * @param done called with the answer
 */
export function actionButton(api, action, path, done, attributes = {}) {
  const node = button(LABELS[action], {
    class: `button compact${HARMLESS.has(action) ? '' : ' danger'}`,
    ...attributes,
    click: async () => {
      if (ASKS[action] && !(await confirmed(...ASKS[action]))) {
        return;
      }
      node.disabled = true;
      try {
        const answer = await api.post(`${path}/${action}`);
        tell(`${counted(answer.changed, 'file')} ${SAID[action]}.`);
        done(answer);
      } catch (error) {
        tell(error.message);
      } finally {
        node.disabled = false;
      }
    },
  });
  return node;
}
