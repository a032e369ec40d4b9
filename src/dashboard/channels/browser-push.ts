import { deleting, posting, reading } from '../api/addresses.ts'
import type { ApiClient } from '../api/client.ts'

const WORKER = '/push-worker.js'
const REASON = '本人操作 by the officer himself'

/** Whether this browser can take push messages here: it wants https or localhost for that. */
export const canPush = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis

/** `true`: this browser is told from now on; `false`: its owner allows no notifications. */
export async function subscribeBrowser(api: ApiClient, id: string): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') return false
  const { publicKey } = await api.get<{ publicKey: string }>(reading('/push-key', {}))
  const registration = await navigator.serviceWorker.register(WORKER)
  await navigator.serviceWorker.ready
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  })
  const { endpoint, keys } = subscription.toJSON()
  const said = { p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' }
  const body = { endpoint, keys: said, reason: REASON }
  await api.write('POST', posting('/channels/{id}/subscriptions', { id }), { body })
  return true
}

/** This browser is told no more by that channel. */
export async function unsubscribeBrowser(api: ApiClient, id: string): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(WORKER)
  const subscription = await registration?.pushManager.getSubscription()
  if (subscription === null || subscription === undefined) return
  const body = { endpoint: subscription.endpoint, reason: REASON }
  await api.write('DELETE', deleting('/channels/{id}/subscriptions', { id }), { body })
}
