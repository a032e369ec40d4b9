// Shows alerts that the program pushes to this browser (docs/alerts.md), and opens the page that they lead to.
self.addEventListener('push', (event) => {
  const { title, body, path, tag } = event.data?.json() ?? { title: '巡查', body: '', path: '/' }
  event.waitUntil(self.registration.showNotification(title, { body, tag, data: { path } }))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  // Of our own site only, whatever came in.
  const target = new URL(event.notification.data?.path ?? '/', self.location.origin)
  const own = target.origin === self.location.origin ? target.href : '/'
  event.waitUntil(self.clients.openWindow(own))
})
