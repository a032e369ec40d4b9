import { canonicalJson } from './canonical-json.ts'
import type { JournalEvent, NewJournalEvent } from './journal-event.ts'

/** What the first event points back to. */
export const GENESIS_HASH = '0'.repeat(64)

/** SHA-256 of UTF-8 text as lower-case hex; core knows no crypto module. */
type Sha256 = (text: string) => string

export type ChainVerdict =
  | { readonly intact: true }
  | {
      readonly intact: false
      /** Sequence number at which the chain first disagrees with itself. */
      readonly at: number
      readonly why: 'gap' | 'broken-link' | 'changed'
    }

/** The canonical JSON of everything but the hashes: the exact text that is hashed, kept and handed to outsiders. */
export function chainedBody(event: NewJournalEvent & { readonly sequence: number }): string {
  return canonicalJson({
    sequence: event.sequence,
    type: event.type,
    subjectKind: event.subjectKind,
    subjectId: event.subjectId,
    at: event.at,
    monotonic: event.monotonic,
    who: event.who,
    why: event.why,
    ruleVersion: event.ruleVersion,
    data: event.data,
  })
}

/** `sha256(previousHash + "\n" + body)`. */
export const linkHash = (previousHash: string, body: string, sha256: Sha256): string =>
  sha256(`${previousHash}\n${body}`)

/**
 * Gives an event its place in the chain.
 * `previous` is the event before it, `null` for the first. The returned `data` is the JSON value that was hashed.
 */
export function chainEvent(
  previous: Pick<JournalEvent, 'hash'> | null,
  event: NewJournalEvent,
  sequence: number,
  sha256: Sha256,
): JournalEvent {
  const previousHash = previous?.hash ?? GENESIS_HASH
  const body = chainedBody({ ...event, sequence })
  return eventOfBody(body, previousHash, linkHash(previousHash, body, sha256))
}

/** The event as it reads from its kept body: what `chainedBody` wrote, and the two hashes. */
export function eventOfBody(body: string, previousHash: string, hash: string): JournalEvent {
  const parsed = JSON.parse(body) as NewJournalEvent & { readonly sequence: number }
  return { ...parsed, previousHash, hash }
}

/**
 * Checks a run of the chain, in order. A run may begin anywhere; when it begins at 1 it must begin from nothing.
 * Whatever was changed, left out, put in or swapped is found, except a shortened end: compare the last hash with one
 * that was kept elsewhere.
 */
export function verifyChain(events: readonly JournalEvent[], sha256: Sha256): ChainVerdict {
  let previous: JournalEvent | null = null
  for (const event of events) {
    const expectedSequence: number = previous === null ? event.sequence : previous.sequence + 1
    if (event.sequence !== expectedSequence)
      return { intact: false, at: expectedSequence, why: 'gap' }
    const expectedHash =
      previous?.hash ?? (event.sequence === 1 ? GENESIS_HASH : event.previousHash)
    if (event.previousHash !== expectedHash) {
      return { intact: false, at: event.sequence, why: 'broken-link' }
    }
    if (linkHash(event.previousHash, chainedBody(event), sha256) !== event.hash) {
      return { intact: false, at: event.sequence, why: 'changed' }
    }
    previous = event
  }
  return { intact: true }
}
