import { describe, expect, test } from 'vitest'
import { createSecretSeal } from '../../../../src/adapters/security/channel-secrets.ts'
import type { OutwardDeps } from '../../../../src/app/alerts/alert-deps.ts'
import { type ChannelDraft, createChannel } from '../../../../src/app/alerts/channel-commands.ts'
import { createShift, handOver } from '../../../../src/app/alerts/duty-commands.ts'
import { createDeliverySender } from '../../../../src/app/alerts/send-deliveries.ts'
import { silenceAlert } from '../../../../src/app/alerts/silence-alert.ts'
import { tellAlerts } from '../../../../src/app/alerts/tell-alerts.ts'
import { acknowledgeAlert } from '../../../../src/app/commands/acknowledge-alert.ts'
import { CANARY_INSTITUTION } from '../../../../src/core/canary/canary-room.ts'
import { minutes, seconds } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import type { Violation } from '../../../../src/core/violations/violation.ts'
import { aStoredAlert, aStoredViolation, SATURDAY } from '../../../build/database/database-rows.ts'
import { loadedLaw } from '../../../build/law.ts'
import { anInstitution, aRoom } from '../../../build/violations.ts'
import { createFakeClock, createFakeIdentifiers } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'
import { silentLogger } from '../../../fakes/silent-logger.ts'
import { createFakeAlertChannels } from '../../../fakes/upkeep/fake-alert-channel.ts'

const SECRETS = { url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=very-secret' }
const ROBOT: ChannelDraft = {
  name: '值班群',
  enabled: true,
  audience: 'everyone',
  leastLevel: 'notice',
  region: null,
  groupBy: 'institution',
  groupSeconds: 60,
  repeatMinutes: 10,
  quiet: null,
  settings: { kind: 'wecom' },
  secrets: SECRETS,
}
const inForce = await loadedLaw()
const BY = { who: 'user:li', why: '值班需要' }

async function office(change: Partial<Violation> = {}, drafts: readonly ChannelDraft[] = [ROBOT]) {
  const clock = createFakeClock(SATURDAY)
  const channels = createFakeAlertChannels()
  const deps: OutwardDeps = {
    clock,
    identifiers: createFakeIdentifiers(),
    logger: silentLogger,
    transactions: createMemoryTransactions(),
    law: () => inForce,
    publicOrigin: 'https://patrol.example.cn',
    seal: createSecretSeal('s'.repeat(64)),
    openChannel: channels.open,
  }
  const { transactions } = deps
  await transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    await records.rooms.save(aRoom())
    await records.violations.save(aStoredViolation(change))
    await records.alerts.save(aStoredAlert())
  })
  const made: string[] = []
  for (const draft of drafts) {
    const channel = await createChannel(deps, { ...BY, draft })
    if (!channel.ok) throw new Error(channel.fault.message)
    made.push(channel.value.id)
  }
  const sender = createDeliverySender(deps)
  const tick = async () => {
    await tellAlerts(deps)
    await sender.send()
    await sender.idle()
  }
  return { clock, channels, deps, transactions, tick, made }
}

describe('alerts outward', () => {
  test('a violation is told once by the channel, with its secrets, and the delivery says so', async () => {
    const { tick, channels, transactions, clock } = await office()
    await tick()
    clock.advance(seconds(5))
    await tick()
    expect(channels.sent).toHaveLength(1)
    expect(channels.sent[0]).toMatchObject({ secrets: SECRETS })
    expect(channels.sent[0]?.message.entries[0]?.link).toBe(
      'https://patrol.example.cn/violations/violation-1',
    )
    const [told, health] = await transactions.run(async (records) => [
      await records.deliveries.ofAlerts(['alert-1']),
      (await records.channels.all())[0]?.health,
    ])
    expect(told).toMatchObject([{ state: 'accepted', attempts: 1 }])
    expect(health).toMatchObject({ lastAcceptedAt: SATURDAY, failures: 0 })
    expect(JSON.stringify(told)).not.toContain('very-secret')
  })

  test('what a robot refuses is sent again, later and under the same name, and the channel says what for', async () => {
    const { tick, channels, transactions, clock } = await office()
    const problem = { code: 'errcode 45009', detail: 'api freq out of limit' }
    channels.answer({ kind: 'failed', problem, again: true })
    await tick()
    clock.advance(seconds(5))
    await tick()
    expect(channels.sent).toHaveLength(1)
    channels.answer({ kind: 'accepted' })
    clock.advance(seconds(10))
    await tick()
    expect(new Set(channels.sent.map(({ id }) => id)).size).toBe(1)
    const told = await transactions.run(({ deliveries }) => deliveries.ofAlerts(['alert-1']))
    expect(told).toMatchObject([{ state: 'accepted', attempts: 2 }])
  })
})

