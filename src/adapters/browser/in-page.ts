/**
 * Functions that run inside the page. Each is sent to the browser as its own source text, so it must use nothing but
 * its arguments and the page's globals, of which the few that are used are declared here.
 */
type PageElement = {
  readonly innerText?: string
  readonly textContent: string | null
  readonly outerHTML: string
  readonly tagName: string
  readonly src?: string
  readonly currentSrc?: string
  readonly readyState?: number
  readonly shadowRoot: PageRoot | null
  target?: string
  click(): void
  closest(selector: string): PageElement | null
  play?(): Promise<void>
  contains(other: PageElement): boolean
  getBoundingClientRect(): { readonly width: number; readonly height: number }
  getAttribute(name: string): string | null
}
type PageRoot = {
  readonly children: Iterable<PageElement>
  querySelectorAll(selector: string): Iterable<PageElement>
}
declare const document: PageRoot & {
  readonly title: string
  readonly body: PageElement | null
  readonly documentElement: PageElement
  readonly askedForKeys?: boolean
  getElementsByTagName(name: string): ArrayLike<PageElement>
}

export type PageAsk = {
  readonly maximumText: number
  /** Selectors by role. */
  readonly roles: readonly (readonly [role: string, selectors: readonly string[]])[]
}

export type PageFacts = {
  readonly text: string
  readonly pieces: readonly { readonly role: string; readonly text: string }[]
  /** The page's markup and inline scripts, as far as addresses may be written there. */
  readonly markup: string
  /** Addresses of media elements. */
  readonly elements: readonly string[]
  readonly playing: boolean
  readonly hasPlayer: boolean
  readonly asksForPassword: boolean
  /** Encrypted Media Extensions were asked for. */
  readonly askedForKeys: boolean
}

export function readPage({ maximumText, roles }: PageAsk): PageFacts {
  const MARKUP = 2_000_000
  // Beyond this a page is a heap: laying it out to ask what is visible would cost the whole budget.
  const isHeap = document.getElementsByTagName('*').length > 40_000
  const shadows: PageRoot[] = []
  if (!isHeap) {
    for (const { shadowRoot } of document.querySelectorAll('*')) {
      if (shadowRoot !== null) shadows.push(shadowRoot)
    }
  }
  const roots = [document, ...shadows]
  const all = (selector: string): PageElement[] => {
    try {
      return roots.flatMap((root) => [...root.querySelectorAll(selector)])
    } catch {
      return []
    }
  }
  const visible = (element: PageElement): boolean => {
    const { width, height } = element.getBoundingClientRect()
    return width > 1 && height > 1
  }
  const wordsOf = (element: PageElement): string => {
    if (element.tagName === 'META') return element.getAttribute('content') ?? ''
    // biome-ignore lint/performance/useDomNodeTextContent: only what people can see counts.
    return visible(element) ? (element.innerText ?? '') : ''
  }
  const pieceOf = (selector: string): string => {
    const found = all(selector).slice(0, 200)
    const outer = found.filter(
      (one) => !found.some((other) => other !== one && other.contains(one)),
    )
    return outer.map(wordsOf).join('\n').trim().slice(0, maximumText)
  }
  const pieces = isHeap
    ? []
    : roles.flatMap(([role, selectors]) => {
        for (const selector of selectors) {
          const text = pieceOf(selector)
          if (text !== '') return [{ role, text }]
        }
        return []
      })
  const seen = (): string => {
    // biome-ignore lint/performance/useDomNodeTextContent: only what people can see counts.
    const { innerText = '' } = document.body ?? {}
    const inShadows = shadows.flatMap((root) => [...root.children].map(wordsOf))
    return [innerText, ...inShadows].join('\n').slice(0, maximumText * 4)
  }
  const scripts = [...document.querySelectorAll('script')].map(({ textContent }) => textContent)
  const media = all('video, video source, audio')
  const videos = media.filter(({ tagName }) => tagName === 'VIDEO')
  const sources = media.flatMap(({ src, currentSrc }) => [currentSrc ?? '', src ?? ''])
  return {
    text: isHeap ? (document.body?.textContent ?? '').slice(0, maximumText) : seen(),
    pieces,
    markup: (isHeap ? scripts.join('\n') : document.documentElement.outerHTML).slice(0, MARKUP),
    elements: [...new Set(sources)].filter((url) => url !== '' && !url.startsWith('blob:')),
    playing: videos.some(({ readyState }) => (readyState ?? 0) >= 2),
    hasPlayer: videos.length > 0 || all('canvas, iframe, object, embed').some(visible),
    asksForPassword: all('input[type=password]').some(visible),
    askedForKeys: document.askedForKeys === true,
  }
}

/** Clicks what gives way to the lesson: a selector's first visible element, else what is labelled so. */
export function clickThrough(selectors: readonly string[], labels: string): boolean {
  const wanted = new RegExp(labels, 'i')
  const visible = (element: PageElement): boolean => {
    const { width, height } = element.getBoundingClientRect()
    return width > 1 && height > 1 && element.tagName !== 'VIDEO'
  }
  const isLabelled = (element: PageElement): boolean => {
    // biome-ignore lint/performance/useDomNodeTextContent: only what people can see counts.
    const { innerText: words = '' } = element
    const label = element.getAttribute('aria-label') ?? element.getAttribute('title') ?? ''
    return wanted.test(words.trim()) || wanted.test(label.trim())
  }
  const named = selectors.flatMap((selector) => {
    try {
      return [...document.querySelectorAll(selector)].filter(visible)
    } catch {
      return []
    }
  })
  const buttons = [...document.querySelectorAll('button, a, [role=button], div, span, i')]
  const labelled = buttons.slice(0, 5_000).filter((one) => isLabelled(one) && visible(one))
  // A box around a button has the button's words; the innermost is what people press.
  const innermost = (one: PageElement): boolean =>
    !labelled.some((other) => other !== one && one.contains(other))
  const chosen = labelled.find(innermost) ?? named[0]
  // What opens on this click is where the page leads; see before-page.ts.
  Object.defineProperty(document, 'weClick', { value: true, configurable: true })
  const link = chosen?.closest('a[target]') ?? null
  if (link !== null) link.target = '_self'
  chosen?.click()
  Object.defineProperty(document, 'weClick', { value: false, configurable: true })
  return chosen !== undefined
}

/**
 * Starts every player that may be started by a script; with `fedByScripts` only those, which is how platforms play a room,
 * and no card beside it that names a file or another room's stream.
 */
export function playAll(fedByScripts: boolean): void {
  for (const video of document.querySelectorAll('video')) {
    if (fedByScripts && /^(https?:)?\/\//.test(video.getAttribute('src') ?? '')) continue
    void video.play?.().catch(() => {})
  }
}
