import type { ChannelSecrets } from '../../core/alerts/channel.ts'
import type { SecretSeal } from '../../ports/alert-channel.ts'
import { createTextSeal } from './text-seal.ts'

/** Secrets of channels as the database keeps them. */
export function createSecretSeal(secret: string): SecretSeal {
  const texts = createTextSeal(secret, 'secrets of alert channels')
  return {
    seal: (secrets) => texts.seal(JSON.stringify(secrets)),
    open(sealed) {
      const text = texts.open(sealed)
      return text === null ? null : (JSON.parse(text) as ChannelSecrets)
    },
  }
}
