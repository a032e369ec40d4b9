import { lstat, readdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { preparedFolder, removeFolder, temporaryFolder } from '../../build/database/database.ts'
import {
  type RunningProgram,
  runProgram,
  startProgram,
} from '../../build/program/running-program.ts'

let data: string
let files: string
let serve: RunningProgram
let address: string
let firstPassword: string

const settings = () => ({ XUNCHA_DATA_DIR: data, PORT: '0' })
const xuncha = (...args: readonly string[]) => runProgram(args, settings())

async function answerOf(...args: readonly string[]): Promise<Record<string, string>> {
  const ended = await xuncha(...args)
  if (ended.code !== 0) throw new Error(`${args.join(' ')}: ${ended.code} ${ended.stderr}`)
  return JSON.parse(ended.stdout)
}

const call = (path: string, init: RequestInit) => fetch(`${address}/api/v1${path}`, init)
const bearer = (token: string | undefined) => ({ authorization: `Bearer ${token}` })
const signIn = (name: string, password: string | undefined) =>
  call('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password }),
  })
const cookieOf = (response: Response): string =>
  (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''

/** A socket that a killed process left behind. */
async function leaveSocket(path: string): Promise<void> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(path, resolve))
  // As a kill would: closed without being removed.
  const { rename } = await import('node:fs/promises')
  await rename(path, `${path}.kept`)
  await new Promise((resolve) => server.close(resolve))
  await rename(`${path}.kept`, path)
}

beforeAll(async () => {
  data = await preparedFolder()
  files = await temporaryFolder()
  await leaveSocket(join(data, 'control.sock'))
  const before = await runProgram(['user', 'add', 'before'], settings())
  expect(before).toMatchObject({ code: 0 })
  serve = startProgram(['serve'], settings())
  const [, shown] = await serve.waitFor(/dashboard: (http\S+)/)
  address = shown ?? ''
  firstPassword = JSON.parse(before.stdout).password
})
afterAll(async () => {
  await serve.stop()
  await removeFolder(data)
  await removeFolder(files)
})

test('accounts and tokens are managed while the program runs on its embedded database', async () => {
  const early = await signIn('before', firstPassword)
  expect(`${early.status} ${await early.text()}`).toMatch(/^201 /)
  const officer = await answerOf(
    'user',
    'add',
    '王芳',
    '--role',
    'administrator',
    '--reason',
    '新到岗',
  )
  const session = await signIn('王芳', officer['password'])
  expect(session.status).toBe(201)
  const cookie = cookieOf(session)

  const changed = await answerOf('user', 'password', '王芳')
  expect((await call('/session', { headers: { cookie } })).status).toBe(401)
  expect((await signIn('王芳', officer['password'])).status).toBe(401)
  expect((await signIn('王芳', changed['password'])).status).toBe(201)

  const lockedOut = await answerOf('user', 'add', 'leaver')
  const leaving = cookieOf(await signIn('leaver', lockedOut['password']))
  await answerOf('user', 'lock', 'leaver', '--reason', '离职')
  expect((await call('/session', { headers: { cookie: leaving } })).status).toBe(401)
  expect((await signIn('leaver', lockedOut['password'])).status).toBe(403)
  await answerOf('user', 'unlock', 'leaver')
  expect((await signIn('leaver', lockedOut['password'])).status).toBe(201)

  const last = await xuncha('user', 'lock', '王芳')
  expect(last).toMatchObject({ code: 2 })
  expect(last.stderr).toContain('last administrator')
})

test('a password that is piped in is the new one, shown nowhere', async () => {
  await answerOf('user', 'add', 'piped')
  const given = '操场边的第一排梧桐树 2026'
  const set = (input: string) =>
    runProgram(['user', 'password', 'piped', '--stdin', '--reason', '本人在场'], settings(), input)
  const ended = await set(`${given}\nanother line\n`)
  expect(ended.code, ended.stderr).toBe(0)
  expect((await signIn('piped', given)).status).toBe(201)
  for (const input of ['', '\n', 'short\n']) {
    const refused = await set(input)
    expect(refused, JSON.stringify(input)).toMatchObject({ code: 2, stdout: '' })
    expect(refused.stderr.trimEnd().split('\n'), JSON.stringify(input)).toHaveLength(1)
  }
  expect((await signIn('piped', given)).status).toBe(201)
  expect(`${ended.stdout}${ended.stderr}`).not.toContain(given)
})

