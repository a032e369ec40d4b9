import { expect, test } from 'vitest'
import { anInstitution, aRoom } from '../../build/violations.ts'
import type { RecordsTestContext } from './records-suite.ts'

export function transactionTests({ transactions, unique }: RecordsTestContext): void {
  test('all or nothing: when the work fails, none of its writes stay', async () => {
    const [institutionId, roomId] = [unique('institution'), unique('room')]
    const failing = transactions().run(async ({ institutions, rooms }) => {
      await institutions.save(anInstitution({ id: institutionId }))
      await rooms.save(aRoom({ id: roomId }))
      throw new Error('in the middle')
    })
    await expect(failing).rejects.toThrow('in the middle')
    const left = await transactions().run(async ({ institutions, rooms }) => [
      await institutions.find(institutionId),
      await rooms.find(roomId),
    ])
    expect(left).toEqual([null, null])
  })

  test('a failed transaction does not disturb the ones beside and after it', async () => {
    const id = unique('room')
    const [failed, worked] = await Promise.allSettled([
      transactions().run(() => Promise.reject(new Error('no'))),
      transactions().run(({ rooms }) => rooms.save(aRoom({ id }))),
    ])
    expect([failed.status, worked.status]).toEqual(['rejected', 'fulfilled'])
    expect((await transactions().run(({ rooms }) => rooms.find(id)))?.id).toBe(id)
  })

  test('a transaction inside a transaction is refused instead of waiting for itself', async () => {
    const nested = transactions().run(() =>
      transactions().run(({ rooms }) => rooms.find(unique('room'))),
    )
    await expect(nested).rejects.toThrow('Transactions.run inside Transactions.run')
  })

  test('what the work returns is handed back', async () => {
    expect(await transactions().run(async () => ({ answer: 42 }))).toEqual({ answer: 42 })
  })
}
