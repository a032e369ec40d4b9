import { describe, expect, it } from 'vitest'
import { parseTarget } from '../../../../src/adapters/egress/parse-target.ts'
import {
  isPublicAddress,
  parsePrivateHosts,
} from '../../../../src/adapters/egress/private-hosts.ts'

describe('an address to be fetched', () => {
  it.each([
    'http://live.example/x.m3u8?a=b',
    'https://直播.中国/x.flv',
    'rtmp://8.8.8.8:1935/live/x',
    'http://[2606:4700::1111]/x',
    'HTTP://LIVE.EXAMPLE./x',
  ])('%s is taken', (address) => {
    expect(parseTarget(address).kind).toBe('target')
  })

  it.each([
    ['', 'bad-address'],
    ['/live/x.m3u8', 'bad-address'],
    ['http://', 'bad-address'],
    ['file:///etc/passwd', 'blocked-address'],
    ['data:text/plain,x', 'blocked-address'],
    ['http://user:pw@live.example/', 'blocked-address'],
    ['http://0x7f.1/', 'blocked-address'],
    ['http://3232235521/', 'blocked-address'],
    ['rtmp://017700000001/live/x', 'blocked-address'],
    ['http:\\\\2130706433\\x', 'blocked-address'],
  ])('%s is refused as %s', (address, reason) => {
    expect(parseTarget(address)).toMatchObject({ kind: 'refusal', reason })
  })
})

describe('the public internet', () => {
  it.each(['8.8.8.8', '223.5.5.5', '2606:4700::1111', '::ffff:8.8.8.8'])(
    '%s is in it',
    (address) => {
      expect(isPublicAddress(address)).toBe(true)
    },
  )

  it.each([
    ...['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.127.0.1'],
    ...['0.0.0.0', '255.255.255.255', '224.0.0.1', '198.19.0.1', '240.0.0.1', '192.0.0.8'],
    ...['::1', '::', 'fe80::1', 'fd00::1', 'ff02::1', '::ffff:10.0.0.1', '::10.0.0.1'],
    ...['64:ff9b::a00:1', '2002:a00:1::', '2001::1', '2001:db8::1'],
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

describe('private hosts that are allowed', () => {
  const allowed = parsePrivateHosts([
    '10.20.0.0/16',
    '127.0.0.1',
    'fd12::/16',
    'NMS.local',
    '.lab.example',
  ])

  it.each(['10.20.3.4', '127.0.0.1', '::ffff:10.20.0.1', 'fd12::9'])('hold for %s', (address) => {
    expect(allowed.permitsAddress(address)).toBe(true)
  })
  it.each(['10.21.0.1', '127.0.0.2', 'fd13::9', '::1'])('do not hold for %s', (address) => {
    expect(allowed.permitsAddress(address)).toBe(false)
  })
  it('may be names, exact or whole domains', () => {
    const hosts = ['nms.local', 'a.lab.example', 'lab.example', 'evil-nms.local', 'xlab.example']
    expect(hosts.map((host) => allowed.permitsHost(host))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })
})
