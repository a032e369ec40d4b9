import { describe, expect, it } from 'vitest'
import { aJournalEntry } from '../../../build/database/database-rows.ts'
import { pool } from '../harness-pool.ts'
import { asProgram } from '../http-harness.ts'

const start = pool()
const SPAN = 'from=2026-10-01T00:00:00%2B08:00&to=2026-10-20T00:00:00%2B08:00'

async function startWritten() {
  const harness = await start()
  const call = await asProgram(harness, 'administrator')
  const about = { type: 'account.changed', subjectKind: 'account', subjectId: 'a1' } as const
  const sealed = { password: 'never-shown', channel: { secret: 'never-shown' }, change: 'locked' }
  const entry = (who: string, why: string, at: string) =>
    aJournalEntry({
      ...about,
      who,
      why,
      at: Date.parse(at) as ReturnType<typeof aJournalEntry>['at'],
      data: { id: 'a1', name: '王芳', ...sealed },
    })
  await harness.transactions.run(({ journal }) =>
    journal.appendAll([
      entry('user:李明', '=HYPERLINK("http://x.example")', '2026-10-17T09:00:00+08:00'),
      entry('user:李明', '调离', '2026-10-17T09:10:00+08:00'),
      entry('system', '自动', '2026-10-17T09:20:00+08:00'),
    ]),
  )
  return { harness, call }
}

describe('the audit', () => {
  it('tells who did what to what, when and why, page by page, and no value that was recorded', async () => {
    const { call } = await startWritten()
    const address = `/api/v1/audit?who=${encodeURIComponent('李明')}&limit=1`
    const first = await call('GET', address)
    expect(first.json().items).toMatchObject([
      {
        at: '2026-10-17T09:10:00+08:00',
        who: 'user:李明',
        kind: 'account.changed',
        act: { zh: '锁定账号', en: 'Account locked' },
        about: { kind: 'account', id: 'a1', name: '王芳' },
        why: '调离',
      },
    ])
    const next = await call('GET', `${address}&cursor=${first.json().nextCursor}`)
    expect(next.json()).toMatchObject({
      items: [{ at: '2026-10-17T09:00:00+08:00' }],
      nextCursor: null,
    })
    const everything = await call('GET', '/api/v1/audit')
    expect(everything.json().items.map(({ who }: { who: string }) => who)).not.toContain('system')
    expect(everything.body).not.toContain('never-shown')
    const own = await call('GET', '/api/v1/audit?who=system&about=a1&kind=account.changed')
    expect(own.json().items).toMatchObject([{ why: '自动' }])
  })

  it('is for administrators, and refuses what it does not know', async () => {
    const { harness, call } = await startWritten()
    const operator = await asProgram(harness)
    for (const address of ['/api/v1/audit', `/api/v1/audit.csv?${SPAN}`]) {
      expect((await operator('GET', address)).statusCode, address).toBe(403)
    }
    const bad = [
      'audit?whom=x',
      'audit?kind=x',
      'audit?cursor=x',
      'audit.csv',
      `audit.csv?${SPAN}&x=1`,
    ]
    for (const one of bad) expect((await call('GET', `/api/v1/${one}`)).statusCode, one).toBe(400)
  })

  it('is a file that spreadsheet programs read as text, of the span that was asked for', async () => {
    const { call } = await startWritten()
    const file = await call('GET', `/api/v1/audit.csv?${SPAN}&about=a1`)
    expect(file.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="audit-2026-10-01-2026-10-20.csv"',
    })
    const [heading, ...lines] = file.body.trimEnd().split('\r\n')
    expect(heading?.startsWith('\u{FEFF}序号 No.,时间 When')).toBe(true)
    expect(lines).toHaveLength(2)
    expect(lines[0]).toContain('2026-10-17T09:10:00+08:00,账号 李明,锁定账号')
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://x.example"")"`)
    expect(file.body).not.toContain('never-shown')
    const before = 'from=2026-01-01T00:00:00%2B08:00&to=2026-01-02T00:00:00%2B08:00'
    const none = await call('GET', `/api/v1/audit.csv?${before}`)
    expect(none.body.trimEnd().split('\r\n')).toHaveLength(1)
  })
})
