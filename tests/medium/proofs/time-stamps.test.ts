import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEgress } from '../../../src/adapters/egress/create-egress.ts'
import { createStampAuthority } from '../../../src/adapters/proofs/stamps/stamp-authority.ts'
import { createStampFile } from '../../../src/adapters/proofs/stamps/stamp-file.ts'
import { createStampReader } from '../../../src/adapters/proofs/stamps/stamp-reader.ts'
import { readStampRoots } from '../../../src/adapters/proofs/stamps/stamp-roots.ts'
import { createStampWatch } from '../../../src/app/proofs/stamp-watch.ts'
import { stampNotices, stampParts } from '../../../src/compose/proofs/stamp-words.ts'
import type { ReadStamp } from '../../../src/core/evidence/proof/stamp.ts'
import { minutes } from '../../../src/core/time/duration.ts'
import type { Instant } from '../../../src/core/time/instant.ts'
import type { Egress } from '../../../src/ports/egress.ts'
import { openEmbedded } from '../../build/database/database.ts'
import {
  type LocalAuthority,
  type Manner,
  openLocalAuthority,
  POLICY,
} from '../../build/proofs/local-authority.ts'
import { hashBytes, intruderOf, openSealedCase } from '../../build/proofs/sealed-case.ts'
import { createFakeClock } from '../../fakes/fake-clock.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const STATEMENT = '{"format":"an anchor"}'
const imprint = createHash('sha256').update(STATEMENT).digest()
const YEAR = 365 * 86_400_000

let local: LocalAuthority
let egress: Egress
beforeAll(async () => {
  local = await openLocalAuthority()
  egress = createEgress({ allowPrivateHosts: ['127.0.0.1'], logger: silentLogger })
})
afterAll(async () => {
  await egress.close()
  await local.close()
})

type Look = { readonly policy?: string; readonly root?: string; readonly clockAhead?: number }

const readerOf = ({ policy, root = local.root, clockAhead = 0 }: Look = {}) =>
  createStampReader({
    clock: createFakeClock((Date.now() + clockAhead) as Instant),
    policy: policy ?? null,
    roots: () => readStampRoots(root),
  })

/** One question to the authority in that manner, and what is made of its answer. */
async function asked(manner: Manner, look: Look = {}): Promise<ReadStamp> {
  local.behave(manner)
  const reader = readerOf(look)
  const { bytes, nonce } = reader.question(imprint)
  const answer = await createStampAuthority(egress, local.address).ask(bytes)
  return answer instanceof Uint8Array
    ? await reader.answer(answer, imprint, nonce)
    : { ok: false, ...answer }
}

test('a stranger checks with openssl what an honest authority stamped, and so does the program later', async () => {
  const read = await asked('honest', { policy: POLICY })
  expect(read).toMatchObject({ ok: true })
  if (!read.ok) return
  await writeFile(join(local.folder, 'statement'), STATEMENT)
  await writeFile(join(local.folder, 'kept.der'), read.token)
  const given = ['-data', 'statement', '-in', 'kept.der', '-token_in', '-CAfile', 'root.pem']
  expect(await local.openssl('ts', '-verify', ...given)).toContain('Verification: OK')
  expect(await readerOf().token(read.token, imprint)).toMatchObject({
    ok: true,
    stampedAt: read.stampedAt,
  })
  const swapped = await readerOf().token(read.token, createHash('sha256').update('x').digest())
  expect(swapped).toMatchObject({ ok: false, fault: 'imprint' })
  const altered = Uint8Array.from(read.token)
  altered[altered.length - 1] = (altered.at(-1) ?? 0) ^ 1
  expect(await readerOf().token(altered, imprint)).toMatchObject({ ok: false, fault: 'signature' })
  expect(await readerOf({ root: join(local.folder, 'nowhere') }).token(altered, imprint)).toBeNull()
})

