import { Button, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CutRulesText } from '../../contracts/cuts/cut-rules.ts'
import type { Account } from '../../contracts/session.ts'
import { WhyNot } from '../accounts/why-not.tsx'
import { TimeText } from '../components/time-text.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { FileEditor } from '../schedule-file/file-editor.tsx'
import { useFileEditor } from '../schedule-file/use-file-editor.ts'
import { VersionList } from '../schedule-file/version-list.tsx'
import { cutRulesDocument, cutRulesDraft, isCutRulesDraftSound } from './cut-rules-draft.ts'
import { CutRulesForm } from './cut-rules-form.tsx'
import { CutRulesView } from './cut-rules-view.tsx'
import { HeldRules } from './held-rules.tsx'
import {
  useCutRules,
  useCutRulesVersions,
  useReadCutRules,
  useSaveCutRules,
  useUndoCutRules,
} from './use-cut-rules.ts'
import '../styles/register.css'

function Editor({ opened, onDone }: { readonly opened: CutRulesText; onDone(): void }) {
  const { t } = useTranslation()
  const read = useReadCutRules()
  const editor = useFileEditor({
    file: opened,
    text: opened.text,
    mayForm: () => true,
    draftOf: cutRulesDraft,
    documentOf: cutRulesDocument,
    isSound: isCutRulesDraftSound,
    read,
    act: useSaveCutRules(),
  })
  const { draft } = editor
  return (
    <FileEditor
      editor={editor}
      title={t('cutRules.edit')}
      checked={t('cutRules.checked', { count: opened.inForce.loosenedAfterMinutes })}
      saved={t('cutRules.saved')}
      onDone={onDone}
    >
      {draft !== null && <CutRulesForm draft={draft} set={editor.set} />}
    </FileEditor>
  )
}

/** What holds now, and apart from it what is written and comes later. */
function RulesNow({ now: { rules, inForce, held } }: { readonly now: CutRulesText }) {
  const { t } = useTranslation()
  const [last] = held
  if (last === undefined) return <CutRulesView rules={rules} />
  return (
    <>
      <h2>{t('cutRules.held.now')}</h2>
      <p className="muted small">{t('cutRules.held.automatic')}</p>
      <CutRulesView rules={inForce} />
      <details data-testid="cut-rules-coming">
        <summary>
          {t('cutRules.held.coming')} <TimeText at={last.until} />
        </summary>
        <CutRulesView rules={rules} testId="cut-rules-written" />
      </details>
    </>
  )
}

type ShownProps = { readonly now: CutRulesText; readonly account: Account }

function Shown({ now, account }: ShownProps) {
  const { t } = useTranslation()
  const mayChange = account.may.includes('cut-rules')
  const versions = useCutRulesVersions(now.version)
  const undo = useUndoCutRules(now.version)
  const [editing, setEditing] = useState<CutRulesText | null>(null)
  return (
    <>
      {now.version === null && <p role="note">{t('cutRules.missing')}</p>}
      <HeldRules now={now} account={account} />
      {mayChange && editing === null && (
        <div className="register-acts">
          <Button onClick={() => setEditing(now)} data-testid="cut-rules-edit">
            {t('cutRules.edit')}
          </Button>
        </div>
      )}
      {editing !== null && <Editor opened={editing} onDone={() => setEditing(null)} />}
      <RulesNow now={now} />
      <VersionList
        versions={versions}
        undo={undo}
        mayChange={mayChange}
        undone={t('cutRules.undone')}
      />
    </>
  )
}

/** What the office allows itself when it cuts: in words, changed here or in the file, with all that it was before. */
export function CutRulesPage({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useCutRules()
  useEffect(() => {
    document.title = `${t('cutRules.title')} · ${t('app.name')}`
  }, [t])
  return (
    <div className="register">
      <h1>
        {t('cutRules.title')} {data !== undefined && <code className="small">{data.file}</code>}
      </h1>
      <p className="muted small">{t('cutRules.lead')}</p>
      <WhyNot account={account} act="cut-rules" />
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {data !== undefined && <Shown now={data} account={account} />}
    </div>
  )
}
