/** Handing over files: dropped anywhere or chosen, sent two at a time, each shown until it is taken away. */
import { announce, tell } from './announce.js';
import { droppedFiles } from './dropped.js';
import { el, keyed, setAttribute, setText } from './dom.js';
import { icon } from './icons.js';
import { button, showName } from './parts.js';
import { bytes, count, counted, visible } from './text.js';
import { TusUpload } from './tus.js';

const AT_ONCE = 2;
const SHOWN = 100;

const ORDER = { sending: 0, failed: 1, waiting: 2, done: 3 };

export class HandOver {
  #api;
  #uploads = [];
  #ids = 0;
  #list = el('ul', { class: 'tray-list' });
  #title = el('h2', {});
  #tray;
  #frame = 0;

  constructor(api) {
    this.#api = api;
    this.#tray = el(
      'aside',
      { class: 'tray', 'aria-label': 'Files being handed over', hidden: true },
      el(
        'div',
        { class: 'tray-head' },
        this.#title,
        button('Clear', { class: 'button quiet compact', click: () => this.#clear() }),
      ),
      this.#list,
    );
    document.body.append(this.#tray, this.#dropArea());
    globalThis.addEventListener('beforeunload', (event) => {
      if (this.#uploads.some(({ state }) => state === 'sending' || state === 'waiting')) {
        event.preventDefault();
      }
    });
  }

  /** Asks for files. */
  open() {
    const chosen = (input) => {
      this.add([...input.files].map((file) => ({ file, path: file.webkitRelativePath ?? '' })));
      dialog.close();
    };
    const files = el('input', { type: 'file', multiple: true, class: 'hidden-text', tabindex: -1, 'aria-hidden': 'true', id: 'files', change: () => chosen(files) });
    const folder = el('input', { type: 'file', webkitdirectory: true, class: 'hidden-text', tabindex: -1, 'aria-hidden': 'true', change: () => chosen(folder) });
    const dialog = el(
      'dialog',
      { 'aria-labelledby': 'hand-over-title', close: () => dialog.remove() },
      el(
        'div',
        { class: 'stack' },
        el('h2', { id: 'hand-over-title' }, 'Hand over'),
        el(
          'div',
          { class: 'drop-zone' },
          icon('upload'),
          el('p', {}, 'Drop files or folders anywhere on this page.'),
          el(
            'div',
            { class: 'buttons' },
            button('Choose files', { class: 'button primary', click: () => files.click() }),
            button('Choose a folder', { click: () => folder.click() }),
          ),
        ),
        el('p', { class: 'muted small' }, 'An upload that breaks off goes on where it stopped when you hand over the same file again.'),
        files,
        folder,
        el('div', { class: 'buttons' }, button('Back', { click: () => dialog.close() })),
      ),
    );
    document.body.append(dialog);
    dialog.showModal();
  }

  /** @param files [{ file, path }] */
  add(files) {
    if (files.length === 0) {
      return;
    }
    for (const { file, path } of files) {
      this.#uploads.push({ id: ++this.#ids, file, path, state: 'waiting', sent: 0, said: '', submission: null, tus: null });
    }
    announce(`${counted(files.length, 'file')} to hand over.`);
    this.#next();
    this.#show();
  }

  #next() {
    let free = AT_ONCE - this.#uploads.filter(({ state }) => state === 'sending').length;
    for (const upload of this.#uploads) {
      if (free > 0 && upload.state === 'waiting') {
        free--;
        this.#send(upload);
      }
    }
  }

  async #send(upload) {
    upload.state = 'sending';
    upload.tus = new TusUpload(this.#api, upload.file, upload.path, (sent) => {
      upload.sent = sent;
      this.#show();
    });
    try {
      upload.submission = await upload.tus.send();
      upload.state = 'done';
      upload.file = { name: upload.file.name, size: upload.file.size };
      announce(`${upload.file.name} is handed over.`);
    } catch (error) {
      upload.state = 'failed';
      upload.said = error.message;
      if (this.#uploads.includes(upload)) {
        tell(`${upload.file.name}: ${error.message}`);
      }
    }
    this.#next();
    this.#show();
  }

  #cancel(upload) {
    this.#uploads = this.#uploads.filter((other) => other !== upload);
    upload.tus?.cancel();
    this.#next();
    this.#show();
  }

  #again(upload) {
    upload.state = 'waiting';
    upload.said = '';
    this.#next();
    this.#show();
  }

  #clear() {
    this.#uploads = this.#uploads.filter(({ state }) => state === 'sending' || state === 'waiting');
    this.#show();
  }

  #show() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #draw() {
    this.#tray.hidden = this.#uploads.length === 0;
    const left = this.#uploads.filter(({ state }) => state === 'sending' || state === 'waiting').length;
    const failed = this.#uploads.filter(({ state }) => state === 'failed').length;
    setText(this.#title, trayTitle(this.#uploads.length, left, failed));
    const first = [...this.#uploads].sort((a, b) => ORDER[a.state] - ORDER[b.state]).slice(0, SHOWN);
    keyed(this.#list, first, ({ id }) => id, (upload) => new UploadRow(() => this.#cancel(upload), () => this.#again(upload)));
  }

  #dropArea() {
    const area = el(
      'div',
      { class: 'drop', hidden: true },
      el('div', {}, icon('upload'), el('strong', {}, 'Drop to hand over'), el('span', { class: 'muted' }, 'Files and folders')),
    );
    let depth = 0;
    const ours = (event) => event.dataTransfer?.types.includes('Files');
    const shown = (change) => {
      depth = Math.max(0, depth + change);
      area.hidden = depth === 0;
    };
    addEventListener('dragenter', (event) => ours(event) && shown(1));
    addEventListener('dragleave', (event) => ours(event) && shown(-1));
    addEventListener('dragover', (event) => ours(event) && event.preventDefault());
    addEventListener('drop', async (event) => {
      if (!ours(event)) {
        return;
      }
      event.preventDefault();
      depth = 0;
      area.hidden = true;
      document.querySelectorAll('dialog[aria-labelledby="hand-over-title"]').forEach((dialog) => dialog.close());
      try {
        this.add(await droppedFiles(event.dataTransfer));
      } catch (error) {
        tell(`A file cannot be read: ${error.message}`);
      }
    });
    return area;
  }
}

