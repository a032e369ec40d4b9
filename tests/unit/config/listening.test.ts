import { describe, expect, it } from 'vitest'
import { hidesClients, isSecure, readListening } from '../../../src/config/listening.ts'

function read(environment: Record<string, string>) {
  const read = readListening(environment, '/srv/xuncha')
  if (!read.ok) throw new Error(read.fault.message)
  return read.value
}

describe('what stands before the program', () => {
  it('is named by address and network', () => {
    const settings = read({
      XUNCHA_PUBLIC_ADDRESS: 'https://Patrol.example.cn:443/',
      XUNCHA_TRUSTED_PROXIES: '10.0.0.5, 10.1.0.0/16 [fd00::1] fd00:1::/64',
    })
    expect(settings.publicOrigin).toBe('https://patrol.example.cn')
    expect(settings.trustedProxies).toEqual(['10.0.0.5', '10.1.0.0/16', 'fd00::1', 'fd00:1::/64'])
    expect(isSecure(settings)).toBe(true)
    expect(hidesClients(settings)).toBe(false)
  })

  it('makes everything secure as soon as officers come by https, whoever ends it', () => {
    expect(isSecure(read({}))).toBe(false)
    expect(isSecure(read({ XUNCHA_PUBLIC_ADDRESS: 'http://patrol.lan' }))).toBe(false)
    const files = { XUNCHA_TLS_CERTIFICATE_FILE: 'tls/chain.pem', XUNCHA_TLS_KEY_FILE: '/key.pem' }
    const settings = read(files)
    expect(isSecure(settings)).toBe(true)
    expect(settings.tls).toEqual({
      certificateFile: '/srv/xuncha/tls/chain.pem',
      keyFile: '/key.pem',
    })
    expect(hidesClients(read({ XUNCHA_PUBLIC_ADDRESS: 'https://patrol.example' }))).toBe(true)
  })

  it.each([
    ['XUNCHA_TRUSTED_PROXIES', 'true'],
    ['XUNCHA_TRUSTED_PROXIES', '*'],
    ['XUNCHA_TRUSTED_PROXIES', '1'],
    ['XUNCHA_TRUSTED_PROXIES', 'proxy.lan'],
    ['XUNCHA_TRUSTED_PROXIES', '0.0.0.0/0'],
    ['XUNCHA_TRUSTED_PROXIES', '0.0.0.0/1,128.0.0.0/1'],
    ['XUNCHA_TRUSTED_PROXIES', '::/0'],
    ['XUNCHA_TRUSTED_PROXIES', '10.0.0.5/33'],
    ['XUNCHA_METRICS_FROM', 'prometheus.lan'],
    ['XUNCHA_METRICS_FROM', '0.0.0.0/0'],
    ['XUNCHA_PUBLIC_ADDRESS', 'patrol.example.cn'],
    ['XUNCHA_PUBLIC_ADDRESS', 'https://patrol.example.cn/xuncha'],
    ['XUNCHA_PUBLIC_ADDRESS', 'ftp://patrol.example.cn'],
    ['XUNCHA_PUBLIC_ADDRESS', 'https://admin:hunter2@patrol.example.cn'],
  ])('is refused as %s=%s with one sentence that names the setting', (name, value) => {
    const refused = readListening({ [name]: value }, '/srv/xuncha')
    expect(refused).toMatchObject({ fault: { code: 'setting-invalid', where: name } })
    expect(JSON.stringify(refused)).not.toContain('hunter2')
  })

  it('does not contradict itself', () => {
    const certificate = { XUNCHA_TLS_CERTIFICATE_FILE: 'a.pem' }
    expect(readListening(certificate, '/')).toMatchObject({
      fault: { where: 'XUNCHA_TLS_KEY_FILE' },
    })
    const both = { ...certificate, XUNCHA_TLS_KEY_FILE: 'k.pem' }
    expect(
      readListening({ ...both, XUNCHA_PUBLIC_ADDRESS: 'http://patrol.example' }, '/'),
    ).toMatchObject({ fault: { where: 'XUNCHA_PUBLIC_ADDRESS' } })
  })
})
