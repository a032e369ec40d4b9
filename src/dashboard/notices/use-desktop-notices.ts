import { useCallback, useState } from 'react'
import { IN_REHEARSAL } from '../lib/base.ts'
import { recall, remember } from '../lib/remembered.ts'
import { navigate } from '../lib/use-path.ts'
import { permissionNow, showNotice } from './desktop-notices.ts'
import { isToBeShown, type NoticeState, noticeState } from './notice-state.ts'

/** What is told carries nobody's name: it stands on a screen that anybody may see. */
export type Told = {
  readonly tag: string
  readonly title: string
  readonly body: string
  readonly path: string
}

export type DesktopNotices = {
  readonly state: NoticeState
  toggle(): void
  tell(told: Told, muted: boolean): void
}

const isLookedAt = (): boolean => document.visibilityState === 'visible' && document.hasFocus()

/** Notifications of this browser. It is asked for leave by a press, never before; on or off as this browser remembers. */
export function useDesktopNotices(): DesktopNotices {
  const [wanted, setWanted] = useState(() => recall('notices', ['on', 'off'], 'off') === 'on')
  const [permission, setPermission] = useState(permissionNow)
  const state = noticeState(permission, wanted)
  const want = (on: boolean): void => {
    remember('notices', on ? 'on' : 'off')
    setWanted(on)
  }
  const toggle = (): void => {
    if (state === 'on') want(false)
    if (state !== 'off') return
    const ask = async (): Promise<void> => {
      const given = await Notification.requestPermission()
      setPermission(given)
      want(given === 'granted')
    }
    void ask()
  }
  const tell = useCallback(
    ({ path, ...told }: Told, muted: boolean) => {
      // On a desktop nothing tells a made-up lesson from a real one.
      if (IN_REHEARSAL || !isToBeShown(state, isLookedAt())) return
      const shown = showNotice({ ...told, silent: muted, onPress: () => navigate(path) })
      if (!shown) setPermission(null)
    },
    [state],
  )
  return { state, toggle, tell }
}