test.each<readonly [string, Manner, Look, string]>([
  ['stamps something else', 'other-imprint', {}, 'imprint'],
  ['repeats another nonce', 'other-nonce', {}, 'nonce'],
  ['stamps under another policy', 'other-nonce', { policy: '1.2.3.4.2' }, 'policy'],
  ['does not know the policy', 'honest', { policy: '1.2.3.4.2.9' }, 'refused'],
  ['has a certificate without a purpose', 'none', {}, 'purpose'],
  ['has a purpose that is not critical', 'loose', {}, 'purpose'],
  ['has a certificate that ended', 'expired', {}, 'chain'],
  ['says no', 'rejecting', {}, 'refused'],
  ['answers with a page', 'garbage', {}, 'garbage'],
  ['answers without end', 'endless', {}, 'garbage'],
  ['does not answer', 'away', {}, 'away'],
  ['is years off', 'honest', { clockAhead: YEAR }, 'clock'],
])('an authority that %s is not believed', async (_, manner, look, fault) => {
  expect(await asked(manner, look)).toMatchObject({ ok: false, fault })
})

test('an authority of a foreign root is not believed', async () => {
  const read = await asked('honest', { root: local.foreignRoot })
  expect(read).toMatchObject({ ok: false, fault: 'chain' })
})

test('an authority that is down is tried again until it stamped; what is altered of a stamp is found', async () => {
  const opened = await openEmbedded()
  try {
    const intruder = intruderOf(opened)
    const sealed = await openSealedCase(opened, intruder)
    await sealed.seal()
    const clock = createFakeClock(Date.now() as Instant)
    const reader = createStampReader({
      clock,
      policy: null,
      roots: () => readStampRoots(local.root),
    })
    const stamps = { reader, authorities: [local.address] }
    const found = async () =>
      (await sealed.verify({ stamps })).checks.find(({ name }) => name === 'stamps')
    const books = join(opened.dataFolder, 'anchors')
    const watch = createStampWatch({
      clock,
      ledger: sealed.deps.ledger,
      hash: hashBytes,
      reader,
      authorities: [createStampAuthority(egress, local.address)],
      books: [createStampFile(books)],
      every: minutes(60),
      logger: silentLogger,
    })
    await watch.begin()
    local.behave('away')
    for (const pause of [0, 0, 1, 2]) {
      clock.advance(minutes(pause))
      await watch.stamp()
    }
    expect(watch.state()).toMatchObject([{ last: { anchor: 2, tries: 3, token: null } }])
    expect(stampParts(watch.state())).toMatchObject([{ name: 'time-stamps', ready: true }])
    expect(stampNotices(watch.state())).toMatchObject([{ code: 'stamp-away' }])
    expect(await found()).toMatchObject({ outcome: 'unseen' })

    local.behave('other-imprint')
    clock.advance(minutes(4))
    await watch.stamp()
    expect(stampNotices(watch.state())).toMatchObject([{ code: 'stamp-untrue' }])

    local.behave('honest')
    clock.advance(minutes(-7))
    await watch.stamp()
    expect(watch.state()).toMatchObject([{ last: { anchor: 2, tries: 5, trouble: null } }])
    expect(stampParts(watch.state())).toMatchObject([{ ready: true }])
    expect(stampNotices(watch.state())).toEqual([])
    expect(await found()).toMatchObject({ outcome: 'fine', looked: 1 })
    const [line = ''] = (await readFile(join(books, 'stamps.jsonl'), 'utf8')).split('\n')
    expect(JSON.parse(line)).toMatchObject({ anchor: 2, authority: local.address })

    await intruder.run('update anchor_stamps set anchor = 1')
    expect(await found()).toMatchObject({ outcome: 'wrong' })
    await intruder.run('delete from anchor_stamps')
    expect(await found(), 'a stamp that is gone is not fine').toMatchObject({ outcome: 'unseen' })
    await intruder.close()
  } finally {
    await opened.close()
  }
})
