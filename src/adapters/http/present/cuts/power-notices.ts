import type { PowerTroubles } from '../../../../app/cuts/power/power-queries.ts'
import type { StreamAcross } from '../../../../app/cuts/power/streams-across.ts'
import type { Notice } from '../../../../contracts/system.ts'
import { hasRegion, type Jurisdiction } from '../../../../core/access/jurisdiction.ts'
import type { FailingBan } from '../../../../core/cuts/power/failing-bans.ts'
import { fusesWithin } from '../../../../core/cuts/power/fuses-within.ts'
import { regionName } from '../../../../core/registry/region.ts'
import { formatInstant } from '../../../../core/time/instant.ts'

const shown = 5

/** The first few by name, and how many more there are. */
function listed(names: readonly string[], more: (count: number) => string, between: string) {
  const left = names.length - shown
  return [...names.slice(0, shown), ...(left > 0 ? [more(left)] : [])].join(between)
}

const say = (code: Notice['code'], zh: string, en: string): Notice => ({ code, zh, en })

function banNotices(
  failing: PowerTroubles['failing'],
  what: FailingBan['what'],
): readonly Notice[] {
  const own = failing.filter((one) => one.what === what)
  if (own.length === 0) return []
  const zh = listed(
    own.map(({ roomTitle, times, until }) => {
      const end = until === null || what === 'lift' ? '' : `，${formatInstant(until)} 到期`
      return `“${roomTitle}”（已失败 ${times} 次${end}）`
    }),
    (count) => `另有 ${count} 个`,
    '、',
  )
  const en = listed(
    own.map(({ roomTitle, times }) => `${roomTitle} (${times} times)`),
    (count) => `${count} more`,
    ', ',
  )
  return what === 'renewal'
    ? [
        say(
          'ban-renewal-failing',
          `禁止推流续期失败：${zh}。到期后推流可恢复：请检查该平台的密钥与接口，必要时在平台控制台直接禁止`,
          `the platform does not renew a ban: ${en}. After its end the stream may publish again: check keys and API of the platform, or ban it at the platform's own console`,
        ),
      ]
    : [
        say(
          'ban-lift-failing',
          `解除禁止推流失败：${zh}。该流仍不能推流：请检查该平台的密钥与接口，必要时在平台控制台直接解除`,
          `a ban cannot be lifted: ${en}. The stream still may not publish: check keys and API of the platform, or lift it at the platform's own console`,
        ),
      ]
}

/** Of streams that two regions have: to those alone who hold both, since nobody else may know of it. */
export function acrossNotices(
  across: readonly StreamAcross[],
  jurisdiction: Jurisdiction,
): readonly Notice[] {
  const mine = across.filter((pair) => pair.every(({ region }) => hasRegion(jurisdiction, region)))
  if (mine.length === 0) return []
  const nameOf = (region: string): string => regionName(region) ?? region
  const zh = listed(
    mine.map((pair) =>
      pair.map(({ title, region }) => `“${title}”（${nameOf(region)}）`).join('与'),
    ),
    (count) => `另有 ${count} 对`,
    '；',
  )
  const en = listed(
    mine.map((pair) => pair.map(({ title, region }) => `${title} (${region})`).join(' and ')),
    (count) => `${count} more pairs`,
    '; ',
  )
  return [
    say(
      'stream-in-two-regions',
      `同一路流登记在两个地区：${zh}。其中任何一间的阻断都可能须由您下令：请核对哪一间登记有误，改正或删去`,
      `one stream is registered in two regions: ${en}. A cut of either may need you: find out which is wrong and mend it or take it off`,
    ),
  ]
}

/** What of the power to cut needs a person now, each with what to do. */
export function powerNotices(
  troubles: PowerTroubles,
  jurisdiction: Jurisdiction,
): readonly Notice[] {
  const { countdowns, givenUp, failing } = troubles
  const titles = (own: readonly { readonly roomTitle: string }[]) =>
    own.map(({ roomTitle }) => roomTitle)
  const list = (own: readonly { readonly roomTitle: string }[], zh: boolean) =>
    listed(titles(own), (count) => (zh ? `另有 ${count} 个` : `${count} more`), zh ? '、' : ', ')
  return [
    ...fusesWithin(troubles.blown, jurisdiction).map(({ zh, en }) =>
      say(
        'fuse-blown',
        `阻断保险丝已断：${zh}。查明原因后，由登录的人在大屏“阻断保护”处具名复位`,
        `a fuse of the power to cut has blown: ${en}. Find out why, then put it back by name on the wall`,
      ),
    ),
    ...banNotices(failing, 'renewal'),
    ...banNotices(failing, 'lift'),
    ...(givenUp.length === 0
      ? []
      : [
          say(
            'automatic-cut-refused',
            `自动阻断没有下达，课仍在播：${list(givenUp, true)}。请打开该线索，由人决定是否阻断`,
            `automatic cuts were not ordered and the lessons go on: ${list(givenUp, false)}. Open the case and decide`,
          ),
        ]),
    ...(countdowns.length === 0
      ? []
      : [
          say(
            'automatic-cut-counting',
            `自动阻断正在倒计时：${list(countdowns, true)}。不该阻断的，请在大屏上立即停止`,
            `automatic cuts are counting down: ${list(countdowns, false)}. Stop on the wall what must not be cut`,
          ),
        ]),
  ]
}
