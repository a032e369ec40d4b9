import { startRehearsalMediaServer } from '../../src/adapters/rehearsal/media-server.ts'
import { milliseconds } from '../../src/core/time/duration.ts'
import { serveLiveHls } from '../build/streams/live-hls.ts'
import { MADE_SIZE, makeMedia } from '../build/streams/made-media.ts'
import { openSeeing } from '../build/streams/seeing.ts'
import { silence, startStreamServer, status, unending } from '../build/streams/stream-server.ts'
import { createFakeStreamViewer, plainFrame } from '../fakes/fake-stream-viewer.ts'
import { startTestEncoder } from '../fakes/media-servers/test-encoder.ts'
import { silentLogger } from '../fakes/silent-logger.ts'
import { describeStreamViewer, type ViewerWorld } from './stream-viewer-suite.ts'

async function openFake(): Promise<ViewerWorld> {
  const viewer = createFakeStreamViewer()
  const size = { width: 64, height: 36 }
  const shows = { kind: 'shows' as const, frame: plainFrame(size.width, size.height) }
  const live = [
    { kind: 'hls' as const, url: 'http://made.example/live/a.m3u8', ...size },
    { kind: 'flv' as const, url: 'http://made.example/live/a.flv', ...size },
    { kind: 'rtmp' as const, url: 'rtmp://made.example/live/a', ...size },
  ]
  for (const { url } of live) viewer.script(url, shows)
  const forbidden = 'http://made.example/forbidden'
  const hanging = 'http://made.example/hanging'
  viewer.script(forbidden, { kind: 'unseen', reason: 'http-4xx', httpStatus: 403 })
  viewer.script(hanging, { kind: 'hangs' })
  const notFound = 'http://made.example/nowhere'
  return { viewer, live, notFound, forbidden, hanging, close: async () => {} }
}

async function openReal(): Promise<ViewerWorld> {
  const seeing = await openSeeing()
  const server = await startStreamServer()
  const media = await makeMedia(seeing.processes)
  const published = await startRehearsalMediaServer({
    rtmpPort: 0,
    httpPort: 0,
    hookUrl: null,
    apiCredentials: { username: 'xuncha', password: 'a password of this suite' },
    tokenSecret: 'a secret of this suite, long enough',
    logger: silentLogger,
    publisherGrace: milliseconds(200),
  })
  const rtmp = `${published.rtmpUrl}/live/maths`
  const encoder = startTestEncoder(seeing.processes, rtmp, seeing.clock)
  encoder.start()
  let onAir = false
  while (!onAir) {
    onAir = (await seeing.viewer.probe(rtmp, { budget: milliseconds(1_000) })).kind === 'on-air'
  }
  return {
    viewer: seeing.viewer,
    live: [
      {
        kind: 'hls',
        url: serveLiveHls(server, '/live', { segments: media.segments }),
        ...MADE_SIZE,
      },
      { kind: 'flv', url: server.serve('/live/x.flv', unending(media.flv)), ...MADE_SIZE },
      { kind: 'rtmp', url: rtmp, width: 160, height: 90 },
    ],
    notFound: `${server.origin}/nowhere.m3u8`,
    forbidden: server.serve('/forbidden', status(403)),
    hanging: server.serve('/hanging', silence),
    close: async () => {
      await encoder.stop()
      await seeing.close()
      await published.stop()
      await server.close()
    },
  }
}

describeStreamViewer('the fake', openFake)
describeStreamViewer('ffmpeg', openReal)
