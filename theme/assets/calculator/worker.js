/**
 * Python in a worker: starts Pyodide, loads the calculator's wheel and answers requests.
 *
 * In: `{kind: "start", base}` once, then `{kind: "ask", id, request}`; for a file `{kind: "series", id, file,
 * locale, encoding}`, `{kind: "stop"}` and `{kind: "csv"}`.
 * Out: `{kind: "alive"}` for each file while it starts; `{kind: "ready"}` or `{kind: "failed", reason}`, then `{kind: "answer", id, result}`.
 */

/** @typedef {"unsupported" | "network" | "integrity" | "timeout" | "crashed"} FailureReason */

const DISTRIBUTION = "churn-calculator";
const BRIDGE = `
import json
from churn_calculator import calculate
lambda request: json.dumps(calculate(json.loads(request)))
`;
/** The smallest WebAssembly module: a policy that blocks it makes its compilation throw. */
const EMPTY_MODULE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

class StartError extends Error {
  /**
   * @param {FailureReason} reason
   * @param {string} detail
   */
  constructor(reason, detail) {
    super(detail);
    this.reason = reason;
  }
}

/** Reading a file: `read` begins it, `step` goes on a little, `csv` writes what was read. */
const SERIES_BRIDGE = `
import json
from churn_calculator import Series, read_series, write_csv

class Reading:
    def read(self, next_chunk, locale, encoding):
        self.series, self.locale = Series(), locale
        chunks = (chunk.to_bytes() for chunk in iter(next_chunk, None))
        self.steps = read_series(chunks, locale, encoding=encoding, series=self.series)

    def step(self):
        return json.dumps(next(self.steps))

    def csv(self):
        return "".join(write_csv(self.series, self.locale))

Reading()
`;
const CHUNK = 1 << 18;

/** @type {((request: string) => string) | undefined} */
let calculate;
/** @type {any} Python, once it has started. */
let started;
/** @type {any} The last file that was read to its end. */
let finished;
/** The number of the file that is being read; a stop, or another file, makes it another. */
let current = 0;

function requireWebAssembly() {
  try {
    new WebAssembly.Module(EMPTY_MODULE);
  } catch (error) {
    throw new StartError("unsupported", String(error));
  }
}

/** @param {string} base Address of the folder that holds the runtime, its lock file and the wheel. */
async function startPython(base) {
  requireWebAssembly();
  const { loadPyodide } = await import(`${base}pyodide.mjs`);
  const python = await loadPyodide({ indexURL: base, packageBaseUrl: base });
  /** @type {string[]} */
  const faults = [];
  await python.loadPackage(DISTRIBUTION, {
    checkIntegrity: true,
    messageCallback: () => {},
    // A wheel with a wrong hash is reported here only; loadPackage itself does not reject.
    errorCallback: (/** @type {string} */ fault) => faults.push(fault),
  });
  if (faults.length) {
    const { file_name: wheel } = python.lockfile.packages[DISTRIBUTION];
    throw new StartError(await whyRefused(`${base}${wheel}`), faults.join("\n"));
  }
  calculate = python.runPython(BRIDGE);
  started = python;
}

/**
 * Read a file piece by piece, so that a stop is heard in between.
 *
 * @param {{id: number, file: Blob, locale: string, encoding: string}} asked
 */
async function readSeries({ id, file, locale, encoding }) {
  // Python asks for the next piece in the middle of its work, so that it must be read at once.
  const reader = new /** @type {any} */ (self).FileReaderSync();
  let offset = 0;
  const nextChunk = () => {
    if (offset >= file.size) return undefined;
    const piece = file.slice(offset, offset + CHUNK);
    offset += CHUNK;
    return new Uint8Array(reader.readAsArrayBuffer(piece));
  };
  current = id;
  const reading = started.runPython(SERIES_BRIDGE);
  reading.read(nextChunk, locale, encoding);
  while (current === id) {
    const { progress, result } = JSON.parse(reading.step());
    if (result) {
      if (result.ok) finished = reading;
      self.postMessage({ kind: "series", id, result });
      return;
    }
    self.postMessage({ kind: "progress", id, read: progress });
    await new Promise((resume) => setTimeout(resume));
  }
}

/**
 * Tell a wheel that is not the published one from one that cannot be fetched: the browser reports both
 * in the same words.
 *
 * @param {string} wheel
 * @returns {Promise<FailureReason>}
 */
async function whyRefused(wheel) {
  const reached = await fetch(wheel).catch(() => undefined);
  return reached?.ok ? "integrity" : "network";
}

/** @param {unknown} error */
function fail(error) {
  const reason = error instanceof StartError ? error.reason : "network";
  self.postMessage({ kind: "failed", reason, detail: String(error) });
}

// The runtime would wait for ever for a file of its own that cannot be fetched, so each fetch is watched.
// One with a hash to keep is left to loadPackage, which reports it.
const fetchFile = self.fetch;
self.fetch = async (resource, options) => {
  const response = await fetchFile(resource, options).catch((error) => {
    if (!options?.integrity) fail(error);
    throw error;
  });
  self.postMessage({ kind: "alive" });
  if (!response.ok) fail(new StartError("network", `${response.status} for ${response.url}`));
  return response;
};

self.addEventListener("message", (/** @type {MessageEvent} */ { data }) => {
  if (data.kind === "start") {
    startPython(data.base).then(() => self.postMessage({ kind: "ready" }), fail);
  } else if (data.kind === "series") {
    // A file that changes while it is read makes the reader throw.
    readSeries(data).catch(() => self.postMessage({ kind: "unreadable", id: data.id }));
  } else if (data.kind === "stop") {
    current = 0;
  } else if (data.kind === "csv") {
    self.postMessage({ kind: "csv", csv: finished.csv() });
  } else if (calculate) {
    const result = JSON.parse(calculate(JSON.stringify(data.request)));
    self.postMessage({ kind: "answer", id: data.id, result });
  }
});
