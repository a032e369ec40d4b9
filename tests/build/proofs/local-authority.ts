import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { needStrangersTools } from './strangers-tools.ts'

const run = promisify(execFile)

const CONFIG = `
[req]
distinguished_name = name
[name]
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
[good]
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[loose]
extendedKeyUsage = timeStamping
[none]
keyUsage = critical,digitalSignature
[tsa]
serial = SERIAL
default_policy = 1.2.3.4.1
other_policies = 1.2.3.4.2
digests = sha256
signer_digest = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
`
export const POLICY = '1.2.3.4.1'
const TST_INFO = '1.2.840.113549.1.9.16.1.4'

/** How the authority behaves: whose certificate, and what it does with the question. */
export type Manner =
  | 'honest'
  | 'expired'
  | 'loose'
  | 'none'
  | 'other-imprint'
  | 'other-nonce'
  | 'rejecting'
  | 'garbage'
  | 'endless'
  | 'away'

export type LocalAuthority = {
  readonly address: string
  readonly root: string
  readonly foreignRoot: string
  readonly folder: string
  readonly openssl: (...words: string[]) => Promise<string>
  behave(manner: Manner): void
  close(): Promise<void>
}

/** What openssl made of a question, as that manner would. */
function replies(folder: string, openssl: LocalAuthority['openssl']) {
  const signedBy = (who: string) => [
    ...['-signer', `${who}.pem`, '-inkey', `${who}.key`],
    ...['-config', 'conf', '-section', 'tsa'],
  ]
  const asked: Partial<Record<Manner, string[]>> = {
    'other-imprint': ['-digest', 'ab'.repeat(32)],
    rejecting: ['-digest', 'ab'.repeat(32), '-tspolicy', '1.2.9.9'],
  }
  /** The same statement, signed as CMS by a certificate that openssl would not stamp with. */
  async function resigned(who: string): Promise<void> {
    const good = [...signedBy('good'), '-chain', 'root.pem']
    await openssl('ts', '-reply', '-queryfile', 'query', ...good, '-token_out', '-out', 'token')
    const read = ['-verify', '-noverify', '-inform', 'DER', '-in', 'token', '-out', 'info']
    await openssl('cms', ...read)
    await openssl(
      ...['cms', '-sign', '-binary', '-nodetach', '-cades', '-md', 'sha256', '-in', 'info'],
      ...['-econtent_type', TST_INFO, '-signer', `${who}.pem`, '-inkey', `${who}.key`],
      ...['-outform', 'DER', '-out', 'token'],
    )
    await openssl('ts', '-reply', '-in', 'token', '-token_in', '-out', 'reply')
  }
  return async (manner: Manner, question: Buffer): Promise<Buffer> => {
    await writeFile(join(folder, 'query'), question)
    const other = asked[manner]
    if (other !== undefined) {
      await openssl('ts', '-query', '-sha256', ...other, '-cert', '-out', 'query')
    }
    if (manner === 'other-nonce') {
      const text = await openssl('ts', '-query', '-in', 'query', '-text')
      const dump = [...text.matchAll(/^ {4}\d{4} - ((?:[0-9a-f]{2}[ -])+)/gm)]
      const imprint = dump.map(([, hex = '']) => hex.replaceAll(/[ -]/g, '')).join('')
      await openssl('ts', '-query', '-sha256', '-digest', imprint, '-cert', '-out', 'query')
    }
    if (manner === 'none' || manner === 'loose') await resigned(manner)
    else {
      const who = signedBy(manner === 'expired' ? 'expired' : 'good')
      const words = ['-queryfile', 'query', ...who, '-chain', 'root.pem', '-out', 'reply']
      await openssl('ts', '-reply', ...words)
    }
    return await readFile(join(folder, 'reply'))
  }
}

function pour(response: ServerResponse): void {
  const block = Buffer.alloc(16_384, 48)
  const more = () => {
    while (!response.destroyed && response.write(block));
  }
  response.on('drain', more)
  more()
}

/** A time stamp authority of one's own: openssl behind a small HTTP server, which can be told to lie. */
export async function openLocalAuthority(): Promise<LocalAuthority> {
  needStrangersTools()
  const folder = await mkdtemp(join(tmpdir(), 'xuncha-authority-'))
  const openssl = async (...words: string[]) =>
    (await run('openssl', words, { cwd: folder })).stdout
  await writeFile(join(folder, 'conf'), CONFIG)
  await writeFile(join(folder, 'SERIAL'), '01')
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-config', 'conf']
  for (const root of ['root', 'foreign']) {
    const words = ['-subj', `/CN=${root}`, '-keyout', `${root}.key`, '-out', `${root}.pem`]
    await openssl('req', '-x509', ...key, '-extensions', 'root', ...words)
  }
  for (const [who, section, days] of [
    ['good', 'good', '30'],
    ['expired', 'good', '-1'],
    ['loose', 'loose', '30'],
    ['none', 'none', '30'],
  ] as const) {
    const words = ['-subj', `/CN=${who}`, '-keyout', `${who}.key`, '-out', `${who}.csr`]
    await openssl('req', '-new', ...key, ...words)
    const by = ['-CA', 'root.pem', '-CAkey', 'root.key', '-CAcreateserial', '-days', days]
    const extended = ['-extfile', 'conf', '-extensions', section]
    await openssl('x509', '-req', '-in', `${who}.csr`, ...by, ...extended, '-out', `${who}.pem`)
  }
  let manner: Manner = 'honest'
  const reply = replies(folder, openssl)
  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const question = Buffer.concat(await request.toArray())
    const asks = request.headers['content-type'] === 'application/timestamp-query'
    response.statusCode = manner === 'away' || !asks ? 503 : 200
    response.setHeader('content-type', 'application/timestamp-reply')
    if (manner === 'endless') pour(response)
    else if (manner === 'away') response.end()
    else if (manner === 'garbage') response.end('<html>Sign in to the network</html>')
    else response.end(await reply(manner, question))
  }
  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error(String(error)))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsr`,
    root: join(folder, 'root.pem'),
    foreignRoot: join(folder, 'foreign.pem'),
    folder,
    openssl,
    behave: (next) => {
      manner = next
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(folder, { recursive: true, force: true })
    },
  }
}
