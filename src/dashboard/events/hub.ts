import { type Moment, passed } from '../lib/silence.ts'
import type { Feed, FeedListener, Told } from './feed-listener.ts'

/** What a tab says: that it is there (again and again), or that it goes. */
export type ToHub = { readonly kind: 'here'; readonly accountId: string } | { readonly kind: 'bye' }

export type FromHub =
  /** The answer to every `here`: the hub lives, whatever the server does. */
  | { readonly kind: 'present' }
  | { readonly kind: 'opened' }
  | { readonly kind: 'heard' }
  | { readonly kind: 'told'; readonly event: Told }
  | { readonly kind: 'lost' }
  /** The browser is signed in as somebody else than this tab thinks. */
  | { readonly kind: 'stranger' }

export type HubPort = { postMessage(message: FromHub): void }

type Member = { accountId: string; seen: Moment }

/** Hidden tabs wake up once a minute. Who misses three is frozen, crashed or gone, and nothing is kept for him. */
const GONE_AFTER = 180_000

export type Hub = {
  receive(port: HubPort, message: ToHub): void
  /** Forgets tabs that have not been there for long. */
  sweep(): void
}

/**
 * All tabs of a browser on one connection. Each tab says for whom it shows things, and hears only what came on a
 * connection of that very account: whoever signs in as another in one tab changes nothing in what the others are told.
 */
export function createHub(open: (listener: FeedListener) => Feed, now: () => Moment): Hub {
  const members = new Map<HubPort, Member>()
  let feed: Feed | null = null
  /** Whose the open connection is; `null` while there is none. */
  let owner: string | null = null

  const tell = (message: FromHub): void => {
    for (const [port, { accountId }] of members) if (accountId === owner) port.postMessage(message)
  }
  const listener: FeedListener = {
    opened: (accountId) => {
      owner = accountId
      for (const [port, member] of members) {
        const own = member.accountId === accountId
        port.postMessage({ kind: own ? 'opened' : 'stranger' })
      }
    },
    heard: () => tell({ kind: 'heard' }),
    told: (event) => tell({ kind: 'told', event }),
    lost: () => {
      owner = null
      for (const port of members.keys()) port.postMessage({ kind: 'lost' })
    },
  }
  const remove = (port: HubPort): void => {
    members.delete(port)
    if (members.size > 0) return
    feed?.close()
    feed = null
    owner = null
  }
  const join = (port: HubPort, accountId: string): void => {
    members.set(port, { accountId, seen: now() })
    if (feed === null) feed = open(listener)
    else if (owner === accountId) port.postMessage({ kind: 'opened' })
    else if (owner !== null) {
      owner = null
      feed.reopen()
    }
  }
  return {
    receive: (port, message) => {
      if (message.kind === 'bye') return remove(port)
      const member = members.get(port)
      if (member?.accountId === message.accountId) member.seen = now()
      else join(port, message.accountId)
      port.postMessage({ kind: 'present' })
    },
    sweep: () => {
      for (const [port, { seen }] of members) {
        if (passed(seen, now()) > GONE_AFTER) remove(port)
      }
    },
  }
}
