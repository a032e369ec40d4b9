import { describe, expect, test } from 'vitest'
import type { OutwardMessage } from '../../../src/core/alerts/outward-message.ts'
import type { AlertChannel } from '../../../src/ports/alert-channel.ts'
import { SATURDAY } from '../../build/database/database-rows.ts'

/** A message with a title that wants to be markup, a link and a mention. */
export const HOSTILE_TITLE = '**立即** [退款](http://evil.example) <@all> # `x`'
export const LINK = 'https://patrol.example.cn/violations/violation-1'

export const MESSAGE: OutwardMessage = {
  kind: 'alerts',
  at: SATURDAY,
  title: { zh: '[紧急] 新告警', en: '[critical] New alert' },
  entries: [
    {
      alertId: 'alert-1',
      violationId: 'violation-1',
      level: 'critical',
      news: 'raised',
      heading: { zh: '[紧急] 新告警', en: '[critical] New alert' },
      facts: [
        { label: { zh: '直播间', en: 'room' }, value: HOSTILE_TITLE },
        { label: { zh: '发现', en: 'found' }, value: '2026-10-17 09:30:00+08:00' },
      ],
      link: LINK,
    },
  ],
  more: 3,
  notes: [{ zh: '值班：李', en: 'On duty: 李' }],
}

export type ChannelUnderTest = {
  readonly channel: AlertChannel
  /** Its secrets, none of which may ever be told. */
  readonly secrets: readonly string[]
  /** The other side takes it from now on. */
  take(): void
  /** The other side refuses it, in the words of its protocol, and says back what it was shown. */
  refuse(): void
  /** Checks signature and shape of what came last, by another implementation; the texts that people read. */
  readonly lastText: () => Promise<string> | string
  readonly count: () => number
}

/** What every channel must do. */
export function describeAlertChannel(
  name: string,
  open: () => ChannelUnderTest,
  shut: () => AlertChannel,
): void {
  describe(`alert channel: ${name}`, () => {
    test('what it sends is signed and shaped as the other side asks, and text of strangers is only text', async () => {
      const { channel, take, lastText } = open()
      take()
      expect(await channel.send('delivery-1', MESSAGE)).toMatchObject({ kind: 'accepted' })
      const text = await lastText()
      expect(text).toContain('紧急')
      expect(text).not.toContain('<@all>')
    })

    test('what the other side refuses is a failure with its code, and tells no secret', async () => {
      const { channel, refuse, secrets } = open()
      refuse()
      const outcome = await channel.send('delivery-2', MESSAGE)
      expect(outcome).toMatchObject({ kind: 'failed' })
      if (outcome.kind !== 'failed') return
      expect(outcome.problem.code).toMatch(/^(http|errcode|smtp) \d+$/)
      for (const secret of secrets) expect(JSON.stringify(outcome)).not.toContain(secret)
    })

    test('a private address is not reached unless the settings allow it', async () => {
      const before = open().count()
      const outcome = await shut().send('delivery-3', MESSAGE)
      expect(outcome).toMatchObject({ kind: 'failed', problem: { code: 'blocked-address' } })
      expect(open().count()).toBe(before)
    })
  })
}
