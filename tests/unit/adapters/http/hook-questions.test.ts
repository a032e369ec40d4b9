import { describe, expect, it } from 'vitest'
import { HOOK_KINDS } from '../../../../src/adapters/http/hooks/hook-questions.ts'
import { SERVER_PLATFORMS } from '../../../../src/core/registry/cut-target.ts'
import { serverStreamOf, streamOfTarget } from '../../../../src/core/registry/media-server.ts'

const server = 'http://10.0.0.5:1985'
const text = (value: object) => JSON.stringify(value)

describe('what media servers ask', () => {
  it.each([
    [
      'srs',
      text({
        action: 'on_publish',
        client_id: 'x',
        vhost: '__defaultVhost__',
        app: 'live',
        stream: 'a',
      }),
    ],
    [
      'nginx-rtmp',
      'app=live&tcurl=rtmp://x/live&addr=10.1.1.1&clientid=1&call=publish&name=a&type=live',
    ],
    ['nginx-rtmp', 'app=live&call=publish&name=a&type=live&name=other&app=else&call=play'],
    ['nginx-rtmp', 'app=live&call=update_publish&name=a'],
    [
      'mediamtx',
      text({ action: 'publish', path: 'live/a', protocol: 'rtmp', id: null, query: '' }),
    ],
    [
      'zlmediakit',
      text({ schema: 'rtmp', vhost: '__defaultVhost__', app: 'live', stream: 'a', params: '' }),
    ],
  ] as const)('%s: whether live/a may publish, as it is banned by its target', (platform, body) => {
    const question = HOOK_KINDS[platform].read(body)
    if (question?.asks !== 'publish') throw new Error('no question')
    const target = { platform, apiUrl: `${server}/`, app: 'live', stream: 'a' } as const
    expect(serverStreamOf(platform, { ...question.stream, server })).toEqual(streamOfTarget(target))
  })

  it('a stream on another virtual host is another stream, and the same one for hook and target', () => {
    for (const platform of ['srs', 'zlmediakit'] as const) {
      const body = text({ action: 'on_publish', vhost: 'v.example', app: 'live', stream: 'a' })
      const question = HOOK_KINDS[platform].read(body)
      if (question?.asks !== 'publish') throw new Error('no question')
      const target = { platform, apiUrl: server, app: 'live', stream: 'a', vhost: 'v.example' }
      const stream = serverStreamOf(platform, { ...question.stream, server })
      expect(stream).toEqual(streamOfTarget(target))
      expect(stream).not.toEqual(streamOfTarget({ ...target, vhost: '__defaultVhost__' }))
    }
  })

  it('a path of MediaMTX is one stream, wherever its application is said to end', () => {
    const of = (app: string, stream: string) =>
      streamOfTarget({ platform: 'mediamtx', apiUrl: server, app, stream })
    expect(of('school/live', 'a')).toEqual(of('school', 'live/a'))
    expect(of('', 'a')).toEqual({ server, app: '', stream: 'a' })
  })
})

describe('what is none of a ban’s business', () => {
  it.each([
    ['srs', text({ action: 'on_unpublish', app: 'live', stream: 'a' })],
    ['nginx-rtmp', 'call=play&app=live&name=a'],
    ['nginx-rtmp', 'call=connect&app=live'],
    ['mediamtx', text({ action: 'read', path: 'live/a' })],
    ['mediamtx', text({ action: 'api', path: '' })],
  ] as const)('%s: nothing that a ban is about is let pass (%s)', (platform, body) => {
    expect(HOOK_KINDS[platform].read(body)).toEqual({ asks: 'nothing' })
  })

  it('what no such server sends is not understood', () => {
    const hostile = [
      '',
      '[]',
      'null',
      '"x"',
      '{',
      '{"app":{"$ne":1}}',
      `{"app":"${'x'.repeat(600)}"}`,
    ]
    for (const platform of SERVER_PLATFORMS) {
      for (const body of hostile) expect(HOOK_KINDS[platform].read(body), body).toBeNull()
    }
    expect(HOOK_KINDS['nginx-rtmp'].read('call=publish&app=live')).toBeNull()
  })
})
