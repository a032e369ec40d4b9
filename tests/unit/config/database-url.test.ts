import { describe, expect, it } from 'vitest'
import { parseSettings } from '../../../src/config/settings.ts'

const parse = (url: string) => parseSettings({ DATABASE_URL: url }, '/srv/xuncha')

describe('the address of a database', () => {
  it.each([
    'postgres://xuncha:secret@db.example:5432/patrol',
    'postgresql://xuncha@127.0.0.1/patrol?sslmode=require&application_name=night',
    'postgres://xuncha:p%40ss%2Fw%23%25rd@[::1]:5432/patrol',
    'postgres://xuncha:密码@db/patrol',
    'postgres://xuncha:!$&*()-_=+;,.~@db/patrol',
    'postgres://db/patrol',
  ])('is taken as %s', (url) => {
    expect(parse(url)).toMatchObject({ ok: true, value: { secrets: { databaseUrl: url } } })
  })

  it.each([
    'hunter#2',
    'hunter/2',
    'hunter?2',
    'hunter%2',
    'hunter@2',
    'hunter:2',
    'hunter 2',
    'hunter[2',
    '12/hunter',
    '12?hunter',
    '12#hunter',
    '/hunter',
    '%zzhunter',
    '12/34@hunter',
  ])(
    'with the password %s written as it is: told to encode it, and none of it is shown',
    (password) => {
      const parsed = parse(`postgres://xuncha:${password}@db.example:5432/patrol`)
      if (parsed.ok) throw new Error('was accepted')
      expect(parsed.fault).toMatchObject({ code: 'setting-invalid', where: 'DATABASE_URL' })
      expect(parsed.fault.message).toMatch(/percent-encoded/)
      expect(parsed.fault.message).toMatch(/百分号编码/)
      for (const shown of ['hunter', 'xuncha:', 'zz', 'db.example', password]) {
        expect(parsed.fault.message).not.toContain(shown)
      }
    },
  )

  it.each(['postgres://', 'postgres://a:b@host:port/db', 'postgres://a:b@host/db#part'])(
    'that cannot be read (%s) is refused in one sentence',
    (url) => {
      expect(parse(url)).toMatchObject({ ok: false, fault: { where: 'DATABASE_URL' } })
    },
  )
})
