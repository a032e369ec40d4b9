import { type Notice, noticeCode, type Part, partName } from '../../../../contracts/system.ts'
import type { PatrolNode } from '../../../../ports/records/nodes.ts'

type Other = Pick<PatrolNode, 'name' | 'told'> & { readonly alive: boolean }
type Telling = {
  readonly name: string
  readonly notices: readonly Notice[]
  readonly parts: readonly Part[]
}

/** Each process says these of itself alone; the rest is of the whole installation, whoever says it. */
const OF_ONE_MACHINE: ReadonlySet<Notice['code']> = new Set([
  'clock-stepped',
  'disk-scarce',
  'elsewhere',
  'evidence-aside',
  'model-outdated',
  'model-unusable',
  'reader-benched',
  'reader-blind',
  'schedules-broken',
  'settings-unread',
] as const)
const OF_ALL: ReadonlySet<Part['name']> = new Set([
  'patrol',
  'journal',
  'canaries',
  'alerts',
  'nodes',
] as const)

const RANK = new Map(noticeCode.options.map((code, rank) => [code, rank]))
const rankOf = ({ code }: Notice): number => RANK.get(code) ?? 0

/** What another release knows and this one does not is told in its words. */
function noticesOf({ told }: Other): readonly Notice[] {
  const notices = (told?.notices ?? []).map(({ code, zh, en }): Notice => {
    const known = noticeCode.safeParse(code)
    return { code: known.success ? known.data : 'elsewhere', zh, en }
  })
  const strange = (told?.parts ?? []).filter(({ name }) => !partName.safeParse(name).success)
  return [
    ...notices,
    ...strange.map(({ name, detail }): Notice => {
      const words = `${name}: ${detail}`
      return { code: 'elsewhere', zh: words, en: words }
    }),
  ]
}

function partsOf({ told, name: node }: Other): readonly Part[] {
  return (told?.parts ?? []).flatMap(({ name, detail, words }): readonly Part[] => {
    const known = partName.safeParse(name)
    if (!known.success) return []
    const nodes = OF_ALL.has(known.data) ? {} : { nodes: [node] }
    const said = words === undefined ? {} : { words }
    return [{ name: known.data, ready: false, detail, ...said, ...nodes }]
  })
}

/** In the words of the first of them, with the names of all whose own it is. */
function noticesOfOthers(others: readonly Other[]): readonly Notice[] {
  const all = others.map((one) => ({ ...one, notices: noticesOf(one) }))
  const codes = new Set(all.flatMap(({ notices }) => notices.map(({ code }) => code)))
  return [...codes].flatMap((code) => {
    const saying = all.filter(({ notices }) => notices.some((notice) => notice.code === code))
    const whose = saying.filter(({ alive }) => OF_ONE_MACHINE.has(code) || !alive)
    const nodes = whose.length === 0 ? {} : { nodes: whose.map(({ name }) => name) }
    // What this release does not know says something else each time.
    const speakers = code === 'elsewhere' ? saying : saying.slice(0, 1)
    const words = speakers.flatMap(({ notices }) => notices.filter((one) => one.code === code))
    return words.map((notice) => ({ ...notice, ...nodes }))
  })
}

/** The same words of several processes are one part. */
function partsOfOthers(others: readonly Other[]): readonly Part[] {
  const told = new Map<string, Part>()
  for (const part of others.flatMap(partsOf)) {
    const key = OF_ALL.has(part.name) ? part.name : `${part.name} ${part.detail}`
    const before = told.get(key)
    const nodes = [...(before?.nodes ?? []), ...(part.nodes ?? [])]
    told.set(key, { ...(before ?? part), ...(nodes.length === 0 ? {} : { nodes }) })
  }
  return [...told.values()]
}

/**
 * What this process tells and what the others do: a notice once by its code, in this one's words if it says it too, worst first;
 * of others the parts that are not ready.
 */
export function tellTogether(
  own: Telling,
  others: readonly Other[],
): { readonly notices: Notice[]; readonly parts: Part[] } {
  const theirs = noticesOfOthers(others)
  const said = new Set(own.notices.map(({ code }) => code))
  const ours = own.notices.map((notice): Notice => {
    const also = theirs.find(({ code }) => code === notice.code)
    const whose = OF_ONE_MACHINE.has(notice.code) ? also?.nodes : undefined
    return whose === undefined ? notice : { ...notice, nodes: [own.name, ...whose] }
  })
  const besides = theirs.filter(({ code }) => !said.has(code))
  const red = new Set(own.parts.filter(({ ready }) => !ready).map(({ name }) => name))
  const parts = partsOfOthers(others).filter(({ name }) => !(OF_ALL.has(name) && red.has(name)))
  return {
    notices: [...ours, ...besides].toSorted((a, b) => rankOf(a) - rankOf(b)),
    parts: [...own.parts, ...parts],
  }
}
