import type { Bilingual } from '../../../../contracts/primitives.ts'
import { type CutAbilities, tellsNothing } from '../../../../core/cuts/cut-abilities.ts'
import {
  abilitiesOf,
  type CutOrder,
  type ExpectedPublisher,
} from '../../../../core/cuts/cut-order.ts'
import { hours } from '../../../../core/time/duration.ts'
import { formatInstant } from '../../../../core/time/instant.ts'

function banSentence({ until }: CutOrder): Bilingual {
  return until === null
    ? { zh: '禁止该流名推流，直到解除', en: 'Ban the stream name until the order is undone' }
    : {
        zh: `禁止该流名推流，至 ${formatInstant(until)}`,
        en: `Ban the stream name until ${formatInstant(until)}`,
      }
}

function guardSentence(
  stream: string,
  publisher: ExpectedPublisher | null,
  tells: boolean,
): Bilingual {
  if (publisher === null && tells) {
    return {
      zh: `核对 ${stream} 的推流者仍是下令时的推流者（不予显示），不是则拒绝执行`,
      en: `Check that ${stream} is still published by whom it was ordered against (not shown); refuse otherwise`,
    }
  }
  if (publisher === null) {
    return {
      zh: '该平台不提供推流者信息，不作核对',
      en: 'This platform does not tell who publishes: no check is made',
    }
  }
  const { sessionId, address } = publisher
  const [zh, en] = address === null ? ['', ''] : [`（${address}）`, ` (${address})`]
  return {
    zh: `核对 ${stream} 的推流者仍是会话 ${sessionId}${zh}，不是则拒绝执行`,
    en: `Check that ${stream} is still published by session ${sessionId}${en}; refuse otherwise`,
  }
}

function dropSentences(order: CutOrder, stream: string): readonly Bilingual[] {
  switch (abilitiesOf(order).drop) {
    case 'none':
      return []
    case 'stream':
      return [{ zh: `断开 ${stream} 的推流`, en: `End whatever is published as ${stream}` }]
    case 'session': {
      const session = order.expectedPublisher?.sessionId ?? '—'
      return [{ zh: `断开会话 ${session}`, en: `End session ${session}` }]
    }
  }
}

/** Nothing is sent before another person has approved it. */
function approvalSentences({ approval }: CutOrder): readonly Bilingual[] {
  if (approval == null) return []
  const until = formatInstant(approval.expiresAt)
  return [
    {
      zh: `等待第二人批准，${until} 前无人批准即作废`,
      en: `Wait for a second person to approve it; void unless somebody did by ${until}`,
    },
  ]
}

/** What the order does, in order. The same sentences stand under a dry run and under the real thing. */
export function planOf(order: CutOrder): Bilingual[] {
  const stream = `${order.target.app}/${order.target.stream}`
  return [
    ...approvalSentences(order),
    guardSentence(stream, order.expectedPublisher, !tellsNothing(abilitiesOf(order))),
    ...(order.ban ? [banSentence(order)] : []),
    ...dropSentences(order, stream),
    {
      zh: '独立重新拉流，证实画面确已消失，并观察是否恢复',
      en: 'Pull the stream anew to prove that it is gone, and watch for its return',
    },
  ]
}

const DAY = hours(24)

/** What the platform cannot do or tell: the operator reads it before he orders. */
export function lacksOf(abilities: CutAbilities): Bilingual[] {
  const { drop, forbid, longestBan, resume, reads } = abilities
  const longest = longestBan === null ? null : Math.floor(longestBan / DAY)
  const said: readonly (readonly [boolean, string, string])[] = [
    [
      drop === 'none',
      '不能单独断开，只能以禁止推流的方式结束直播',
      'It cannot end a stream but by banning it',
    ],
    [
      drop === 'stream',
      '只能按流名断开，不能指定会话：核对之后若换了推流者，断开的会是后来者',
      'It ends whoever publishes the stream, no session by name: one who takes over after the check is hit',
    ],
    [
      forbid === 'none',
      '不能禁止推流：断开后推流端可以立即恢复',
      'It cannot ban: the encoder may be back at once',
    ],
    [
      forbid === 'asks-us',
      '推流前由媒体服务器向本系统询问：未配置该回调的服务器，禁止不生效',
      'It asks this program before it lets a publisher in: on a server without that hook the ban does not hold',
    ],
    [
      longest !== null,
      `一次最多禁止 ${longest} 天，到期前由本系统续期`,
      `It bans for ${longest} days at most; this program renews it`,
    ],
    [!resume, '禁止后不能提前解除', 'A ban cannot be lifted before its end'],
    [
      tellsNothing({ reads }),
      '不提供推流状态：无法核对推流者，只能以独立拉流证实',
      'It tells nothing of the stream: who publishes is not checked, and the proof rests on our own pulls',
    ],
  ]
  return said.flatMap(([isSo, zh, en]) => (isSo ? [{ zh, en }] : []))
}
