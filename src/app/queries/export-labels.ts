import { maskPersonal } from '../../core/registry/mask-personal.ts'
import type { Instant } from '../../core/time/instant.ts'
import { framesAmong } from '../../core/violations/evidence-piece.ts'
import { type OperatorLabel, saidContent } from '../../core/violations/operator-label.ts'
import type { LookContext, RecordedTrace } from '../../core/violations/session-trace.ts'
import type { EvidenceStore } from '../../ports/evidence-store.ts'
import type { PlaceFilter } from '../../ports/records/filters.ts'
import type { Records, Transactions } from '../../ports/records/records.ts'
import { everyPage, inBatches } from './every-page.ts'
import { evidenceBytes } from './evidence-bytes.ts'

const CASES_AT_ONCE = 100

export type ExportLabelsDeps = {
  readonly transactions: Transactions
  readonly evidenceStore: Pick<EvidenceStore, 'get'>
}

export const UNREAD_CONTEXTS = ['evidence-away', 'evidence-missing', 'evidence-altered'] as const
export type UnreadContext = (typeof UNREAD_CONTEXTS)[number]

/** One case of the data set: what was seen, what the machine said, what a person said. Texts are masked. */
export type LabelledCase = {
  readonly violationId: string
  readonly labelledAt: Instant
  readonly decision: OperatorLabel['decision']
  readonly reason: OperatorLabel['reason']
  /** What the person says the screens show; `null` when the decision does not tell. */
  readonly content: 'subject' | 'non-subject' | null
  readonly subject: OperatorLabel['subject']
  readonly stage: OperatorLabel['stage']
  readonly note: string
  readonly title: string | null
  readonly pageText: string | null
  /**
   * Why title and page text, which were kept, could not be read: the fault. `null`: they could, or none were kept.
   * A line with a reason is not whole; export it again.
   */
  readonly contextUnread: UnreadContext | null
  readonly frames: readonly {
    readonly at: Instant
    readonly sha256: string
    readonly engine: string | null
    readonly text: string
  }[]
  readonly machine: OperatorLabel['machine']
}

type SeenContext = {
  readonly context: LookContext | null
  readonly unread: UnreadContext | null
}

/** The words around the pictures, as the last look had them; `null` where none were kept, or with why they could not be read. */
async function contextOf(
  { evidenceStore }: ExportLabelsDeps,
  rows: readonly RecordedTrace[],
): Promise<SeenContext> {
  const name = rows.at(-1)?.trace.looks.at(-1)?.context
  if (name === undefined) return { context: null, unread: null }
  const bytes = await evidenceBytes(evidenceStore, name)
  if (bytes.ok) {
    const context = JSON.parse(new TextDecoder().decode(bytes.value)) as LookContext
    return { context, unread: null }
  }
  const unread = UNREAD_CONTEXTS.find((code) => code === bytes.fault.code)
  return { context: null, unread: unread ?? 'evidence-missing' }
}

const loadSeen =
  (ids: readonly string[]) =>
  async ({ violationEvidence, sessionTraces }: Records) => ({
    pieces: await violationEvidence.ofMany(ids),
    traces: await sessionTraces.ofMany(ids),
  })
type Seen = Awaited<ReturnType<ReturnType<typeof loadSeen>>>

async function caseOf(
  deps: ExportLabelsDeps,
  label: OperatorLabel,
  seen: Seen,
): Promise<LabelledCase> {
  const { violationId } = label
  const frames = framesAmong(seen.pieces.get(violationId) ?? [])
  const rows = seen.traces.get(violationId) ?? []
  const { context, unread } = await contextOf(deps, rows)
  return {
    violationId,
    labelledAt: label.at,
    decision: label.decision,
    reason: label.reason,
    content: saidContent(label),
    subject: label.subject,
    stage: label.stage,
    note: maskPersonal(label.note),
    title: context === null ? null : maskPersonal(context.title),
    pageText: context?.pageText == null ? null : maskPersonal(context.pageText),
    contextUnread: unread,
    frames: frames.map(({ at, sha256, engine, lines }) => ({
      at,
      sha256,
      engine,
      text: maskPersonal(lines.map(({ text }) => text).join('\n')),
    })),
    machine: label.machine,
  }
}

/** The labels of a span as a data set, oldest first. Who gave them stays in the house. */
export async function* exportLabels(
  deps: ExportLabelsDeps,
  span: PlaceFilter & { readonly from: Instant; readonly to: Instant },
): AsyncIterable<LabelledCase> {
  const labels = await deps.transactions.run(({ operatorLabels }) =>
    everyPage((page) => operatorLabels.list(span, page)),
  )
  for (const batch of inBatches(labels.toReversed(), CASES_AT_ONCE)) {
    const seen = await deps.transactions.run(loadSeen(batch.map(({ violationId }) => violationId)))
    for (const label of batch) yield await caseOf(deps, label, seen)
  }
}
