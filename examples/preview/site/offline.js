// The page without a network. All that it is made of is fetched together, kept under
// the hash of it all, and replaced together: no visitor ever gets the rules of one
// version with the engine of another. parts.js is written when the page is built.
importScripts("parts.js");
const { hash, files } = self.parts;
const shelf = `merit-page-${hash}`;

self.addEventListener("install", (event) => event.waitUntil(
  caches.open(shelf).then((cache) => cache.addAll(files.map((file) => new Request(file, { cache: "reload" })))),
));

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith("merit-page-") && name !== shelf) await caches.delete(name);
  await self.clients.claim();
})()));

self.addEventListener("message", (event) => event.data === "take over" && self.skipWaiting());

self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET" || new URL(event.request.url).origin !== location.origin) return;
  event.respondWith(caches.open(shelf).then((cache) => cache.match(event.request, { ignoreSearch: true })).then((found) => found ?? fetch(event.request)));
});
