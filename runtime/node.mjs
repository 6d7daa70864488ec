/** Starts the calculator's Python under Node as worker.js does in the browser. */

import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Start Python with the calculator in it.
 *
 * @param {{runtime: string, library: string, wheel: string}} files The runtime's folder; the standard library; the
 *   calculator, beside the lock file that names it.
 * @returns {Promise<any>} Pyodide, with the project's folder at `/project`.
 */
export async function startPython({ runtime, library, wheel }) {
  // Python computes its paths from the program's name, which is this one in a browser.
  process.argv = ["node", "./this.program"];
  const { loadPyodide } = await import(pathToFileURL(resolve(runtime, "pyodide.mjs")).href);
  const python = await loadPyodide({
    indexURL: resolve(runtime),
    stdLibURL: resolve(library),
    lockFileContents: readFileSync(`${dirname(wheel)}/pyodide-lock.json`, "utf8"),
    packageBaseUrl: resolve(dirname(wheel)),
    // Sets keep their order from one build to the next, and so does what is compiled from them.
    env: { PYTHONHASHSEED: "0" },
  });
  python.unpackArchive(new Uint8Array(readFileSync(wheel)), "wheel");
  python.FS.mkdir("/project");
  python.FS.mount(python.FS.filesystems.NODEFS, { root: resolve(".") }, "/project");
  return python;
}
