import { useTranslation } from 'react-i18next'
import { MenuButton } from '../components/menu-button.tsx'
import { useThemeSwitch } from '../theme/theme-context.tsx'
import { THEME_CHOICES } from '../theme/use-theme-choice.ts'

const ICONS = { system: 'screen', light: 'sun', dark: 'moon' } as const

export function ThemeMenu() {
  const { t } = useTranslation()
  const { choice, dark, choose } = useThemeSwitch()
  return (
    <MenuButton
      icon={dark ? 'moon' : 'sun'}
      label={t('app.named', { name: t('theme.label'), value: t(`theme.${choice}`) })}
      items={THEME_CHOICES.map((key) => ({
        key,
        icon: ICONS[key],
        label: t(`theme.${key}`),
        chosen: key === choice,
        onChoose: () => choose(key),
      }))}
      testId="theme-menu"
    />
  )
}
