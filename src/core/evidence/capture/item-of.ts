import type { Instant } from '../../time/instant.ts'
import type {
  CaptureFact,
  CaptureItem,
  CaptureItemName,
  CaptureWords,
} from '../../violations/captured-item.ts'

export const fact = (zh: string, en: string, value: string): CaptureFact => ({ zh, en, value })

export const captured = (
  item: CaptureItemName,
  at: Instant,
  facts: readonly CaptureFact[],
  files: readonly string[] = [],
): CaptureItem => ({ item, outcome: 'captured', at, files, facts, why: null })

export const partly = (
  item: CaptureItemName,
  at: Instant,
  { facts, files, why }: Pick<CaptureItem, 'facts' | 'files'> & { readonly why: CaptureWords },
): CaptureItem => ({ item, outcome: 'partly', at, files, facts, why })

export const missing = (item: CaptureItemName, zh: string, en: string): CaptureItem => ({
  item,
  outcome: 'missing',
  at: null,
  files: [],
  facts: [],
  why: { zh, en },
})
