import type { LivePreview } from '../../contracts/preview/live-preview.ts'

/** Ends playing and lets go of everything. */
export type Stop = () => void

async function playHls(video: HTMLVideoElement, url: string, onBroken: () => void): Promise<Stop> {
  const { default: Hls } = await import('hls.js')
  // Without a worker: one preview is little work, and no script needs to be let in for it.
  const hls = new Hls({ enableWorker: false, liveSyncDurationCount: 3, backBufferLength: 30 })
  hls.on(Hls.Events.ERROR, (_event, { fatal }) => {
    if (fatal) onBroken()
  })
  hls.loadSource(url)
  hls.attachMedia(video)
  return () => hls.destroy()
}

async function playFlv(video: HTMLVideoElement, url: string, onBroken: () => void): Promise<Stop> {
  const { default: mpegts } = await import('mpegts.js')
  const player = mpegts.createPlayer(
    { type: 'flv', isLive: true, url },
    { enableWorker: false, liveBufferLatencyChasing: true },
  )
  player.on(mpegts.Events.ERROR, onBroken)
  player.attachMediaElement(video)
  player.load()
  return () => player.destroy()
}

/** Players are fetched when somebody wants to look, and not before. */
export const play = (
  video: HTMLVideoElement,
  { kind, url }: { readonly kind: NonNullable<LivePreview['kind']>; readonly url: string },
  onBroken: () => void,
): Promise<Stop> => (kind === 'hls' ? playHls : playFlv)(video, url, onBroken)
