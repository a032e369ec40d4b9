import type { Notice, Part } from '../../contracts/system.ts'
import type { Channel } from '../../core/alerts/channel.ts'
import { keepsFailing, reachOf } from '../../core/alerts/delivery.ts'
import { storageAwayIn } from '../../core/storage-away.ts'
import { formatInstant } from '../../core/time/instant.ts'
import type { Transactions } from '../../ports/records/records.ts'

type Reach = {
  /** For `/readyz`: red while nobody can be reached. Left out while the database is away, which is told elsewhere. */
  part(): Promise<readonly Part[]>
  /** As of the last time that the part was asked for. */
  notices(): readonly Notice[]
}

const lastTaken = ({ name, health: { lastAcceptedAt } }: Channel): string =>
  `${name}: ${lastAcceptedAt === null ? '从未送达 never' : formatInstant(lastAcceptedAt)}`

function partOf(channels: readonly Channel[]): Part {
  const used = channels.filter(({ enabled }) => enabled)
  switch (reachOf(channels)) {
    case 'none':
      return {
        name: 'alerts',
        ready: true,
        detail:
          '没有启用的渠道，只有看页面的人知道告警 / no channel in use: only who looks at the pages is told',
      }
    case 'nobody':
      return {
        name: 'alerts',
        ready: false,
        detail: `所有渠道都发不出去，告警通知不到任何人 / no channel works, nobody can be reached. 最近送达 last taken: ${used.map(lastTaken).join('; ')}`,
      }
    case 'some':
      return {
        name: 'alerts',
        ready: true,
        detail: `最近送达 last taken: ${used.map(lastTaken).join('; ')}`,
      }
  }
}

function noticesOf(channels: readonly Channel[]): readonly Notice[] {
  const failing = channels.filter((one) => one.enabled && keepsFailing(one))
  const names = failing.map(({ name, health }) => `${name}(${health.problem ?? '?'})`).join(', ')
  if (failing.length === 0) return []
  return reachOf(channels) === 'nobody'
    ? [
        {
          code: 'nobody-reached',
          zh: `所有告警渠道都发不出去，告警通知不到任何人：${names}。请看“告警渠道”页`,
          en: `no channel of alerts works, nobody can be reached: ${names}. See the page of channels`,
        },
      ]
    : [
        {
          code: 'channel-failing',
          zh: `告警渠道连续发送失败：${names}。请看“告警渠道”页`,
          en: `channels of alerts keep failing: ${names}. See the page of channels`,
        },
      ]
}

/** Whether alerts reach anybody outside, for the health page and the wall. */
export function createReach(transactions: Transactions): Reach {
  let latest: readonly Channel[] = []
  return {
    async part() {
      try {
        latest = await transactions.run(({ channels }) => channels.all())
      } catch (error) {
        if (storageAwayIn(error) === null) throw error
        return []
      }
      return [partOf(latest)]
    },
    notices: () => noticesOf(latest),
  }
}
