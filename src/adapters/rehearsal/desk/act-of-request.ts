import type { DrillAct } from '../../../core/rehearsal/score.ts'

type Seen = Pick<DrillAct, 'kind' | 'leadId'>

const KINDS: Readonly<Record<string, DrillAct['kind']>> = {
  claim: 'claimed',
  confirm: 'confirmed',
  dismiss: 'dismissed',
  'confirm/undo': 'taken-back',
  reopen: 'taken-back',
  cut: 'cut',
}

const OF_LEAD = /^\/violations\/([\w-]+)(?:\/([a-z/]+))?(?:\?.*)?$/

/** What a request to the rehearsal's program means for its score; `null`: nothing. A lead is seen when its page is opened. */
export function actOfRequest(method: string, path: string): Seen | null {
  const [, leadId, rest] = OF_LEAD.exec(path) ?? []
  if (leadId === undefined) return null
  if (method === 'GET') return rest === undefined ? { kind: 'seen', leadId } : null
  const kind = method === 'POST' && rest !== undefined ? KINDS[rest] : undefined
  return kind === undefined ? null : { kind, leadId }
}

/** Writes that a trainee may make: what an operator does about a lead. Nothing that reaches out of the machine. */
const WRITES =
  /^\/(?:violations\/[\w-]+\/(?:claim|release|assign|confirm|confirm\/undo|dismiss|reopen|cut|notes|refer|close|automatic-cut\/stop)|cuts\/[\w-]+\/(?:approve|decline|again|undo)|alerts\/[\w-]+\/(?:acknowledge|silence|lift-silence)|session\/presence)$/

const READS = /^\/(?!users|tokens|audit|sessions|push-key)/

export function mayRelay(method: string, path: string): boolean {
  if (path.includes('..') || path.includes('\\')) return false
  const [plain = ''] = path.split('?')
  return method === 'GET' || method === 'HEAD'
    ? READS.test(plain)
    : method === 'POST' && WRITES.test(plain)
}
