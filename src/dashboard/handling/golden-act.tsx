import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DECISION_KINDS } from '../../contracts/quality/second-review.ts'
import type { Violation } from '../../contracts/violation.ts'
import { useToast } from '../components/toast.tsx'
import { useEnterGolden } from '../quality/use-quality.ts'
import { ReasonDialog } from '../violation/reason-dialog.tsx'

type Kind = (typeof DECISION_KINDS)[number]

/** Puts a decided lead among those that are put before people again, with the truth of it. */
export function GoldenAct({ violation: { id, status } }: { readonly violation: Violation }) {
  const { t } = useTranslation()
  const tell = useToast()
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState<Kind | null>(null)
  const enter = useEnterGolden(id)
  const undecided = status === 'suspected'
  const truth = chosen ?? (status === 'dismissed' ? 'dismissed' : 'confirmed')
  const entered = (): void => {
    tell(t('handling.goldenDone'))
    setOpen(false)
  }
  return (
    <li>
      <Button
        size="small"
        disabled={undecided}
        aria-describedby={undecided ? 'why-golden' : undefined}
        onClick={() => setOpen(true)}
        data-testid="act-golden"
      >
        {t('handling.golden')}
      </Button>
      {undecided && (
        <span className="muted small" id="why-golden">
          {t('handling.goldenOpen')}
        </span>
      )}
      <ReasonDialog
        name="golden"
        open={open}
        title={t('handling.golden')}
        hint={t('handling.goldenHint')}
        label={t('handling.goldenReason')}
        submit={t('handling.golden')}
        busy={enter.isPending}
        error={enter.error}
        onClose={() => setOpen(false)}
        onSubmit={(reason) => enter.mutate({ truth, reason }, { onSuccess: entered })}
      >
        <label htmlFor="golden-truth">{t('handling.goldenTruth')}</label>
        <Select
          id="golden-truth"
          className="wide"
          value={truth}
          options={DECISION_KINDS.map((value) => ({ value, label: t(`quality.answer.${value}`) }))}
          onChange={setChosen}
        />
      </ReasonDialog>
    </li>
  )
}
