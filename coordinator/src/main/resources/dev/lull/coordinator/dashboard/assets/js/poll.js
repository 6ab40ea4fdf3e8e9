/** Asks again while something goes on and somebody looks. */

const EVERY = 3000;
const AFTER_AN_ERROR = 10_000;

/**
 * @param ask (signal) => what is shown
 * @param show called only when the answer differs
 * @param failed called with an error while nothing was shown yet
 * @param ended whether it need not be asked again
 */
export function poll(ask, show, failed, ended) {
  const gone = new AbortController();
  let timer = 0;
  let last = '';

  async function now() {
    clearTimeout(timer);
    let wait = EVERY;
    try {
      const found = await ask(gone.signal);
      const text = JSON.stringify(found);
      if (!gone.signal.aborted && text !== last) {
        last = text;
        show(found);
      }
      wait = ended(found) ? null : EVERY;
    } catch (error) {
      if (!gone.signal.aborted && (last === '' || error.status === 404)) {
        last = '';
        failed(error);
      }
      wait = error.status === 404 ? null : AFTER_AN_ERROR;
    }
    if (!gone.signal.aborted && wait !== null) {
      timer = setTimeout(whenSeen, wait);
    }
  }

  function whenSeen() {
    if (document.hidden) {
      document.addEventListener('visibilitychange', whenSeen, { once: true, signal: gone.signal });
    } else {
      now();
    }
  }

  now();
  return {
    now,
    stop() {
      gone.abort();
      clearTimeout(timer);
    },
  };
}
