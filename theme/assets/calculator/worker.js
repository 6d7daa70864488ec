/**
 * Python in a worker: starts Pyodide, loads the calculator's wheel and answers requests.
 *
 * In: `{kind: "start", addresses, locale}` once, then `{kind: "ask", id, request}`; for a file `{kind: "series", id, file,
 * locale, encoding}`, `{kind: "stop"}` and `{kind: "csv"}`.
 * Out: `{kind: "alive"}` for each file while it starts; `{kind: "ready"}` or `{kind: "failed", reason}`, then
 * `{kind: "answer", id, result}`.
 */

/** @typedef {"unsupported" | "network" | "integrity" | "timeout" | "crashed"} FailureReason */

/**
 * Where Python's files are, from their folder. tools/publish_python.py writes it at build time.
 *
 * @typedef {{
 *   folder: string, runtime: string, wholeRuntime: string, library: string, wholeLibrary: string,
 *   wheel: string, integrity: string, lock: object,
 * }} Addresses
 */
/** The smallest WebAssembly module: a policy that blocks it makes its compilation throw. */
const EMPTY_MODULE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
/** How long the page may take to ask after it heard that Python is ready. */
const PAUSE_MS = 100;

// The runtime finds out by importing a text whether a worker is a classic one. This one is none, and
// browsers would report the attempt, which the policy forbids.
Object.assign(self, { importScripts: undefined });

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

/** @type {Addresses} */
let addresses;
/** @type {Promise<void> | undefined} The start of the runtime in which nothing was left out, where it is needed. */
let replacement;
/** @type {any} The module of runtime/churn_bridge.py, once Python has started. */
let bridge;
/** Whether the page has asked for anything yet. */
let asked = false;

function requireWebAssembly() {
  try {
    new WebAssembly.Module(EMPTY_MODULE);
  } catch (error) {
    throw new StartError("unsupported", String(error));
  }
}

/** @param {string} runtime */
async function startPython(runtime) {
  const { library, wholeLibrary, wheel, integrity } = addresses;
  const [python, calculator] = await Promise.all([
    loadRuntime(locate(runtime), locate(library)),
    fetchWheel(locate(wheel), integrity),
  ]);
  python.unpackArchive(calculator, "wheel");
  python.pyimport("whole_library").install(() => fetchAtOnce(locate(wholeLibrary)));
  bridge = python.pyimport("churn_bridge");
}

let failed = false;

/**
 * Start the whole runtime, once, if an error came from what was left out of the lean one.
 *
 * @param {unknown} error
 */
async function replaceRuntime(error) {
  // Python's own errors, which have a type, and those of this file are the same in the whole runtime.
  // What follows from a file that could not be fetched is told already, and the page ends this worker.
  if (failed || error instanceof StartError || /** @type {any} */ (error).type) throw error;
  replacement ??= startPython(addresses.wholeRuntime);
  await replacement;
}

/**
 * Do some work in Python. Where that calls what was left out of the runtime, do it again in the whole one.
 *
 * @param {() => any} task
 */
async function work(task) {
  // Something else that was asked for may have met what is missing first.
  await replacement;
  const lean = !replacement;
  try {
    return await task();
  } catch (error) {
    if (!lean) throw error;
    await replaceRuntime(error);
    return task();
  }
}

/** @param {string} address */
function locate(address) {
  return new URL(address, addresses.folder).href;
}

/**
 * @param {string} runtime
 * @param {string} library
 */
async function loadRuntime(runtime, library) {
  const { loadPyodide } = await import(`${runtime}pyodide.mjs`).catch((error) => {
    throw new StartError("network", String(error));
  });
  const { instantiateStreaming } = WebAssembly;
  return new Promise((resolve, reject) => {
    // The runtime would wait for ever for WebAssembly that the browser cannot compile.
    WebAssembly.instantiateStreaming = async (...given) => {
      try {
        return await instantiateStreaming(...given);
      } catch (error) {
        reject(error);
        throw error;
      }
    };
    const options = { lockFileContents: addresses.lock, packageBaseUrl: addresses.folder };
    loadPyodide({ indexURL: runtime, stdLibURL: library, ...options }).then(resolve, reject);
  });
}

/**
 * Fetch the calculator; the browser refuses one that is not the published one.
 *
 * @param {string} wheel
 * @param {string} integrity
 */
async function fetchWheel(wheel, integrity) {
  const bring = async (/** @type {RequestCache} */ cache) =>
    (await fetch(wheel, { integrity, cache })).arrayBuffer();
  // A spoilt copy may lie in the browser's cache, where it would stay.
  return bring("default").catch(() => bring("reload")).catch(async (error) => {
    throw new StartError(await whyRefused(wheel), String(error));
  });
}

/**
 * Fetch what Python needs in the middle of its work, where it cannot wait.
 *
 * @param {string} address
 */
function fetchAtOnce(address) {
  const request = new XMLHttpRequest();
  request.open("GET", address, false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200) throw new Error(`${request.status} for ${address}`);
  return new Uint8Array(request.response);
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
  failed = true;
  const reason = error instanceof StartError ? error.reason : bridge ? "crashed" : "network";
  self.postMessage({ kind: "failed", reason, detail: String(error) });
}

// The runtime would wait for ever for a file of its own that cannot be fetched, so each fetch is watched.
// One with a hash to keep is left to fetchWheel, which finds out why.
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

/** @param {{addresses: Addresses, locale: string}} given */
async function start(given) {
  addresses = given.addresses;
  requireWebAssembly();
  await startPython(addresses.runtime).catch(replaceRuntime);
  self.postMessage({ kind: "ready" });
  // The first answers take longer; where nobody waits for one yet, they are given to nobody.
  await new Promise((resume) => setTimeout(resume, PAUSE_MS));
  if (!asked) await work(() => bridge.warm_up(given.locale));
}

/** @param {{id: number, request: object}} question */
function answer({ id, request }) {
  const result = JSON.parse(bridge.calculate(JSON.stringify(request)));
  self.postMessage({ kind: "answer", id, result });
}

/** @param {import("./series-worker.js").Asked} asked */
async function readFile(asked) {
  const series = await import("./series-worker.js");
  series.begin(asked.id);
  // A file that changes while it is read makes the reader throw.
  await work(() => series.read(bridge, asked)).catch(() =>
    self.postMessage({ kind: "unreadable", id: asked.id }),
  );
}

self.addEventListener("message", async (/** @type {MessageEvent} */ { data }) => {
  try {
    asked ||= data.kind !== "start";
    if (data.kind === "start") await start(data);
    else if (data.kind === "ask") await work(() => answer(data));
    else if (data.kind === "series") await readFile(data);
    else if (data.kind === "stop") (await import("./series-worker.js")).stop();
    else if (data.kind === "csv") {
      const series = await import("./series-worker.js");
      await work(() => series.write(bridge));
    }
  } catch (error) {
    fail(error);
  }
});
