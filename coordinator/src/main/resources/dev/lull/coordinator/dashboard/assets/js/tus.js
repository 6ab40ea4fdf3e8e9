/** Sends a file by the tus protocol 1.0, resumably: an upload that broke off goes on where it stopped. */
import { BASE, Problem } from './api.js';
import { keep, kept } from './storage.js';

const CHUNK = 8 * 1024 * 1024;
const TRIES = 8;
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;
/** Busy, locked, checksum differs, too slow, or nothing was heard at all. */
const AGAIN = new Set([0, 408, 409, 423, 429, 460, 500, 502, 503, 504]);

export class TusUpload {
  #api;
  #file;
  #path;
  #progress;
  #stopped = new AbortController();
  #request = null;
  #place = null;
  #offset = 0;

  /**
   * @param path below the target, as a folder that was dropped has it; '' when there is none
   * @param progress (bytes that the server has or is being sent)
   */
  constructor(api, file, path, progress) {
    this.#api = api;
    this.#file = file;
    this.#path = path;
    this.#progress = progress;
  }

  /** @returns the id of the submission */
  async send() {
    let failures = 0;
    for (;;) {
      const before = this.#offset;
      try {
        return await this.#through();
      } catch (error) {
        failures = this.#offset > before ? 1 : failures + 1;
        if (this.#stopped.signal.aborted || !AGAIN.has(error.status) || failures >= TRIES) {
          throw error;
        }
        const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - 1));
        await new Promise((resolve) => setTimeout(resolve, wait * (0.75 + Math.random() / 2)));
      }
    }
  }

  /** Ends it here and there. */
  async cancel() {
    this.#stopped.abort();
    this.#request?.abort();
    this.#forget();
    if (this.#place) {
      await this.#api.fetch(this.#place, { method: 'DELETE', headers: tus() }).catch(() => {});
    }
  }

  async #through() {
    const done = (await this.#resume()) ?? (await this.#create());
    if (done) {
      return done;
    }
    for (;;) {
      const submission = await this.#chunk();
      if (submission) {
        this.#forget();
        return submission;
      }
    }
  }

  /** The place where an earlier try stopped, also one of an earlier visit. */
  async #resume() {
    this.#place ??= kept('localStorage', this.#key());
    if (!this.#place) {
      return null;
    }
    const response = await this.#api.fetch(this.#place, { method: 'HEAD', headers: tus(), signal: this.#stopped.signal });
    const length = Number(response.headers.get('Upload-Length'));
    if (!response.ok || length !== this.#file.size) {
      this.#forget();
      this.#place = null;
      if (!response.ok && AGAIN.has(response.status)) {
        throw new Problem('The coordinator is busy.', response.status);
      }
      return null;
    }
    this.#offset = Number(response.headers.get('Upload-Offset'));
    this.#progress(this.#offset);
    if (this.#offset < length) {
      return '';
    }
    this.#forget();
    return response.headers.get('Lull-Submission') ?? this.#place.split('/').pop();
  }

  async #create() {
    const metadata = [`filename ${base64(this.#file.name)}`];
    if (this.#path) {
      metadata.push(`relativePath ${base64(this.#path)}`);
    }
    const response = await this.#api.fetch('/uploads', {
      method: 'POST',
      headers: { ...tus(), 'Upload-Length': String(this.#file.size), 'Upload-Metadata': metadata.join(',') },
      signal: this.#stopped.signal,
    });
    if (response.status !== 201) {
      throw await said(response);
    }
    const place = new URL(response.headers.get('Location'), location.href);
    if (place.origin !== location.origin || !place.pathname.startsWith(`${BASE}/uploads/`)) {
      throw new Problem('The coordinator named a place elsewhere.', 400);
    }
    this.#place = place.pathname.slice(BASE.length);
    this.#offset = 0;
    keep('localStorage', this.#key(), this.#place);
    return response.headers.get('Lull-Submission');
  }

  async #chunk() {
    const from = this.#offset;
    const part = this.#file.slice(from, from + CHUNK);
    const checksum = await checksumOf(part);
    const response = await this.#patch(part, {
      ...tus(),
      ...this.#api.headers(),
      'Upload-Offset': String(from),
      'Content-Type': 'application/offset+octet-stream',
      ...(checksum ? { 'Upload-Checksum': checksum } : {}),
    });
    if (response.status === 401) {
      await this.#api.newToken(this.#api.token);
      return null;
    }
    if (response.status !== 204) {
      throw new Problem(response.detail, response.status);
    }
    this.#offset = response.offset;
    this.#progress(this.#offset);
    return response.submission;
  }

  /** Not by fetch, which tells nothing of the progress of what it sends. */
  #patch(part, headers) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      this.#request = request;
      request.open('PATCH', BASE + this.#place);
      Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value));
      request.upload.onprogress = ({ loaded }) => this.#progress(this.#offset + loaded);
      request.onload = () =>
        resolve({
          status: request.status,
          offset: Number(request.getResponseHeader('Upload-Offset')),
          submission: request.getResponseHeader('Lull-Submission'),
          detail: detail(request.responseText) ?? `The coordinator answered ${request.status}.`,
        });
      request.onerror = () => reject(new Problem('The connection broke off.', 0));
      request.onabort = () => reject(new Problem('Cancelled.', -1));
      request.send(part);
    });
  }

  #key() {
    return `lull.upload ${this.#file.size} ${this.#file.lastModified} ${this.#path} ${this.#file.name}`.slice(0, 500);
  }

  #forget() {
    keep('localStorage', this.#key(), null);
  }
}

function tus() {
  return { 'Tus-Resumable': '1.0.0' };
}

async function said(response) {
  return new Problem(detail(await response.text()) ?? `The coordinator answered ${response.status}.`, response.status);
}

function detail(text) {
  try {
    return JSON.parse(text).detail ?? null;
  } catch {
    return null;
  }
}

function base64(text) {
  const bytes = new TextEncoder().encode(text.toWellFormed());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** Browsers have digests on loopback and over TLS only. */
async function checksumOf(part) {
  if (!globalThis.crypto?.subtle) {
    return null;
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await part.arrayBuffer()));
  return `sha256 ${btoa(String.fromCharCode(...digest))}`;
}
