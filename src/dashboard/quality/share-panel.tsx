import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../components/toast.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { shareText } from '../lib/percent.ts'
import { TextField } from '../register/fields.tsx'
import { RegionField } from '../register/region-field.tsx'
import { useSaveShare, useShares } from './use-quality.ts'

const EMPTY = { region: '', confirmed: '10', dismissed: '10', golden: '0', reason: '' }

/** `12.5` → 0.125; `null`: no percentage. */
function shareIn(text: string): number | null {
  const value = Number(text.trim())
  return text.trim() === '' || !(value >= 0 && value <= 100) ? null : value / 100
}

function ShareForm() {
  const { t } = useTranslation()
  const tell = useToast()
  const [form, setForm] = useState(EMPTY)
  const save = useSaveShare()
  const reason = form.reason.trim()
  const [confirmed, dismissed] = [shareIn(form.confirmed), shareIn(form.dismissed)]
  const golden = shareIn(form.golden)
  const isWhole = confirmed !== null && dismissed !== null && golden !== null && reason !== ''
  const change = (part: Partial<typeof EMPTY>): void => setForm({ ...form, ...part })
  const submit = (): void => {
    if (!isWhole) return
    const region = form.region === '' ? null : form.region
    save.mutate(
      { region, confirmed, dismissed, golden, reason },
      {
        onSuccess: () => {
          setForm(EMPTY)
          tell(t('quality.saved'))
        },
      },
    )
  }
  return (
    <form
      className="review-form"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <RegionField
        id="share-region"
        label={t('quality.region')}
        value={form.region}
        onChange={(region) => change({ region })}
      />
      <p className="muted small">{t('quality.regionHint')}</p>
      <TextField
        id="share-confirmed"
        label={t('quality.ofConfirmed')}
        value={form.confirmed}
        onChange={(text) => change({ confirmed: text })}
      />
      <TextField
        id="share-dismissed"
        label={t('quality.ofDismissed')}
        value={form.dismissed}
        onChange={(text) => change({ dismissed: text })}
      />
      <TextField
        id="share-golden"
        label={t('quality.ofGolden')}
        value={form.golden}
        onChange={(text) => change({ golden: text })}
      />
      <TextField
        id="share-reason"
        label={t('quality.shareReason')}
        value={form.reason}
        onChange={(text) => change({ reason: text })}
      />
      <Button
        htmlType="submit"
        type="primary"
        loading={save.isPending}
        disabled={!isWhole}
        data-testid="share-save"
      >
        {t('quality.save')}
      </Button>
      {save.error !== null && <TroubleNote error={save.error} />}
    </form>
  )
}

/** How many decisions are reviewed, by place. */
export function SharePanel() {
  const { t } = useTranslation()
  const { data, error, refetch } = useShares()
  return (
    <section className="panel" data-testid="shares">
      <h2>{t('quality.shares')}</h2>
      <p className="muted small">{t('quality.sharesLead')}</p>
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <p>{t('quality.sharesNone')}</p>}
      <ul className="review-list">
        {data?.items.map(({ region, regionName, confirmed, dismissed, golden }) => (
          <li key={region} data-testid="share-row">
            <b>{region === '' ? t('quality.everywhere') : (regionName ?? region)}</b>{' '}
            {t('quality.shareLine', {
              confirmed: shareText(confirmed),
              dismissed: shareText(dismissed),
              golden: shareText(golden),
            })}
          </li>
        ))}
      </ul>
      <ShareForm />
    </section>
  )
}
