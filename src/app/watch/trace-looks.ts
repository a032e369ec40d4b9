import type { Classification } from '../../core/detection/classification.ts'
import { canonicalJson } from '../../core/evidence/canonical-json.ts'
import type { LookBelief } from '../../core/lesson/look-belief.ts'
import type { RoomSession } from '../../core/lesson/room-session.ts'
import { isWarm } from '../../core/lesson/session-evidence.ts'
import type { PictureEmptiness } from '../../core/picture/picture-gate.ts'
import type { Institution } from '../../core/registry/institution.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { LookContext, SessionTrace, TracedLook } from '../../core/violations/session-trace.ts'
import type { EvidenceStore } from '../../ports/evidence-store.ts'
import type { SenseName } from './senses/sense.ts'

/** What the classifier was told besides the picture. */
export type LookWords = { readonly title: string; readonly pageText: string | null }

/** What a look rests on besides what was seen: words, and what is registered as log-odds. */
export type LookGround = LookWords & { readonly prior: number }

/** A look that has been added up and that no violation has been told of yet. */
export type PendingLook = {
  readonly at: Instant
  readonly changed: boolean
  readonly frame: string | null
  readonly text: string
  readonly emptiness: PictureEmptiness
  readonly sense?: SenseName
  readonly words: LookGround
  readonly classification: Classification
  readonly belief?: LookBelief
  /** What had added up before it. */
  readonly before: RoomSession
}

export type TraceMemory = {
  readonly pending: readonly PendingLook[]
  /** The observation that told the looks before these; `null` when some were let go since. */
  readonly continues: string | null
}

export const NO_TRACE: TraceMemory = { pending: [], continues: null }

const PENDING_AT_MOST = 40

/**
 * Keeps a look for the violation that it may become part of. What has led to nothing is let go: the next look knows
 * what had added up before it.
 */
export function keepLook(
  memory: TraceMemory,
  look: PendingLook,
  { evidence }: RoomSession,
): TraceMemory {
  const idle = !isWarm(evidence)
  if (idle && look.classification.label === 'non-subject') return NO_TRACE
  const pending = [...memory.pending, look]
  return pending.length <= PENDING_AT_MOST
    ? { ...memory, pending }
    : { pending: pending.slice(-PENDING_AT_MOST), continues: null }
}

/** The looks were told with the observation of that id: those after it go on from there. */
export const toldWith = (id: string): TraceMemory => ({ pending: [], continues: id })

type Watched = { readonly room: LiveRoom; readonly institution: Institution }

const contextOf = ({ room, institution }: Watched, words: LookGround): LookContext => ({
  ...words,
  region: room.region,
  actor: institution.actor,
  stage: room.stage,
})

function traced(look: PendingLook, before: PendingLook | undefined, context: string): TracedLook {
  const { at, changed, frame, text, emptiness, sense, classification, belief } = look
  const stood = before !== undefined && before.frame === null && before.text === text
  const by = sense === undefined ? {} : { sense }
  return {
    at,
    changed,
    frame,
    text: frame !== null || stood ? null : text,
    emptiness,
    ...by,
    context,
    label: classification.label,
    score: classification.score,
    modelVersion: classification.modelVersion,
    ...(belief === undefined ? {} : { belief }),
  }
}

/** Looks that nobody was told of, and what the last of them was judged by. */
export type ToldLooks = Pick<SessionTrace, 'facts' | 'taught' | 'addingUp'> & {
  readonly trace: TraceMemory
}

/** Keeps the words around the pictures as evidence and hands out the looks. */
export async function tellLooks(
  evidenceStore: Pick<EvidenceStore, 'put'>,
  watched: Watched,
  { trace: { pending, continues }, ...told }: ToldLooks,
): Promise<SessionTrace> {
  const kept = new Map<string, string>()
  const looks: TracedLook[] = []
  for (const [index, look] of pending.entries()) {
    const json = canonicalJson(contextOf(watched, look.words))
    const bytes = new TextEncoder().encode(json)
    const context =
      kept.get(json) ?? (await evidenceStore.put(bytes, 'application/json', watched.room.id)).sha256
    kept.set(json, context)
    looks.push(traced(look, pending[index - 1], context))
  }
  return { continues, before: pending[0]?.before ?? null, looks, ...told }
}
