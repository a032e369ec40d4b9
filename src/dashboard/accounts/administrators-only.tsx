import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import { WhyNot } from './why-not.tsx'

type Props = {
  readonly account: Account
  readonly act: Account['may'][number]
  readonly title: string
  readonly lead: string
  readonly children: ReactNode
}

/** A page that not everybody is shown; others are told why. */
export function AdministratorsOnly({ account, act, title, lead, children }: Props) {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`
  }, [t, title])
  const may = account.may.includes(act)
  return (
    <div className="channels">
      <h1>{title}</h1>
      <p className="muted small">{lead}</p>
      {may ? children : <WhyNot account={account} act={act} />}
    </div>
  )
}