test('a token reads only unless it is asked for more, ends by itself, and can be revoked', async () => {
  const reader = await answerOf('token', 'add', '省平台', '--expires', '30d')
  expect(reader).toMatchObject({ role: 'reader' })
  const days = (Date.parse(reader['expiresAt'] ?? '') - Date.now()) / 86_400_000
  expect(days).toBeGreaterThan(29)
  expect(days).toBeLessThan(31)
  expect((await call('/rooms', { headers: bearer(reader['token']) })).status).toBe(200)
  const write = (token: string | undefined) =>
    call('/institutions', {
      method: 'POST',
      headers: { ...bearer(token), 'content-type': 'application/json' },
      body: '{}',
    })
  expect((await write(reader['token'])).status).toBe(403)
  const writer = await answerOf('token', 'add', 'writer', '--role', 'administrator')
  expect((await write(writer['token'])).status).toBe(400)

  const listed = await xuncha('token', 'list')
  expect(listed.stdout).toContain('省平台')
  expect(listed.stdout).not.toContain(reader['token'])
  await answerOf('token', 'revoke', reader['id'] ?? '')
  expect((await call('/rooms', { headers: bearer(reader['token']) })).status).toBe(401)
})

test('a picture that is not read again is listed and forgotten while the program runs', async () => {
  expect(JSON.parse((await xuncha('picture', 'list')).stdout)).toMatchObject({ items: [] })
  const unknown = await xuncha('picture', 'forget', 'a'.repeat(64))
  expect(unknown).toMatchObject({ code: 2 })
  expect(unknown.stderr).toContain('No such picture')
  expect(await xuncha('picture', 'forget', 'x')).toMatchObject({ code: 2 })
})

test('own words are tried and adopted through the running program, which names them to whoever asks', async () => {
  await writeFile(join(data, 'terms.yaml'), 'name: 名头\nwords: [督学, AI*自习室]\n', {
    mode: 0o600,
  })
  expect(await xuncha('terms', 'check')).toMatchObject({ code: 0 })
  expect(await xuncha('terms', 'shadow', '--days', '7')).toMatchObject({ code: 0 })
  const adopted = await answerOf('terms', 'adopt', '--reason', '两封来信')
  const reader = await answerOf('token', 'add', 'reads-words')
  const asked = await call('/terms', { headers: bearer(reader['token']) })
  expect(await asked.json()).toMatchObject({
    inForce: adopted['inForce'],
    items: [{ name: '名头', inForce: true, who: expect.stringMatching(/^local:./) }],
    changes: [{ why: '两封来信' }],
  })
  expect(await answerOf('terms', 'withdraw', '--reason', '试毕')).toEqual({ inForce: null })
  expect(await xuncha('learn')).toMatchObject({ code: 11 })
})

test('a register is imported through the running program, which refuses the same things', async () => {
  const template = join(files, 'register.csv')
  expect(await xuncha('import', '--template', template)).toMatchObject({ code: 0 })
  const dry = await xuncha('import', template, '--dry-run', '--json')
  expect(JSON.parse(dry.stdout)).toMatchObject({ file: 'register.csv', dryRun: true })
  const broken = join(files, 'broken.csv')
  await writeFile(broken, 'no,such,form\n1,2,3\n')
  const refused = await xuncha('import', broken)
  expect(refused.code).toBe(2)
  expect(refused.stderr).not.toMatch(/in use|internal/)
})

test('every change says who made it and why, and nothing in the folder is open to others', async () => {
  const names = await readdir(data, { recursive: true })
  for (const name of names) {
    const { mode } = await lstat(join(data, name))
    expect(`${name} ${(mode & 0o077).toString(8)}`).toBe(`${name} 0`)
  }
  await serve.stop()
  const { openMigrated } = await import('../../build/database/database.ts')
  const database = await openMigrated(data)
  const journal = await database.transactions.run((records) => records.journal.after(0, 200))
  await database.close()
  const changes = journal.filter(({ type }) => type === 'account.changed')
  const why = changes.map((event) => event.why)
  const reasons = ['新到岗', '离职', 'xuncha token revoke']
  expect(why).toEqual(expect.arrayContaining(reasons))
  for (const { who } of changes.filter((event) => reasons.includes(event.why))) {
    expect(who).toMatch(/^local:./)
  }
  expect(JSON.stringify(journal)).not.toContain(firstPassword)
})
