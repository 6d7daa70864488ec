/**
 * The representative requests: what they use of Python is what the browser is given.
 *
 * They are the shared cases of the tests, numbers of every size in every field, and files of every kind.
 */

import { readFileSync, readdirSync } from "node:fs";

/** @typedef {{name: string, kind: string, modes: string[], required: string[], maximum?: number, choices: string[]}} Field */

const CASES = "tests/cases";
const EXAMPLES = "theme/assets/examples";
const LOCALES = ["en", "el", "et"];
const ENCODINGS = ["utf-8", "utf-16", "windows-1253", "windows-1257", "windows-1252", "unknown"];
const CHUNK = 1 << 18;
const LONG = Array.from({ length: 3000 }, (_, row) => `${2000 + row},${row + 7},${row % 500}\n`);
const HOSTILE = [
  "",
  "0",
  "\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
  '"start\nlost',
  "Period,Start,Lost\n2026-01,x,\n\n,9,10",
  "Periode;\xe4;\xff\n1;2;3",
];
/** From large to small, so that what comes later in a form is a part of what came before. */
const COUNTS = ["999999999999", "1234567", "40000", "1000", "62", "9", "1", "0"];
const LIMITED = ["12", "120", "1", "7", "90"];
const PERCENTS = ["2.5", "0", "12.34", "50", "100"];
const ROUNDS = 42;
/** What people paste by mistake, or to see what happens: letters of other scripts, signs of three and four bytes. */
const MISTYPED = ["💩\uFFFD", "1000💩", "１２３", "١٢٣", "½", "\0", "<b>", "σας ΣΑΣ", "õun 7", "−5", "1e5", "9".repeat(400)];
const DESCRIBE_FORM = `
import dataclasses, json
from churn_calculator.fields import FIELDS, MODES
json.dumps({"fields": [dataclasses.asdict(field) for field in FIELDS], "modes": MODES})
`;
/** What any text or number may meet in a branch that no request took: the methods of Python's own types. */
const CALL_METHODS = `
from fractions import Fraction

ENDLESS = {"__pow__", "__rpow__", "__lshift__", "__rlshift__", "__mul__", "__rmul__", "to_bytes"}
ENDLESS |= {"center", "ljust", "rjust", "zfill", "__init_subclass__", "__subclasshook__"}
for value in ("Ήä ß", "a b", "1 💩", "1", -7, 3, Fraction(7, 3), (1, 2)):
    for name in set(dir(value)) - ENDLESS:
        for given in ((), (value,)):
            try:
                getattr(value, name)(*given)
            except Exception:
                pass
`;

/**
 * Put every representative request to Python.
 *
 * @param {any} python
 * @returns {string[]} The answers, which two runtimes must give alike.
 */
export function exercise(python) {
  const bridge = python.pyimport("churn_bridge");
  bridge.warm_up("et");
  const requests = [...readCases(), ...composeRequests(python), ...mistyped()];
  const answers = requests.map((request) => bridge.calculate(JSON.stringify(request)));
  const all = [...answers, ...readFiles(bridge), provoke(bridge)];
  python.runPython(CALL_METHODS);
  // A collection that comes by itself comes late; it calls what no request does.
  python.pyimport("gc").collect();
  return all;
}

function readCases() {
  return readdirSync(CASES)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(`${CASES}/${name}`, "utf8")))
    .map(({ request }) => request);
}

function mistyped() {
  return LOCALES.flatMap((locale) =>
    MISTYPED.flatMap((text) => [
      { locale, start: text, lost: "1" },
      { locale, mode: "compare", start: "100", lost: text, start_2: text, lost_2: "1" },
    ]),
  );
}

/** @param {any} python */
function composeRequests(python) {
  /** @type {{fields: Field[], modes: string[]}} */
  const { fields, modes } = JSON.parse(python.runPython(DESCRIBE_FORM));
  return modes.flatMap((mode) =>
    Array.from({ length: ROUNDS }, (_, round) => composeRequest(fields, mode, round)),
  );
}

/**
 * Fill a mode's fields, differently in each round.
 *
 * @param {Field[]} fields
 * @param {string} mode
 * @param {number} round
 */
function composeRequest(fields, mode, round) {
  const asked = fields.filter((field) => field.modes.includes(mode));
  const filled = asked.filter(
    (field, place) => field.required.includes(mode) || (round * (place + 3)) % 4,
  );
  const numbers = filled.map((field, place) => [field.name, choose(field, place, round)]);
  const locale = take(LOCALES, round + Math.floor(round / LOCALES.length));
  return { locale, mode, numbers: "canonical", ...Object.fromEntries(numbers) };
}

/**
 * @param {Field} field
 * @param {number} place
 * @param {number} round
 */
function choose(field, place, round) {
  const turn = Math.floor(round / (place + 1)) + place * round;
  if (field.kind === "choice") return take(field.choices, turn);
  if (field.kind === "percent") return take(PERCENTS, turn);
  if (field.maximum) return take(LIMITED, turn);
  const largest = round % (COUNTS.length - 1);
  // More join in some rounds than were there at the start.
  const smaller = COUNTS.slice(field.name === "new" ? 0 : largest + 1);
  const count = place === 0 ? COUNTS[largest] : take(smaller, turn);
  return field.kind === "amount" && turn % 2 ? `${count}.25` : count;
}

/**
 * @param {string[]} values
 * @param {number} turn
 */
function take(values, turn) {
  return values[turn % values.length];
}

/** @param {any} bridge */
function readFiles(bridge) {
  const examples = readdirSync(EXAMPLES).map((name) => readFileSync(`${EXAMPLES}/${name}`));
  const others = [LONG.join(""), ...HOSTILE].map((text) => Buffer.from(text, "latin1"));
  return [
    ...LOCALES.flatMap((locale) => examples.flatMap((file) => readFile(bridge, file, locale, ""))),
    ...ENCODINGS.flatMap((name) => examples.flatMap((file) => readFile(bridge, file, "el", name))),
    ...others.flatMap((file) => readFile(bridge, file, "et", "")),
  ];
}

/**
 * @param {any} bridge
 * @param {Uint8Array} bytes
 * @param {string} locale
 * @param {string} encoding
 */
function readFile(bridge, bytes, locale, encoding) {
  let offset = 0;
  const nextChunk = () => {
    if (offset >= bytes.length) return undefined;
    offset += CHUNK;
    return new Uint8Array(bytes.subarray(offset - CHUNK, offset));
  };
  const reading = bridge.Reading(nextChunk, locale, encoding);
  for (;;) {
    const step = reading.step();
    const { result } = JSON.parse(step);
    if (result) return result.ok ? [step, reading.csv()] : [step];
  }
}

/** Provoke the traceback of a bug, which needs modules too. @param {any} bridge */
function provoke(bridge) {
  try {
    bridge.calculate("no JSON");
  } catch (error) {
    return /** @type {any} */ (error).type;
  }
  throw new Error("a request that is no JSON was answered");
}
