import type { Letter } from '../../../src/core/letters/letter.ts'
import { type AskedFor, writeMeasures } from '../../../src/core/letters/write-letter.ts'
import type { LiveRoom } from '../../../src/core/registry/live-room.ts'
import type { EvidencePiece } from '../../../src/core/violations/evidence-piece.ts'
import type { Violation } from '../../../src/core/violations/violation.ts'
import { anInstitution, aRoom, at, aViolation } from '../violations.ts'

export const ISSUED = at('2026-10-17T09:40:00+08:00')
export const DIGEST = 'a'.repeat(64)

export const headOf = (change: Partial<Parameters<typeof writeMeasures>[0]> = {}) => ({
  id: 'letter-1',
  prefix: '巡函',
  lastSerial: 16,
  addressee: '某某直播平台',
  issuer: '广州市教育局',
  contact: { name: '王老师', phone: '020-12345678' },
  reason: '休息日开展学科培训',
  who: 'user:operator',
  now: ISSUED,
  ...change,
})

const TEXT: EvidencePiece = { kind: 'text', sha256: DIGEST, at: ISSUED }

export const caseOf = (
  change: { readonly violation?: Partial<Violation>; readonly room?: Partial<LiveRoom> } = {},
) => ({
  violation: aViolation({ status: 'confirmed', ...change.violation }),
  room: aRoom({ pageUrl: 'https://live.example/room/42', ...change.room }),
  institution: anInstitution({ creditCode: '52440100MJK0000001' }),
  evidence: [TEXT],
  account: '数学王老师(ID 42)',
})

const SUSPEND: readonly AskedFor[] = [{ code: 'suspend-live' }]

/** A letter that asks a platform to suspend the room within an hour. */
export function aLetter(change: Partial<Letter> = {}, asked = SUSPEND): Letter {
  const written = writeMeasures(headOf(), caseOf(), { measures: asked, sellsCourses: false }, [])
  if (!written.ok) throw new Error(written.fault.message)
  return { ...written.value, ...change }
}
