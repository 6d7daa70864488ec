/** Reading a file of many periods, in the worker: a little at a time, so that a stop is heard in between. */

/** @typedef {{id: number, file: Blob, locale: string, encoding: string}} Asked */

const CHUNK = 1 << 18;

/** The number of the file that is being read; a stop, or another file, makes it another. */
let current = 0;
/** @type {Asked | undefined} The last file that was read to its end. */
let finished;
/** @type {any} What Python keeps of it, and the Python that does. */
let reading;
/** @type {any} */
let keeper;

/** @param {number} id */
export function begin(id) {
  current = id;
}

export function stop() {
  current = 0;
}

/**
 * Read a file.
 *
 * @param {any} bridge
 * @param {Asked} asked
 */
export async function read(bridge, asked) {
  const steps = bridge.Reading(chunksOf(asked.file), asked.locale, asked.encoding);
  while (current === asked.id) {
    const { progress, result } = JSON.parse(steps.step());
    if (result) {
      if (result.ok) [finished, reading, keeper] = [asked, steps, bridge];
      self.postMessage({ kind: "series", id: asked.id, result });
      return;
    }
    self.postMessage({ kind: "progress", id: asked.id, read: progress });
    await new Promise((resume) => setTimeout(resume));
  }
}

/**
 * Write what was read last as a CSV file's text.
 *
 * @param {any} bridge
 */
export async function write(bridge) {
  // A Python that was started since has not read it.
  if (finished && keeper !== bridge) {
    begin(finished.id);
    await read(bridge, finished);
  }
  self.postMessage({ kind: "csv", csv: reading.csv() });
}

/**
 * Give Python the file piece by piece.
 *
 * @param {Blob} file
 */
function chunksOf(file) {
  // Python asks for the next piece in the middle of its work, so that it must be read at once.
  const reader = new /** @type {any} */ (self).FileReaderSync();
  let offset = 0;
  return () => {
    if (offset >= file.size) return undefined;
    const piece = file.slice(offset, offset + CHUNK);
    offset += CHUNK;
    return new Uint8Array(reader.readAsArrayBuffer(piece));
  };
}
