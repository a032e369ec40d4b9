import { expect, test } from 'vitest'
import { createEgress } from '../../../../src/adapters/egress/create-egress.ts'
import { createRefusalNews } from '../../../../src/adapters/egress/refusal-news.ts'
import { silentLogger } from '../../../fakes/silent-logger.ts'

function listening() {
  const told: unknown[] = []
  const logger = { ...silentLogger, warn: (fields: unknown) => void told.push(fields) }
  return { told, logger }
}

test('a place that is refused at every look is told once', async () => {
  const { told, logger } = listening()
  const egress = createEgress({ allowPrivateHosts: [], logger })
  const signal = new AbortController().signal
  for (let look = 0; look < 3; look += 1) {
    const outcome = await egress.connect(`http://127.0.0.1:9/live-${look}`, { signal })
    expect(outcome.kind).toBe('refusal')
  }
  await egress.close()
  expect(told).toHaveLength(1)
})

test('one that was let through in between is told again, and each place for itself', () => {
  const { told, logger } = listening()
  const news = createRefusalNews(logger)
  const refusal = { kind: 'refusal', reason: 'blocked-address', detail: 'private' }
  news.hear('http://a.example/1', refusal)
  news.hear('http://b.example/1', refusal)
  expect(told).toHaveLength(2)
  news.hear('http://a.example/1', { kind: 'response' })
  news.hear('http://a.example/1', refusal)
  expect(told).toHaveLength(3)
})
