import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../contracts/session.ts'
import type { Violation } from '../../../contracts/violation.ts'
import { WhyNot } from '../../accounts/why-not.tsx'
import { useToast } from '../../components/toast.tsx'
import { ReasonDialog } from '../reason-dialog.tsx'
import { usePackage } from './use-package.ts'

type Props = { readonly violation: Pick<Violation, 'id'>; readonly account: Account }

/** Takes everything on record of a lead along as one file that strangers can check. */
export function PackagePanel({ violation, account }: Props) {
  const { t } = useTranslation()
  const tell = useToast()
  const [open, setOpen] = useState(false)
  const made = usePackage(violation.id)
  const done = ({ lost }: { readonly lost: number }) => {
    tell(lost === 0 ? t('package.done') : t('package.lost', { count: lost }))
    setOpen(false)
  }
  return (
    <section className="panel" data-testid="package">
      <h2>{t('package.title')}</h2>
      <p className="muted small">{t('package.what')}</p>
      {account.may.includes('packages') && (
        <Button onClick={() => setOpen(true)} data-testid="package-open">
          {t('package.open')}
        </Button>
      )}
      <WhyNot account={account} act="packages" />
      <ReasonDialog
        name="package"
        open={open}
        title={t('package.dialogTitle')}
        hint={t('package.hint')}
        label={t('package.reason')}
        example={t('package.example')}
        submit={t('package.submit')}
        busy={made.isPending}
        error={made.error}
        onClose={() => setOpen(false)}
        onSubmit={(reason) => made.mutate(reason, { onSuccess: done })}
      >
        {made.isPending && <p role="status">{t('package.making')}</p>}
      </ReasonDialog>
    </section>
  )
}
