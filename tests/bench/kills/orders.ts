/** What a stranger knows of orders: their legal states, and what "verified" has to rest on. */
type Step = { readonly step: string; readonly outcome: string; readonly detail: string }
type Look = { readonly at: number; readonly what: string; readonly found: string }
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

/** "Verified" must rest on every address seen gone twice, apart, after the server accepted. */
function proofOf(order: Order): string[] {
  const kicks = order.steps.filter(({ step, outcome }) => step === 'kick' && outcome === 'accepted')
  const twice = kicks.length > 1 ? [`order ${order.id}: kicked ${kicks.length} times`] : []
  if (order.status !== 'verified') return twice
  const since = order.acceptedAt ?? Number.POSITIVE_INFINITY
  const valid = order.checks.filter(({ at }) => at >= since)
  const unproven = [...new Set(valid.map(({ what }) => what))].filter((what) => {
    const gone = valid.filter((look) => look.what === what && look.found === 'gone')
    const span = (gone.at(-1)?.at ?? 0) - (gone[0]?.at ?? 0)
    return span < PROVEN_APART_MILLISECONDS
  })
  const looked = valid.length === 0 ? [`order ${order.id}: verified without a look`] : []
  return [
    ...twice,
    ...looked,
    ...unproven.map((what) => `order ${order.id}: ${what} is not proven`),
  ]
}

/** What is wrong with one order as it stands. */
export function orderAsItStands(order: Order, settled: boolean): readonly string[] {
  const legal = order.status in NEXT ? [] : [`order ${order.id}: state ${order.status}`]
  const stuck = settled && UNDER_WAY.includes(order.status)
  return [...legal, ...proofOf(order), ...(stuck ? [`order ${order.id} is stuck`] : [])]
}
