/** What was dropped as files, folders looked into. */

const MOST = 10_000;

/** @returns [{ file, path }]; `path` is that below what was dropped, '' for a single file */
export async function droppedFiles(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (entries.length === 0) {
    return [...transfer.files].map((file) => ({ file, path: '' }));
  }
  const found = [];
  for (const entry of entries) {
    await walk(entry, '', found);
  }
  return found;
}

async function walk(entry, folder, found) {
  if (found.length >= MOST) {
    return;
  }
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    found.push({ file, path: folder === '' ? '' : folder + file.name });
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) {
      return;
    }
    for (const child of some) {
      await walk(child, `${folder}${entry.name}/`, found);
    }
  }
}
