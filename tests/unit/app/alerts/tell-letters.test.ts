import { expect, test } from 'vitest'
import { createSecretSeal } from '../../../../src/adapters/security/channel-secrets.ts'
import type { OutwardDeps } from '../../../../src/app/alerts/alert-deps.ts'
import { type ChannelDraft, createChannel } from '../../../../src/app/alerts/channel-commands.ts'
import { createShift } from '../../../../src/app/alerts/duty-commands.ts'
import { createDeliverySender } from '../../../../src/app/alerts/send-deliveries.ts'
import { tellLetters } from '../../../../src/app/alerts/tell-letters.ts'
import { ageLetters } from '../../../../src/app/letters/age-letters.ts'
import type { Letter } from '../../../../src/core/letters/letter.ts'
import { remind } from '../../../../src/core/letters/letter-steps.ts'
import { hours, milliseconds, minutes } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { loadedLaw } from '../../../build/law.ts'
import { aLetter, ISSUED } from '../../../build/letters/letters.ts'
import { anInstitution, aRoom, aViolation } from '../../../build/violations.ts'
import { createFakeClock, createFakeIdentifiers } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'
import { silentLogger } from '../../../fakes/silent-logger.ts'
import { createFakeAlertChannels } from '../../../fakes/upkeep/fake-alert-channel.ts'

const BY = { who: 'user:li', why: '值班需要' }
const DEADLINE = plus(ISSUED, hours(1))
const inForce = await loadedLaw()

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
  secrets: { url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=very-secret' },
}

/** An office whose letter falls overdue now; the violation itself was closed long ago. */
async function office(drafts: readonly ChannelDraft[] = [ROBOT]) {
  const clock = createFakeClock(DEADLINE)
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
  const letter = aLetter()
  await transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    await records.rooms.save(aRoom())
    await records.violations.save(aViolation({ ongoing: false }))
    await records.letters.save(letter)
  })
  const made: string[] = []
  for (const draft of drafts) {
    const channel = await createChannel(deps, { ...BY, draft })
    if (!channel.ok) throw new Error(channel.fault.message)
    made.push(channel.value.id)
  }
  const sender = createDeliverySender(deps)
  const tick = async () => {
    await ageLetters(deps)
    await tellLetters(deps)
    await sender.send()
    await sender.idle()
  }
  const stored = () => transactions.run(({ letters }) => letters.find(letter.id))
  const save = (changed: Letter) => transactions.run(({ letters }) => letters.save(changed))
  return { clock, channels, deps, tick, made, stored, save }
}

test('a letter whose time is over is told once, with its number, addressee, deadline and link', async () => {
  const { tick, channels, clock } = await office()
  await tick()
  clock.advance(minutes(20))
  await tick()
  expect(channels.sent).toHaveLength(1)
  const [message] = channels.sent.map(({ message: sent }) => sent)
  expect(message?.title.zh).toBe('[警告] 公函逾期，请催办')
  const [entry] = message?.entries ?? []
  expect(entry?.link).toBe('https://patrol.example.cn/violations/violation-1')
  expect(entry?.facts.map(({ label, value }) => `${label.zh} ${value}`)).toEqual(
    expect.arrayContaining([
      '文号 巡函〔2026〕17号',
      '收函单位 某某直播平台',
      '时限 2026-10-17 10:40:00+08:00',
      '回执 未收到 none received',
    ]),
  )
})

test('it is told again with each reminder that falls due, until a person sends one', async () => {
  const { tick, channels, clock, stored, save } = await office()
  await tick()
  clock.advance(hours(24))
  await tick()
  await tick()
  expect(channels.sent).toHaveLength(2)
  clock.advance(hours(24))
  const letter = await stored()
  if (letter === null) throw new Error('no letter')
  const sent = remind(letter, { by: 'user:li', reason: '再催' }, clock.now())
  if (sent.ok) await save(sent.value)
  await tick()
  expect(channels.sent).toHaveLength(2)
})

test('who is on duty first is told, and nobody is called further up the roster for it', async () => {
  const duty = { ...ROBOT, audience: 'duty' } as const
  const { tick, channels, deps, clock, made } = await office([duty, duty])
  const [first = '', second = ''] = made
  const steps = [
    { person: '李', channelIds: [first], afterMinutes: 0 },
    { person: '王', channelIds: [second], afterMinutes: 5 },
  ]
  const draft = { from: ISSUED, to: plus(ISSUED, hours(12)), steps }
  await createShift(deps, { ...BY, draft })
  await tick()
  clock.advance(minutes(30))
  await tick()
  expect(channels.sent.map(({ message }) => message.notes.map(({ zh }) => zh))).toEqual([
    ['值班：李'],
  ])
})

test('of more than a page the one that has waited longest is told, too', async () => {
  const { deps, tick } = await office()
  await deps.transactions.run(async ({ letters }) => {
    for (let nth = 1; nth <= 200; nth += 1) {
      const issuedAt = plus(ISSUED, milliseconds(nth))
      await letters.save({ ...aLetter(), id: `later-${nth}`, issuedAt })
    }
  })
  await tick()
  const told = await deps.transactions.run(({ deliveries }) => deliveries.since(ISSUED))
  const alerts = told.flatMap(({ alertIds }) => alertIds)
  expect(new Set(alerts).size).toBe(201)
  expect(alerts).toContain('letter:letter-1')
})
