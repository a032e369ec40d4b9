import { counties, DAY, institutionName, roomName } from './fill-timeline.ts'
import type { Stand } from './stand.ts'
import type { Question } from './steadily.ts'

/** The same choices in each run. */
function choices(seed: number) {
  let state = seed
  const next = (): number => {
    // mulberry32
    state = (state + 0x6d_2b_79_f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    below: (most: number) => Math.floor(next() * most),
    oneOf: <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T,
  }
}

const queryOf = (parameters: Readonly<Record<string, string | number>>): string =>
  new URLSearchParams(
    Object.entries(parameters).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString()

const PAGE = 50

type Values = Readonly<Record<string, string | number>>
type Asked = readonly (readonly [name: string, weight: number, ask: () => Promise<unknown>])[]
type Many = { readonly rooms: number; readonly violations: number }

/** Other values every time, of what there is. */
function someOf({ end }: Stand, { rooms, violations }: Many) {
  const { below, oneOf } = choices(417)
  const places = counties()
  const provinces = [...new Set(places.map((code) => code.slice(0, 2)))]
  const span = (from: number, to: number) => ({
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
  })
  return {
    last: (days: number) => span(end - days * DAY, end + DAY),
    day: (within: number) => {
      const from = end - (1 + below(within)) * DAY
      return span(from, from + DAY)
    },
    county: () => oneOf(places),
    city: () => oneOf(places).slice(0, 4),
    province: () => oneOf(provinces),
    room: () => roomName(below(rooms)),
    institution: () => institutionName(below(rooms / 3)),
    title: () => `${below(rooms)}班`,
    lead: () => `violation-${String(1 + below(violations)).padStart(9, '0')}`,
  }
}
type Some = ReturnType<typeof someOf>

async function lists({ get }: Stand, some: Some): Promise<Asked> {
  const list = (more: Values) => get(`/violations?${queryOf({ limit: PAGE, ...more })}`)
  const first = JSON.parse((await list({})).toString()) as { readonly nextCursor: string | null }
  const cursor = first.nextCursor ?? ''
  const month = () => some.last(30)
  return [
    ['list: the newest', 20, () => list({})],
    ['list: the page after', 6, () => list({ cursor })],
    ['list: today', 8, () => list(some.last(1))],
    ['list: a day of the year', 6, () => list(some.day(360))],
    ['list: a province, 30 days', 6, () => list({ region: some.province(), ...month() })],
    ['list: a county', 6, () => list({ region: some.county() })],
    ['list: an institution', 5, () => list({ institutionId: some.institution() })],
    ['list: a room', 5, () => list({ roomId: some.room() })],
    ['list: suspected', 6, () => list({ status: 'suspected' })],
    ['list: going on', 5, () => list({ ongoing: 'true' })],
    ['list: a rare rule', 3, () => list({ rule: 'CLS-GAP10', ...some.last(90) })],
    ['list: a rare subject', 3, () => list({ subject: 'HIS', region: some.province() })],
    ['list: a word of a title', 3, () => list({ text: some.title() })],
    ['list: a word of many titles', 2, () => list({ text: '数学' })],
  ]
}

function single({ get }: Stand, some: Some): Asked {
  const room = (kind: string, span: Values) => get(`/rooms/${some.room()}/${kind}?${queryOf(span)}`)
  return [
    ['one lead', 10, () => get(`/violations/${some.lead()}`)],
    ['one room, a day on one axis', 8, () => room('timeline', some.day(30))],
    ['one room, coverage of a week', 3, () => room('coverage', some.last(7))],
  ]
}

function counts({ get }: Stand, some: Some): Asked {
  const counted = (kind: string, more: Values) => get(`/violations/${kind}?${queryOf(more)}`)
  const province = () => ({ region: some.province(), ...some.last(30) })
  const city = () => ({ region: some.city(), ...some.last(365) })
  return [
    ['axis: a day', 4, () => counted('axis', some.day(360))],
    ['axis: 30 days', 3, () => counted('axis', some.last(30))],
    ['heat: a province, 30 days', 2, () => counted('heat', province())],
    ['counts: days, 30 days', 2, () => counted('counts', { by: 'day', ...some.last(30) })],
    ['counts: cities of a province', 2, () => counted('counts', { by: 'region', ...province() })],
    [
      'counts: institutions of a city',
      1,
      () => counted('counts', { by: 'institution', ...city() }),
    ],
    ['counts: rules, 7 days', 1, () => counted('counts', { by: 'rule', ...some.last(7) })],
    ['counts: subjects, 7 days', 1, () => counted('counts', { by: 'subject', ...some.last(7) })],
  ]
}

/** What officers and programs usually ask: lists most, then one lead or one room, then counts. */
export async function usualQuestions(stand: Stand, many: Many): Promise<readonly Question[]> {
  const some = someOf(stand, many)
  const asked = [...(await lists(stand, some)), ...single(stand, some), ...counts(stand, some)]
  return asked.map(([name, weight, ask]) => ({ name, weight, ask }))
}

/** What reads all of a year: asked one at a time, because nobody asks two hundred of them a second. */
export function yearlyQuestions({ end, get }: Stand): readonly Question[] {
  const year = queryOf({
    from: new Date(end - 365 * DAY).toISOString(),
    to: new Date(end + DAY).toISOString(),
  })
  const kinds = [
    'axis?',
    'heat?',
    'counts?by=week&',
    'counts?by=region&',
    'counts?by=institution&',
    'counts?by=rule&',
    'counts?by=subject&',
  ]
  return kinds.map((kind) => ({
    name: `a year: ${kind.replace(/[?&]$/, '').replace('?by=', ' by ')}`,
    weight: 1,
    ask: () => get(`/violations/${kind}${year}`),
  }))
}
