import type { ScheduleProblem } from './problem.ts'

export type YamlPath = readonly (string | number)[]

/** A file that was read as YAML, and where in it a value stands. */
export type YamlFile = {
  readonly file: string
  readonly data: unknown
  /** Line of the value at `path`, or of the nearest thing around it that exists. */
  readonly lineOf: (path: YamlPath) => number
}

/** Reads a text as YAML; one that cannot be read is a problem at its line. */
export type YamlReader = (file: string, text: string) => Promise<YamlFile | ScheduleProblem>

export const isProblem = (value: object): value is ScheduleProblem => 'severity' in value
