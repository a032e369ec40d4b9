import { expect, it } from 'vitest'
import { type LookDeps, look } from '../../../../src/app/watch/look.ts'
import { createMemoryCell } from '../../../../src/app/watch/memory/memory-cell.ts'
import { newRoomMemory } from '../../../../src/app/watch/memory/room-memory.ts'
import type { Sense } from '../../../../src/app/watch/senses/sense.ts'
import { loadedLaw } from '../../../build/law.ts'
import { clockAt, judgesOf, SATURDAY_MORNING, unseen } from '../../../build/watch/heard.ts'

it('nobody is told of silence: whether the room is seen at all is for the picture to say', async () => {
  const law = await loadedLaw()
  const { watched } = judgesOf(law, 'look-1')
  const before = newRoomMemory(clockAt(SATURDAY_MORNING))
  const cell = createMemoryCell(before)
  const silence: Sense = {
    name: 'sound',
    next: async () => ({ ...unseen({ steady: 5_000 }), sense: 'sound' }),
  }
  const nothing = {} as LookDeps
  const base = { roomId: 'room-1', watchId: 'watch-1' }
  const looked = await look(nothing, watched, cell, silence, base, new AbortController().signal)
  expect(looked).toEqual({ observation: null, blind: false, isRecording: false, remembered: null })
  const hearing = { ...before.hearing, listenedAt: 5_000 }
  expect(cell.now()).toEqual({ ...before, clock: cell.now().clock, hearing })
})
