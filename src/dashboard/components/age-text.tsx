import { useTranslation } from 'react-i18next'
import { ageOf } from '../lib/time/format-duration.ts'

/** `12 秒`, `3 min`. */
export function useAgeText(): (seconds: number) => string {
  const { t } = useTranslation()
  return (seconds) => {
    const { unit, count } = ageOf(seconds)
    return t(`age.${unit}`, { count })
  }
}
