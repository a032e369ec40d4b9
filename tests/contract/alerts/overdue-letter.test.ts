import { afterAll, beforeAll, expect, test } from 'vitest'
import { createChannelOpener } from '../../../src/adapters/alerts/open-channel.ts'
import { createEgress } from '../../../src/adapters/egress/create-egress.ts'
import { createSecretSeal } from '../../../src/adapters/security/channel-secrets.ts'
import { pushKeysOf } from '../../../src/adapters/security/push-keys.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import type { OutwardDeps } from '../../../src/app/alerts/alert-deps.ts'
import { createChannel } from '../../../src/app/alerts/channel-commands.ts'
import { createDeliverySender } from '../../../src/app/alerts/send-deliveries.ts'
import { tellLetters } from '../../../src/app/alerts/tell-letters.ts'
import { ageLetters } from '../../../src/app/letters/age-letters.ts'
import { hours, minutes } from '../../../src/core/time/duration.ts'
import { plus } from '../../../src/core/time/instant.ts'
import type { Egress } from '../../../src/ports/egress.ts'
import { loadedLaw } from '../../build/law.ts'
import { aLetter, ISSUED } from '../../build/letters/letters.ts'
import { anInstitution, aRoom, aViolation } from '../../build/violations.ts'
import { createFakeClock, createFakeIdentifiers } from '../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../fakes/memory-records.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'
import { type Asked, type MessageServer, startMessageServer } from './message-server.ts'
import { feishuTitle, readDingtalk, readFeishu, readWecom } from './robot-checks.ts'

const SECRET = 'SEC-of-this-test'
const ROBOTS = ['wecom', 'dingtalk', 'feishu'] as const
const inForce = await loadedLaw()

let server: MessageServer
let egress: Egress

beforeAll(async () => {
  server = await startMessageServer()
  server.answer({ status: 200, body: '{"errcode":0,"errmsg":"ok","code":0,"msg":"success"}' })
  egress = createEgress({ allowPrivateHosts: ['127.0.0.1'], logger: silentLogger })
})
afterAll(async () => {
  await Promise.all([server.close(), egress.close()])
})

const heardBy = (robot: (typeof ROBOTS)[number]): readonly Asked[] =>
  server.asked.filter(({ url }) => url.pathname === `/${robot}`)

/** What people read of it in their group, once the robot has let it in. */
async function readBy(robot: (typeof ROBOTS)[number], asked: Asked): Promise<string> {
  switch (robot) {
    case 'wecom':
      return readWecom(asked)
    case 'dingtalk':
      return await readDingtalk(asked, SECRET)
    case 'feishu':
      return feishuTitle(asked) + JSON.stringify(await readFeishu(asked, SECRET))
  }
}

test('a letter that falls overdue reaches the robots of three makers, signed and shaped as each asks, and once', async () => {
  const clock = createFakeClock(plus(ISSUED, hours(1)))
  const deps: OutwardDeps = {
    clock,
    identifiers: createFakeIdentifiers(),
    logger: silentLogger,
    transactions: createMemoryTransactions(),
    law: () => inForce,
    publicOrigin: 'https://patrol.example.cn',
    seal: createSecretSeal('s'.repeat(64)),
    openChannel: createChannelOpener({
      egress,
      clock: createSystemClock(),
      keys: pushKeysOf('s'.repeat(32)),
      subject: 'https://patrol.example.cn',
    }),
  }
  await deps.transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    await records.rooms.save(aRoom())
    await records.violations.save(aViolation({ ongoing: false }))
    await records.letters.save(aLetter())
  })
  for (const kind of ROBOTS) {
    const made = await createChannel(deps, {
      who: 'user:li',
      why: '值班需要',
      draft: {
        name: kind,
        enabled: true,
        audience: 'everyone',
        leastLevel: 'notice',
        region: null,
        groupBy: 'institution',
        groupSeconds: 60,
        repeatMinutes: 10,
        quiet: null,
        settings: { kind },
        secrets: {
          url: `${server.origin}/${kind}?key=1`,
          ...(kind === 'wecom' ? {} : { signingSecret: SECRET }),
        },
      },
    })
    expect(made.ok).toBe(true)
  }
  const sender = createDeliverySender(deps)
  for (const later of [0, 20]) {
    clock.advance(minutes(later))
    await ageLetters(deps)
    await tellLetters(deps)
    await sender.send()
    await sender.idle()
  }
  for (const robot of ROBOTS) {
    const [asked, ...more] = heardBy(robot)
    if (asked === undefined) throw new Error(`${robot} heard nothing`)
    expect(more, robot).toEqual([])
    const text = await readBy(robot, asked)
    for (const words of [
      '公函逾期，请催办',
      '巡函〔2026〕17号',
      '某某直播平台',
      'https://patrol.example.cn/violations/violation-1',
    ]) {
      // A robot's own signs (links, line ends) may stand between.
      expect(text.replaceAll('\\', ''), robot).toContain(words)
    }
  }
})
