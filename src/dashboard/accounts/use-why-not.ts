import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import { ACTS_OF_ROLES, USER_ROLES } from '../../contracts/words/access-words.ts'

export type Act = Account['may'][number]

/** Why this person may not do something, in a sentence; `null`: they may. The server decides by the same table. */
export function useWhyNot({ role, may }: Pick<Account, 'role' | 'may'>, act: Act): string | null {
  const { t } = useTranslation()
  if (may.includes(act)) return null
  const named = t(`acts.names.${act}`)
  if (ACTS_OF_ROLES[role].includes(act)) return t('acts.whyWhole', { act: named })
  const least = USER_ROLES.find((one) => ACTS_OF_ROLES[one].includes(act)) ?? 'administrator'
  return t('acts.whyRole', { role: t(`app.${role}`), act: named, least: t(`app.${least}`) })
}
