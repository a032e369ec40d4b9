import {
  RUNNING_NAMES,
  type RunningName,
  type RunningSettingsInput,
  runningSettingsInput,
  type WireRunningSettings,
} from '../../contracts/upkeep/running-settings.ts'

/** Each as it is typed; empty: as the program was started. */
export type RunningDraft = Readonly<Record<RunningName, string>>

export type RunningItem = WireRunningSettings['items'][number]

export const itemOf = ({ items }: WireRunningSettings, name: RunningName): RunningItem | null =>
  items.find((one) => one.name === name) ?? null

export function runningDraft(settings: WireRunningSettings): RunningDraft {
  const entries = RUNNING_NAMES.map(
    (name) => [name, String(itemOf(settings, name)?.wished ?? '')] as const,
  )
  return Object.fromEntries(entries) as RunningDraft
}

type Change = RunningSettingsInput['change']

/** `null` for what is to be as it was started. What is no number stays none, for the shape to refuse. */
const numberIn = (text: string): number | null => (text.trim() === '' ? null : Number(text.trim()))

/** What is changed, as it is sent. */
export const changeIn = (draft: RunningDraft, changed: readonly string[]): Change =>
  Object.fromEntries(
    RUNNING_NAMES.filter((name) => changed.includes(name)).map((name) => [
      name,
      numberIn(draft[name]),
    ]),
  )

/** Whether the interface would take what is typed. */
export const isTaken = (draft: RunningDraft, name: RunningName): boolean =>
  runningSettingsInput.shape.change.safeParse(changeIn(draft, [name])).success
