import type { AuditQuery } from '../audit/audit-filter.ts'
import type { ShownStage } from '../calendar/calendar-address.ts'
import type { CutsQuery } from '../cuts/cuts-filter.ts'
import type { RecordFilter } from '../lib/record-filter.ts'

/** Where each piece of server state lives in the cache; events patch it by these names. */
export const keys = {
  session: ['session'] as const,
  signInWays: ['sign-in-ways'] as const,
  accounts: ['accounts'] as const,
  tokens: ['tokens'] as const,
  audit: (filter: AuditQuery) => ['audit', filter] as const,
  secondFactor: ['second-factor'] as const,
  recovery: ['recovery'] as const,
  ownSessions: ['own-sessions'] as const,
  rehearsals: ['rehearsals'] as const,
  system: ['system'] as const,
  rooms: ['rooms'] as const,
  room: (id: string) => ['room', id] as const,
  wallViolations: ['violations', 'wall'] as const,
  records: (filter: RecordFilter) => ['violations', 'records', filter] as const,
  timeline: (part: 'axis' | 'heat' | 'list', query: object) =>
    ['violations', 'timeline', part, query] as const,
  found: (query: object) => ['found', query] as const,
  views: ['views'] as const,
  allRecords: ['violations', 'records'] as const,
  violation: (id: string) => ['violation', id] as const,
  history: (id: string) => ['history', id] as const,
  evidence: (id: string) => ['evidence', id] as const,
  curve: (id: string) => ['curve', id] as const,
  letters: (violationId: string) => ['letters', violationId] as const,
  letterMeasures: (violationId: string, sellsCourses: boolean) =>
    ['letter-measures', violationId, sellsCourses] as const,
  card: (violationId: string) => ['card', violationId] as const,
  cut: (id: string) => ['cut', id] as const,
  cuts: (filter: CutsQuery) => ['cuts', filter] as const,
  allCuts: ['cuts'] as const,
  power: ['cut-power'] as const,
  shadow: ['cut-shadow'] as const,
  calendar: (year: number, region: string, stage: ShownStage) =>
    ['calendar', year, region, stage] as const,
  timetableConflicts: (year: number, region: string) =>
    ['calendar', 'conflicts', year, region] as const,
  allCalendars: ['calendar'] as const,
  coverage: (from: string) => ['coverage', from] as const,
  lookup: (text: string) => ['lookup', text] as const,
  institution: (id: string) => ['institution', id] as const,
  roomWindows: (roomId: string, date: string) => ['room-windows', roomId, date] as const,
  institutionLeads: (id: string) => ['violations', 'institution-leads', id] as const,
  institutionRecord: (id: string) => ['institution', id, 'record'] as const,
  earlierCases: (id: string) => ['violations', 'institution', id] as const,
  alike: (violationId: string) => ['alike', violationId] as const,
  roomDay: (roomId: string, date: string) => ['room-day', roomId, date] as const,
  dayWindows: (region: string, stage: string, date: string) =>
    ['calendar', 'day', region, stage, date] as const,
  roomViolations: (roomId: string) => ['violations', 'room', roomId] as const,
  judgement: (topic: string) => ['judgement', topic] as const,
  allJudgements: ['judgement'] as const,
  channels: ['channels'] as const,
  deliveries: ['deliveries'] as const,
  duty: ['duty'] as const,
  alert: (violationId: string) => ['alert', violationId] as const,
  quality: (part: string) => ['quality', part] as const,
  notes: (violationId: string) => ['notes', violationId] as const,
  colleagues: ['colleagues'] as const,
  places: (text: string) => ['places', text] as const,
  regions: (under: string | null) => ['regions', under] as const,
}
