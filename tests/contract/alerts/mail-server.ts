import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type MailServer = {
  readonly port: number
  readonly mails: {
    readonly to: readonly string[]
    readonly text: string
    readonly user: unknown
  }[]
  /** How it answers recipients; `null`: it takes them. */
  refuse(why: { readonly code: number; readonly text: string } | null): void
  close(): Promise<void>
}

/** A mail server on loopback. It offers STARTTLS with a certificate that nobody vouches for. */
export async function startMailServer(password: string): Promise<MailServer> {
  let refusal: { readonly code: number; readonly text: string } | null = null
  const mails: MailServer['mails'][number][] = []
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    onAuth(auth, _session, done) {
      if (auth.password === password) done(null, { user: auth.username })
      else done(Object.assign(new Error('no such account'), { responseCode: 535 }))
    },
    onRcptTo(_address, _session, done) {
      if (refusal === null) done()
      else done(Object.assign(new Error(refusal.text), { responseCode: refusal.code }))
    },
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        mails.push({ to, text: Buffer.concat(parts).toString('utf8'), user: session.user })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    refuse: (why) => {
      refusal = why
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
