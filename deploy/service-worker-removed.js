/**
 * Removes from a reader's browser whatever the service worker kept, and the worker itself.
 * `make withdraw` puts it in the worker's place; browsers take it up with the next page they open.
 */

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(remove()));

async function remove() {
  const ours = (await caches.keys()).filter((name) => name.startsWith(`kept of ${self.registration.scope}`));
  await Promise.all(ours.map((name) => caches.delete(name)));
  await self.registration.unregister();
}
