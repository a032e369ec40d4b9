import { SETTING_SOURCES, type Setting } from '../../contracts/upkeep/settings.ts'

export type Source = Setting['source']

/** What is looked for; it stands in the address, so that it can be sent on. */
export type SettingFilter = { readonly text: string; readonly source: Source | null }

export function readSettingFilter(search: string): SettingFilter {
  const asked = new URLSearchParams(search)
  const source = SETTING_SOURCES.find((one) => one === asked.get('source')) ?? null
  return { text: asked.get('text') ?? '', source }
}

export function settingsPath({ text, source }: SettingFilter): string {
  const asked = new URLSearchParams({
    ...(text === '' ? {} : { text }),
    ...(source === null ? {} : { source }),
  }).toString()
  return asked === '' ? '/settings' : `/settings?${asked}`
}

/** Each word of it somewhere in what a person reads of the setting, in either language. */
export function fits(setting: Setting, { text, source }: SettingFilter): boolean {
  if (source !== null && setting.source !== source) return false
  const { name, value, about, usual } = setting
  const said = [name, value, about?.zh, about?.en, usual?.zh, usual?.en].join('\n').toLowerCase()
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word))
}
