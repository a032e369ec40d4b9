import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { Icon } from '../icons/icon.tsx'
import { useThemeSwitch } from '../theme/theme-context.tsx'
import { THEME_CHOICES } from '../theme/use-theme-choice.ts'

const ICONS = { system: 'screen', light: 'sun', dark: 'moon' } as const

export function ThemeMenu() {
  const { t } = useTranslation()
  const { choice, dark, choose } = useThemeSwitch()
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [choice],
        items: THEME_CHOICES.map((key) => ({
          key,
          icon: <Icon name={ICONS[key]} />,
          label: t(`theme.${key}`),
          onClick: () => choose(key),
        })),
      }}
    >
      <Button
        type="text"
        aria-label={t('app.named', { name: t('theme.label'), value: t(`theme.${choice}`) })}
        icon={<Icon name={dark ? 'moon' : 'sun'} />}
        data-testid="theme-menu"
      />
    </Dropdown>
  )
}