function trayTitle(all, left, failed) {
  if (left > 0) {
    return `Handing over ${count(left)} of ${counted(all, 'file')}`;
  }
  return failed > 0 ? `${counted(failed, 'file')} of ${count(all)} failed` : `${counted(all, 'file')} handed over`;
}

class UploadRow {
  #name = el('bdi', { class: 'name', dir: 'auto' });
  #foot = el('p', { class: 'upload-foot' });
  #part = el('div', { class: 'meter-part', 'data-tone': 'busy' });
  #meter = el('div', { class: 'meter', role: 'progressbar', 'aria-valuemin': 0, 'aria-valuemax': 100 }, this.#part);
  #again;
  #stop;

  constructor(cancel, again) {
    this.#again = button('Retry', { class: 'button compact', click: again });
    this.#stop = button('Cancel', { class: 'button compact quiet', click: cancel });
    this.node = el('li', { class: 'upload' }, this.#name, el('div', { class: 'buttons' }, this.#again, this.#stop), this.#meter, this.#foot);
  }

  update({ file, path, state, sent, said, submission }) {
    const name = path || file.name;
    showName(this.#name, name);
    setAttribute(this.node, 'data-state', state);
    const share = state === 'done' || file.size === 0 ? 100 : Math.floor((100 * sent) / file.size);
    this.#part.style.width = `${share}%`;
    setAttribute(this.#part, 'data-tone', state === 'done' ? 'good' : state === 'failed' ? 'bad' : 'busy');
    setAttribute(this.#meter, 'aria-valuenow', share);
    setAttribute(this.#meter, 'aria-label', visible(name).slice(0, 100));
    this.#again.hidden = state !== 'failed';
    this.#stop.hidden = state === 'done';
    setAttribute(this.#stop, 'aria-label', `Cancel ${visible(name).slice(0, 100)}`);
    if (state === 'done') {
      if (this.#foot.firstElementChild === null) {
        this.#foot.replaceChildren('Handed over. ', el('a', { href: `#/submissions/${encodeURIComponent(submission)}` }, 'See it'));
      }
    } else {
      setText(this.#foot, state === 'failed' ? visible(said) : state === 'waiting' ? `Waits, ${bytes(file.size)}` : `${bytes(sent)} of ${bytes(file.size)}`);
    }
  }
}
