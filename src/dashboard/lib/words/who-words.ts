import type { TFunction } from 'i18next'

/** Who did something, as people call him; what is of no known kind stays as it was written. */
export function whoWords(who: string, t: TFunction): string {
  if (who === 'system') return t('audit.by.system')
  const [, by, name = ''] = /^(user|program|local):(.*)$/s.exec(who) ?? []
  if (by !== 'user' && by !== 'program' && by !== 'local') return who
  return t(`audit.by.${by}`, { name })
}
