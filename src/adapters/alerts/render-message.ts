import type { MessageEntry, OutwardMessage, Words } from '../../core/alerts/outward-message.ts'
import { neutralLine } from '../../core/alerts/plain-text.ts'

/** Chinese, then English in the same line. */
const both = ({ zh, en }: Words): string => `${zh} ${en}`

const moreWords = (more: number): readonly string[] =>
  more === 0 ? [] : [`另有 ${more} 条，见巡查页面 ${more} more, see the pages`]

/** A message about one alert has its heading for its title: it is said once. */
const headed = ({ entries, more }: OutwardMessage): boolean => entries.length + more > 1

const entryText =
  (withHeading: boolean) =>
  ({ heading, facts, link }: MessageEntry): readonly string[] => [
    '',
    ...(withHeading ? [both(heading)] : []),
    ...facts.map(({ label, value }) => `${both(label)}: ${value}`),
    ...(link === null ? [] : [link]),
  ]

/** Plain text, for mail: the title is its subject. */
export const textOf = (message: OutwardMessage): string => {
  const { notes, entries, more } = message
  return [
    ...notes.map(both),
    ...entries.flatMap(entryText(headed(message))),
    '',
    ...moreWords(more),
  ]
    .join('\n')
    .trim()
}

/** Our own words are neutral; what strangers wrote is made so. */
const entryMarkdown =
  (withHeading: boolean) =>
  ({ heading, facts, link }: MessageEntry): readonly string[] => [
    ...(withHeading ? [`**${neutralLine(both(heading), 120)}**`] : []),
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
    ...entries.flatMap(entryMarkdown(headed(message))),
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

const feishuEntry =
  (withHeading: boolean) =>
  ({ heading, facts, link }: MessageEntry): readonly FeishuPart[][] => [
    ...(withHeading ? [[{ tag: 'text', text: neutralLine(both(heading), 120) } as const]] : []),
    ...facts.map(({ label, value }): FeishuPart[] => [
      { tag: 'text', text: `${both(label)}: ${neutralLine(value, 120)}` },
    ]),
    ...(link === null ? [] : [[{ tag: 'a', text: '查看线索 Open', href: link } as const]]),
  ]

/** Paragraphs of a rich text (`post`) message of Feishu: parts that say what they are, no markup to be read. */
export const feishuContent = (message: OutwardMessage): FeishuPart[][] => [
  ...message.notes.map((note): FeishuPart[] => [
    { tag: 'text', text: neutralLine(both(note), 640) },
  ]),
  ...message.entries.flatMap(feishuEntry(headed(message))),
  ...moreWords(message.more).map((text): FeishuPart[] => [{ tag: 'text', text }]),
]

export const titleOf = ({ title }: OutwardMessage): string => neutralLine(both(title), 160)
