import { describe, expect, it } from 'vitest'
import { parseSettings } from '../../../src/config/settings.ts'

const parse = (environment: Record<string, string>) => parseSettings(environment, '/srv/xuncha')
const faultOf = (environment: Record<string, string>) => {
  const parsed = parse(environment)
  if (parsed.ok) throw new Error('was accepted')
  return parsed.fault
}

describe('settings', () => {
  it('start the embedded default on loopback when nothing is set', () => {
    const parsed = parse({})
    if (!parsed.ok) throw new Error(parsed.fault.message)
    expect(parsed.value.settings.http).toEqual({
      host: '127.0.0.1',
      port: 8080,
      portGiven: false,
      publicOrigin: null,
      trustedProxies: [],
      metricsReaders: [],
      tls: null,
    })
    expect(parsed.value.settings.storage).toMatchObject({
      dataFolder: '/srv/xuncha/data',
      evidenceUrl: 'file:/srv/xuncha/data/evidence',
    })
    expect(parsed.value.secrets.databaseUrl).toBeNull()
  })

  it('take hosts, addresses and networks that streams may live on although private', () => {
    const parsed = parse({ XUNCHA_ALLOW_PRIVATE_HOSTS: '127.0.0.1, 10.0.0.0/8 media.lan [::1]' })
    if (!parsed.ok) throw new Error(parsed.fault.message)
    expect(parsed.value.settings.egress.allowPrivateHosts).toEqual([
      '127.0.0.1',
      '10.0.0.0/8',
      'media.lan',
      '::1',
    ])
  })

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['LOG_LEVEL', 'loud'],
    ['DATABASE_URL', 'mysql://x'],
    ['XUNCHA_OCR', 'eyes'],
    ['XUNCHA_REPLAY_DAYS', 'for ever'],
    ['XUNCHA_SESSION_IDLE_MINUTES', 'never'],
    ['XUNCHA_SESSION_HOURS', '0'],
    ['XUNCHA_EVIDENCE_URL', 'ftp://x'],
    ['XUNCHA_ALLOW_PRIVATE_HOSTS', 'http://127.0.0.1/'],
  ])('refuse %s=%s with one sentence that names it', (name, value) => {
    const fault = faultOf({ [name]: value })
    expect(fault).toMatchObject({ code: 'setting-invalid', where: name })
    expect(fault.message).toContain(name)
  })

  it('refuse a name that does not exist, because a mistyped setting must not be ignored', () => {
    expect(faultOf({ XUNCHA_SCHEDULE: './s' })).toMatchObject({
      code: 'setting-unknown',
      where: 'XUNCHA_SCHEDULE',
    })
  })

  it('do not repeat a database address, which may hold a password', () => {
    expect(faultOf({ DATABASE_URL: 'mysql://root:hunter2@db' }).message).not.toContain('hunter2')
  })
})
