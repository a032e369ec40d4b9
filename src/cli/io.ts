/** How a command meets the world; `main.ts` hands over the real one. */
export type CommandIo = {
  /** Lines of a file, or of standard input for `-`. Rejects when there is no such file. */
  readonly lines: (file: string) => AsyncIterable<string>
  /** Machine output: one JSON document or JSON Lines. */
  readonly out: (text: string) => void
  /** For people: progress, summaries, errors. */
  readonly err: (text: string) => void
}

/** Exit codes of the contract. */
export const EXIT = {
  done: 0,
  ourFault: 1,
  badInput: 2,
  violation: 10,
  needsPerson: 11,
  unseen: 12,
} as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]
