import { useEffect, useEffectEvent } from 'react'

/** Escape goes back, unless a dialog or an open menu wants it for itself. */
export function useEscape(onEscape: () => void): void {
  const handle = useEffectEvent(onEscape)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      const busy = document.querySelector(
        '.ant-modal-wrap:not([style*="display: none"]), .ant-dropdown:not(.ant-dropdown-hidden), .ant-select-dropdown:not(.ant-select-dropdown-hidden)',
      )
      if (busy === null) handle()
    }
    globalThis.addEventListener('keydown', onKey)
    return () => globalThis.removeEventListener('keydown', onKey)
  }, [])
}
