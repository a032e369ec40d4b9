import type { MessageEntry, OutwardMessage, Words } from '../../core/alerts/outward-message.ts'
import { neutralLine } from '../../core/alerts/plain-text.ts'

/** Chinese, then English in the same line. */
const both = ({ zh, en }: Words): string => `${zh} ${en}`

const moreWords = (more: number): readonly string[] =>
  more === 0 ? [] : [`另有 ${more} 条，见巡查页面 ${more} more, see the pages`]

const entryText = ({ heading, facts, link }: MessageEntry): readonly string[] => [
  '',
  both(heading),
  ...facts.map(({ label, value }) => `${both(label)}: ${value}`),
  ...(link === null ? [] : [link]),
]

/** Plain text, for mail. */
export const textOf = ({ title, notes, entries, more }: OutwardMessage): string =>
  [both(title), ...notes.map(both), ...entries.flatMap(entryText), '', ...moreWords(more)].join(
    '\n',
  )

/** Our own words are neutral; what strangers wrote is made so. */
const entryMarkdown = ({ heading, facts, link }: MessageEntry): readonly string[] => [
  `**${neutralLine(both(heading), 120)}**`,
  ...facts.map(({ label, value }) => `> ${both(label)}: ${neutralLine(value, 120)}`),
  ...(link === null ? [] : [`[查看线索 Open](${link})`]),
  '',
]

/** The markdown that WeCom and DingTalk have in common; whole lines up to so many bytes. */
export function markdownOf(message: OutwardMessage, bytes: number): string {
  const { title, notes, entries, more } = message
  const lines = [
    `### ${neutralLine(both(title), 160)}`,
    ...notes.map((note) => neutralLine(both(note), 640)),
    '',
    ...entries.flatMap(entryMarkdown),
    ...moreWords(more),
  ]
  return linesWithin(lines, bytes)
}

function linesWithin(lines: readonly string[], bytes: number): string {
  const kept: string[] = []
  let size = 0
  for (const line of lines) {
    size += Buffer.byteLength(line, 'utf8') + 1
    if (size > bytes) break
    kept.push(line)
  }
  return kept.join('\n')
}

export type FeishuPart =
  | { readonly tag: 'text'; readonly text: string }
  | { readonly tag: 'a'; readonly text: string; readonly href: string }

const feishuEntry = ({ heading, facts, link }: MessageEntry): readonly FeishuPart[][] => [
  [{ tag: 'text', text: neutralLine(both(heading), 120) }],
  ...facts.map(({ label, value }): FeishuPart[] => [
    { tag: 'text', text: `${both(label)}: ${neutralLine(value, 120)}` },
  ]),
  ...(link === null ? [] : [[{ tag: 'a', text: '查看线索 Open', href: link } as const]]),
]

/** Paragraphs of a rich text (`post`) message of Feishu: parts that say what they are, no markup to be read. */
export const feishuContent = ({ notes, entries, more }: OutwardMessage): FeishuPart[][] => [
  ...notes.map((note): FeishuPart[] => [{ tag: 'text', text: neutralLine(both(note), 640) }]),
  ...entries.flatMap(feishuEntry),
  ...moreWords(more).map((text): FeishuPart[] => [{ tag: 'text', text }]),
]

export const titleOf = ({ title }: OutwardMessage): string => neutralLine(both(title), 160)
