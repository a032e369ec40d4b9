import { type Channel, NEVER_USED } from '../../../src/core/alerts/channel.ts'
import { NOT_ASKED } from '../../../src/core/quality/decided-lead.ts'
import type { Records } from '../../../src/ports/records/records.ts'
import {
  aCutOrder,
  aJournalEntry,
  anEvidenceFrame,
  aStoredAlert,
  aStoredViolation,
  SATURDAY,
} from '../database/database-rows.ts'
import { aLetter } from '../letters/letters.ts'
import { aReport } from '../reports/report-rows.ts'
import { aSavedSearch } from '../search/saved-search.ts'
import { anInstitution, aRoom } from '../violations.ts'

/** A city, what its ids begin with, and the region that everything of it lies in. */
export type City = { readonly mark: string; readonly region: string }
export const OWN: City = { mark: 'own', region: '440106' }
/** Of nothing of which a trace may be in any answer to somebody of the other city. */
export const FAR: City = { mark: 'farcity', region: '440306' }

export const idIn = ({ mark }: City, kind: string): string => `${mark}-${kind}`

export const digestIn = ({ mark }: City): string => (mark === OWN.mark ? 'a' : 'b').repeat(64)

const channelOf = (city: City): Channel => ({
  id: idIn(city, 'channel'),
  name: idIn(city, 'channel'),
  settings: { kind: 'webhook', origin: 'https://example.cn' },
  enabled: true,
  audience: 'everyone',
  leastLevel: 'notice',
  region: city.region,
  groupBy: 'institution',
  groupSeconds: 0,
  repeatMinutes: 30,
  quiet: null,
  createdAt: SATURDAY,
  changedAt: SATURDAY,
  version: 1,
  health: NEVER_USED,
})

async function register(records: Records, city: City): Promise<void> {
  const [institutionId, roomId] = [idIn(city, 'institution'), idIn(city, 'room')]
  const { region, mark } = city
  await records.institutions.save(
    anInstitution({ id: institutionId, name: `${mark} 机构`, region, creditCode: null }),
  )
  await records.rooms.save(
    aRoom({ id: roomId, institutionId, title: `${mark} 直播间`, region, cutTarget: null }),
  )
  await records.courses.saveMany([
    {
      id: idIn(city, 'course'),
      institutionId,
      name: `${mark} 课程`,
      region,
    } as Parameters<typeof records.courses.saveMany>[0][number],
  ])
  await records.roomBoard.saveStatus({
    roomId,
    state: 'violating',
    unseenReason: null,
    since: SATURDAY,
    lastLookAt: SATURDAY,
  })
  await records.roomBoard.saveThumbnail({ roomId, at: SATURDAY, jpeg: new Uint8Array([1]) })
}

/** A decision that a second person saw otherwise, and how many are reviewed. */
async function seedReview(records: Records, city: City): Promise<void> {
  const violationId = idIn(city, 'violation')
  await records.decidedLeads.save({
    ...{ id: idIn(city, 'decided'), violationId, region: city.region, kind: 'confirmed' },
    ...{ by: 'user:x', openedAt: SATURDAY, firstLookAt: SATURDAY, decidedAt: SATURDAY },
    ...{ state: 'disagreed', drawnBy: 'system', drawnAt: SATURDAY, settlement: null },
    second: { kind: 'dismissed', by: 'user:y', at: SATURDAY, why: idIn(city, 'why') },
    cutDisputed: true,
    ...NOT_ASKED,
  })
  await records.goldenItems.saveCase({
    ...{ id: idIn(city, 'golden'), violationId, region: city.region, truth: 'confirmed' },
    ...{ why: idIn(city, 'why'), by: 'system', at: SATURDAY, retired: false },
  })
  await records.reviewShares.save({
    ...{ region: city.region, confirmed: 1, dismissed: 1, golden: 0 },
    ...{ savedBy: `user:${idIn(city, 'officer')}`, savedAt: SATURDAY },
  })
}

async function seedSearch(records: Records, city: City): Promise<void> {
  const [searchId, wordsId] = [idIn(city, 'search'), idIn(city, 'words')]
  const search = { id: searchId, ownerId: idIn(city, 'owner'), name: idIn(city, 'search') }
  await records.savedSearches.save(
    aSavedSearch({ ...search, regions: [city.region], shared: true, alert: false }),
  )
  const violationId = idIn(city, 'violation')
  const hit = { searchId, wordsId, violationId, sense: 'picture', at: SATURDAY } as const
  await records.savedSearches.addHits([{ ...hit, foundAt: SATURDAY, seenAt: null }])
}

/** Everything that a city can have, once. */
export async function seedCity(records: Records, city: City): Promise<void> {
  await register(records, city)
  const [violationId, roomId] = [idIn(city, 'violation'), idIn(city, 'room')]
  const violation = aStoredViolation({
    id: violationId,
    roomId,
    institutionId: idIn(city, 'institution'),
    region: city.region,
  })
  await records.violations.save(violation)
  await records.violationEvidence.add(violationId, [anEvidenceFrame({ sha256: digestIn(city) })])
  await records.alerts.save(aStoredAlert({ id: idIn(city, 'alert'), violationId, roomId }))
  await records.cutOrders.save(
    aCutOrder({ id: idIn(city, 'cut'), violationId, roomId, version: 1 }),
  )
  await records.letters.save(
    aLetter({
      id: idIn(city, 'letter'),
      violationId,
      institutionId: idIn(city, 'institution'),
      serial: city.mark === OWN.mark ? 1 : 2,
      number: idIn(city, 'number'),
      version: 1,
    }),
  )
  await records.legalHolds.save({
    id: idIn(city, 'hold'),
    kind: 'violation',
    subjectId: violationId,
    at: SATURDAY,
    who: 'system',
    why: idIn(city, 'why'),
    liftedAt: null,
    liftedBy: null,
    liftedWhy: null,
  })
  await seedReview(records, city)
  await records.reports.save(
    aReport({ id: idIn(city, 'report'), region: city.region, title: idIn(city, 'report') }),
  )
  await records.channels.save(channelOf(city))
  await seedSearch(records, city)
  await records.operatorLabels.save({
    id: idIn(city, 'label'),
    violationId,
    decision: 'confirmed',
    reason: null,
    subject: null,
    stage: null,
    note: city.mark,
    machine: { rule: violation.rule, subject: null, stage: 'unknown', score: 1 },
    at: SATURDAY,
    who: 'user:x',
  } as unknown as Parameters<typeof records.operatorLabels.save>[0])
  for (const [kind, type] of [
    ['violation', 'violation.opened'],
    ['alert', 'alert.raised'],
    ['cut', 'cut.changed'],
    ['room', 'room.changed'],
    ['room', 'coverage.changed'],
  ] as const) {
    const subjectId = idIn(city, kind)
    await records.journal.append(aJournalEntry({ type, subjectKind: kind, subjectId, data: null }))
  }
}
