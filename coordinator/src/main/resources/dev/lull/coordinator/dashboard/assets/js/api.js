/** Calls to `/api/v1` with the token; one that is refused asks for the token and is sent again. */
import { keep, kept } from './storage.js';

export const BASE = '/api/v1';

const TOKEN = 'lull.token';
const TIMEOUT = 30_000;

/** The server's own words: `application/problem+json`. */
export class Problem extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

export class Api {
  #askToken;
  #asked = null;

  /** @param askToken (refused: boolean) => Promise<{ token, remember }> */
  constructor(askToken) {
    this.#askToken = askToken;
  }

  get token() {
    return kept('sessionStorage', TOKEN) ?? kept('localStorage', TOKEN);
  }

  headers() {
    return this.token ? { Authorization: `Bearer ${this.token}` } : {};
  }

  /** Several calls that are refused at once ask one time. */
  async newToken(refused) {
    this.#asked ??= this.#askToken(refused !== null)
      .then(({ token, remember }) => {
        keep('sessionStorage', TOKEN, token);
        keep('localStorage', TOKEN, remember ? token : null);
      })
      .finally(() => (this.#asked = null));
    return this.#asked;
  }

  forgetToken() {
    keep('sessionStorage', TOKEN, null);
    keep('localStorage', TOKEN, null);
  }

  get(path, signal) {
    return this.#json('GET', path, undefined, signal);
  }

  post(path, body = {}) {
    return this.#json('POST', path, body);
  }

  async #json(method, path, body, signal) {
    const response = await this.fetch(path, {
      method,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]) : AbortSignal.timeout(TIMEOUT),
    });
    if (!response.ok) {
      throw await problemOf(response);
    }
    return response.json();
  }

  /** Like the browser's, below `/api/v1`, with the token. */
  async fetch(path, options = {}) {
    for (;;) {
      const sent = this.token;
      let response;
      try {
        response = await fetch(BASE + path, { cache: 'no-store', ...options, headers: { ...options.headers, ...this.headers() } });
      } catch (error) {
        if (error.name === 'AbortError') {
          throw error;
        }
        throw new Problem(error.name === 'TimeoutError' ? 'The coordinator did not answer in time.' : 'The coordinator does not answer.', 0);
      }
      if (response.status !== 401) {
        return response;
      }
      if (this.token === sent) {
        await this.newToken(sent);
      }
    }
  }
}

export async function problemOf(response) {
  const said = await response.json().catch(() => ({}));
  return new Problem(said.detail || said.title || `The coordinator answered ${response.status}.`, response.status);
}
