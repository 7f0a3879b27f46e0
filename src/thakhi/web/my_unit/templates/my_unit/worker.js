{% autoescape off %}// Keeps the self-check on the phone: its page, its guide, its look. Nothing else is touched.
const KEPT = "mi-unidad-{{ version }}";
const WANTED = [{% for address in wanted %}"{{ address }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(WANTED)).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith("mi-unidad-") && name !== KEPT).map((name) => caches.delete(name)))).then(() => self.clients.claim()));
});
self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== self.location.origin || !WANTED.includes(address.pathname)) return;
  const isStatic = address.pathname !== "{{ page }}" && address.pathname !== "{{ guide }}";
  const fromNet = () => fetch(event.request).then((answer) => {
    if (answer.ok) { const copy = answer.clone(); caches.open(KEPT).then((kept) => kept.put(address.pathname, copy)); }
    return answer;
  });
  event.respondWith(isStatic
    ? caches.match(address.pathname).then((found) => found || fromNet())
    : fromNet().catch(() => caches.match(address.pathname)));
});
{% endautoescape %}
