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
    .map(({ name, detail }) => ({ name, detail: short(detail) })),
})

/** Asks at most one at a time, however long that takes, and has what was answered last. */
export function createTelling(ask: () => Promise<NodeTold>, logger: Logger) {
  let asking = false
  let told: NodeTold | null = null
  return {
    told: () => told,
    nudge: (): void => {
      if (asking) return
      asking = true
      void ask()
        .then((answer) => {
          told = answer
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
