import type { Unseen } from '../../../ports/sight/stream-viewer.ts'
import { reachedButUnseen } from '../unseen.ts'
import type { RtspResponse } from './dialogue.ts'

/**
 * What a status of RTSP says (RFC 2326 §7.1.1); `null` of one that is as wished. The numbers are those of HTTP where
 * both have them, and are kept as such: 404 is an address where nothing is. From 450 on they are RTSP's own, and all
 * of them blame the request.
 */
export function unseenOfResponse({ status }: RtspResponse, during: string): Unseen | null {
  if (status >= 200 && status < 300) return null
  const detail = `RTSP ${status} to ${during}`
  if (status >= 500) return reachedButUnseen('http-5xx', detail, status)
  if (status >= 400) return reachedButUnseen('http-4xx', detail, status)
  return reachedButUnseen('not-media', detail, status)
}
