/** What a stranger knows of orders: their legal states, and what "verified" has to rest on. */
type Step = {
  readonly step: string
  readonly outcome: string
  readonly detail: string
  readonly steadyAt?: number
}
type Look = {
  readonly at: number
  /** The same moment, and the begin of a look that took a while, on the clock that nobody sets. */
  readonly steadyAt?: number
  readonly since?: number
  readonly what: string
  readonly found: string
  readonly tail?: string
}
export type Order = {
  readonly id: string
  readonly status: string
  readonly version: number
  readonly acceptedAt: number | null
  readonly steps: readonly Step[]
  readonly checks: readonly Look[]
}

/** One entry of the journal. */
export type Body = {
  readonly sequence: number
  readonly type: string
  readonly subjectId: string
  readonly data: unknown
}

const PROVEN_APART_MILLISECONDS = 3_000
const CALLED = ['cached-tail', 'accepted-unverified', 'cannot-verify']
const NEXT: Readonly<Record<string, readonly string[]>> = {
  requested: ['approved', 'refused', 'failed', 'undone'],
  approved: ['sent', 'accepted', 'refused', 'failed', 'undone'],
  sent: ['accepted', 'refused', 'failed', 'undone'],
  accepted: ['verified', 'came-back', ...CALLED, 'undone'],
  verified: ['came-back', 'came-back-elsewhere', 'held', 'undone'],
  'cached-tail': ['accepted', 'verified', 'came-back', ...CALLED, 'undone'],
  'accepted-unverified': ['accepted', 'verified', ...CALLED, 'undone'],
  'cannot-verify': ['accepted', 'verified', ...CALLED, 'undone'],
  refused: ['undone'],
  failed: ['undone'],
  'came-back': ['undone'],
  'came-back-elsewhere': ['undone'],
  held: ['undone'],
  undone: [],
}
const UNDER_WAY = ['approved', 'sent', 'accepted']

/** The states of each order in the order in which the journal tells them. */
export function orderTrouble(events: readonly Body[]): string[] {
  const last = new Map<string, Order>()
  return events.flatMap(({ type, data }) => {
    if (type !== 'cut.changed') return []
    const order = data as Order
    const before = last.get(order.id)
    last.set(order.id, order)
    if (before === undefined) return []
    const legal = order.status === before.status || NEXT[before.status]?.includes(order.status)
    return [
      ...(legal === true ? [] : [`order ${order.id}: ${before.status} became ${order.status}`]),
      ...(order.version > before.version
        ? []
        : [`order ${order.id}: version ${order.version} twice`]),
    ]
  })
}

const momentOf = ({ at, steadyAt }: Look): number => steadyAt ?? at
const showsNothingNew = ({ found, tail }: Look): boolean => found === 'gone' || tail !== undefined

/** Of the last unbroken run of looks at one address that found nothing new: how many they are, and when they were. */
function lastRun(looks: readonly Look[], accepted: number) {
  const run = looks.slice(looks.findLastIndex((look) => !showsNothingNew(look)) + 1)
  const [first, last] = [run.at(0), run.at(-1)]
  if (first === undefined || last === undefined) return { looks: 0, milliseconds: 0 }
  const from = Math.max(first.since ?? momentOf(first), accepted)
  return { looks: run.length, milliseconds: momentOf(last) - from }
}

/** The server took the kick, or said that nobody publishes after one that got no answer. */
const saysSo = ({ step, outcome }: Step): boolean =>
  (step === 'kick' && outcome === 'accepted') || (step === 'guard' && outcome === 'refused')

/** "Verified" must rest on every address seen to show nothing new twice, apart, after the server accepted. */
function proofOf(order: Order): string[] {
  const kicks = order.steps.filter(({ step, outcome }) => step === 'kick' && outcome === 'accepted')
  const twice = kicks.length > 1 ? [`order ${order.id}: kicked ${kicks.length} times`] : []
  if (order.status !== 'verified') return twice
  const said = order.steps.findLast(saysSo)
  const accepted = said?.steadyAt ?? order.acceptedAt ?? Number.POSITIVE_INFINITY
  const valid = order.checks.filter((look) => momentOf(look) >= accepted)
  const unproven = [...new Set(valid.map(({ what }) => what))].flatMap((what) => {
    const looks = valid.filter((look) => look.what === what)
    const run = lastRun(looks, accepted)
    const proven = run.looks >= 2 && run.milliseconds >= PROVEN_APART_MILLISECONDS
    return proven ? [] : [`${what} is not proven: ${JSON.stringify(looks)}`]
  })
  const looked = valid.length === 0 ? [`order ${order.id}: verified without a look`] : []
  return [...twice, ...looked, ...unproven.map((what) => `order ${order.id}: ${what}`)]
}

/** What is wrong with one order as it stands. */
export function orderAsItStands(order: Order, settled: boolean): readonly string[] {
  const legal = order.status in NEXT ? [] : [`order ${order.id}: state ${order.status}`]
  const stuck = settled && UNDER_WAY.includes(order.status)
  return [...legal, ...proofOf(order), ...(stuck ? [`order ${order.id} is stuck`] : [])]
}
