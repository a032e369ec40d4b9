import { Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Violation } from '../../contracts/violation.ts'
import { useRoom } from '../api/use-room.ts'
import { useToast } from '../components/toast.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { useLostAge } from '../events/use-lost-age.ts'
import { isPast } from '../lib/time/ban-until.ts'
import { useProgramNow } from '../lib/time/use-program-now.ts'
import { CutFormFields } from './cut-form-fields.tsx'
import { CutReview } from './cut-review.tsx'
import { CutTarget } from './cut-target.tsx'
import { type CutDialogState, useCutDialog } from './use-cut-dialog.ts'

type Props = { readonly violation: Violation; readonly open: boolean; onClose(): void }

function FormFooter({ state, onClose }: { readonly state: CutDialogState; onClose(): void }) {
  const { t } = useTranslation()
  const now = useProgramNow()
  const { form } = state
  const lost = useLostAge() !== null
  const ready = form.reason.trim() !== '' && !(form.ban && isPast(form.until, now))
  return (
    <>
      <span className="muted small">{t('cut.previewHint')}</span>
      <Button onClick={onClose}>{t('app.cancel')}</Button>
      <Button
        type="primary"
        disabled={!ready || lost}
        loading={state.busy && !lost}
        onClick={state.runPreview}
        data-testid="cut-preview"
      >
        {t('cut.preview')}
      </Button>
    </>
  )
}

function ReviewFooter({ state, onClose }: { readonly state: CutDialogState; onClose(): void }) {
  const { t } = useTranslation()
  return (
    <>
      <Button type="link" onClick={onClose} data-testid="cut-dry-run-only">
        {t('cut.dryRunOnly')}
      </Button>
      <Button onClick={state.back}>{t('cut.backToForm')}</Button>
      <Button
        type="primary"
        danger
        disabled={!state.acknowledged}
        loading={state.busy}
        onClick={state.submit}
        data-testid="cut-submit"
      >
        {t(state.checked?.approval == null ? 'cut.submit' : 'power.submitWaiting')}
      </Button>
    </>
  )
}

/** Form, dry run, second confirmation. Nothing is cut before the last button. */
export function CutDialog({ violation, open, onClose }: Props) {
  const { t } = useTranslation()
  const tell = useToast()
  const room = useRoom(violation.roomId, open)
  const state = useCutDialog(violation.id, open, () => {
    tell(t('cut.sent'))
    onClose()
  })
  const lost = useLostAge() !== null
  const Footer = state.checked === null ? FormFooter : ReviewFooter
  return (
    <Modal
      open={open}
      onCancel={onClose}
      mask={{ closable: false }}
      title={t('cut.title')}
      width={620}
      footer={
        <div className="dialog-footer">
          <Footer state={state} onClose={onClose} />
        </div>
      }
      destroyOnHidden
    >
      <div data-testid="cut-dialog">
        {lost && (
          <p className="field-error" role="alert" data-testid="cut-lost">
            {t('cut.lost')}
          </p>
        )}
        <h3>{t('cut.target')}</h3>
        <CutTarget violation={violation} room={room.data} order={state.checked} />
        {state.checked === null ? (
          <CutFormFields form={state.form} onChange={state.change} />
        ) : (
          <CutReview
            order={state.checked}
            acknowledged={state.acknowledged}
            onAcknowledge={state.setAcknowledged}
          />
        )}
        {state.error !== null && <TroubleNote error={state.error} />}
      </div>
    </Modal>
  )
}
