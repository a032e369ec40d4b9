import type { Asked } from './notice-state.ts'

export const permissionNow = (): Asked =>
  typeof Notification === 'undefined' ? null : Notification.permission

export type DesktopNotice = {
  /** One of the same tag is replaced: several tabs tell one thing once. */
  readonly tag: string
  readonly title: string
  readonly body: string
  readonly silent: boolean
  onPress(): void
}

/** `false`: this browser shows none to a page, as those of phones. */
export function showNotice({ tag, title, body, silent, onPress }: DesktopNotice): boolean {
  try {
    const shown = new Notification(title, { tag, body, silent })
    shown.onclick = () => {
      globalThis.focus()
      onPress()
      shown.close()
    }
    return true
  } catch {
    return false
  }
}
