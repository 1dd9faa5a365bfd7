// After the first visit the page works without a network: what it is made of is kept,
// and renewed whenever the network answers.
const shelf = "merit-preview";
const parts = ["./", "index.html", "page.css", "page.js", "dom.js", "words.js", "form.js", "card.js", "icon.svg", "policy.merit",
  "merit/preview.js", "merit/browser.js", "merit/engine.js", "merit/worker.js", "merit/wasi.js", "merit/merit-preview.wasm"];

self.addEventListener("install", (event) => event.waitUntil(caches.open(shelf).then((cache) => cache.addAll(parts)).then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET" || new URL(event.request.url).origin !== location.origin) return;
  event.respondWith(renewed(event.request));
});

async function renewed(request) {
  const cache = await caches.open(shelf);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(request, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}
