/** Runs inside the page (see in-page.ts): what each selector and each global variable finds there. */
type Shown = {
  readonly innerText?: string
  readonly tagName: string
  readonly shadowRoot: Root | null
  getBoundingClientRect(): { readonly width: number; readonly height: number }
  getAttribute(name: string): string | null
}
type Root = { querySelectorAll(selector: string): Iterable<Shown> }
declare const document: Root

export type FoundBySelector = {
  readonly selector: string
  /** `null`: the browser does not take it for a selector. */
  readonly elements: number | null
  readonly visible: number
  readonly words: string
}

export type FoundInFrame = {
  readonly selectors: readonly FoundBySelector[]
  readonly globals: readonly { readonly path: string; readonly type: string | null }[]
}

export function trySelectors({
  selectors,
  globals,
}: {
  readonly selectors: readonly string[]
  readonly globals: readonly string[]
}): FoundInFrame {
  const roots = [document]
  for (const { shadowRoot } of [...document.querySelectorAll('*')].slice(0, 40_000)) {
    if (shadowRoot !== null) roots.push(shadowRoot)
  }
  const isVisible = (element: Shown): boolean => {
    if (element.tagName === 'META') return (element.getAttribute('content') ?? '') !== ''
    const { width, height } = element.getBoundingClientRect()
    return width > 1 && height > 1
  }
  const wordsOf = (element: Shown): string =>
    element.tagName === 'META'
      ? (element.getAttribute('content') ?? '')
      : // biome-ignore lint/performance/useDomNodeTextContent: only what people can see counts.
        (element.innerText ?? '')
  const tried = selectors.map((selector) => {
    try {
      const found = roots.flatMap((root) => [...root.querySelectorAll(selector)])
      const visible = found.filter(isVisible)
      const words = visible.slice(0, 20).map(wordsOf).join(' ').replace(/\s+/g, ' ').trim()
      return {
        selector,
        elements: found.length,
        visible: visible.length,
        words: words.slice(0, 200),
      }
    } catch {
      return { selector, elements: null, visible: 0, words: '' }
    }
  })
  const typeAt = (path: string): string | null => {
    let value: unknown = globalThis
    for (const step of path.split('.')) {
      if (typeof value !== 'object' || value === null) return null
      // A getter is page code and is not run.
      const property = Object.getOwnPropertyDescriptor(value, step)
      if (property === undefined) return null
      value = 'value' in property ? property.value : undefined
    }
    return value === null ? 'null' : typeof value
  }
  return { selectors: tried, globals: globals.map((path) => ({ path, type: typeAt(path) })) }
}
