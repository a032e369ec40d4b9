import { useLanguage } from '../i18n/use-language.ts'
import { useSweeps } from '../sweeps/use-sweeps.ts'

/** Sweeps as people call them; one that is not there stands for itself. */
export function useSweepTitles(): (name: string) => string {
  const { language } = useLanguage()
  const { data } = useSweeps()
  return (name) => {
    const sweep = data?.items.find((one) => one.name === name)
    if (sweep === undefined) return name
    return language === 'zh' ? sweep.titleZh : sweep.titleEn
  }
}
