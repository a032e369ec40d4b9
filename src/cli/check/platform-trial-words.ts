import { UNSEEN_WORDS } from '../../adapters/http/present/unseen-words.ts'
import type { TriedPage } from '../../app/check/try-platform.ts'
import type { KnownBy, PlatformTrial, TriedSelector } from '../../core/patrol/platform-trial.ts'

const KNOWN: Readonly<Record<KnownBy, string>> = {
  answered: '回应类型是媒体 answered as media',
  asked: '页面请求，按扩展名 asked for, by its ending',
  named: '页面请求，按 media.addresses asked for, by media.addresses',
  streams: '持续下发 goes on and on',
  element: '播放元素 held by an element',
  written: '仅写在页面里 only written in the page',
  told: '仅写在脚本的回应里 only written in an answer to a script',
}
const OUTCOME: Readonly<Record<TriedSelector['outcome'], string>> = {
  found: '找到 found',
  'nothing-visible': '有元素但不可见 elements, none visible',
  'no-element': '没有元素 no element',
  'not-a-selector': '不是选择器 not a selector',
}
const LONGEST = 160

const cut = (text: string): string =>
  // A page's words are not to move the cursor of the terminal that they are shown on.
  text.replace(/\p{C}/gu, ' ').slice(0, LONGEST)

const selectorLine = (one: TriedSelector, mark: string): string => {
  const found = one.elements === 0 ? '' : ` ${one.visible}/${one.elements}`
  const words = one.words === '' ? '' : ` “${cut(one.words)}”`
  return `    ${mark} ${cut(one.selector)}: ${OUTCOME[one.outcome]}${found}${words}`
}

/** The first with visible words wins; what comes after it is not asked. */
function selectorLines(all: readonly TriedSelector[]): readonly string[] {
  const winner = all.findIndex(({ outcome, words }) => outcome === 'found' && words !== '')
  return all.map((one, place) => selectorLine(one, place === winner ? '✓' : '·'))
}

function textLines({ texts }: PlatformTrial): readonly string[] {
  const lines = texts.flatMap(({ role, selectors }) => [`  ${role}`, ...selectorLines(selectors)])
  return ['三、文字 text', ...lines]
}

function clickLines({ clicks }: PlatformTrial): readonly string[] {
  const of = (how: 'consent' | 'play') => [
    `  ${how}`,
    ...clicks[how].map((one) => selectorLine(one, one.outcome === 'found' ? '✓' : '·')),
  ]
  return [
    '四、点击（页面读完后仍在的） clicks, what is still there at the end',
    ...of('consent'),
    ...of('play'),
  ]
}

function mediaLines({ addresses, globals, hasPlayer, playing }: PlatformTrial): readonly string[] {
  const held = globals.map(({ path, type, addresses: count }) => {
    const said =
      type === null ? '没有这个变量 no such variable' : `${type}, ${count} 个地址 addresses`
    return `    ${count > 0 ? '✓' : '·'} ${cut(path)}: ${said}`
  })
  const found = addresses.map(({ url, by, pattern, ignoredBy }) => {
    const fits = pattern === null ? '' : ` /${cut(pattern)}/`
    const out = ignoredBy === null ? '' : ` 被排除 taken out by ${cut(ignoredBy)}`
    return `    ${ignoredBy === null ? '✓' : '✗'} ${cut(url)}\n        ${KNOWN[by]}${fits}${out}`
  })
  const none = '    没有 none'
  const player = hasPlayer
    ? playing
      ? '在播 playing'
      : '有，未播 there, not playing'
    : '没有 none'
  return [
    '五、媒体 media',
    `  播放器 player: ${player}`,
    '  globals',
    ...(held.length === 0 ? [none] : held),
    '  地址（先后即优先） addresses, the best first',
    ...(found.length === 0 ? [none] : found),
  ]
}

function signLines({ signs, tooLongForSigns, characters }: PlatformTrial): readonly string[] {
  const lines = signs.flatMap(({ sign, patterns }) =>
    patterns.map(({ pattern, fits }) => `    ${fits ? '✓' : '·'} ${sign}: /${cut(pattern)}/`),
  )
  const ignored = tooLongForSigns
    ? [`  全页 ${characters} 字，过长，标志不算 too long a page: signs do not count`]
    : []
  return ['二、标志 signs', ...ignored, ...lines]
}

function outcomeLines({ visit }: TriedPage): readonly string[] {
  if (visit.kind === 'unseen') {
    const { zh, en } = UNSEEN_WORDS[visit.reason]
    return [`结论 outcome: 未见 unseen — ${zh} ${en} (${cut(visit.detail)})`]
  }
  const { requests, stopped, bytes } = visit.cost
  const cost = `${requests} 个请求 requests, 拦下 stopped ${stopped}, ${Math.round(bytes / 1_000)} kB`
  const [best] = visit.mediaUrls
  const picture = visit.videoPicture === null ? '' : '，取播放器画面 the picture of its player'
  if (visit.saysOffAir) return ['结论 outcome: 未开播 off air', `  ${cost}`]
  return [
    best === undefined
      ? `结论 outcome: 没有媒体地址 no address${picture}`
      : `结论 outcome: ${visit.mediaUrls.length} 个地址 addresses; 下一步 next: xuncha check ${cut(best)}`,
    `  ${cost}`,
  ]
}

/** Step by step what a platform file found on a page, for an administrator at a terminal. */
export function platformTrialWords(tried: TriedPage, folder: string): string {
  const { own, general, trial } = tried
  const fileOf = (name: string): string => `${folder}/platforms/${name}.yaml`
  const files = own === null ? [general.name] : [own.name, general.name]
  const first = [
    '一、文件与页面 file and page',
    ...files.map((name) => `  ${fileOf(name)}`),
    ...(own === null
      ? ['  没有这个平台的文件，只用通用文件 no file of this platform, only the general one']
      : []),
  ]
  if (trial === null) return `${[...first, ...outcomeLines(tried)].join('\n')}\n`
  const page = [`  ${cut(trial.url)}`, `  “${cut(trial.title)}”, ${trial.characters} 字 characters`]
  return `${[
    ...first,
    ...page,
    ...signLines(trial),
    ...textLines(trial),
    ...clickLines(trial),
    ...mediaLines(trial),
    ...outcomeLines(tried),
  ].join('\n')}\n`
}
