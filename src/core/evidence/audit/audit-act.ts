import type { JournalEvent, JournalEventType, JournalSubjectKind } from '../journal-event.ts'
import { type AuditAct, isAuditAct } from './audit-words.ts'

/** What an entry of the audit is about: finer than the journal's own kinds, since much is `system` there. */
export type AuditSubject =
  | 'violation'
  | 'alert'
  | 'cut'
  | 'room'
  | 'institution'
  | 'account'
  | 'token'
  | 'sweep'
  | 'cut-rules'
  | 'report'
  | 'run'
  | 'node'
  | 'channel'
  | 'duty'
  | 'calendar'
  | 'judgement'
  | 'fuse'
  | 'picture'
  | 'import'
  | 'system'

export type AuditReading = {
  readonly act: AuditAct
  readonly about: {
    readonly kind: AuditSubject
    readonly id: string
    /** `null`: the entry does not tell it. */
    readonly name: string | null
    /** Of a cut or an alert. */
    readonly violationId: string | null
  }
}

type Told = Readonly<Record<string, unknown>>

const toldBy = (data: unknown): Told =>
  typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as Told) : {}

const textIn = (told: Told, field: string): string | null => {
  const value = told[field]
  return typeof value === 'string' && value !== '' ? value : null
}

type Sorted = { readonly act: AuditAct; readonly kind: AuditSubject }

/** Entries of the program itself, by the beginning of what they are about. */
const BY_PREFIX: readonly (readonly [prefix: string, act: AuditAct, kind: AuditSubject])[] = [
  ['sweep:', 'sweep.changed', 'sweep'],
  ['cut-rules', 'cut-rules.changed', 'cut-rules'],
  ['report-template', 'report-template.changed', 'report'],
  ['report:', 'report.changed', 'report'],
  ['run:', 'run.changed', 'run'],
  ['fuse:', 'fuse.changed', 'fuse'],
  ['review-share:', 'review-share.changed', 'system'],
  ['node:', 'node.changed', 'node'],
  ['running-settings', 'settings.changed', 'system'],
  ['picture:', 'picture.changed', 'picture'],
  ['own-words:', 'judgement.changed', 'judgement'],
  ['model:', 'judgement.changed', 'judgement'],
  ['rooms-change:', 'rooms.changed', 'system'],
  ['import ', 'import.made', 'import'],
  ['legal-time', 'calendar.changed', 'calendar'],
  ['search:', 'search.kept', 'system'],
  ['attention:', 'attention.found', 'system'],
  ['search', 'search.made', 'system'],
  ['export', 'export.made', 'system'],
  ['retention', 'retention.forgot', 'system'],
  ['journal-verify', 'journal.verified', 'system'],
  ['patrol:load', 'load.changed', 'system'],
  ['canary', 'canary.told', 'system'],
  ['clock', 'clock.told', 'system'],
  ['restore', 'backup.restored', 'system'],
  ['installation', 'installation.changed', 'system'],
]

/** Entries whose subject is a bare id, by what they tell. */
const BY_FIELD: readonly (readonly [field: string, act: AuditAct, kind: AuditSubject])[] = [
  ['channel', 'channel.changed', 'channel'],
  ['channelTest', 'channel.tested', 'channel'],
  ['subscribed', 'channel.subscribed', 'channel'],
  ['unsubscribed', 'channel.unsubscribed', 'channel'],
  ['dutyShift', 'duty.changed', 'duty'],
]

function ofSystem(subjectId: string, told: Told): Sorted {
  const byPrefix = BY_PREFIX.find(([prefix]) => subjectId.startsWith(prefix))
  const [, act, kind] = byPrefix ?? BY_FIELD.find(([field]) => field in told) ?? []
  return { act: act ?? 'system.changed', kind: kind ?? 'system' }
}

const OF_VIOLATION: readonly (readonly [field: string, act: AuditAct])[] = [
  ['letter', 'violation.letter'],
  ['card', 'violation.card'],
  ['note', 'violation.note'],
  ['review', 'violation.review'],
  ['automaticCut', 'violation.automatic-cut'],
]

function ofAccount(subjectId: string, told: Told): Sorted {
  if (subjectId.startsWith('token:')) {
    return { act: told['change'] === 'revoked' ? 'token.revoked' : 'token.made', kind: 'token' }
  }
  const kind = 'account'
  if (told['signIn'] === 'failed') return { act: 'account.sign-in-failed', kind }
  const change = `account.${String(told['change'])}`
  if (isAuditAct(change)) return { act: change, kind }
  if ('change' in told) return { act: 'account.changed', kind }
  if ('client' in told) return { act: 'account.signed-in', kind }
  return { act: 'role' in told ? 'account.made' : 'account.signed-out', kind }
}

function actOfRoom(data: unknown, told: Told): AuditAct {
  if ('preview' in told) return 'room.previewed'
  if (data === null) return 'room.removed'
  // What the patrol notes of a room carries no region; what people register does.
  return 'region' in told ? 'room.registered' : 'room.changed'
}

function sortOf(type: JournalEventType, subjectKind: JournalSubjectKind, event: JournalEvent) {
  const { subjectId, data } = event
  const told = toldBy(data)
  if ('legalHold' in told) return { act: 'hold.changed' as const, kind: subjectKind }
  if ('exported' in told) return { act: 'package.exported' as const, kind: subjectKind }
  if (type === 'account.changed') return ofAccount(subjectId, told)
  if (type === 'violation.changed') {
    const act = OF_VIOLATION.find(([field]) => field in told)?.[1]
    return { act: act ?? type, kind: subjectKind }
  }
  if (subjectKind === 'institution') {
    return {
      act: `institution.${data === null ? 'removed' : 'changed'}` as const,
      kind: subjectKind,
    }
  }
  if (type === 'cut.changed' && told['dryRun'] === true) {
    return { act: 'cut.dry-run' as const, kind: subjectKind }
  }
  if (type === 'room.changed') return { act: actOfRoom(data, told), kind: subjectKind }
  return type === 'system.changed' ? ofSystem(subjectId, told) : { act: type, kind: subjectKind }
}

const NAMED: readonly AuditSubject[] = ['room', 'institution', 'account', 'node', 'judgement']

function nameOf(kind: AuditSubject, subjectId: string, told: Told): string | null {
  if (kind === 'token' || kind === 'sweep') return subjectId.replace(/^(token|sweep):/, '')
  if (kind === 'channel') return textIn(toldBy(told['channel'] ?? told), 'name')
  if (!NAMED.includes(kind)) return null
  return textIn(told, 'name') ?? textIn(told, 'title') ?? textIn(told, 'node')
}

/** What was done to what, read out of an entry. Of what it recorded, names alone are told: no value that was set. */
export function readAuditEntry(event: JournalEvent): AuditReading {
  const { type, subjectKind, subjectId } = event
  const told = toldBy(event.data)
  const { act, kind } = sortOf(type, subjectKind, event)
  const violationId =
    kind === 'cut' || kind === 'alert'
      ? textIn(told, 'violationId')
      : kind === 'violation'
        ? subjectId
        : null
  return { act, about: { kind, id: subjectId, name: nameOf(kind, subjectId, told), violationId } }
}
