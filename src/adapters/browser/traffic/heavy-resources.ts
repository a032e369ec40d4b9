/** What a page asks for, as the browser's network layer names it (CDP `Network.ResourceType`). */
export type AskedResource = { readonly url: string; readonly type: string }

/** Kinds that say nothing about what is taught and that no player waits for. */
const NEEDLESS = new Set([
  'Font',
  'Ping',
  'Prefetch',
  'Manifest',
  'TextTrack',
  'CSPViolationReport',
])

/** Advertisements and visitor counts; matched against the host name only. */
const ADVERTISING =
  /(^|\.)(doubleclick\.net|googlesyndication\.com|google-analytics\.com|googletagmanager\.com|googleadservices\.com|scorecardresearch\.com|hm\.baidu\.com|pos\.baidu\.com|cpro\.baidu\.com|cnzz\.com|umeng\.com|mmstat\.com|tanx\.com|adservice\.[a-z.]+|ads?\.[a-z0-9-]+\.[a-z]+)$/i

const SEGMENT = /\.(ts|m4s|mp4|cmf[va]|m4a|aac|webm)$/i

const IMAGES_AT_MOST = 60
const IMAGE_BYTES_AT_MOST = 150_000

/** Whether a request is stopped before it goes out. */
export function isNeedless(
  asked: AskedResource,
  sofar: { readonly images: number; readonly mediaFound: boolean },
): boolean {
  if (NEEDLESS.has(asked.type)) return true
  if (asked.type === 'Image' && sofar.images >= IMAGES_AT_MOST) return true
  if (!URL.canParse(asked.url)) return false
  const { hostname, pathname } = new URL(asked.url)
  if (asked.type !== 'Document' && ADVERTISING.test(hostname)) return true
  // The stream itself is looked at through the viewer; once its address is known its pictures are not fetched twice.
  return sofar.mediaFound && SEGMENT.test(pathname)
}

/** Whether an answer is stopped before its body comes. */
export const isTooLarge = (type: string, contentLength: number | null): boolean =>
  type === 'Image' && contentLength !== null && contentLength > IMAGE_BYTES_AT_MOST
