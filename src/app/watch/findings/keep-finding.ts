import { canonicalJson } from '../../../core/evidence/canonical-json.ts'
import type { DisguiseFinding } from '../../../core/findings/disguise.ts'
import { findingKey, type RoomFinding } from '../../../core/findings/room-finding.ts'
import { type Duration, seconds } from '../../../core/time/duration.ts'
import { between } from '../../../core/time/instant.ts'
import type { FindingDeps, FindingLook } from './finding-memory.ts'
import { tellFinding } from './tell-findings.ts'

/** What is merely seen again is written down this often. */
const WRITE_EVERY: Duration = seconds(30)

/** The name is kept as it stood there, word for word, when something rests on it. */
async function keepName<Named extends DisguiseFinding>(
  deps: Pick<FindingDeps, 'evidenceStore'>,
  look: FindingLook,
  found: Named,
  before: RoomFinding | undefined,
): Promise<Named> {
  const kept = before?.finding.about === 'disguise' ? before.finding.name : null
  if (kept?.sha256 && kept.text === found.name.text) return { ...found, name: kept }
  if (found.decision === 'none') return found
  const { title, texts } = look.words
  const page = { roomId: look.room.id, title, texts, at: look.at }
  const bytes = new TextEncoder().encode(canonicalJson(page))
  const { sha256 } = await deps.evidenceStore.put(bytes, 'application/json', look.room.id)
  return { ...found, name: { ...found.name, sha256 } }
}

/** What people are told of once. */
const newsOf = ({ finding }: RoomFinding): string =>
  finding.about === 'disguise' ? finding.decision : finding.judged.keyContents.join()

const sizeOf = ({ finding }: RoomFinding): number =>
  finding.about === 'disguise' ? 0 : finding.signs.length

/** Writes it down when it is new, has changed or is due; tells people what they did not know. */
async function keepFinding(
  deps: FindingDeps,
  known: readonly RoomFinding[],
  look: FindingLook,
  finding: RoomFinding['finding'],
): Promise<readonly RoomFinding[]> {
  const fresh: RoomFinding = {
    id: deps.identifiers.next(),
    roomId: look.room.id,
    institutionId: look.institution.id,
    firstSeenAt: look.at,
    lastSeenAt: look.at,
    finding,
  }
  const before = known.find((one) => findingKey(one) === findingKey(fresh))
  const { id, firstSeenAt } = before ?? fresh
  const named = finding.about === 'disguise' ? await keepName(deps, look, finding, before) : finding
  const now: RoomFinding = { ...fresh, id, firstSeenAt, finding: named }
  const isNews = before === undefined || newsOf(before) !== newsOf(now)
  const changed = isNews || sizeOf(before) !== sizeOf(now)
  if (!changed && Math.abs(between(before.lastSeenAt, look.at)) < WRITE_EVERY) return known
  const matters = finding.about === 'solicitation' || finding.decision !== 'none'
  await deps.transactions.run(async (records) => {
    await records.findings.save(now)
    if (isNews && matters) await tellFinding(records, deps.clock, now)
  })
  return [...known.filter((one) => one.id !== id), now]
}

/** Writes down what was found at a look. Gives what is known of the stretch on air from then on. */
export async function keepFindings(
  deps: FindingDeps,
  known: readonly RoomFinding[],
  look: FindingLook,
  found: readonly RoomFinding['finding'][],
): Promise<readonly RoomFinding[]> {
  let all = known
  for (const finding of found) all = await keepFinding(deps, all, look, finding)
  return all
}
