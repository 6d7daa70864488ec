/**
 * Cuts Python down to what the calculator needs, and proves the result: node runtime/cut.mjs WHEEL FOLDER
 *
 * Representative requests run in the whole runtime. What they import of the standard library is kept, and what they
 * call of the interpreter. Then the same requests must have the same answers from what is left.
 */

import { deepStrictEqual } from "node:assert";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { contents } from "./contents.mjs";
import { exercise } from "./exercise.mjs";
import { startPython } from "./node.mjs";
import { addMarks, hollow, watchMarks } from "./wasm.mjs";

// Node would print the runtime's one line of a megabyte above the error.
process.on("uncaughtException", (error) => {
  console.error(error);
  process.exit(1);
});

const WHOLE = "node_modules/pyodide";
const WHOLE_LIBRARY = `${WHOLE}/python_stdlib.zip`;
/** A large module of Python alone that no calculation needs. */
const CUT_AWAY = "statistics";
const SCRIPTS = ["pyodide.mjs", "pyodide.asm.mjs"];
const INTERPRETER = "pyodide.asm.wasm";
const [, , wheel = "", folder = ""] = process.argv;
const library = `${folder}/library.zip`;
/** The list of licences says which libraries the interpreter holds. */
const CONTENTS = `${folder}/contents.json`;

/**
 * Make a runtime with another interpreter.
 *
 * @param {string} name
 * @param {Uint8Array} interpreter
 */
function makeRuntime(name, interpreter) {
  const runtime = `${folder}/${name}`;
  mkdirSync(runtime, { recursive: true });
  for (const script of SCRIPTS) copyFileSync(`${WHOLE}/${script}`, `${runtime}/${script}`);
  writeFileSync(`${runtime}/${INTERPRETER}`, interpreter);
  return runtime;
}

/** Cut the library; return the answers of the whole one. */
async function cutLibrary() {
  const python = await startPython({ runtime: WHOLE, library: WHOLE_LIBRARY, wheel });
  python.runPython("import sys; sys.path.append('/project/runtime')");
  const answers = exercise(python);
  const { cut_library } = python.pyimport("cut_library");
  cut_library(`/project/${WHOLE_LIBRARY}`, "/project/runtime", `/project/${library}`);
  writeFileSync(CONTENTS, contents(python));
  return answers;
}

/**
 * Answer the requests with the library that was cut, and then bring a module that was cut away.
 *
 * @param {string} runtime
 */
async function answer(runtime) {
  const python = await startPython({ runtime, library, wheel });
  let complete = false;
  python.pyimport("whole_library").install(() => {
    if (complete) return new Uint8Array(readFileSync(WHOLE_LIBRARY));
    throw new Error("a representative request needs a module that was cut away");
  });
  const answers = exercise(python);
  complete = true;
  python.pyimport(CUT_AWAY);
  return answers;
}

mkdirSync(folder, { recursive: true });
const answers = await cutLibrary();
const interpreter = readFileSync(`${WHOLE}/${INTERPRETER}`);
const called = await watchMarks(() => answer(makeRuntime("marked", addMarks(interpreter))));
deepStrictEqual(await answer(makeRuntime("runtime", hollow(interpreter, called))), answers);
