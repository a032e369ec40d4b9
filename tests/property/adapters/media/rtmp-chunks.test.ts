import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ChunkReader } from '../../../../src/adapters/media/rtmp/chunk-reader.ts'
import { chunksOf } from '../../../../src/adapters/media/rtmp/chunk-writer.ts'

const message = fc.record({
  type: fc.constantFrom(8, 9, 18, 20),
  streamId: fc.integer({ min: 0, max: 9 }),
  payload: fc.uint8Array({ maxLength: 700 }),
})

it('gives every message back, however the line cuts the bytes', () => {
  fc.assert(
    fc.property(fc.array(message, { maxLength: 8 }), fc.array(fc.nat(300)), (messages, cuts) => {
      const bytes = Buffer.concat(messages.map((one, i) => chunksOf(3 + (i % 4), one)))
      const reader = new ChunkReader()
      const read: { type: number; streamId: number; payload: number[] }[] = []
      let at = 0
      for (const cut of [...cuts, bytes.length]) {
        const { messages: found, wrong } = reader.push(bytes.subarray(at, at + cut))
        expect(wrong).toBeNull()
        for (const { type, streamId, payload } of found) {
          read.push({ type, streamId, payload: [...payload] })
        }
        at += cut
      }
      expect(read).toEqual(messages.map((one) => ({ ...one, payload: [...one.payload] })))
    }),
  )
})

it('survives any bytes', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 400 })), (parts) => {
      const reader = new ChunkReader()
      for (const part of parts) reader.push(part)
    }),
  )
})
