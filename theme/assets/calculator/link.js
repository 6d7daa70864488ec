/** What the query of a link says: its values by today's names, and what in it cannot be meant so. */

/**
 * @typedef {{version: number, renamed: Record<string, Record<string, string>>, names: string[]}} Keys
 *   The version of links that are written today; the new names of keys by the version that still has
 *   the old ones; all names of today.
 * @typedef {{
 *   values: Map<string, string>, future: boolean, unused: string[], repeated: string[], spelled: string[],
 * }} Link `spelled` are the keys as the link has them, old ones too.
 */

const VERSION = "v";
/** A key longer than that is nobody's slip of the finger. */
const LONGEST = 40;
/** What campaigns and this site itself put into a query is no number. */
const SILENT = /^(utm_.*|mc_.*|gclid|fbclid|msclkid|ref|lang|theme|source)$/;

/**
 * Read a link by the keys of the version that it names; one that names none is of the first.
 *
 * @param {string} query
 * @param {Keys} keys
 * @returns {Link}
 */
export function readLink(query, keys) {
  const given = new URLSearchParams(query);
  const version = given.get(VERSION) ?? "1";
  const future = !/^[1-9][0-9]{0,3}$/.test(version) || Number(version) > keys.version;
  /** @type {Link} */
  const link = { values: new Map(), future, unused: [], repeated: [], spelled: [VERSION] };
  for (const key of new Set(given.keys())) {
    const name = future ? key : todaysName(key, Number(version), keys);
    if (!keys.names.includes(name)) {
      if (looksLike(key, keys.names)) link.unused.push(key);
      continue;
    }
    const [first = "", ...more] = given.getAll(key);
    if (more.some((other) => other !== first) || link.values.has(name)) link.repeated.push(key);
    if (!link.values.has(name)) link.values.set(name, first);
    link.spelled.push(key);
  }
  return link;
}

/**
 * @param {string} key
 * @param {number} version
 * @param {Keys} keys
 */
function todaysName(key, version, keys) {
  let name = key;
  for (let old = version; old < keys.version; old += 1) {
    const renamed = keys.renamed[old] ?? {};
    if (Object.hasOwn(renamed, name)) name = renamed[name] ?? name;
  }
  return name;
}

/**
 * Whether somebody may have meant one of our names: it begins with the same word, or is a slip away.
 *
 * @param {string} key
 * @param {string[]} names
 */
function looksLike(key, names) {
  if (SILENT.test(key) || key === VERSION || key.length > LONGEST) return false;
  const plain = fold(key);
  return names.some((name) => {
    const sameStart = plain.split("_")[0] === name.split("_")[0];
    return sameStart || slips(plain, name) <= (name.length > 5 ? 2 : 1);
  });
}

/** @param {string} key */
function fold(key) {
  return key.toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_|_$/g, "");
}

/**
 * How many letters are wrong, missing, too many or swapped with the next.
 *
 * @param {string} one
 * @param {string} other
 */
function slips(one, other) {
  /** @type {number[][]} */
  const rows = [[...Array(other.length + 1).keys()]];
  const at = /** @param {number} row @param {number} column */ (row, column) =>
    rows[row]?.[column] ?? Infinity;
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= other.length; j += 1) {
      const wrong = one[i - 1] === other[j - 1] ? 0 : 1;
      row[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + wrong);
      const swapped = i > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) row[j] = Math.min(row[j] ?? Infinity, at(i - 2, j - 2) + 1);
    }
  }
  return at(one.length, other.length);
}
