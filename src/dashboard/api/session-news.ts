const NAME = 'xuncha-session'

/** `left`: somebody signed out on purpose; `changed`: whatever else. */
export type SessionNews = 'changed' | 'left'

/** Tells the other tabs of this browser that somebody signed in or out: they share the cookie. */
export function tellSessionChanged(how: SessionNews): void {
  if (typeof BroadcastChannel === 'undefined') return
  const channel = new BroadcastChannel(NAME)
  channel.postMessage(how)
  channel.close()
}

/** Calls when another tab signed in or out. Returns the way out. */
export function onSessionChanged(changed: (how: SessionNews) => void): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => {}
  const channel = new BroadcastChannel(NAME)
  channel.onmessage = ({ data }: MessageEvent<SessionNews>) => changed(data)
  return () => channel.close()
}
