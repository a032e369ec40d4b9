import type { CutCheck } from '../cuts/cut-order.ts'
import { momentOf } from '../cuts/moment.ts'
import { type Duration, hours, seconds } from '../time/duration.ts'
import { between, type Instant, plus } from '../time/instant.ts'
import { isOpen, isOutstanding, type Letter } from './letter.ts'
import { measureOf } from './measures.ts'

/** As of a cut: gone twice, so far apart. */
export const APART: Duration = seconds(3)
/** An overdue letter is looked after this often, for so long. Ours: docs/rules.md §7. */
const LOOK_EVERY: Duration = hours(1)
const LOOK_FOR: Duration = hours(24 * 7)
const CHECKS_KEPT = 200

/**
 * When our own look is due next: when the platform says that it has done something, when a deadline is over, and every hour
 * for a week while it is overdue. `null`: nothing is looked for any more.
 */
export function nextLookAt(letter: Letter): Instant | null {
  if (!isOpen(letter) || letter.measures.length === 0) return null
  const since = letter.provedAt ?? letter.issuedAt
  const occasions = [
    ...letter.measures.map(({ due }) => due),
    ...letter.reports.map(({ enteredAt }) => enteredAt),
  ].filter((at) => since <= at)
  const { overdueSince } = letter
  const again = plus(since, LOOK_EVERY)
  if (overdueSince !== null && between(overdueSince, again) <= LOOK_FOR) occasions.push(again)
  return occasions.length === 0 ? null : (Math.min(...occasions) as Instant)
}

export function proofDue(letter: Letter, now: Instant): boolean {
  const at = nextLookAt(letter)
  return at !== null && at <= now
}

type Run = { readonly from: Instant; readonly to: Instant } | null

/** The unbroken run of `gone` at the end of the looks at one address. */
function goneRun(checks: readonly CutCheck[]): Run {
  const looks = checks.toSorted((a, b) => momentOf(a) - momentOf(b))
  const first = looks[looks.findLastIndex(({ found }) => found !== 'gone') + 1]
  const last = looks.at(-1)
  if (first === undefined || last === undefined) return null
  return { from: momentOf(first), to: momentOf(last) }
}

export type LetterProof = 'verified' | 'live' | 'cached' | 'unknown' | 'look-again'

/** Is the room really off air? Only of the looks handed in; of an address that nobody looked at nothing is known. */
export function judgeLetterProof(
  addresses: readonly string[],
  checks: readonly CutCheck[],
): LetterProof {
  if (addresses.length === 0) return 'unknown'
  const of = (address: string) => checks.filter(({ what }) => what === address)
  const last = addresses.map((address) => of(address).at(-1)?.found ?? 'unknown')
  if (last.includes('live')) return 'live'
  if (last.includes('cached')) return 'cached'
  if (last.includes('unknown')) return 'unknown'
  const runs = addresses.map((address) => goneRun(of(address)))
  const from = Math.max(...runs.map((run) => run?.from ?? 0))
  const to = Math.min(...runs.map((run) => run?.to ?? 0))
  return to - from >= APART ? 'verified' : 'look-again'
}

/**
 * Enters a round of looks. Off air settles the measures that stop a room and no others: only when those are done too is the
 * letter `verified`. No look ever takes that back or makes it overdue.
 */
export function enterProof(
  letter: Letter,
  proof: LetterProof,
  checks: readonly CutCheck[],
  now: Instant,
): Letter {
  const offAir = proof === 'verified' && isOpen(letter)
  const measures = offAir
    ? letter.measures.map((one) =>
        measureOf(one.code).stops ? { ...one, provenAt: one.provenAt ?? now } : one,
      )
    : letter.measures
  const verified = offAir && !measures.some(isOutstanding)
  return {
    ...letter,
    measures,
    checks: [...letter.checks, ...checks].slice(-CHECKS_KEPT),
    provedAt: now,
    ...(verified ? { status: 'verified' as const, verifiedAt: now } : {}),
    version: letter.version + 1,
  }
}
