import type { Notice, Part } from '../../contracts/system.ts'
import type { Logger } from '../../ports/logger.ts'
import type { NodeTold } from '../../ports/records/nodes.ts'

/** A row that is written every few seconds stays small, whatever is wrong. */
const MOST = { notices: 30, parts: 12, letters: 600 } as const

const short = (text: string): string =>
  text.length <= MOST.letters ? text : `${text.slice(0, MOST.letters - 1)}…`

/** What a process has others tell for it: its notices, and its parts that are not ready. */
export const toldOf = (notices: readonly Notice[], parts: readonly Part[]): NodeTold => ({
  notices: notices
    .slice(0, MOST.notices)
    .map(({ code, zh, en }) => ({ code, zh: short(zh), en: short(en) })),
  parts: parts
    .filter(({ ready }) => !ready)
    .slice(0, MOST.parts)
    .map(({ name, detail, words }) => ({
      name,
      detail: short(detail),
      ...(words === undefined ? {} : { words: { zh: short(words.zh), en: short(words.en) } }),
    })),
})

/** Some half a minute: what was told before that says nothing of now. */
const UNANSWERED_AT_MOST = 6
const SILENT_PART = 'telling'

const withSilence = (told: NodeTold | null): NodeTold => ({
  notices: told?.notices ?? [],
  parts: [
    ...(told?.parts ?? []).filter(({ name }) => name !== SILENT_PART),
    {
      name: SILENT_PART,
      detail: '这个进程说不出自己的状况 / this process cannot say how it is',
    },
  ],
})

/** Asks at most one at a time, and has what was answered last; when no answer comes for long, that is told. */
export function createTelling(ask: () => Promise<NodeTold>, logger: Logger) {
  let asking = false
  let told: NodeTold | null = null
  let unanswered = 0
  return {
    told: () => told,
    nudge: (): void => {
      unanswered += 1
      if (asking) {
        if (unanswered > UNANSWERED_AT_MOST) told = withSilence(told)
        return
      }
      asking = true
      void ask()
        .then((answer) => {
          told = answer
          unanswered = 0
        })
        .catch((error: unknown) =>
          logger.warn({ error: String(error) }, 'what this process tells cannot be told'),
        )
        .finally(() => {
          asking = false
        })
    },
  }
}
