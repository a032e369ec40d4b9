import { Button, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportTemplateText } from '../../contracts/reports/report-template.ts'
import type { Account } from '../../contracts/session.ts'
import { WhyNot } from '../accounts/why-not.tsx'
import { Link } from '../components/link.tsx'
import { ScrollBox } from '../components/scroll-box.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { FileEditor } from '../schedule-file/file-editor.tsx'
import { useFileEditor } from '../schedule-file/use-file-editor.ts'
import { VersionList } from '../schedule-file/version-list.tsx'
import {
  useReadTemplate,
  useSaveTemplate,
  useTemplate,
  useTemplateVersions,
  useUndoTemplate,
} from './use-template.ts'
import '../styles/register.css'
import '../styles/quality/quality.css'
import '../styles/reports/reports.css'

type EditorProps = { readonly opened: ReportTemplateText; onDone(): void }

/** Its text alone: a form would hide what the comments of the file say. */
function Editor({ opened, onDone }: EditorProps) {
  const { t } = useTranslation()
  const editor = useFileEditor({
    file: opened,
    text: opened.text,
    mayForm: () => false,
    draftOf: () => ({}),
    documentOf: () => ({}),
    isSound: () => true,
    read: useReadTemplate(),
    act: useSaveTemplate(),
  })
  return (
    <FileEditor editor={editor} title={t('reports.editTemplate')} onDone={onDone}>
      {null}
    </FileEditor>
  )
}

function Columns({ now }: { readonly now: ReportTemplateText }) {
  const { t } = useTranslation()
  const { columns } = now.template.inspectionTable
  return (
    <section className="panel" data-testid="template-columns">
      <h2>{t('reports.columns')}</h2>
      <ScrollBox className="figures-scroll" label={t('reports.columns')}>
        <table className="figures-table">
          <tbody>
            {columns.map(({ field, title }) => (
              <tr key={field}>
                <th scope="row">{title}</th>
                <td>
                  <code>{field}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p className="muted small report-digest">
        {t('reports.fields', { fields: now.fields.join(' ') })}
      </p>
    </section>
  )
}

function Shown({
  now,
  mayChange,
}: {
  readonly now: ReportTemplateText
  readonly mayChange: boolean
}) {
  const { t } = useTranslation()
  const versions = useTemplateVersions(now.version)
  const undo = useUndoTemplate(now.version)
  const [editing, setEditing] = useState<ReportTemplateText | null>(null)
  return (
    <>
      {mayChange && editing === null && (
        <div className="register-acts">
          <Button onClick={() => setEditing(now)} data-testid="template-edit">
            {t('reports.editTemplate')}
          </Button>
        </div>
      )}
      {editing !== null && <Editor opened={editing} onDone={() => setEditing(null)} />}
      <Columns now={now} />
      <VersionList versions={versions} undo={undo} mayChange={mayChange} />
    </>
  )
}

/** How the office writes its reports: changed here or in the file, with all that it was before. */
export function TemplatePage({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useTemplate()
  useEffect(() => {
    document.title = `${t('reports.template')} · ${t('app.name')}`
  }, [t])
  return (
    <div className="register quality reports">
      <div className="register-head">
        <h1>
          {t('reports.template')} {data !== undefined && <code className="small">{data.file}</code>}
        </h1>
        <Link href="/reports">{t('reports.title')}</Link>
      </div>
      <p className="muted small">{t('reports.templateLead')}</p>
      <WhyNot account={account} act="report-template" />
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {data !== undefined && (
        <Shown now={data} mayChange={account.may.includes('report-template')} />
      )}
    </div>
  )
}
