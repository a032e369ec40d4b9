/** The few globals that are used inside the page; see in-page.ts. */
declare const window: { close: () => void; print: () => void }
declare const document: object
declare const navigator: {
  requestMediaKeySystemAccess?: (system: string, options: object) => Promise<unknown>
}

/**
 * Runs in every frame before the page's own scripts. A page can then neither close itself under our eyes nor hold us
 * up with a print dialog, and whether it asked for a key system (EME) is known afterwards.
 */
export function beforePage(): void {
  const nothing = (): void => {}
  window.close = nothing
  window.print = nothing
  const asked = navigator.requestMediaKeySystemAccess
  if (asked === undefined) return
  navigator.requestMediaKeySystemAccess = (system, options) => {
    Object.defineProperty(document, 'askedForKeys', { value: true, configurable: true })
    return asked.call(navigator, system, options)
  }
}
