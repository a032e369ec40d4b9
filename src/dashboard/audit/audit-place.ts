import type { AuditEntry } from '../../contracts/audit/audit.ts'
import { institutionPath, roomPath, sweepPath, violationPath } from '../lib/routes.ts'

/** The page of what an entry is about; `null`: there is none. */
export function auditPlace({ kind, id, name, violationId }: AuditEntry['about']): string | null {
  if (violationId !== null) return violationPath(violationId)
  switch (kind) {
    case 'room':
      return roomPath(id)
    case 'institution':
      return institutionPath(id)
    case 'sweep':
      return sweepPath(name ?? '')
    case 'cut-rules':
      return '/cuts/rules'
    case 'report':
      return '/reports'
    case 'run':
      return '/sweeps'
    case 'account':
      return '/accounts'
    case 'token':
      return '/tokens'
    case 'channel':
    case 'duty':
      return '/channels'
    case 'node':
      return '/nodes'
    case 'calendar':
      return '/calendar'
    case 'judgement':
      return '/judgement'
    case 'alert':
    case 'cut':
    case 'fuse':
    case 'import':
    case 'picture':
    case 'system':
    case 'violation':
      return null
  }
}
