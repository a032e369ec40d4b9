import { bytes, type StreamServer } from './stream-server.ts'

export type LiveHls = {
  readonly segments: readonly Uint8Array[]
  /** Lines put before the segments: keys, maps. */
  readonly head?: readonly string[]
  readonly ended?: boolean
  /** The playlist does not move. */
  readonly still?: boolean
  readonly suffix?: string
}

/**
 * A live HLS room under `folder`: a window of three segments over the given ones, repeated for ever, that moves on by
 * one each time the playlist is asked for.
 */
export function serveLiveHls(server: StreamServer, folder: string, hls: LiveHls): string {
  const { segments, head = [], suffix = 'ts' } = hls
  let sequence = 10
  segments.forEach((segment, index) => {
    server.serve(`${folder}/${index}.${suffix}`, bytes(segment, 'video/mp2t'))
  })
  return server.serve(`${folder}/live.m3u8`, (_, response) => {
    if (hls.still !== true) sequence += 1
    const lines = [0, 1, 2].flatMap((offset) => [
      '#EXTINF:2.0,',
      `${(sequence + offset) % segments.length}.${suffix}?n=${sequence + offset}`,
    ])
    const playlist = [
      '#EXTM3U',
      '#EXT-X-VERSION:7',
      '#EXT-X-TARGETDURATION:2',
      `#EXT-X-MEDIA-SEQUENCE:${sequence}`,
      ...head,
      ...lines,
      ...(hls.ended === true ? ['#EXT-X-ENDLIST'] : []),
    ].join('\n')
    response.writeHead(200, { 'content-type': 'application/vnd.apple.mpegurl' }).end(playlist)
  })
}
