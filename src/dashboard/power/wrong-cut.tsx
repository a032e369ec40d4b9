import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CutOrder } from '../../contracts/cut.ts'
import { TimeText } from '../components/time-text.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { canUndo } from '../lib/cut-progress.ts'
import { lengthText } from '../lib/time/format-duration.ts'
import { personOf } from '../lib/violations/fold-history.ts'
import { ReasonDialog } from '../violation/reason-dialog.tsx'
import { useWrongCut } from './use-power.ts'

type Props = { readonly order: CutOrder }

const NOT_CARRIED_OUT = ['requested', 'not-approved']

export function WrongButton({ order }: Props) {
  const { t } = useTranslation()
  const mark = useWrongCut()
  const [asking, setAsking] = useState(false)
  const [undo, setUndo] = useState(true)
  if (order.wrong !== null || order.dryRun || NOT_CARRIED_OUT.includes(order.state)) return null
  const undoable = canUndo(order)
  return (
    <>
      <Button onClick={() => setAsking(true)} data-testid="cut-wrong">
        {t('power.markWrong')}
      </Button>
      <ReasonDialog
        name="wrong"
        open={asking}
        title={t('power.markWrongTitle')}
        hint={t('power.markWrongHint')}
        label={t('power.markWrongReason')}
        submit={t('power.markWrong')}
        danger
        busy={mark.isPending}
        error={mark.error}
        onClose={() => setAsking(false)}
        onSubmit={(reason) =>
          mark.mutate(
            { id: order.id, verb: 'wrong', reason, undo: undoable && undo },
            { onSuccess: () => setAsking(false) },
          )
        }
      >
        {undoable && (
          <Checkbox
            checked={undo}
            onChange={({ target }) => setUndo(target.checked)}
            data-testid="wrong-undo"
          >
            {t('power.alsoUndo')}
          </Checkbox>
        )}
      </ReasonDialog>
    </>
  )
}

function RemedyButton({ order }: Props) {
  const { t } = useTranslation()
  const remedy = useWrongCut()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)} data-testid="wrong-remedy">
        {t('power.remedy')}
      </Button>
      <ReasonDialog
        name="remedy"
        open={asking}
        title={t('power.remedyTitle')}
        hint={t('power.remedyHint')}
        label={t('power.remedy')}
        submit={t('power.save')}
        busy={remedy.isPending}
        error={remedy.error}
        onClose={() => setAsking(false)}
        onSubmit={(how) =>
          remedy.mutate(
            { id: order.id, verb: 'remedy', how },
            { onSuccess: () => setAsking(false) },
          )
        }
      />
    </>
  )
}

/** The record of a wrong cut: why, how long, how it was made good. */
export function WrongRecord({ order }: Props) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const { wrong } = order
  if (wrong === null) return null
  const nobody = t('violation.system')
  const lasted =
    wrong.from === null
      ? t('power.wrongNobody')
      : wrong.seconds === null
        ? t('power.wrongStill')
        : t('power.wrongFor', { time: lengthText(wrong.seconds, language) })
  return (
    <section className="wrong-cut" data-testid="wrong-record">
      <h3>{t('power.wrong')}</h3>
      <p>{wrong.why}</p>
      <p className="muted small">
        {t('power.wrongBy', { who: personOf(wrong.markedBy) ?? nobody })}{' '}
        <TimeText at={wrong.markedAt} /> · {lasted}
      </p>
      <p>
        {t('power.remedy')}
        {t('app.colon')}
        {wrong.remedy === null ? t('power.remedyNone') : wrong.remedy.how}
        {wrong.remedy !== null && (
          <small className="muted">
            {' '}
            {personOf(wrong.remedy.by) ?? nobody} <TimeText at={wrong.remedy.at} />
          </small>
        )}
      </p>
      <RemedyButton order={order} />
    </section>
  )
}
