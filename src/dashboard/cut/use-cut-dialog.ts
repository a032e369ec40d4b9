import { useEffect, useState } from 'react'
import type { CutOrder } from '../../contracts/cut.ts'
import { newIdempotencyKey } from '../api/idempotency-key.ts'
import { useOrderCut } from '../api/violations/use-cut.ts'
import { untilOf } from '../lib/time/ban-until.ts'
import { type CutForm, draftOf, forgetDraft, keepDraft } from './cut-drafts.ts'

/**
 * Two steps: the form, then what a dry run found, to be confirmed once more. The key of the real order is made with the
 * dry run, so that pressing twice, or again after a lost answer, places one order.
 */
export function useCutDialog(violationId: string, open: boolean, onOrdered: () => void) {
  const preview = useOrderCut(violationId)
  const order = useOrderCut(violationId)
  const [form, setForm] = useState<CutForm>(() => draftOf(violationId))
  const [checked, setChecked] = useState<{ order: CutOrder; key: string } | null>(null)
  const [acknowledged, setAcknowledged] = useState(false)

  const { reset: resetPreview } = preview
  const { reset: resetOrder } = order
  useEffect(() => {
    if (open) return
    setChecked(null)
    setAcknowledged(false)
    resetPreview()
    resetOrder()
  }, [open, resetPreview, resetOrder])

  const body = () => ({
    reason: form.reason.trim(),
    ban: form.ban,
    until: form.ban ? untilOf(form.until) : null,
  })
  return {
    form,
    change: (part: Partial<CutForm>) => {
      const changed = { ...form, ...part }
      keepDraft(violationId, changed)
      setForm(changed)
    },
    checked: checked?.order ?? null,
    acknowledged,
    setAcknowledged,
    busy: preview.isPending || order.isPending,
    error: order.error ?? preview.error,
    runPreview: () =>
      preview.mutate(
        {
          ...body(),
          dryRun: true,
          expectedSessionId: null,
          idempotencyKey: newIdempotencyKey(),
        },
        { onSuccess: (found) => setChecked({ order: found, key: newIdempotencyKey() }) },
      ),
    back: () => {
      setChecked(null)
      setAcknowledged(false)
      resetOrder()
    },
    submit: () => {
      if (checked === null || !acknowledged) return
      order.mutate(
        {
          ...body(),
          dryRun: false,
          expectedSessionId: checked.order.expectedPublisher?.sessionId ?? null,
          idempotencyKey: checked.key,
        },
        {
          onSuccess: () => {
            setForm(forgetDraft(violationId))
            onOrdered()
          },
        },
      )
    },
  }
}

export type CutDialogState = ReturnType<typeof useCutDialog>
