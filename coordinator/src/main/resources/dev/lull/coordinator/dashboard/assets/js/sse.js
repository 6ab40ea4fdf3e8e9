/** Reads `text/event-stream` from a body, as EventSource cannot send a token. */

/**
 * @param onEvent (name, data) for each event
 * @param onBytes whenever anything came, also a comment
 */
export async function readEvents(body, onEvent, onBytes) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) {
      return;
    }
    onBytes();
    const blocks = (rest + value).replace(/\r\n?/g, '\n').split('\n\n');
    rest = blocks.pop();
    blocks.forEach((block) => emit(block, onEvent));
  }
}

function emit(block, onEvent) {
  let name = 'message';
  const data = [];
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    if (colon <= 0) {
      continue;
    }
    const value = line.slice(colon + 1).replace(/^ /, '');
    if (line.startsWith('event:')) {
      name = value;
    } else if (line.startsWith('data:')) {
      data.push(value);
    }
  }
  if (data.length > 0) {
    onEvent(name, data.join('\n'));
  }
}
