import { useState } from 'react'
import type { LetterInput, MeasureList } from '../../contracts/letters/letter.ts'

type MeasureCode = LetterInput['measures'][number]['code']

export type LetterForm = {
  readonly reason: string
  readonly addressee: string
  readonly account: string
  readonly issuer: string
  readonly contactName: string
  readonly contactPhone: string
  readonly sellsCourses: boolean
  /** Hours by measure, as typed. */
  readonly hours: Readonly<Partial<Record<MeasureCode, string>>>
}

/** What somebody has typed or chosen; an emptied field is typed, too. */
export type TypedLetter = Partial<LetterForm>

/** What nobody has typed yet is as on the letter before, and as the room's register names the platform. */
export function filledIn(typed: TypedLetter, known: MeasureList | undefined): LetterForm {
  const sender = known?.sender ?? null
  return {
    reason: '',
    addressee: known?.addressee ?? '',
    account: known?.account ?? '',
    issuer: sender?.issuer ?? '',
    contactName: sender?.contact.name ?? '',
    contactPhone: sender?.contact.phone ?? '',
    sellsCourses: false,
    hours: {},
    ...typed,
  }
}

const chosenOf = ({ hours }: LetterForm): readonly (readonly [MeasureCode, string])[] =>
  Object.entries(hours) as [MeasureCode, string][]

export const isComplete = (form: LetterForm): boolean =>
  [form.reason, form.addressee, form.issuer, form.contactName, form.contactPhone].every(
    (text) => text.trim() !== '',
  ) &&
  chosenOf(form).length > 0 &&
  chosenOf(form).every(([, hours]) => Number(hours) > 0)

export function inputOf(form: LetterForm, preview: boolean): LetterInput {
  return {
    reason: form.reason.trim(),
    addressee: form.addressee.trim(),
    account: form.account.trim() === '' ? null : form.account.trim(),
    issuer: form.issuer.trim(),
    contact: { name: form.contactName.trim(), phone: form.contactPhone.trim() },
    sellsCourses: form.sellsCourses,
    measures: chosenOf(form).map(([code, hours]) => ({ code, hours: Number(hours) })),
    preview,
  }
}

export function useLetterForm() {
  const [typed, setTyped] = useState<TypedLetter>({})
  return {
    typed,
    change: (part: TypedLetter) => setTyped((before) => ({ ...before, ...part })),
    clear: () => setTyped({}),
  }
}
