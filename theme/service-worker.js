/**
 * Keeps for a reader what they need without a network: the pages of their language, the search, the
 * calculator and its Python.
 *
 * With a network, pages come from it, so that nobody reads an old release; without one they come from
 * one release as a whole. Scripts and styles are named by their content, so that what is kept of them
 * is right at any time. tools/kept_files.py writes RELEASE above this text, which makes a new release a
 * new worker.
 */

/**
 * @typedef {object} Release
 * @property {string} name Changes with whatever is listed.
 * @property {Record<string, Record<string, string>>} groups The files of each group: addresses below
 *   the site's root, with the beginning of their content's SHA-256.
 * @property {Record<string, string>} away For each language, the page to show in place of one that
 *   was not kept.
 * @property {string[]} lasting How the addresses begin that name their content.
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const release = /** @type {Release} */ (/** @type {any} */ (self).RELEASE);
const root = worker.registration.scope;
/** Several sites may stand on one host. */
const OURS = `kept of ${root}`;
const RELEASES = `${OURS} in release `;
const CURRENT = RELEASES + release.name;
/** Under this address stands which groups this reader came to want. */
const WANTED = `${root}?wanted`;
/** How long a page may take to come before the one that was kept is shown. */
const PATIENCE_MS = 4000;

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(takeOver()));
worker.addEventListener("message", (event) => event.waitUntil(want(event.data?.want)));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(root)) return;
  event.respondWith(request.mode === "navigate" ? page(request) : file(request));
});

/** A release is installed as a whole or not at all; what an older one kept of the same is taken over. */
async function install() {
  await keep(["shared", ...(await wanted())]);
  await worker.skipWaiting();
}

/** The release before stays, since pages of it may still be open. */
async function takeOver() {
  const old = (await caches.keys()).filter((name) => name.startsWith(RELEASES) && name !== CURRENT);
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** @returns {Promise<string[]>} */
async function wanted() {
  const stored = await (await caches.open(OURS)).match(WANTED);
  return stored ? stored.json() : [];
}

/** @param {unknown} groups What a page says that its reader wants. */
async function want(groups) {
  if (!Array.isArray(groups)) return;
  const known = groups.filter((group) => typeof group === "string" && Object.hasOwn(release.groups, group));
  const all = [...new Set([...(await wanted()), ...known])];
  await (await caches.open(OURS)).put(WANTED, Response.json(all));
  await keep(all);
}

/** @param {string[]} groups */
async function keep(groups) {
  const cache = await caches.open(CURRENT);
  for (const group of groups) {
    const files = Object.entries(release.groups[group] ?? {});
    await Promise.all(files.map(([path, hash]) => keepFile(cache, path, hash)));
  }
}

/**
 * @param {Cache} cache
 * @param {string} path
 * @param {string} hash
 */
async function keepFile(cache, path, hash) {
  const address = new URL(path, root).href;
  if (await cache.match(address)) return;
  const kept = await caches.match(address);
  if (kept && (await hashOf(kept)) === hash) return cache.put(address, kept);
  // A server may forward from /go/ by its own rules; the page behind them does so by itself.
  const source = path.startsWith("go/") ? `${address}index.html` : address;
  const fetched = await fetch(source, { cache: isLasting(address) ? "default" : "no-cache" });
  // While a release is being published, an address may still, or already, hold another one's file.
  if (!fetched.ok || (await hashOf(fetched)) !== hash) {
    throw new Error(`${address} is not the one of this release`);
  }
  // What came by a detour, from a host that shortens addresses, must not be shown as a detour.
  return cache.put(address, new Response(fetched.body, { headers: fetched.headers }));
}

/** @param {Response} response It can still be read afterwards. */
async function hashOf(response) {
  const digest = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
  const bytes = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0"));
  return bytes.join("").slice(0, 16);
}

/** @param {string} address */
function isLasting(address) {
  return release.lasting.some((start) => address.startsWith(root + start));
}

/** @param {Request} request */
async function page(request) {
  const kept = await keptPage(request);
  if (!kept) return fetch(request).catch(() => away(request.url));
  const late = new Promise((resolve) => setTimeout(() => resolve(kept), PATIENCE_MS));
  return Promise.race([late, fetch(request)])
    .then((answer) => (answer.status >= 500 ? kept : answer))
    .catch(() => kept);
}

/** @param {Request} request */
async function keptPage(request) {
  try {
    return await (await caches.open(CURRENT)).match(request, { ignoreSearch: true });
  } catch {
    // A browser whose storage is full or broken still has the network.
    return undefined;
  }
}

/** @param {string} address Of a page that can be neither fetched nor was kept. */
async function away(address) {
  const path = address.slice(root.length);
  const locales = Object.keys(release.away);
  const asked = locales.filter((locale) => path.startsWith(`${locale}/`));
  const cache = await caches.open(CURRENT);
  // A reader who never read that language is told in one that they did read.
  for (const locale of [...asked, ...(await wanted()), ...locales]) {
    const found = await cache.match(new URL(release.away[locale] ?? "", root).href);
    if (found && Object.hasOwn(release.away, locale)) return found;
  }
  return Response.error();
}

/** @param {Request} request */
async function file(request) {
  const kept = () => caches.match(request, { ignoreSearch: true }).catch(() => undefined);
  if (isLasting(request.url)) return (await kept()) ?? fetch(request);
  return fetch(request).catch(async () => (await kept()) ?? Response.error());
}
