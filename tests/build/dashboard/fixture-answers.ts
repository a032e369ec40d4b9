import type { FixtureState } from './fixture-state.ts'

export type Answer = { readonly status: number; readonly body: unknown }
export type Call = {
  readonly url: URL
  readonly body: unknown
  readonly params: readonly string[]
  readonly person: string
}
export type Route = {
  readonly method: string
  readonly path: RegExp
  readonly answer: (state: FixtureState, call: Call) => Answer
}

export const ok = (body: unknown): Answer => ({ status: 200, body })
export const list = (items: readonly unknown[]): Answer => ok({ items, nextCursor: null })

export const problem = (status: number, code: string, detail: string): Answer => ({
  status,
  body: { type: 'about:blank', title: code, status, detail, code, where: null, requestId: 'r-1' },
})
