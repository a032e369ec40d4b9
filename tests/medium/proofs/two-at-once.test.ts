import { appendFile, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { openEmbedded, openOnServer, type TestDatabase } from '../../build/database/database.ts'
import { intruderOf, openSealedCase, type SealedCase } from '../../build/proofs/sealed-case.ts'

const ENGINES = [
  ['PGlite', openEmbedded],
  ['PostgreSQL', openOnServer],
] as const

const linesOf = async ({ bookPath }: SealedCase) =>
  (await readFile(bookPath, 'utf8')).trim().split('\n')

async function outsideOf(sealed: SealedCase) {
  const { checks } = await sealed.verify()
  return checks.find(({ name }) => name === 'outside')
}

async function withCase(
  open: () => Promise<TestDatabase>,
  act: (sealed: SealedCase) => Promise<void>,
): Promise<void> {
  const opened = await open()
  const intruder = intruderOf(opened)
  try {
    const sealed = await openSealedCase(opened, intruder)
    await sealed.seal()
    await act(sealed)
  } finally {
    await intruder.close()
    await opened.close()
  }
}

test.each(ENGINES)('those who sign at once with %s make one book that is fine', (_, open) =>
  withCase(open, async (sealed) => {
    for (const why of ['其四', '其五']) {
      await sealed.append(why)
      await Promise.all([sealed.tick(), sealed.tick(), sealed.tick()])
    }
    expect(await linesOf(sealed)).toHaveLength(4)
    expect(await sealed.verify()).toMatchObject({ outcome: 'fine' })
  }),
)

test('a page that is in the book twice over accuses nobody; one that says something else does', () =>
  withCase(openEmbedded, async (sealed) => {
    const [one = '', two = ''] = await linesOf(sealed)
    await appendFile(sealed.bookPath, `${one}\n${two}\n`)
    await sealed.append('其四')
    await sealed.tick()
    expect(await sealed.verify()).toMatchObject({ outcome: 'fine' })
    await appendFile(sealed.bookPath, `${one.replace('"signature":"', '"signature":"A')}\n`)
    expect(await outsideOf(sealed)).toMatchObject({ outcome: 'wrong', wrong: 1 })
  }))
