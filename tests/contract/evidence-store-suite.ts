import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EvidenceStore } from '../../src/ports/evidence-store.ts'

export type EvidenceStoreUnderTest = {
  readonly store: EvidenceStore
  /** Changes a kept byte behind the store's back. */
  tamper(sha256: string): Promise<void>
  /** How many files are kept. */
  count(): Promise<number>
  close(): Promise<void>
}

const content = (text: string): Uint8Array => new TextEncoder().encode(text)
const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** What every evidence store must do. */
export function describeEvidenceStore(
  name: string,
  open: () => Promise<EvidenceStoreUnderTest>,
): void {
  describe(`evidence store: ${name}`, () => {
    let opened: EvidenceStoreUnderTest | null = null
    beforeAll(async () => {
      opened = await open()
    })
    afterAll(async () => {
      await opened?.close()
    })
    const under = (): EvidenceStoreUnderTest => {
      if (opened === null) throw new Error('not opened')
      return opened
    }

    test('a file is named by the sha256 of its bytes and reads back as it was', async () => {
      const picture = Uint8Array.from({ length: 70_000 }, (_, place) => (place * 31) % 256)
      const file = await under().store.put(picture, 'image/png')
      expect(file).toEqual({ sha256: sha256Of(picture), bytes: 70_000, mediaType: 'image/png' })
      expect(await under().store.get(file.sha256)).toEqual(picture)
    })

    test('a file that has outlived its time is deleted, and can be put again', async () => {
      const { store } = under()
      const { sha256 } = await store.put(content('一帧旧画面'), 'image/png')
      expect(await store.remove?.(sha256)).toBe(true)
      expect(await store.get(sha256)).toBeNull()
      expect(await store.remove?.(sha256)).toBe(false)
      expect(await store.remove?.('../../etc/passwd')).toBe(false)
      await store.put(content('一帧旧画面'), 'image/png')
      expect(await store.get(sha256)).not.toBeNull()
    })

    test('the same bytes are kept once, also when several put them at the same moment', async () => {
      const before = await under().count()
      const files = await Promise.all(
        [1, 2, 3].map(() => under().store.put(content('同一帧'), 'image/png')),
      )
      await under().store.put(content('同一帧'), 'image/png')
      expect(new Set(files.map((file) => file.sha256)).size).toBe(1)
      expect((await under().count()) - before).toBe(1)
    })

    test('an empty file is a file', async () => {
      const file = await under().store.put(new Uint8Array(0), 'text/plain')
      expect(await under().store.get(file.sha256)).toEqual(new Uint8Array(0))
    })

    test('what is not there is null, and a name that is no hash reaches no file', async () => {
      for (const sha256 of [
        sha256Of(content('never kept')),
        '../../etc/passwd',
        '',
        'ab'.repeat(40),
      ]) {
        expect(await under().store.get(sha256)).toBeNull()
      }
    })

    test('a file that was changed behind our back is refused, never handed out', async () => {
      const { sha256 } = await under().store.put(content('一元二次方程'), 'text/plain')
      await under().tamper(sha256)
      await expect(under().store.get(sha256)).rejects.toThrow(sha256)
    })
  })
}
