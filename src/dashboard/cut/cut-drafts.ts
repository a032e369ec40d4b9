export type CutForm = { readonly reason: string; readonly ban: boolean; readonly until: string }

const EMPTY: CutForm = { reason: '', ban: true, until: '' }

const drafts = new Map<string, CutForm>()

/** What was typed for a violation and not ordered yet: closing the dialog by a stray key loses nothing. */
export const draftOf = (violationId: string): CutForm => drafts.get(violationId) ?? EMPTY

export function keepDraft(violationId: string, form: CutForm): void {
  drafts.set(violationId, form)
}

/** It was ordered: the next order begins with an empty form. */
export function forgetDraft(violationId: string): CutForm {
  drafts.delete(violationId)
  return EMPTY
}
