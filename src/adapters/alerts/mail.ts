import { isIP } from 'node:net'
import { createTransport } from 'nodemailer'
import type SMTPTransport from 'nodemailer/lib/smtp-transport/index.js'
import type { ChannelSecrets, ChannelSettings } from '../../core/alerts/channel.ts'
import type { SendOutcome } from '../../core/alerts/delivery.ts'
import { seconds } from '../../core/time/duration.ts'
import type { AlertChannel } from '../../ports/alert-channel.ts'
import type { Egress } from '../../ports/egress.ts'
import { failed, toldDetail } from './post-message.ts'
import { textOf, titleOf } from './render-message.ts'

type MailSettings = Extract<ChannelSettings, { readonly kind: 'mail' }>

const TIMEOUT = seconds(10)

const hostInUrl = (host: string): string => (isIP(host) === 6 ? `[${host}]` : host)

/** The library connects by itself: it is handed the address that the guard has checked, and the name for TLS only. */
function transportOf(
  { host, port, security, user }: MailSettings,
  address: string,
  password: string | undefined,
): SMTPTransport.Options {
  return {
    host: address,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(isIP(host) === 0 ? { tls: { servername: host } } : {}),
    ...(user === null ? {} : { auth: { user, pass: password ?? '' } }),
    connectionTimeout: TIMEOUT,
    greetingTimeout: TIMEOUT,
    socketTimeout: TIMEOUT,
    dnsTimeout: TIMEOUT,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

function problemOf(error: unknown, secrets: ChannelSecrets): SendOutcome {
  const fields = new Map<string, unknown>(
    typeof error === 'object' && error !== null ? Object.entries(error) : [],
  )
  const response = fields.get('responseCode')
  const code = fields.get('code')
  const named = typeof response === 'number' ? `smtp ${response}` : `smtp ${String(code ?? '')}`
  return failed(named.trim(), toldDetail(error instanceof Error ? error.message : '', secrets))
}

/** Mail (RFC 5321). Accepted: the server took it for every recipient. */
export const createMail = (
  egress: Pick<Egress, 'check'>,
  settings: MailSettings,
  secrets: ChannelSecrets,
): AlertChannel => ({
  async send(id, message) {
    const found = await egress.check(`http://${hostInUrl(settings.host)}:${settings.port}/`)
    if (found.kind === 'refusal') return failed(found.reason, toldDetail(found.detail, secrets))
    const transport = createTransport(transportOf(settings, found.address, secrets.password))
    try {
      const sent = await transport.sendMail({
        from: settings.from,
        to: [...settings.to],
        subject: titleOf(message),
        text: textOf(message),
        textEncoding: 'base64',
        // The same over all attempts: programs of mail show it once.
        messageId: `<${id}@xuncha.invalid>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
      // What was taken for some is not sent to them again.
      return sent.rejected.length === 0
        ? { kind: 'accepted' }
        : failed('smtp rejected', `${sent.rejected.length} of ${settings.to.length}`, false)
    } catch (error) {
      return problemOf(error, secrets)
    } finally {
      transport.close()
    }
  },
})
