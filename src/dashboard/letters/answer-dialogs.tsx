import { Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Letter } from '../../contracts/letters/letter.ts'
import { useReceipt, useReport } from '../api/use-letters.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { momentOf } from '../lib/time/ban-until.ts'
import { useProgramNow } from '../lib/time/use-program-now.ts'
import { ReasonDialog } from '../violation/reason-dialog.tsx'
import { LineField } from './line-field.tsx'

type Props = { readonly letter: Letter; readonly open: boolean; onClose(): void }

/** 回执: it arrived. The reason field holds who signed for it. */
export function ReceiptDialog({ letter, open, onClose }: Props) {
  const { t } = useTranslation()
  const receipt = useReceipt(letter.violationId)
  const now = useProgramNow()
  const [at, setAt] = useState('')
  const [number, setNumber] = useState('')
  const submit = (receivedBy: string) => {
    const receivedAt = momentOf(at, now)
    receipt.mutate({ letterId: letter.id, receivedAt, receivedBy, number }, { onSuccess: onClose })
  }
  return (
    <ReasonDialog
      name="letter-receipt"
      open={open}
      title={t('letters.receipt')}
      hint={letter.number}
      label={t('letters.receivedBy')}
      submit={t('letters.save')}
      busy={receipt.isPending}
      error={receipt.error}
      onClose={onClose}
      onSubmit={submit}
    >
      <LineField
        id="letter-received-at"
        kind="datetime-local"
        label={t('letters.receivedAt')}
        value={at}
        onChange={setAt}
      />
      <LineField
        id="letter-receipt-number"
        label={t('letters.receiptNumber')}
        value={number}
        onChange={setNumber}
      />
    </ReasonDialog>
  )
}

/** 函复: what the platform says to have done. */
export function ReportDialog({ letter, open, onClose }: Props) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const report = useReport(letter.violationId)
  const now = useProgramNow()
  const [at, setAt] = useState('')
  const [codes, setCodes] = useState<readonly Letter['measures'][number]['code'][]>([])
  const submit = (reason: string) => {
    if (codes.length === 0) return
    const done = momentOf(at, now)
    report.mutate(
      { letterId: letter.id, reason, at: done, codes: [...codes] },
      { onSuccess: onClose },
    )
  }
  return (
    <ReasonDialog
      name="letter-report"
      open={open}
      title={t('letters.report')}
      hint={t('letters.reportHint')}
      label={t('letters.reportNote')}
      submit={t('letters.save')}
      busy={report.isPending}
      error={report.error}
      onClose={onClose}
      onSubmit={submit}
    >
      {letter.measures.map(({ code, words }) => (
        <div key={code}>
          <Checkbox
            checked={codes.includes(code)}
            onChange={({ target }) =>
              setCodes((before) =>
                target.checked ? [...before, code] : before.filter((one) => one !== code),
              )
            }
            data-testid={`letter-report-${code}`}
          >
            {say(words)}
          </Checkbox>
        </div>
      ))}
      <LineField
        id="letter-report-at"
        kind="datetime-local"
        label={t('letters.reportAt')}
        value={at}
        onChange={setAt}
      />
    </ReasonDialog>
  )
}