describe('what people say to an alert', () => {
  test('an acknowledgement that would be over already is refused, as such a silence is', async () => {
    const { deps } = await office()
    const over = { ...BY, alertId: 'alert-1', until: plus(SATURDAY, seconds(-1)) }
    for (const act of [acknowledgeAlert, silenceAlert]) {
      expect(await act(deps, over)).toMatchObject({ ok: false, fault: { code: 'bad-request' } })
    }
  })

  test('an acknowledgement holds it back until it ends; then it is raised again and told so', async () => {
    const { tick, channels, deps, transactions, clock } = await office()
    await tick()
    const until = plus(SATURDAY, minutes(20))
    await acknowledgeAlert(deps, { ...BY, alertId: 'alert-1', until })
    clock.advance(minutes(19))
    await tick()
    expect(channels.sent).toHaveLength(1)
    clock.advance(minutes(1))
    await tick()
    expect(channels.sent.at(-1)?.message.title.zh).toBe('[警告] 已知悉但仍在进行')
    const events = await transactions.run(({ journal }) => journal.ofSubject('alert-1'))
    expect(events.map(({ who, why }) => [who, why.split('。')[0]])).toEqual([
      ['user:li', '值班需要'],
      ['system', '知悉已到期，课仍在进行'],
    ])
  })

  test('a silence lasts until the lesson ends, and its end is told', async () => {
    const { tick, channels, deps, transactions, clock } = await office()
    await tick()
    await silenceAlert(deps, { ...BY, alertId: 'alert-1' })
    clock.advance(minutes(60))
    await tick()
    expect(channels.sent).toHaveLength(1)
    const over = { ongoing: false, endedAt: clock.now(), endReason: 'quiet', version: 2 } as const
    await transactions.run(({ violations }) => violations.save(aStoredViolation(over)))
    await tick()
    expect(channels.sent.at(-1)?.message.title.zh).toBe('[警告] 静音结束：课已结束')
  })
})

describe('who is told', () => {
  test('who is on duty is told in order, with what the last shift left word of', async () => {
    const duty = { ...ROBOT, audience: 'duty' } as const
    const { tick, channels, deps, clock, made } = await office({}, [duty, duty])
    const [first = '', second = ''] = made
    const step = (person: string, id: string, afterMinutes: number) => ({
      person,
      channelIds: [id],
      afterMinutes,
    })
    const shift = (from: number, to: number) => ({
      from: plus(SATURDAY, minutes(from)),
      to: plus(SATURDAY, minutes(to)),
      steps: [step('李', first, 0), step('王', second, 5)],
    })
    const before = await createShift(deps, { ...BY, draft: shift(-600, -60) })
    if (!before.ok) throw new Error(before.fault.message)
    await handOver(deps, { ...BY, id: before.value.id, note: '三号房反复开播' })
    await createShift(deps, { ...BY, draft: shift(-60, 600) })
    await tick()
    clock.advance(minutes(5))
    await tick()
    expect(channels.sent.map(({ message }) => message.notes.map(({ zh }) => zh))).toEqual([
      ['值班：李', '交接（user:li）：三号房反复开播'],
      ['值班：王', '交接（user:li）：三号房反复开播'],
    ])
    expect(channels.sent[1]?.message.title.zh).toBe('[警告] 无人知悉，升级到您')
  })

  test('a picture that the program shows itself is never told outside', async () => {
    const { tick, channels } = await office({ institutionId: CANARY_INSTITUTION.id })
    await tick()
    expect(channels.sent).toEqual([])
  })

  test('a shift names channels that there are', async () => {
    const { deps } = await office()
    const steps = [{ person: '李', channelIds: ['nowhere'], afterMinutes: 0 }]
    const draft = { from: SATURDAY, to: plus(SATURDAY, minutes(1)), steps }
    expect(await createShift(deps, { ...BY, draft })).toMatchObject({
      ok: false,
      fault: { code: 'bad-request', where: 'steps' },
    })
  })
})
