import type { Command } from '../keyboard.ts'

export type ReviewAction = Extract<Command, 'confirm' | 'dismiss' | 'cut' | 'undo'>

let pending: { readonly id: string; readonly action: ReviewAction } | null = null

/** A key pressed on the wall is carried out on the violation's own page, where its evidence is in view. */
export function requestAction(id: string, action: ReviewAction): void {
  pending = { id, action }
}

/** Once only, and only for the violation it was asked for. */
export function takeAction(id: string): ReviewAction | null {
  const taken = pending?.id === id ? pending.action : null
  pending = null
  return taken
}
