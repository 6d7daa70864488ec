/**
 * Finds the functions of a WebAssembly module that run, and leaves out the bodies of the others.
 *
 * A body that is left out is `unreachable`: whoever calls it gets an error, never a wrong answer. All numbers of
 * functions stay as they are, so that nothing else in the module changes.
 */

const IMPORTS = 2;
const GLOBALS = 6;
const EXPORTS = 7;
const BODIES = 10;
const FUNCTION = 0;
const TABLE = 1;
const MEMORY = 2;
const GLOBAL = 3;
const TAG = 4;
const HAS_MAXIMUM = 1;
const MAGIC_AND_VERSION = 8;
/** A variable i32 that is 0 at first. */
const COUNTER = [0x7f, 1, 0x41, 0, 0x0b];
/** No locals; unreachable; end. */
const HOLLOW = [0, 0x00, 0x0b];
const PREFIX = "ran-";

/** Reads what stands in a module, from place to place. */
class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes, place = 0) {
    this.bytes = bytes;
    this.place = place;
  }

  get ended() {
    return this.place >= this.bytes.length;
  }

  byte() {
    return this.bytes[this.place++] ?? 0;
  }

  /** A number as LEB128. */
  number() {
    let value = 0;
    for (let weight = 1; ; weight *= 128) {
      const byte = this.byte();
      value += (byte & 127) * weight;
      if (byte < 128) return value;
    }
  }

  /** So many bytes, as the number in front of them says. */
  block() {
    const size = this.number();
    this.place += size;
    return this.bytes.subarray(this.place - size, this.place);
  }
}

/** @param {number} value */
function writeNumber(value) {
  const bytes = [];
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  return [...bytes, value];
}

/** @param {Uint8Array | number[]} block */
function writeBlock(block) {
  return Buffer.concat([Buffer.from(writeNumber(block.length)), Buffer.from(block)]);
}

/**
 * Write a module anew, with some of its sections changed.
 *
 * @param {Uint8Array} module
 * @param {Record<number, (content: Uint8Array) => Uint8Array>} changes A section's number to what makes its new content.
 */
function rewrite(module, changes) {
  const reader = new Reader(module, MAGIC_AND_VERSION);
  const parts = [module.subarray(0, MAGIC_AND_VERSION)];
  while (!reader.ended) {
    const section = reader.byte();
    const content = reader.block();
    parts.push(Buffer.of(section), writeBlock(changes[section]?.(content) ?? content));
  }
  return Buffer.concat(parts);
}

/**
 * Change a section that is a list of bodies.
 *
 * @param {Uint8Array} content
 * @param {(body: Uint8Array, index: number) => Uint8Array | number[]} change
 */
function mapBodies(content, change) {
  const reader = new Reader(content);
  const count = reader.number();
  const bodies = Array.from({ length: count }, (_, index) => writeBlock(change(reader.block(), index)));
  return Buffer.concat([Buffer.from(writeNumber(count)), ...bodies]);
}

/**
 * Add entries to the end of a section that is a list.
 *
 * @param {Uint8Array} content
 * @param {Uint8Array[]} entries
 */
function append(content, entries) {
  const reader = new Reader(content);
  const count = reader.number() + entries.length;
  return Buffer.concat([Buffer.from(writeNumber(count)), content.subarray(reader.place), ...entries]);
}

/** Count the globals that a module imports. @param {Uint8Array} content */
function countImportedGlobals(content) {
  const reader = new Reader(content);
  let globals = 0;
  for (let left = reader.number(); left > 0; left -= 1) {
    reader.block();
    reader.block();
    const kind = reader.byte();
    if (kind === GLOBAL) globals += 1;
    if (![FUNCTION, MEMORY].includes(kind)) reader.byte();
    if (kind === GLOBAL) reader.byte();
    if (kind === FUNCTION || kind === TAG) reader.number();
    if (kind === TABLE || kind === MEMORY) readLimits(reader);
  }
  return globals;
}

/** @param {Reader} reader */
function readLimits(reader) {
  const flags = reader.number();
  reader.number();
  if (flags & HAS_MAXIMUM) reader.number();
}

/** Find where the instructions of a body begin, behind its locals. @param {Uint8Array} body */
function findInstructions(body) {
  const reader = new Reader(body);
  for (let groups = reader.number(); groups > 0; groups -= 1) {
    reader.number();
    reader.byte();
  }
  return reader.place;
}

/**
 * Give each function a mark that it sets when it runs; `watchMarks` reads the marks.
 *
 * @param {Uint8Array} module
 */
export function addMarks(module) {
  let imported = 0;
  let first = 0;
  let functions = 0;
  rewrite(module, {
    [IMPORTS]: (content) => ((imported = countImportedGlobals(content)), content),
    [GLOBALS]: (content) => ((first = imported + new Reader(content).number()), content),
    [BODIES]: (content) => ((functions = new Reader(content).number()), content),
  });
  const indices = Array.from({ length: functions }, (_, index) => index);
  const exported = (/** @type {number} */ index) =>
    Buffer.concat([
      writeBlock(Buffer.from(`${PREFIX}${index}`)),
      Buffer.of(GLOBAL, ...writeNumber(first + index)),
    ]);
  return rewrite(module, {
    [GLOBALS]: (content) => append(content, indices.map(() => Buffer.from(COUNTER))),
    [EXPORTS]: (content) => append(content, indices.map(exported)),
    [BODIES]: (content) =>
      mapBodies(content, (body, index) => {
        const start = findInstructions(body);
        const mark = Buffer.of(0x41, 1, 0x24, ...writeNumber(first + index));
        return Buffer.concat([body.subarray(0, start), mark, body.subarray(start)]);
      }),
  });
}

/**
 * List the functions of a module with marks that run meanwhile, by their place among the bodies.
 *
 * @param {() => Promise<unknown>} run Loads the module; it is not shown the marks.
 */
export async function watchMarks(run) {
  /** @type {[string, any][]} */
  let marks = [];
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (/** @type {[any, any]} */ ...given) => {
    const made = /** @type {any} */ (await instantiate(...given));
    if (!made.module) return made;
    const exports = Object.entries(made.instance.exports);
    marks = exports.filter(([name]) => name.startsWith(PREFIX));
    const others = exports.filter(([name]) => !name.startsWith(PREFIX));
    return { module: made.module, instance: { exports: Object.fromEntries(others) } };
  };
  await run();
  WebAssembly.instantiate = instantiate;
  return new Set(
    marks.filter(([, mark]) => mark.value).map(([name]) => Number(name.slice(PREFIX.length))),
  );
}

/**
 * Leave out the bodies of all functions but these.
 *
 * @param {Uint8Array} module
 * @param {Set<number>} kept
 */
export function hollow(module, kept) {
  return rewrite(module, {
    [BODIES]: (content) => mapBodies(content, (body, index) => (kept.has(index) ? body : HOLLOW)),
  });
}
