import { useTranslation } from 'react-i18next'
import { reading } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import { FileEditor } from '../schedule-file/file-editor.tsx'
import { useFileEditor } from '../schedule-file/use-file-editor.ts'
import { sweepDocument, sweepDraft } from './sweep-draft.ts'
import { isSweepDraftSound, SweepFormFields } from './sweep-form-fields.tsx'
import { type SweepText, useSaveSweep } from './use-sweeps.ts'

type Props = {
  readonly name: string
  /** `null`: there is none of that name yet. */
  readonly sweep: SweepText | null
  readonly text: string
  onDone(): void
}

/** A sweep as a form or as its file. */
export function SweepEditor({ name, sweep, text, onDone }: Props) {
  const { t } = useTranslation()
  const api = useApi()
  const editor = useFileEditor({
    file: sweep,
    text,
    mayForm: ({ campaign }: SweepText) => campaign === null,
    draftOf: (file: SweepText) => sweepDraft(file),
    documentOf: sweepDocument,
    isSound: isSweepDraftSound,
    read: () => api.get<SweepText>(reading('/sweeps/{name}', { name })),
    act: useSaveSweep(name),
  })
  const { draft } = editor
  return (
    <FileEditor
      editor={editor}
      title={t('sweeps.edit')}
      noForm={sweep === null ? undefined : t('sweeps.campaignText')}
      onDone={onDone}
    >
      {draft !== null && <SweepFormFields draft={draft} set={editor.set} />}
    </FileEditor>
  )
}
