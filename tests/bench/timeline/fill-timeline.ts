import { regionsUnder } from '../../../src/core/registry/region.ts'
import type { Transactions } from '../../../src/ports/records/records.ts'
import { anEvidenceFrame, aStoredViolation } from '../../build/database/database-rows.ts'
import { anInstitution, aRoom } from '../../build/violations.ts'

/** Runs statements of whichever database it is. */
export type RunSql = (statements: string) => Promise<unknown>

export type Amounts = {
  readonly violations: number
  readonly segments: number
  readonly rooms: number
}

export const DAY = 86_400_000
/** Looks are kept for some weeks, violations for good. */
const SEGMENT_DAYS = 40
const ROOMS_AN_INSTITUTION = 3
const SAVED_AT_ONCE = 2_000
const LESSONS = [
  '初三数学冲刺',
  '初二英语提高',
  '高一物理同步',
  '小学语文阅读',
  '少儿编程',
  '素描入门',
]

export const counties = (): readonly string[] =>
  regionsUnder(null)
    .flatMap(({ code }) => regionsUnder(code))
    .flatMap(({ code }) => regionsUnder(code))
    .map(({ code }) => code)
    .filter((code) => code.length === 6)

export const roomName = (n: number): string => `room-${String(n).padStart(6, '0')}`
export const institutionName = (n: number): string => `institution-${String(n).padStart(6, '0')}`

async function register(transactions: Transactions, rooms: number): Promise<void> {
  const places = counties()
  // Some places have many, most have few.
  const placeOf = (n: number): string =>
    places[Math.floor(places.length * ((n * 0.618_034) % 1) ** 2)] ?? '440106'
  for (let from = 0; from < rooms; from += SAVED_AT_ONCE) {
    const numbers = Array.from(
      { length: Math.min(SAVED_AT_ONCE, rooms - from) },
      (_, k) => from + k,
    )
    await transactions.run(async (records) => {
      const firsts = numbers.filter((n) => n % ROOMS_AN_INSTITUTION === 0)
      await records.institutions.saveMany(
        firsts.map((n) =>
          anInstitution({
            id: institutionName(n / ROOMS_AN_INSTITUTION),
            name: `育才第${n}培训学校`,
            region: placeOf(n - (n % ROOMS_AN_INSTITUTION)),
          }),
        ),
      )
      await records.rooms.saveMany(
        numbers.map((n) =>
          aRoom({
            id: roomName(n),
            institutionId: institutionName(Math.floor(n / ROOMS_AN_INSTITUTION)),
            title: `${LESSONS[n % LESSONS.length]}${n}班`,
            region: placeOf(n - (n % ROOMS_AN_INSTITUTION)),
            streamUrls: [`https://live.example.cn/${n}.m3u8`],
            // Nobody is to look at them.
            active: false,
          }),
        ),
      )
    })
  }
}

const quoted = (value: unknown): string => `'${JSON.stringify(value).replaceAll("'", "''")}'`

