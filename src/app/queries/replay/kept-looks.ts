import { fail, type Result, succeed } from '../../../core/fault.ts'
import type { FramePiece } from '../../../core/violations/evidence-piece.ts'
import type { LookContext, RecordedTrace } from '../../../core/violations/session-trace.ts'
import type { Violation } from '../../../core/violations/violation.ts'
import type { EvidenceStore } from '../../../ports/evidence-store.ts'
import { evidenceBytes } from '../evidence-bytes.ts'

/** Stands for the words of the register where those of the time were not kept. */
const PRESENT = 'present'

/** What an older version kept: frames, and nothing of the looks between them. Each counts as a look. */
export const traceOfFrames = (
  violation: Violation,
  frames: readonly FramePiece[],
): readonly RecordedTrace[] =>
  frames.map(({ at, sha256 }, index) => ({
    violationId: violation.id,
    observationId: sha256,
    watchId: violation.id,
    version: index + 1,
    trace: {
      continues: null,
      before: null,
      facts: {},
      taught: null,
      looks: [
        {
          at,
          changed: true,
          frame: sha256,
          context: PRESENT,
          text: null,
          emptiness: 'has-content',
          label: violation.classification.label,
          score: violation.classification.score,
          modelVersion: violation.classification.modelVersion,
        },
      ],
    },
  }))

/** Reads the kept words around the pictures. Faults: `evidence-missing`, `evidence-altered`, `not-found`. */
export async function keptContexts(
  store: Pick<EvidenceStore, 'get'>,
  rows: readonly RecordedTrace[],
  present: LookContext | null,
): Promise<Result<(sha256: string) => LookContext>> {
  const contexts = new Map<string, LookContext>()
  for (const name of new Set(rows.flatMap(({ trace }) => trace.looks.map((l) => l.context)))) {
    if (name === PRESENT) {
      if (present === null) {
        const zh = '未保存当时的直播间与机构信息，现已不在名录'
        return fail('not-found', `${zh}。Room and institution are gone and were not kept.`, 'room')
      }
      contexts.set(name, present)
      continue
    }
    const bytes = await evidenceBytes(store, name)
    if (!bytes.ok) return bytes
    // Written by us and proven by its hash.
    contexts.set(name, JSON.parse(new TextDecoder().decode(bytes.value)) as LookContext)
  }
  return succeed((sha256) => {
    const context = contexts.get(sha256)
    if (context === undefined) throw new Error(`no kept words ${sha256}`)
    return context
  })
}
