import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '../../../ports/logger.ts'
import type { ServerConnection } from '../server-connection.ts'
import { rootMessage } from '../server-errors.ts'
import { type Echo, echoOf } from './echo.ts'
import { JOURNAL_CHANNEL, type JournalNews, type OnGrown } from './journal-channel.ts'

/** Until it is tried again: a server that is away may be back in a moment, a pooler stays what it is. */
const AWAY_PAUSE_MILLISECONDS = 500
const DEAF_PAUSE_MILLISECONDS = 30_000
/** A connection that says nothing may be lost without a word, or a pooler's that never passes notifications on. */
const ECHO_EVERY_MILLISECONDS = 15_000

type NewsConnection = Pick<ServerConnection, 'tell' | 'whenLost' | 'isUsable' | 'close'>

export type NewsNeeds = {
  /** A connection of its own, which is never lent. Gives up when `signal` aborts. */
  readonly open: (
    onNotice: (payload: string) => void,
    signal: AbortSignal,
  ) => Promise<NewsConnection>
  /** Notifies the channel over another connection. */
  readonly notify: (payload: string) => Promise<void>
  readonly onGrown: OnGrown
  readonly logger: Logger
  /** Left out: every fifteen seconds. */
  readonly echoEveryMilliseconds?: number
}

/** Sleeps so long, or until then. */
const pause = (milliseconds: number, signal: AbortSignal): Promise<unknown> =>
  delay(milliseconds, undefined, { signal }).catch(() => undefined)

/** Calls through it until it is of no use any more; `worn`: it has lived for as long as it may. */
async function keepCalling(
  connection: Pick<NewsConnection, 'isUsable'>,
  every: number,
  echo: () => Promise<Echo>,
  lost: AbortSignal,
  onHeard: () => void,
): Promise<'deaf' | 'lost' | 'worn'> {
  for (;;) {
    const heard = await echo()
    if (heard !== 'heard') return heard === 'late' ? 'deaf' : 'lost'
    onHeard()
    await pause(every, lost)
    if (!(lost.aborted || connection.isUsable())) return 'worn'
  }
}

/** Says once why events are polled, and once that they are notified again. */
function createTelling(logger: Logger) {
  let told: string | null = null
  return {
    polled(why: string): void {
      if (told !== why) logger.warn({ why }, 'events of other processes are polled')
      told = why
    },
    notified(): void {
      if (told !== null) logger.info({}, 'events of other processes are notified again')
      told = null
    },
  }
}

/**
 * Listens to what other processes write into the journal, on one connection that is replaced whenever it is lost or worn, or
 * passes nothing on: it is called through from time to time. After each beginning it says that anything may have been
 * missed; whoever reads on by sequence numbers then misses nothing.
 */
export function listenToJournal(needs: NewsNeeds): JournalNews {
  const { open, notify, onGrown, logger } = needs
  const { echoEveryMilliseconds = ECHO_EVERY_MILLISECONDS } = needs
  const stopping = new AbortController()
  let hearing = false
  const telling = createTelling(logger)
  const heard = (): void => {
    telling.notified()
    hearing = true
  }

  async function listenOnce(): Promise<'deaf' | 'lost' | 'worn'> {
    const token = randomUUID()
    const onEcho = new Set<() => void>()
    const hear = (payload: string): void => {
      if (payload === token) for (const wake of onEcho) wake()
      else if (/^\d+$/.test(payload)) onGrown(Number(payload))
    }
    const connection = await open(hear, stopping.signal)
    const over = new AbortController()
    const lose = () => over.abort()
    void connection.whenLost().then(lose)
    stopping.signal.addEventListener('abort', lose, { once: true })
    try {
      stopping.signal.throwIfAborted()
      await connection.tell(`listen ${JOURNAL_CHANNEL}`)
      onGrown(null)
      const echo = () => echoOf(() => notify(token), onEcho, over.signal)
      return await keepCalling(connection, echoEveryMilliseconds, echo, over.signal, heard)
    } finally {
      stopping.signal.removeEventListener('abort', lose)
      hearing = false
      await connection.close()
    }
  }

  async function keepListening(): Promise<void> {
    while (!stopping.signal.aborted) {
      const ended = await listenOnce().catch((error: unknown) => {
        if (!stopping.signal.aborted) telling.polled(rootMessage(error))
        return 'lost' as const
      })
      if (ended === 'deaf') telling.polled('no notification comes through: is a pooler between?')
      if (ended === 'worn') continue
      const before = ended === 'deaf' ? DEAF_PAUSE_MILLISECONDS : AWAY_PAUSE_MILLISECONDS
      await pause(before, stopping.signal)
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
