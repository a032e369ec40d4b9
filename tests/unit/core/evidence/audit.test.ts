import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { AUDIT_KINDS } from '../../../../src/contracts/audit/audit.ts'
import { readAuditEntry } from '../../../../src/core/evidence/audit/audit-act.ts'
import { AUDIT_WORDS } from '../../../../src/core/evidence/audit/audit-words.ts'
import { csvLine } from '../../../../src/core/evidence/audit/csv-line.ts'
import {
  JOURNAL_EVENT_TYPES,
  type JournalEvent,
} from '../../../../src/core/evidence/journal-event.ts'
import { JUDGEMENT_KINDS } from '../../../../src/core/judgement/standing.ts'
import { aJournalEntry } from '../../../build/database/database-rows.ts'

const read = (change: Partial<JournalEvent>) =>
  readAuditEntry({ ...aJournalEntry(), sequence: 1, hash: '', previousHash: '', ...change })

const SYSTEM = { type: 'system.changed', subjectKind: 'system' } as const
const ACCOUNT = { type: 'account.changed', subjectKind: 'account' } as const

/** What entries of the program itself are about, as its sources write it. */
function subjectsWritten(): readonly string[] {
  const src = join(import.meta.dirname, '../../../../src')
  const sources = ['app', 'compose', 'cli'].flatMap((part) =>
    readdirSync(join(src, part), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(src, part, file), 'utf8')),
  )
  return sources
    .filter((text) => text.includes("type: 'system.changed'"))
    .flatMap((text) =>
      [...text.matchAll(/(?:subjectId: |subjectOf = .*?=> )['`]([^'`$]+)/g)].map(
        ([, subject = '']) => subject,
      ),
    )
}

describe('the words of the audit', () => {
  it('are there for every kind of entry, in both languages', () => {
    expect([...AUDIT_KINDS].toSorted()).toEqual([...JOURNAL_EVENT_TYPES].toSorted())
    for (const [act, { zh, en }] of Object.entries(AUDIT_WORDS)) {
      expect(zh, act).toMatch(/^[\p{Script=Han}]+$/u)
      expect(en, act).toMatch(/^[A-Z][A-Za-z -]+$/)
    }
  })

  it('tell apart whatever the program writes about itself', () => {
    const subjects = [...subjectsWritten(), ...JUDGEMENT_KINDS.map((kind) => `${kind}:`)]
    expect(subjects.length).toBeGreaterThan(12)
    const untold = subjects.filter(
      (subjectId) => read({ ...SYSTEM, subjectId, data: {} }).act === 'system.changed',
    )
    expect(untold).toEqual([])
  })

  it('name what was done to accounts and tokens', () => {
    const acts = [
      { id: 'a', name: '王芳', role: 'operator' },
      { id: 'a', name: '王芳', role: 'operator', client: '10.0.0.7' },
      { id: 'a' },
      { id: 'a', name: '王芳', role: 'operator', change: 'locked' },
      { id: null, name: '***', client: '10.0.0.7', signIn: 'failed' },
    ].map((data) => read({ ...ACCOUNT, subjectId: 'a', data }).act)
    expect(acts).toEqual([
      'account.made',
      'account.signed-in',
      'account.signed-out',
      'account.locked',
      'account.sign-in-failed',
    ])
    const revoked = read({ ...ACCOUNT, subjectId: 'token:大屏', data: { change: 'revoked' } })
    expect(revoked).toMatchObject({ act: 'token.revoked', about: { kind: 'token', name: '大屏' } })
  })

  it('lead from an order to cut to its case, and tell a removal from a change', () => {
    const cut = { type: 'cut.changed', subjectKind: 'cut', subjectId: 'c1' } as const
    expect(read({ ...cut, data: { violationId: 'v1' } }).about.violationId).toBe('v1')
    const room = { type: 'room.changed', subjectKind: 'room', subjectId: 'r1' } as const
    expect(read({ ...room, data: null }).act).toBe('room.removed')
    const registered = read({ ...room, data: { region: '440106', title: '初二数学' } })
    expect(registered).toMatchObject({ act: 'room.registered', about: { name: '初二数学' } })
  })
})

describe('a line of a file', () => {
  it('is no formula to a spreadsheet program, whatever somebody typed', () => {
    const cells = ['=1+1', '+1', '-1', '@SUM(A1)', '＝1', ' =1', '\t=1', '好，"是"', 'a,b\nc', '']
    expect(csvLine(cells)).toBe(
      `'=1+1,'+1,'-1,'@SUM(A1),'＝1,' =1,'\t=1,"好，""是""","a,b\nc",\r\n`,
    )
  })
})
