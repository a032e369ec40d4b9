import { Button, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import { TroubleNote } from '../components/trouble-note.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { VersionList } from '../schedule-file/version-list.tsx'
import { RunPanel } from '../sweeps/run-panel.tsx'
import { SweepEditor } from '../sweeps/sweep-editor.tsx'
import { SweepFacts } from '../sweeps/sweep-facts.tsx'
import { type SweepText, useSweep, useSweepVersions, useUndoSweep } from '../sweeps/use-sweeps.ts'
import '../styles/register.css'

type ShownProps = { readonly sweep: SweepText; readonly mayChange: boolean }

function Shown({ sweep, mayChange }: ShownProps) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const versions = useSweepVersions(sweep.name, sweep.version)
  const undo = useUndoSweep(sweep.name, sweep.version)
  const [editing, setEditing] = useState<SweepText | null>(null)
  return (
    <>
      <div className="register-head">
        <h1>
          {language === 'zh' ? sweep.titleZh : sweep.titleEn}{' '}
          <code className="small">{sweep.file}</code>
        </h1>
        {mayChange && editing === null && (
          <Button onClick={() => setEditing(sweep)} data-testid="sweep-edit">
            {t('sweeps.edit')}
          </Button>
        )}
      </div>
      <section className="panel">
        <SweepFacts sweep={sweep} />
      </section>
      {editing !== null && (
        <SweepEditor
          name={sweep.name}
          sweep={editing}
          text={editing.text}
          onDone={() => setEditing(null)}
        />
      )}
      <RunPanel name={sweep.name} mayChange={mayChange} />
      <VersionList versions={versions} undo={undo} mayChange={mayChange} />
    </>
  )
}

type Props = { readonly id: string; readonly account: Account }

/** One sweep: its runs, its file, and what was changed of it. */
export function SweepPage({ id, account }: Props) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useSweep(id)
  const title = data?.titleZh ?? t('sweeps.title')
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`
  }, [t, title])
  return (
    <div className="register" data-testid="sweep-page">
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {data !== undefined && <Shown sweep={data} mayChange={account.may.includes('sweeps')} />}
    </div>
  )
}
