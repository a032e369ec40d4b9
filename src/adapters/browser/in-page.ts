/**
 * Functions that run inside the page. Each is sent to the browser as its own source text, so it must use nothing but
 * its arguments and the page's globals, of which the few that are used are declared here.
 */
type PageElement = {
  readonly innerText?: string
  readonly outerHTML: string
  readonly tagName: string
  readonly src?: string
  readonly currentSrc?: string
  readonly readyState?: number
  readonly paused?: boolean
  click(): void
  play?(): Promise<void>
  getBoundingClientRect(): { readonly width: number; readonly height: number }
  getAttribute(name: string): string | null
}
declare const document: {
  readonly title: string
  readonly body: PageElement | null
  readonly documentElement: PageElement
  querySelectorAll(selector: string): Iterable<PageElement>
}

export type PageFacts = {
  readonly text: string
  /** Whole addresses written anywhere in the page's markup and inline scripts. */
  readonly written: readonly string[]
  /** Addresses of media elements. */
  readonly elements: readonly string[]
  readonly playing: boolean
  readonly hasPlayer: boolean
  readonly asksForPassword: boolean
}

export function readPage(maximumText: number): PageFacts {
  const visible = (element: PageElement): boolean => {
    const { width, height } = element.getBoundingClientRect()
    return width > 1 && height > 1
  }
  const markup = document.documentElement.outerHTML
    .slice(0, 2_000_000)
    .replaceAll('\\/', '/')
    .replaceAll('\\u0026', '&')
    .replaceAll('&amp;', '&')
  const whole = markup.match(
    /(?:(?:https?|wss?):\/\/[^\s"'<>\\]+?\.(?:m3u8|flv)(?:\?[^\s"'<>\\]*)?|rtmps?:\/\/[^\s"'<>\\]+)/gi,
  )
  // biome-ignore lint/performance/useDomNodeTextContent: only what people can see counts.
  const { innerText = '' } = document.body ?? {}
  const media = [...document.querySelectorAll('video, video source, audio')]
  const videos = media.filter(({ tagName }) => tagName === 'VIDEO')
  const sources = media.flatMap(({ src, currentSrc }) => [currentSrc ?? '', src ?? ''])
  return {
    text: innerText.slice(0, maximumText * 4),
    written: [...new Set(whole ?? [])].slice(0, 50),
    elements: [...new Set(sources)].filter((url) => url !== '' && !url.startsWith('blob:')),
    playing: videos.some(({ readyState }) => (readyState ?? 0) >= 2),
    hasPlayer:
      videos.length > 0 ||
      [...document.querySelectorAll('canvas, iframe, object, embed')].some(visible),
    asksForPassword: [...document.querySelectorAll('input[type=password]')].some(visible),
  }
}

/** Clicks what looks like "play", once; `false` when nothing does. */
export function clickPlay(): boolean {
  const wanted = /^(播放|开始播放|点击播放|立即观看|进入直播间?|观看直播|开始|play|watch|start)$/i
  const buttons = [...document.querySelectorAll('button, a, [role=button], div, span, i')]
  const labelled = buttons.find((element) => {
    // biome-ignore lint/performance/useDomNodeTextContent: only what people can see counts.
    const { innerText: words = '' } = element
    const label = element.getAttribute('aria-label') ?? element.getAttribute('title') ?? ''
    const { width, height } = element.getBoundingClientRect()
    return width > 1 && height > 1 && (wanted.test(words.trim()) || wanted.test(label.trim()))
  })
  const named = [
    ...document.querySelectorAll(
      '[class*="big-play"], [class*="play-btn"], [class*="playBtn"], [class*="play-button"], [class*="btn-play"], [id*="play"]',
    ),
  ].find((element) => {
    const { width, height } = element.getBoundingClientRect()
    return width > 1 && height > 1 && element.tagName !== 'VIDEO'
  })
  const chosen = labelled ?? named
  chosen?.click()
  for (const video of document.querySelectorAll('video')) {
    void video.play?.().catch(() => {})
  }
  return chosen !== undefined
}
