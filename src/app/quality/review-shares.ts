import {
  hasAllOf,
  type Jurisdiction,
  jurisdictionOf,
  overlaps,
} from '../../core/access/jurisdiction.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import type { ReviewShare } from '../../core/quality/review-share.ts'
import { type RegionScope, regionPrefix } from '../../core/registry/region-scope.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { CommandDeps, Commanded } from '../commands/command.ts'
import { audit } from '../commands/command.ts'

type Placed = { readonly jurisdiction: Jurisdiction }

const placeOf = (region: RegionScope): Jurisdiction => jurisdictionOf(region === '' ? [] : [region])

/** Those that hold for places that whoever asks may look at. */
export const listShares = ({
  transactions,
  jurisdiction,
}: Placed & Pick<CommandDeps, 'transactions'>): Promise<readonly ReviewShare[]> =>
  transactions.run(async ({ reviewShares }) =>
    (await reviewShares.all()).filter(({ region }) => overlaps(jurisdiction, placeOf(region))),
  )

export type SaveShare = Commanded &
  Pick<ReviewShare, 'region' | 'confirmed' | 'dismissed' | 'golden'> & {
    /** When the share that was edited was saved; `null`: the place had none; left out: not compared. */
    readonly expectedSavedAt?: Instant | null | undefined
  }

/** Whether the share of a place is another than the one that was edited. */
function isShareOvertaken(
  shares: readonly ReviewShare[],
  { region, expectedSavedAt }: Pick<SaveShare, 'region' | 'expectedSavedAt'>,
): boolean {
  if (expectedSavedAt === undefined) return false
  const own = shares.find((one) => one.region === regionPrefix(region))
  return (own?.savedAt ?? null) !== expectedSavedAt
}

/** Later than any before, also within one millisecond and after the clock was set back: it is what an edit is compared by. */
const later = (shares: readonly ReviewShare[], now: Instant): Instant =>
  Math.max(now, ...shares.map(({ savedAt }) => savedAt + 1)) as Instant

/** How many decisions of a place are put before a second person. @param region empty: everywhere that has none of its own */
export const saveShare = (
  { jurisdiction, ...deps }: Placed & CommandDeps,
  { region, confirmed, dismissed, golden, who, why, expectedSavedAt }: SaveShare,
): Promise<Result<readonly ReviewShare[]>> =>
  deps.transactions.run(async (records) => {
    if (!hasAllOf(jurisdiction, placeOf(region))) {
      return fail(
        'not-allowed',
        '只能设定本人辖区的抽查比例。A share can only be set for one’s own places.',
        'region',
      )
    }
    // Of two who save at once the later one sees what the first one set, and is told.
    await records.reviewShares.hold()
    const before = await records.reviewShares.all()
    if (isShareOvertaken(before, { region, expectedSavedAt })) {
      return fail(
        'overtaken',
        '打开之后已被他人修改，没有写入。Somebody changed it since it was opened; nothing was written.',
        'expectedSavedAt',
      )
    }
    const saved: ReviewShare = {
      region: regionPrefix(region),
      ...{ confirmed, dismissed, golden, savedBy: who, savedAt: later(before, deps.clock.now()) },
    }
    await records.reviewShares.save(saved)
    await audit(
      records,
      deps.clock,
      { who, why },
      {
        type: 'system.changed',
        subjectKind: 'system',
        subjectId: `review-share:${saved.region}`,
        data: saved,
      },
    )
    const all = await records.reviewShares.all()
    return succeed(all.filter((one) => overlaps(jurisdiction, placeOf(one.region))))
  })
