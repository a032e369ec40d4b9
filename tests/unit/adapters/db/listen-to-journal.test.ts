import { expect, it, onTestFinished, vi } from 'vitest'
import {
  listenToJournal,
  type NewsNeeds,
} from '../../../../src/adapters/db/news/listen-to-journal.ts'
import { patiently } from '../../../build/patience.ts'
import { silentLogger } from '../../../fakes/silent-logger.ts'

/** Connections that echo whatever is notified; how often anybody began to wait for the loss of one is counted. */
function openNews(change: Partial<NewsNeeds> = {}) {
  const counts = { opened: 0, closed: 0, rounds: 0 }
  const waits: { readonly mock: { readonly calls: readonly unknown[] } }[] = []
  let usable = true
  let hear: (payload: string) => void = () => undefined
  const grown: (number | null)[] = []
  const open: NewsNeeds['open'] = async (onNotice) => {
    counts.opened += 1
    hear = onNotice
    const lost = new Promise<void>(() => undefined)
    waits.push(vi.spyOn(lost, 'then'))
    return {
      tell: async () => 'LISTEN',
      whenLost: () => lost,
      isUsable: () => usable,
      close: async () => {
        counts.closed += 1
      },
    }
  }
  const notify = async (payload: string) => {
    counts.rounds += 1
    hear(payload)
  }
  const news = listenToJournal({
    open,
    notify,
    onGrown: (sequence) => void grown.push(sequence),
    logger: silentLogger,
    echoEveryMilliseconds: 0,
    ...change,
  })
  onTestFinished(() => news.stop())
  const wear = (worn: boolean) => {
    usable = !worn
  }
  const waiting = () => waits.map(({ mock }) => mock.calls.length)
  return { news, counts, grown, wear, waiting }
}

it('a connection that is called through a hundred times is waited for once: nothing piles up while it lives', async () => {
  const { news, counts, waiting } = openNews()
  await patiently(() => expect(counts.rounds).toBeGreaterThan(100))
  expect(news.hears()).toBe(true)
  expect(counts.opened).toBe(1)
  expect(waiting()).toEqual([1])
})

it('a connection that has lived for as long as it may is replaced, and what may have been missed is said', async () => {
  const { counts, grown, wear } = openNews()
  await patiently(() => expect(counts.rounds).toBeGreaterThan(1))
  wear(true)
  await patiently(() => expect(counts.opened).toBeGreaterThan(1))
  wear(false)
  await patiently(() => expect(counts.closed).toBe(counts.opened - 1))
  expect(grown).toEqual(Array.from({ length: counts.opened }, () => null))
})

it('asked to stop while it connects, it gives the connection up', async () => {
  let given: AbortSignal | null = null
  const { news } = openNews({
    open: (_hear, signal) => {
      given = signal
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true })
      })
    },
  })
  await patiently(() => expect(given).not.toBe(null))
  await news.stop()
})
