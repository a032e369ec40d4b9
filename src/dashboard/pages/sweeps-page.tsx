import { Button, Empty, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import type { Sweep } from '../../contracts/sweep.ts'
import { WhyNot } from '../accounts/why-not.tsx'
import { Link } from '../components/link.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { sweepPath } from '../lib/routes.ts'
import { TextField } from '../register/fields.tsx'
import { newSweepText } from '../sweeps/sweep-draft.ts'
import { SweepEditor } from '../sweeps/sweep-editor.tsx'
import { SweepFacts } from '../sweeps/sweep-facts.tsx'
import { useSweeps } from '../sweeps/use-sweeps.ts'
import '../styles/register.css'

function Card({ sweep }: { readonly sweep: Sweep }) {
  const { language } = useLanguage()
  const { name, titleZh, titleEn, runsToday } = sweep
  return (
    <article
      className={`panel sweep-card${runsToday ? '' : ' inactive'}`}
      data-testid="sweep-card"
      data-name={name}
    >
      <h2>
        <Link href={sweepPath(name)}>{language === 'zh' ? titleZh : titleEn}</Link>{' '}
        <code className="small">{name}</code>
      </h2>
      <SweepFacts sweep={sweep} />
    </article>
  )
}

function NewSweep() {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [making, setMaking] = useState(false)
  const sound = /^[a-z0-9-]{1,60}$/.test(name)
  if (making) {
    return (
      <SweepEditor
        name={name}
        sweep={null}
        text={newSweepText(name)}
        onDone={() => setMaking(false)}
      />
    )
  }
  return (
    <div className="panel register-acts">
      <TextField id="new-sweep-name" label={t('sweeps.name')} value={name} onChange={setName} />
      <Button disabled={!sound} onClick={() => setMaking(true)} data-testid="sweep-add">
        {t('sweeps.add')}
      </Button>
    </div>
  )
}

/** What is patrolled, when and how often, and how it comes along today. */
export function SweepsPage({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useSweeps()
  const mayChange = account.may.includes('sweeps')
  useEffect(() => {
    document.title = `${t('sweeps.title')} · ${t('app.name')}`
  }, [t])
  return (
    <div className="register">
      <h1>{t('sweeps.title')}</h1>
      <p className="muted small">{t('sweeps.lead')}</p>
      <WhyNot account={account} act="sweeps" />
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton active title={false} paragraph={{ rows: 8 }} />}
      {data?.items.length === 0 && (
        <Empty
          description={
            <>
              <p>{t('sweeps.empty')}</p>
              <p className="muted small">{t('sweeps.emptyHint')}</p>
            </>
          }
        />
      )}
      <div className="register-two">
        {data?.items.map((sweep) => (
          <Card key={sweep.name} sweep={sweep} />
        ))}
      </div>
      {mayChange && <NewSweep />}
    </div>
  )
}
