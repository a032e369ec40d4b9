import type { ChannelSecrets } from '../../../src/core/alerts/channel.ts'
import type { SendOutcome } from '../../../src/core/alerts/delivery.ts'
import type { OutwardMessage } from '../../../src/core/alerts/outward-message.ts'
import type { OpenAlertChannel } from '../../../src/ports/alert-channel.ts'

export type FakeAlertChannels = {
  readonly open: OpenAlertChannel
  /** What was sent, with the secrets that it was sent by. */
  readonly sent: {
    readonly id: string
    readonly message: OutwardMessage
    readonly secrets: ChannelSecrets
  }[]
  /** What comes of the next ones. */
  answer(outcome: SendOutcome): void
}

/** Channels that keep what they are given and answer as they are told. */
export function createFakeAlertChannels(): FakeAlertChannels {
  const sent: FakeAlertChannels['sent'] = []
  let outcome: SendOutcome = { kind: 'accepted' }
  return {
    sent,
    answer: (next) => {
      outcome = next
    },
    open: (_channel, secrets) => ({
      async send(id, message) {
        sent.push({ id, message, secrets })
        return outcome
      },
    }),
  }
}
