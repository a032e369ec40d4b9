import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '../../../ports/logger.ts'
import type { ServerConnection } from '../server-connection.ts'
import { rootMessage } from '../server-errors.ts'
import { JOURNAL_CHANNEL, type JournalNews, type OnGrown } from './journal-channel.ts'

/** Until it is tried again: a server that is away may be back in a moment, a pooler stays what it is. */
const AWAY_PAUSE_MILLISECONDS = 500
const DEAF_PAUSE_MILLISECONDS = 30_000
/** A connection that says nothing may be lost without a word, or a pooler's that never passes notifications on. */
const ECHO_EVERY_MILLISECONDS = 15_000
const ECHO_WITHIN_MILLISECONDS = 5_000

type NewsNeeds = {
  /** A connection of its own, which is never lent. */
  readonly open: (onNotice: (payload: string) => void) => Promise<ServerConnection>
  /** Notifies the channel over another connection. */
  readonly notify: (payload: string) => Promise<void>
  readonly onGrown: OnGrown
  readonly logger: Logger
}

/** Whether what was called out comes back, in time and before the connection is lost. */
async function echoOf(
  call: () => Promise<void>,
  heard: Promise<void>,
  lost: Promise<void>,
): Promise<'heard' | 'late' | 'lost'> {
  const over = new AbortController()
  const late = delay(ECHO_WITHIN_MILLISECONDS, 'late' as const, { signal: over.signal })
  const came = call().then(() => heard)
  try {
    return await Promise.race([
      came.then(() => 'heard' as const),
      late,
      lost.then(() => 'lost' as const),
    ])
  } finally {
    over.abort()
    for (const left of [came, late]) left.catch(() => undefined)
  }
}

/**
 * Listens to what other processes write into the journal, on one connection that is replaced whenever it is lost or
 * passes nothing on: it is called through from time to time. After each beginning it says that anything may have been
 * missed; whoever reads on by sequence numbers then misses nothing.
 */
export function listenToJournal({ open, notify, onGrown, logger }: NewsNeeds): JournalNews {
  const stopping = new AbortController()
  const stopped = new Promise<void>((resolve) => {
    stopping.signal.addEventListener('abort', () => resolve(), { once: true })
  })
  const pause = (milliseconds: number): Promise<unknown> =>
    delay(milliseconds, undefined, { signal: stopping.signal }).catch(() => undefined)
  let hearing = false
  let told: string | null = null

  function tellOnce(why: string): void {
    if (told !== why && !stopping.signal.aborted) {
      logger.warn({ why }, 'events of other processes are polled')
    }
    told = why
  }

  /** Until the connection is of no use any more. */
  async function listenOnce(): Promise<'deaf' | 'lost'> {
    const token = randomUUID()
    let echo = Promise.withResolvers<void>()
    const connection = await open((payload) => {
      if (payload === token) echo.resolve()
      else if (/^\d+$/.test(payload)) onGrown(Number(payload))
    })
    const lost = Promise.race([connection.whenLost(), stopped])
    try {
      await connection.tell(`listen ${JOURNAL_CHANNEL}`)
      onGrown(null)
      for (;;) {
        const heard = await echoOf(() => notify(token), echo.promise, lost)
        if (heard !== 'heard') return heard === 'late' ? 'deaf' : 'lost'
        if (told !== null) logger.info({}, 'events of other processes are notified again')
        told = null
        hearing = true
        echo = Promise.withResolvers<void>()
        await Promise.race([pause(ECHO_EVERY_MILLISECONDS), lost])
      }
    } finally {
      hearing = false
      await connection.close()
    }
  }

  async function keepListening(): Promise<void> {
    while (!stopping.signal.aborted) {
      const ended = await listenOnce().catch((error: unknown) => {
        tellOnce(rootMessage(error))
        return 'lost' as const
      })
      if (ended === 'deaf') tellOnce('no notification comes through: is a pooler between?')
      await pause(ended === 'deaf' ? DEAF_PAUSE_MILLISECONDS : AWAY_PAUSE_MILLISECONDS)
    }
  }
  const listening = keepListening()
  return {
    hears: () => hearing,
    stop: () => {
      stopping.abort()
      return listening
    },
  }
}
