/** The few globals that are used inside the page; see in-page.ts. */
declare const window: {
  close: () => void
  print: () => void
  open: (address?: string | URL) => null
}
declare const document: { readonly weClick?: boolean }
declare const location: { assign(address: string): void }
declare const navigator: {
  requestMediaKeySystemAccess?: (system: string, options: object) => Promise<unknown>
}

/**
 * Runs in every frame before the page's own scripts. A page can then neither close itself under our eyes nor hold us
 * up with a print dialog; a window that opens on our click opens in the tab we look at, any other not at all; and
 * whether the page asked for a key system (EME) is known afterwards.
 */
export function beforePage(): void {
  const nothing = (): void => {}
  window.close = nothing
  window.print = nothing
  window.open = (address) => {
    if (document.weClick === true && address !== undefined) location.assign(String(address))
    return null
  }
  const asked = navigator.requestMediaKeySystemAccess
  if (asked === undefined) return
  navigator.requestMediaKeySystemAccess = (system, options) => {
    Object.defineProperty(document, 'askedForKeys', { value: true, configurable: true })
    return asked.call(navigator, system, options)
  }
}
