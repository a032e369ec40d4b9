import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { troubleOf } from '../api/problem-error.ts'
import type { Language } from '../i18n/languages.ts'
import { oneLanguage } from '../lib/one-language.ts'
import { guardLeaving } from '../lib/use-path.ts'
import { type Draft, differing, typedSince } from './drafts.ts'

type Wrong = 'missing' | 'tooLong' | 'format' | 'number' | 'choice'
/** What is wrong with a field: a word of ours, or the server's own sentence. */
export type FieldErrors = Readonly<Record<string, string>>

function wrongOf({ code }: z.core.$ZodIssue, value: unknown): Wrong {
  const empty = value === '' || value === undefined || value === null
  if (empty || code === 'too_small') return 'missing'
  if (code === 'too_big') return 'tooLong'
  if (code === 'invalid_value' || code === 'invalid_union') return 'choice'
  return 'format'
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input
  for (const step of path) value = (value as Readonly<Record<PropertyKey, unknown>> | null)?.[step]
  return value
}

/** What the API's own shape has against the input, by the name of the field: of a nested one its own name. */
export function errorsOf(
  schema: z.ZodType,
  input: unknown,
  say: (wrong: Wrong) => string,
): FieldErrors {
  const parsed = schema.safeParse(input)
  if (parsed.success) return {}
  const entries = parsed.error.issues.map((issue) => {
    const names = issue.path.filter((step) => typeof step === 'string')
    return [names.at(-1) ?? '', say(wrongOf(issue, valueAt(input, issue.path)))] as const
  })
  return Object.fromEntries(entries.toReversed())
}

/** The server's complaint at its field: `/body/streamUrls/0` and `streamUrls` are one. */
export function serverErrors(error: unknown, language: Language): FieldErrors {
  const trouble = error === null ? null : troubleOf(error)
  if (trouble?.kind !== 'problem' || trouble.problem.where === null) return {}
  const name = trouble.problem.where
    .split(/[./[\]]/)
    .filter((part) => part !== '' && part !== 'body' && !/^\d+$/.test(part))
    .at(-1)
  return name === undefined ? {} : { [name]: oneLanguage(trouble.problem.detail, language) }
}

/**
 * What is typed over a record. `base` is what the record was when it was opened; a newer one is taken by `rebase`, with what
 * was typed kept or dropped. Leaving with changes is asked about.
 */
export function useRecordForm<D extends Draft>(opened: D) {
  const { t } = useTranslation()
  const [base, setBase] = useState(opened)
  const [draft, setDraft] = useState(opened)
  const [saved, setSaved] = useState(false)
  const changed = differing(base, draft)
  // Who saves goes to another page in the same breath: the guard is let go at once.
  const leave = useRef((): void => undefined)
  const guarded = changed.length > 0 && !saved
  useEffect(() => {
    if (!guarded) return
    const words = t('register.unsaved')
    // The browser asks in words of its own.
    const stay = (event: BeforeUnloadEvent): void => event.preventDefault()
    globalThis.addEventListener('beforeunload', stay)
    const release = guardLeaving(() => globalThis.confirm(words))
    const letGo = (): void => {
      globalThis.removeEventListener('beforeunload', stay)
      release()
    }
    leave.current = letGo
    return letGo
  }, [guarded, t])
  return {
    base,
    draft,
    changed,
    set: (part: Partial<D>) => {
      setSaved(false)
      setDraft((now) => ({ ...now, ...part }))
    },
    /** Whether what was typed may be dropped: asked for where anything was. */
    mayDrop: (): boolean => !guarded || globalThis.confirm(t('register.unsaved')),
    /** Nothing is lost by leaving any more. */
    done: () => {
      leave.current()
      setSaved(true)
    },
    /** What was sent has been written: everything begins with that. */
    settle: (sent: D, written: D) => {
      setBase(written)
      setDraft((typed) => typedSince(sent, typed, written))
      setSaved(false)
    },
    rebase: (theirs: D, keep: 'mine' | 'theirs') => {
      const kept = Object.fromEntries(changed.map((name) => [name, draft[name]]))
      setBase(theirs)
      setDraft(keep === 'theirs' ? theirs : { ...theirs, ...kept })
    },
  }
}