/** Spread over a year that ends at `end`, oldest first; the last of them go on. */
function violationsSql({ violations, rooms }: Amounts, end: number): string {
  const { classification, judgement } = aStoredViolation()
  const { perceptualHash, width, height, lines, engine } = anEvidenceFrame()
  const details = { perceptualHash, width, height, lines, engine }
  const apart = (365 * DAY) / violations
  const ongoing = Math.ceil(violations / 5_000)
  return `
    create table bench_rooms as select (row_number() over (order by id) - 1)::int as n, id, institution_id, region from live_rooms;
    create unique index on bench_rooms (n);
    analyze bench_rooms;
    create table bench_numbers as select n, (n::bigint * 7919 % ${rooms})::int as room,
      (${end}::bigint - ((${violations} - n) * ${apart}::float8)::bigint) as at,
      case when n % 100 < 70 then 'CAL-REST' when n % 100 < 80 then 'TOD-NIGHT' when n % 100 < 88 then 'TOD-END21'
        when n % 100 < 93 then 'CAL-STAT' when n % 100 < 97 then 'CAL-VAC' when n % 1000 < 990 then 'TOD-EARLY' else 'CLS-GAP10' end as rule
      from generate_series(1, ${violations}) as n;
    insert into violations (id, room_id, institution_id, region, ongoing, status, enforcement_step, opened_at, last_seen_at,
      ended_at, end_reason, rule, rules, verdict, subject, classified_stage, score, classification, judgement, sightings, rehearsal, version)
    select 'violation-' || lpad(b.n::text, 9, '0'), r.id, r.institution_id, r.region, b.n > ${violations - ongoing},
      case when b.n > ${Math.floor(violations * 0.98)} then 'suspected' when b.n % 10 < 6 then 'closed' when b.n % 10 < 8 then 'disposed'
        when b.n % 10 < 9 then 'dismissed' else 'confirmed' end,
      'clue', b.at, b.at + (20 + b.n % 70) * 60000, case when b.n > ${violations - ongoing} then null else b.at + (20 + b.n % 70) * 60000 end,
      case when b.n > ${violations - ongoing} then null else 'off-air' end, b.rule,
      case when b.n % 7 = 0 then array[b.rule, 'ACT-NOLIC'] else array[b.rule] end, 'forbidden',
      case when b.n * 13 % 100 < 45 then 'MAT' when b.n * 13 % 100 < 70 then 'ENG' when b.n * 13 % 100 < 85 then 'CHN'
        when b.n * 13 % 100 < 92 then 'PHY' when b.n * 13 % 100 < 96 then 'CHE' when b.n * 13 % 1000 < 990 then 'BIO'
        when b.n * 13 % 1000 < 998 then 'HIS' end,
      'junior', 0.95, ${quoted(classification)}::json, ${quoted(judgement)}::json, 12, false, 1
    from bench_numbers as b join bench_rooms as r on r.n = b.room order by b.n;
    insert into violation_evidence (violation_id, sha256, at, kind, details)
    select 'violation-' || lpad(n::text, 9, '0'), md5(n::text) || md5('x' || n), at, 'frame', ${quoted(details)}::json from bench_numbers order by n;
    insert into alerts (id, violation_id, room_id, level, status, raised_at)
    select 'alert-' || lpad(b.n::text, 9, '0'), 'violation-' || lpad(b.n::text, 9, '0'), r.id, 'warning', 'raised', b.at
    from bench_numbers as b join bench_rooms as r on r.n = b.room order by b.n;`
}

/** The ledger of each room, without a gap of more than a tenth, up to `end`. */
function segmentsSql({ segments, rooms }: Amounts, end: number): string {
  const each = Math.max(1, Math.floor(segments / rooms))
  const apart = Math.floor((SEGMENT_DAYS * DAY) / each)
  return `
    insert into coverage_segments (room_id, start, "end", state, unseen_reason, looks)
    select r.id, ${end}::bigint - (${each} - k)::bigint * ${apart}, ${end}::bigint - (${each} - k)::bigint * ${apart} + ${Math.floor(apart * 0.9)},
      case k % 4 when 0 then 'off-air' when 3 then 'unseen' else 'seen-clean' end, case k % 4 when 3 then 'timeout' end, 40
    from bench_rooms as r cross join generate_series(1, ${each}) as k order by r.n, k;`
}

/** Rooms and institutions by the program's own hand, what there are many of by the database itself. */
export async function fillTimeline(
  transactions: Transactions,
  run: RunSql,
  amounts: Amounts,
  end: number,
): Promise<void> {
  await register(transactions, amounts.rooms)
  await run(violationsSql(amounts, end))
  await run(segmentsSql(amounts, end))
  await run('drop table bench_numbers; drop table bench_rooms')
  // What the server would do by itself in the minutes after.
  for (const table of [
    'violations',
    'violation_evidence',
    'alerts',
    'coverage_segments',
    'live_rooms',
    'institutions',
  ]) {
    await run(`vacuum analyze ${table}`)
  }
}
