import { describe, expect, it } from 'vitest'
import {
  authorizationFor,
  chooseChallenge,
} from '../../../../../src/adapters/media/rtsp/authorization.ts'
import {
  parseRtspAddress,
  sameServer,
} from '../../../../../src/adapters/media/rtsp/rtsp-address.ts'

const mufasa = { username: 'Mufasa', password: 'Circle of Life' }
const asked = { method: 'GET', uri: '/dir/index.html' }
const nonce = '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v'
const offer = (algorithm: string): string =>
  `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=${algorithm}, nonce="${nonce}", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"`

function answer(offers: readonly string[]): string {
  const challenge = chooseChallenge(offers)
  if (challenge === null) throw new Error('no way to answer')
  const clientNonce = 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ'
  return authorizationFor(challenge, { ...mufasa }, asked, clientNonce)
}

describe('the answer to a challenge', () => {
  it('is that of the example in RFC 7616 §3.9.1', () => {
    expect(answer([offer('MD5')])).toContain('response="8ca523f5e9506fed4657c9700eebdbec"')
    expect(answer([offer('SHA-256')])).toContain(
      'response="753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"',
    )
  })

  it('takes the safest way that is offered', () => {
    expect(answer(['Basic realm="x"', offer('MD5'), offer('SHA-256')])).toContain('SHA-256')
    expect(answer(['Basic realm="x"', offer('MD5')])).toMatch(/^Digest /)
    expect(answer(['Basic realm="x"'])).toBe('Basic TXVmYXNhOkNpcmNsZSBvZiBMaWZl')
    expect(chooseChallenge(['Negotiate', 'Digest realm="only"'])).toBeNull()
  })
})

describe('an RTSP address', () => {
  it('is taken apart from the credentials in front of it', () => {
    expect(
      parseRtspAddress(' RTSP://admin:a%40b:c@camera.example:8554/Streaming/101?x=1 '),
    ).toEqual({
      url: 'rtsp://camera.example:8554/Streaming/101?x=1',
      credentials: { username: 'admin', password: 'a@b:c' },
    })
    expect(parseRtspAddress('rtsps://[2001:db8::1]/a')).toEqual({
      url: 'rtsps://[2001:db8::1]/a',
      credentials: null,
    })
    expect(parseRtspAddress('rtsp://admin:100%@camera.example')).toMatchObject({
      credentials: { password: '100%' },
    })
  })

  it.each(['rtmp://a.example/x', 'rtsp://', 'rtsp://a b/x', 'camera'])('is not %s', (text) => {
    expect(parseRtspAddress(text)).toBeNull()
  })

  it('keeps its credentials to its own server', () => {
    expect(sameServer('rtsp://a.example/x', 'rtsp://A.example/y')).toBe(true)
    expect(sameServer('rtsp://a.example/x', 'rtsp://a.example:555/x')).toBe(false)
    expect(sameServer('rtsps://a.example/x', 'rtsp://a.example/x')).toBe(false)
  })
})
