import { expect, test } from 'vitest'
import { signWebhook } from '../../../../src/adapters/alerts/webhook.ts'

test('the signature of a webhook is that of the published test vector of Standard Webhooks', () => {
  const signed = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330 }
  const body = '{"test": 2432232314}'
  expect(signWebhook('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', { ...signed, body })).toBe(
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  )
})
