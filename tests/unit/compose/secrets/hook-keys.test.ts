import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hookCaller } from '../../../../src/adapters/http/hook-keys.ts'
import { EXIT } from '../../../../src/cli/io.ts'
import type { ProgramContext } from '../../../../src/cli/program-context.ts'
import { runHooks } from '../../../../src/cli/upkeep/hooks.ts'
import { hookKeysOf, hookUrlOf } from '../../../../src/compose/secrets/hook-keys.ts'
import { readSecretFile } from '../../../../src/compose/secrets/secret-file.ts'
import { mediaServerName } from '../../../../src/core/registry/media-server.ts'

const SHARED = 'the one token there was'
const A = 'http://10.0.0.5:8000'
const B = 'http://10.0.0.6:8000'
const C = 'http://10.0.0.7:1985'
const ACCOUNT = { username: 'u', password: 'p' }
const keys = hookKeysOf(SHARED, {
  'node-media-server': { [A]: {}, [B]: { hookToken: 'a token of its own' } },
  srs: { [C]: {} },
})
const tokenOf = (server: string) => keys.servers.find((one) => one.server === server)?.token
const call = (token: unknown, server?: unknown, address = '192.168.1.1') =>
  hookCaller(keys, { platform: 'node-media-server', token, server, address })

describe('the name of a media server', () => {
  it.each([
    ['http://10.0.0.5:8000', A],
    ['HTTP://10.0.0.5:8000/', A],
    ['http://user:pass@10.0.0.5:8000/api/v1?x=1', A],
    ['https://Media.Example.com:443/x', 'https://media.example.com'],
    ['http://media.example.com:80', 'http://media.example.com'],
    ['http://[::1]:8000/', 'http://[::1]:8000'],
    ['10.0.0.5:8000', null],
    ['rtmp://10.0.0.5/live', null],
    ['', null],
  ])('%s is %s', (apiUrl, name) => {
    expect(mediaServerName(apiUrl)).toBe(name)
  })
})

describe('which media server asks', () => {
  it('is told by its own token, whether the address names it or not', () => {
    for (const server of [A, B]) {
      expect(call(tokenOf(server))).toEqual({ kind: 'server', server })
      expect(call(tokenOf(server), `${server}/`)).toEqual({ kind: 'server', server })
    }
  })

  it('is refused when one server’s token comes with another’s name', () => {
    expect(call(tokenOf(A), B)).toEqual({ kind: 'refused', where: 'server' })
    expect(call('guess', A)).toEqual({ kind: 'refused', where: 'token' })
    expect(call(undefined)).toEqual({ kind: 'refused', where: 'token' })
    expect(call([SHARED])).toEqual({ kind: 'refused', where: 'token' })
    expect(call(tokenOf(C), C)).toEqual({ kind: 'refused', where: 'token' })
    expect(call(SHARED, 'http://10.0.0.7:8000')).toEqual({ kind: 'refused', where: 'server' })
  })

  it('goes on with the one token of before: by the address it calls from, or as the only one', () => {
    expect(call(SHARED, undefined, '10.0.0.6')).toEqual({ kind: 'server', server: B })
    expect(call(SHARED, undefined, '::ffff:10.0.0.5')).toEqual({ kind: 'server', server: A })
    expect(call(SHARED)).toEqual({ kind: 'some-server' })
    const alone = hookKeysOf(SHARED, { 'node-media-server': { [A]: {} }, srs: { [C]: {} } })
    expect(
      hookCaller(alone, {
        platform: 'node-media-server',
        token: SHARED,
        server: undefined,
        address: 'x',
      }),
    ).toEqual({
      kind: 'server',
      server: A,
    })
  })

  it('is named in the address that is set at the server', () => {
    const url = new URL(hookUrlOf('http://127.0.0.1:8080', keys, A))
    expect(call(url.searchParams.get('token'), url.searchParams.get('server'))).toEqual({
      kind: 'server',
      server: A,
    })
  })
})

describe('the secret file', () => {
  let folder = ''
  const path = () => join(folder, 'secrets.json')
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'secrets-'))
  })
  afterEach(() => rm(folder, { recursive: true }))
  const write = (mediaServers: object, cutAccess?: object) =>
    writeFile(
      path(),
      JSON.stringify({
        cookieSecret: 'c'.repeat(32),
        hookToken: 'h'.repeat(32),
        mediaServers,
        cutAccess,
      }),
    )

  it('from before servers had tokens gets one for each, the same at every node', async () => {
    await write({ [A]: ACCOUNT, [B]: ACCOUNT })
    const first = await readSecretFile(path())
    if (!first.ok) throw new Error(first.fault.message)
    const [a, b] = [first.value.mediaServers[A]?.hookToken, first.value.mediaServers[B]?.hookToken]
    expect(a).toMatch(/^[0-9a-f]{32}$/)
    expect(b).not.toBe(a)
    const kept = JSON.parse(await readFile(path(), 'utf8'))
    expect(kept.mediaServers[A].hookToken).toBe(a)
    await write({ [A]: ACCOUNT, [B]: ACCOUNT })
    expect(await readSecretFile(path())).toEqual(first)
  })

  it('prints the address that each server asks, by its kind', async () => {
    await write({ [A]: ACCOUNT }, { srs: { [C]: {} }, zlmediakit: { [B]: { secret: 's' } } })
    const made = await readSecretFile(path())
    if (!made.ok) throw new Error(made.fault.message)
    const printed: string[] = []
    const context = {
      io: { out: (text: string) => printed.push(text), err: () => {} },
      environment: { XUNCHA_SECRET_FILE: path() },
      workingFolder: folder,
    } as unknown as ProgramContext
    expect(await runHooks(context, 'http://10.0.0.2:8080/')).toBe(EXIT.done)
    const token = made.value.cutAccess?.srs[C]?.hookToken
    expect(token).toMatch(/^[0-9a-f]{32}$/)
    expect(printed.map((line) => JSON.parse(line).platform)).toEqual([
      'node-media-server',
      'srs',
      'zlmediakit',
    ])
    const query = new URLSearchParams({ server: C, token: token ?? '' })
    expect(JSON.parse(printed[1] ?? '').address).toBe(`http://10.0.0.2:8080/hooks/srs?${query}`)
    expect(await runHooks(context, '10.0.0.2')).toBe(EXIT.badInput)
  })

  it('that names one server twice, or none that is one, is refused', async () => {
    await write({ [A]: ACCOUNT, [`${A}/`]: ACCOUNT })
    expect((await readSecretFile(path())).ok).toBe(false)
    await write({ [A]: ACCOUNT }, { srs: { [A]: {} } })
    expect((await readSecretFile(path())).ok).toBe(false)
    await write({ 'rtmp://10.0.0.5/live': ACCOUNT })
    expect((await readSecretFile(path())).ok).toBe(false)
  })
})
