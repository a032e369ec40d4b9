import type { CutStepOutcome, Publisher, PublishState } from '../../ports/cut-platform.ts'

/**
 * Ends a stream on a platform whose drop cannot name a session: only while the one who was verified still publishes.
 * Without a publisher to compare (`null`) it is ended whoever publishes.
 */
export async function kickIfSame(
  publisher: Publisher | null,
  read: () => Promise<PublishState>,
  drop: () => Promise<CutStepOutcome>,
): Promise<CutStepOutcome> {
  if (publisher === null) return await drop()
  const state = await read()
  if (state.kind === 'unreachable') return state
  if (state.kind === 'not-publishing') {
    return { kind: 'refused', detail: `session ${publisher.sessionId} is already gone` }
  }
  return state.publisher.sessionId === publisher.sessionId
    ? await drop()
    : { kind: 'refused', detail: `session ${state.publisher.sessionId} publishes instead` }
}

/** Lifts a ban; a refusal is none where the platform itself says that there is no ban. */
export async function unbanOrNotBanned(
  lift: () => Promise<CutStepOutcome>,
  read: () => Promise<PublishState>,
): Promise<CutStepOutcome> {
  const outcome = await lift()
  if (outcome.kind !== 'refused') return outcome
  const state = await read()
  const free =
    state.kind === 'publishing' || (state.kind === 'not-publishing' && state.banned === false)
  return free ? { kind: 'accepted', detail: `was not banned (${outcome.detail})` } : outcome
}
