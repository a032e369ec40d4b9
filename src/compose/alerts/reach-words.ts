import type { Bilingual as Words } from '../../contracts/primitives.ts'
import type { Notice, Part } from '../../contracts/system.ts'
import type { Channel } from '../../core/alerts/channel.ts'
import { keepsFailing, reachOf } from '../../core/alerts/delivery.ts'
import { storageAwayIn } from '../../core/storage-away.ts'
import { formatInstant } from '../../core/time/instant.ts'
import type { Transactions } from '../../ports/records/records.ts'
import { toldPart } from '../roles/part-words.ts'

type Reach = {
  /** For `/readyz`: red while nobody can be reached. Left out while the database is away, which is told elsewhere. */
  part(): Promise<readonly Part[]>
  /** As of the last time that the part was asked for. */
  notices(): readonly Notice[]
}

function lastTaken(used: readonly Channel[]): Words {
  const times = used.map(({ name, health: { lastAcceptedAt: at } }) => ({
    name,
    at: at === null ? null : formatInstant(at),
  }))
  return {
    zh: `最近送达：${times.map(({ name, at }) => `${name} ${at ?? '从未送达'}`).join('；')}`,
    en: `last taken: ${times.map(({ name, at }) => `${name} ${at ?? 'never'}`).join('; ')}`,
  }
}

function partOf(channels: readonly Channel[]): Part {
  const used = channels.filter(({ enabled }) => enabled)
  const last = lastTaken(used)
  switch (reachOf(channels)) {
    case 'none':
      return toldPart('alerts', true, {
        zh: '没有启用的渠道，只有看页面的人知道告警',
        en: 'no channel in use: only who looks at the pages is told',
      })
    case 'nobody':
      return toldPart('alerts', false, {
        zh: `所有渠道都发不出去，告警通知不到任何人。${last.zh}`,
        en: `no channel works, nobody can be reached. ${last.en}`,
      })
    case 'some':
      return toldPart('alerts', true, last)
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
