const NAME = 'xuncha-session'

/** Tells the other tabs of this browser that somebody signed in or out: they share the cookie. */
export function tellSessionChanged(): void {
  if (typeof BroadcastChannel === 'undefined') return
  const channel = new BroadcastChannel(NAME)
  channel.postMessage('changed')
  channel.close()
}

/** Calls when another tab signed in or out. Returns the way out. */
export function onSessionChanged(changed: () => void): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => {}
  const channel = new BroadcastChannel(NAME)
  channel.onmessage = changed
  return () => channel.close()
}
