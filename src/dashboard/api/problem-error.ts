import type { Problem } from '../../contracts/problem.ts'

/** What a request ended in when it did not succeed. `network`: no answer at all, so nothing is known of its effect. */
export type Trouble =
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'network' }
  | { readonly kind: 'strange-answer'; readonly status: number }

/** React Query wants something thrown; the trouble inside is what the page shows. */
export class RequestError extends Error {
  readonly trouble: Trouble

  constructor(trouble: Trouble) {
    super(trouble.kind === 'problem' ? trouble.problem.detail : trouble.kind)
    this.name = 'RequestError'
    this.trouble = trouble
  }
}

export function troubleOf(error: unknown): Trouble {
  return error instanceof RequestError ? error.trouble : { kind: 'network' }
}

export function isCode(error: unknown, code: Problem['code']): boolean {
  const trouble = troubleOf(error)
  return trouble.kind === 'problem' && trouble.problem.code === code
}

/** Whether asking again could help: a refusal stays a refusal. */
export function isPassing(error: unknown): boolean {
  const trouble = troubleOf(error)
  if (trouble.kind === 'network') return true
  const status = trouble.kind === 'problem' ? trouble.problem.status : trouble.status
  return status >= 500 || status === 429
}
