/**
 * Puts a brotli and a gzip copy beside each file of the site that a server would compress: node tools/compress.mjs SITE CACHE
 *
 * A server then only has to send them, at a size that it could not afford to reach itself. The cache keeps them by what
 * is in a file, so that a change is the only thing to be compressed.
 */

import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** Pictures and fonts are compressed already; the wheel and Python's library are stored as they are. */
const COMPRESSIBLE = new Set(
  ".css .csv .html .js .json .mjs .svg .txt .wasm .whl .xml .zip".split(" "),
);
/** What does not get smaller by a tenth is sent as it is. */
const WORTHWHILE = 0.9;

const WAYS = {
  ".br": (/** @type {Buffer} */ content) =>
    promisify(brotliCompress)(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    }),
  ".gz": (/** @type {Buffer} */ content) =>
    promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }),
};

const [, , site = "", cache = ""] = process.argv;

function listFiles() {
  return readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && COMPRESSIBLE.has(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name));
}

/**
 * Put the copies of a file beside it; return their names in the cache.
 *
 * @param {string} file
 */
async function compress(file) {
  const content = readFileSync(file);
  const hash = createHash("sha256").update(content).digest("hex");
  const copies = Object.entries(WAYS).map(async ([ending, make]) => {
    const kept = join(cache, `${hash}${ending}`);
    if (!existsSync(kept)) {
      // Under its name it is whole, even when the build was stopped on the way.
      writeFileSync(`${kept}.new`, await make(content));
      renameSync(`${kept}.new`, kept);
    }
    if (statSync(kept).size < content.length * WORTHWHILE) copyFileSync(kept, `${file}${ending}`);
    else rmSync(`${file}${ending}`, { force: true });
    return `${hash}${ending}`;
  });
  return Promise.all(copies);
}

mkdirSync(cache, { recursive: true });
const used = new Set((await Promise.all(listFiles().map(compress))).flat());
for (const name of readdirSync(cache)) if (!used.has(name)) rmSync(join(cache, name));
