import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseFactInput, CaseTimes } from '../../contracts/deadlines/case-times.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { LineField } from '../letters/line-field.tsx'
import { oneLanguage } from '../lib/one-language.ts'
import { momentOf } from '../lib/time/ban-until.ts'
import { useProgramNow } from '../lib/time/use-program-now.ts'
import { ReasonDialog } from '../violation/reason-dialog.tsx'
import { useEnterFact, useUndoFact } from './use-case-times.ts'

type EnterProps = {
  readonly id: string
  readonly open: boolean
  readonly enterable: CaseTimes['enterable']
  onClose(): void
}

/** What cannot be entered yet says why before anything is typed. */
export function EnterFactDialog({ id, open, enterable, onClose }: EnterProps) {
  const { t } = useTranslation()
  const { language, say } = useLanguage()
  const enter = useEnterFact(id)
  const now = useProgramNow()
  const [kind, setKind] = useState<CaseFactInput['kind'] | null>(null)
  const [at, setAt] = useState('')
  const [paper, setPaper] = useState('')
  const whyNot = enterable.find((one) => one.kind === kind)?.whyNot ?? null
  const submit = (reason: string) => {
    if (kind !== null) enter.enter({ kind, at: momentOf(at, now), paper, reason }, onClose)
  }
  return (
    <ReasonDialog
      name="case-fact"
      open={open}
      title={t('handling.times.enter')}
      hint={t('handling.times.enterHint')}
      label={t('handling.reason')}
      submit={t('handling.noteSave')}
      busy={enter.isPending}
      error={enter.error}
      onClose={onClose}
      onSubmit={submit}
    >
      <label htmlFor="case-fact-kind">{t('handling.times.kind')}</label>
      <Select
        id="case-fact-kind"
        className="wide"
        showSearch={{ optionFilterProp: 'label' }}
        value={kind}
        options={enterable.map((one) => ({ value: one.kind, label: say(one.title) }))}
        onChange={setKind}
      />
      {whyNot !== null && <p role="status">{oneLanguage(whyNot, language)}</p>}
      <LineField
        id="case-fact-at"
        kind="datetime-local"
        label={t('handling.times.at')}
        value={at}
        onChange={setAt}
      />
      <LineField
        id="case-fact-paper"
        label={t('handling.times.paper')}
        value={paper}
        onChange={setPaper}
      />
    </ReasonDialog>
  )
}

type UndoProps = { readonly id: string; readonly factId: string | null; onClose(): void }

export function UndoFactDialog({ id, factId, onClose }: UndoProps) {
  const { t } = useTranslation()
  const undo = useUndoFact(id)
  return (
    <ReasonDialog
      name="case-fact-undo"
      open={factId !== null}
      title={t('handling.times.undo')}
      hint={t('handling.times.undoHint')}
      label={t('handling.reason')}
      submit={t('handling.times.undo')}
      busy={undo.isPending}
      error={undo.error}
      onClose={onClose}
      onSubmit={(reason) => {
        if (factId !== null) undo.undo(factId, reason, onClose)
      }}
    />
  )
}
