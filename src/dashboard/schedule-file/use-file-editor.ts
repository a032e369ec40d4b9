import type { UseMutationResult } from '@tanstack/react-query'
import { useState } from 'react'
import { isCode } from '../api/problem-error.ts'
import { type Draft, useRecordForm } from '../register/use-record-form.ts'

/** A file of the schedules folder, and which of its texts it is. */
export type FileText = { readonly text: string; readonly version: string | null }

export type FileSaving = {
  readonly reason: string
  readonly document: unknown
  readonly dryRun: boolean
  readonly expectedVersion: string | null
}
export type FileSaved = { readonly warnings: readonly string[]; readonly version: string | null }
type Saving = UseMutationResult<FileSaved, Error, FileSaving>

type Needs<F extends FileText, D extends Draft> = {
  /** As it was when it was opened; `null`: there is none yet. */
  readonly file: F | null
  readonly text: string
  /** Whether it can be written as a form, too. */
  readonly mayForm: boolean
  readonly draftOf: (file: F) => D
  readonly documentOf: (draft: D, file: F) => unknown
  readonly isSound: (draft: D) => boolean
  /** What it is now. */
  readonly read: () => Promise<F>
  readonly act: Saving
}

/** What is written over a file, as a form or as its text: checked and saved as the file is. */
export function useFileEditor<F extends FileText, D extends Draft>({
  file,
  text,
  mayForm,
  draftOf,
  documentOf,
  isSound,
  read,
  act,
}: Needs<F, D>) {
  const [asForm, setAsForm] = useState(mayForm && file !== null)
  const form = useRecordForm<Draft>({ text, ...(file === null ? {} : draftOf(file)) })
  const [version, setVersion] = useState(file?.version ?? null)
  const [now, setNow] = useState<F | null>(null)
  const draft = file === null ? null : ({ ...draftOf(file), ...form.draft } as D)
  const typed = String(form.draft['text'])
  const document = asForm && file !== null && draft !== null ? documentOf(draft, file) : typed
  return {
    form,
    draft,
    typed,
    document,
    mayForm,
    asForm,
    setAsForm,
    now,
    act,
    sound: !asForm || (draft !== null && isSound(draft)),
    set: (part: object): void => {
      act.reset()
      form.set(part)
    },
    send: (dryRun: boolean, reason: string) =>
      act.mutate(
        { document, dryRun, expectedVersion: version, reason },
        {
          onSuccess: (saved) => {
            if (dryRun) return
            form.done()
            setVersion(saved.version)
          },
          onError: (error) => {
            if (file === null || !isCode(error, 'conflict')) return
            // What the other wrote stays unread until the next try, when it cannot be had now.
            void read()
              .then(setNow)
              .catch(() => undefined)
          },
        },
      ),
    take: (keep: 'mine' | 'theirs') => {
      if (now === null) return
      form.rebase({ text: now.text, ...draftOf(now) }, keep)
      setVersion(now.version)
      setNow(null)
      act.reset()
    },
  }
}

export type FileEditing = Omit<ReturnType<typeof useFileEditor<FileText, Draft>>, 'draft'>
