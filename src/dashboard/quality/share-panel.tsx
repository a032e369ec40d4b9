import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireReviewShare } from '../../contracts/quality/second-review.ts'
import { isCode } from '../api/problem-error.ts'
import { useToast } from '../components/toast.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { shareText } from '../lib/percent.ts'
import { TextField } from '../register/fields.tsx'
import { RegionField } from '../register/region-field.tsx'
import { shareDraft, shareIn } from './share-draft.ts'
import { useSaveShare, useShares } from './use-quality.ts'

const FIELDS = [
  ['confirmed', 'quality.ofConfirmed'],
  ['dismissed', 'quality.ofDismissed'],
  ['golden', 'quality.ofGolden'],
  ['reason', 'quality.shareReason'],
] as const

type Shares = readonly WireReviewShare[]
type FieldsProps = { readonly shares: Shares; readonly region: string; onAnew(): void }

function ShareFields({ shares, region, onAnew }: FieldsProps) {
  const { t } = useTranslation()
  const tell = useToast()
  // As it was when the place was chosen: what is compared belongs to what is shown.
  const [form, setForm] = useState(() => ({ ...shareDraft(shares, region), reason: '' }))
  const save = useSaveShare()
  const reason = form.reason.trim()
  const [confirmed, dismissed] = [shareIn(form.confirmed), shareIn(form.dismissed)]
  const golden = shareIn(form.golden)
  const isWhole = confirmed !== null && dismissed !== null && golden !== null && reason !== ''
  const submit = (): void => {
    if (!isWhole) return
    const parts = { confirmed, dismissed, golden }
    save.mutate(
      { ...parts, region: region || null, reason, expectedSavedAt: form.savedAt },
      {
        onSuccess: () => {
          tell(t('quality.saved'))
          onAnew()
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
      {form.savedAt === null && <p className="muted small">{t('quality.shareNotOwn')}</p>}
      {FIELDS.map(([name, label]) => (
        <TextField
          key={name}
          id={`share-${name}`}
          label={t(label)}
          value={form[name]}
          onChange={(text) => setForm({ ...form, [name]: text })}
        />
      ))}
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
      {isCode(save.error, 'overtaken') && (
        <Button onClick={onAnew}>{t('quality.shareAnew')}</Button>
      )}
    </form>
  )
}

function ShareForm({ shares }: { readonly shares: Shares }) {
  const { t } = useTranslation()
  const [region, setRegion] = useState('')
  const [turn, setTurn] = useState(0)
  const isPlace = region === '' || /^(\d{2}|\d{4}|\d{6}|\d{9})$/.test(region)
  return (
    <>
      <RegionField
        id="share-region"
        label={t('quality.region')}
        value={region}
        onChange={setRegion}
      />
      <p className="muted small">{t('quality.regionHint')}</p>
      {isPlace && (
        <ShareFields
          key={`${region} ${turn}`}
          shares={shares}
          region={region}
          onAnew={() => setTurn(turn + 1)}
        />
      )}
    </>
  )
}

/** How many decisions are reviewed, by place. */
export function SharePanel() {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useShares()
  return (
    <section className="panel" data-testid="shares">
      <h2>{t('quality.shares')}</h2>
      <p className="muted small">{t('quality.sharesLead')}</p>
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton active paragraph={{ rows: 4 }} />}
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
      {data !== undefined && <ShareForm shares={data.items} />}
    </section>
  )
}
