import { expect, it } from 'vitest'
import { evidenceOf, type Observation } from '../../../../src/core/violations/observation.ts'
import { anEvidenceFrame } from '../../../build/database/database-rows.ts'
import { aSighting } from '../../../build/violations.ts'

type Seen = Extract<Observation, { kind: 'seen' }>

it('keeps what a look has with it', () => {
  const frame = anEvidenceFrame()
  expect(evidenceOf({ ...aSighting(), evidence: [frame] })).toEqual([frame])
})

it('loses no frame of a look that waited in the queue while the program was renewed', () => {
  const { evidence: _, ...look } = aSighting()
  const { kind: __, ...frame } = anEvidenceFrame()
  const queued = JSON.parse(JSON.stringify({ ...look, frames: [frame] })) as Seen
  expect(evidenceOf(queued)).toEqual([anEvidenceFrame()])
})
