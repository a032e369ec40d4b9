import type { UseMutationResult } from '@tanstack/react-query'
import { useState } from 'react'
import { NO_FILE } from '../../contracts/law/schedule-file.ts'
import { isCode } from '../api/problem-error.ts'
import type { Draft } from '../register/drafts.ts'
import { useRecordForm } from '../register/use-record-form.ts'

/** A file of the schedules folder, and which of its texts it is. */
export type FileText = { readonly text: string; readonly version: string | null }

export type FileSaving = {
  readonly reason: string
  readonly document: unknown
  readonly dryRun: boolean
  readonly expectedVersion: string
}
export type FileSaved = { readonly warnings: readonly string[]; readonly version: string | null }
type Saving = UseMutationResult<FileSaved, Error, FileSaving>

type Needs<F extends FileText, D extends Draft> = {
  /** As it was when it was opened; `null`: there is none yet. */
  readonly file: F | null
  readonly text: string
  /** Whether it can be written as a form, too. */
  readonly mayForm: (file: F) => boolean
  readonly draftOf: (file: F) => D
  readonly documentOf: (draft: D, file: F) => unknown
  readonly isSound: (draft: D) => boolean
  /** What it is now. */
  readonly read: () => Promise<F>
  readonly act: Saving
}

/**
 * What is written over a file, as a form or as its text: checked and saved as the file is. One of both is written at a time,
 * and what is shown, compared and handed back belongs to one version of the file.
 */
export function useFileEditor<F extends FileText, D extends Draft>({
  file: opened,
  text,
  mayForm,
  draftOf,
  documentOf,
  isSound,
  read,
  act,
}: Needs<F, D>) {
  const [file, setFile] = useState(opened)
  const formIs = file !== null && mayForm(file)
  const [asForm, setAsForm] = useState(formIs)
  const form = useRecordForm<Draft>({ text, ...(file === null ? {} : draftOf(file)) })
  const [now, setNow] = useState<F | null>(null)
  const draft = file === null ? null : ({ ...draftOf(file), ...form.draft } as D)
  const typed = String(form.draft['text'])
  const begin = (next: F): Draft => {
    setFile(next)
    setAsForm((before) => before && mayForm(next))
    return { text: next.text, ...draftOf(next) }
  }
  const settle = async (): Promise<void> => {
    form.done()
    // Where it cannot be read anew its version stays the old one, so that the next save compares and shows both.
    const written = await read().catch(() => null)
    if (written !== null) form.settle(form.draft, begin(written))
  }
  const document = asForm && file !== null && draft !== null ? documentOf(draft, file) : typed
  return {
    form,
    draft,
    typed,
    document,
    mayForm: formIs,
    asForm,
    setAsForm,
    /** Whether the other way of writing would drop what was written in this one. */
    locked: form.changed.length > 0 || now !== null || act.isPending,
    now,
    act,
    sound: !asForm || (draft !== null && isSound(draft)),
    set: (part: object): void => {
      act.reset()
      form.set(part)
    },
    send: (dryRun: boolean, reason: string) =>
      act.mutate(
        { document, dryRun, expectedVersion: file?.version ?? NO_FILE, reason },
        {
          onSuccess: () => {
            if (!dryRun) void settle()
          },
          onError: (error) => {
            if (!isCode(error, 'conflict')) return
            // What the other wrote stays unread until the next try, when it cannot be had now.
            void read()
              .then(setNow)
              .catch(() => undefined)
          },
        },
      ),
    take: (keep: 'mine' | 'theirs') => {
      if (now === null) return
      form.rebase(begin(now), keep)
      setNow(null)
      act.reset()
    },
  }
}

export type FileEditing = Omit<ReturnType<typeof useFileEditor<FileText, Draft>>, 'draft'>
