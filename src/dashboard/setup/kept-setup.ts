import { recallText, remember } from '../lib/remembered.ts'
import { SETUP_STEPS, type SetupStep } from './setup-steps.ts'

const REGION = 'region'
const SKIPPED = 'setup.skipped'
const REHEARSED = 'setup.rehearsed'

/** The region of the house as this browser knows it: what forms and the calendar begin with. */
export function homeRegion(): string | null {
  const kept = recallText(REGION)
  return kept !== null && /^\d{6}$/.test(kept) ? kept : null
}
export const keepHomeRegion = (region: string): void => remember(REGION, region)

export function skippedSteps(): ReadonlySet<SetupStep> {
  const kept = (recallText(SKIPPED) ?? '').split(',')
  return new Set(SETUP_STEPS.filter((step) => kept.includes(step)))
}
export const keepSkipped = (steps: ReadonlySet<SetupStep>): void =>
  remember(SKIPPED, [...steps].join(','))

export const isRehearsed = (): boolean => recallText(REHEARSED) === 'yes'
export const keepRehearsed = (): void => remember(REHEARSED, 'yes')
