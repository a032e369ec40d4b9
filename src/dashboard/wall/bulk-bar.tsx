import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DISMISS_REASONS } from '../../contracts/words/learning-vocabulary.ts'
import { Button } from '../components/button.tsx'
import { useToast } from '../components/toast.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { ChoiceChips } from '../violation/choice-chips.tsx'
import { ReasonDialog } from '../violation/reason-dialog.tsx'
import { BulkAssign } from './bulk-assign.tsx'
import { useBulk } from './use-bulk.ts'

type DismissReason = (typeof DISMISS_REASONS)[number]
type Props = { readonly selected: readonly string[]; onSelect(ids: readonly string[]): void }

type DialogProps = {
  readonly open: boolean
  readonly count: number
  readonly busy: boolean
  onClose(): void
  onDismiss(reason: string, dismissReason: DismissReason | null): void
}

function BulkDismiss({ open, count, busy, onClose, onDismiss }: DialogProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<DismissReason | null>(null)
  const usual = chosen !== null && chosen !== 'other' ? t(`words.dismissReason.${chosen}`) : null
  return (
    <ReasonDialog
      name="bulk-dismiss"
      open={open}
      title={t('handling.wall.bulkDismiss')}
      hint={t('handling.wall.bulkDismissHint', { count })}
      label={t(usual === null ? 'action.dismissReason' : 'action.dismissMore')}
      submit={t('handling.wall.bulkDismiss')}
      busy={busy}
      error={null}
      standing={usual}
      onClose={onClose}
      afterClose={() => setChosen(null)}
      onSubmit={(reason) => onDismiss(reason, chosen)}
    >
      <ChoiceChips<DismissReason>
        legend={t('action.dismissChoose')}
        name="bulk-reason"
        choices={DISMISS_REASONS.map((value) => ({
          value,
          label: t(`words.dismissReason.${value}`),
        }))}
        chosen={chosen}
        onChoose={setChosen}
      />
    </ReasonDialog>
  )
}

/** What can be done with several leads at once. Those that were refused stay selected, with the reason. */
export function BulkBar({ selected, onSelect }: Props) {
  const { t } = useTranslation()
  const tell = useToast()
  const [asking, setAsking] = useState<'dismiss' | 'assign' | null>(null)
  const bulk = useBulk()
  if (selected.length === 0) return null
  const run = (
    verb: 'claim' | 'dismiss' | 'assign',
    body: { reason: string; dismissReason?: DismissReason; assignee?: string | null },
  ) =>
    bulk.mutate(
      { verb, ids: selected, body },
      {
        onSuccess: ({ done, failed }) => {
          setAsking(null)
          if (done > 0) tell(t('handling.wall.bulkDone', { done }))
          onSelect(failed.map(({ id }) => id))
        },
      },
    )
  const failed = bulk.data?.failed ?? []
  return (
    <div className="bulk-bar" role="toolbar" aria-label={t('handling.acts')} data-testid="bulk-bar">
      <b>{t('handling.wall.selected', { count: selected.length })}</b>
      <Button
        size="small"
        loading={bulk.isPending}
        onClick={() => run('claim', { reason: t('handling.claimReason') })}
        data-testid="bulk-claim"
      >
        {t('handling.wall.bulkClaim')}
      </Button>
      <Button size="small" onClick={() => setAsking('dismiss')} data-testid="bulk-dismiss">
        {t('handling.wall.bulkDismiss')}…
      </Button>
      <Button size="small" onClick={() => setAsking('assign')} data-testid="bulk-assign">
        {t('desk.bulk.assign')}…
      </Button>
      <Button size="small" type="link" onClick={() => onSelect([])}>
        {t('handling.wall.bulkClear')}
      </Button>
      {failed[0] !== undefined && <TroubleNote error={failed[0].error} />}
      <BulkDismiss
        open={asking === 'dismiss'}
        count={selected.length}
        busy={bulk.isPending}
        onClose={() => setAsking(null)}
        onDismiss={(reason, dismissReason) =>
          run('dismiss', { reason, ...(dismissReason === null ? {} : { dismissReason }) })
        }
      />
      <BulkAssign
        open={asking === 'assign'}
        count={selected.length}
        busy={bulk.isPending}
        onClose={() => setAsking(null)}
        onAssign={(reason, assignee) => run('assign', { reason, assignee })}
      />
    </div>
  )
}
