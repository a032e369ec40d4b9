import { startRehearsalMediaServer } from '../../../src/adapters/rehearsal/media-server.ts'
import { milliseconds } from '../../../src/core/time/duration.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

/**
 * A real node-media-server in a process of its own: its state is global to the process, so two need two.
 * Arguments: port of the API, user, password, hook address, and for how many milliseconds the
 * last pictures of who left are kept. Says its addresses on one line and stops with its input.
 */
const [httpPort = '0', username = '', password = '', hookUrl = '', grace = '2000'] =
  process.argv.slice(2)
const server = await startRehearsalMediaServer({
  rtmpPort: 0,
  httpPort: Number(httpPort),
  hookUrl,
  apiCredentials: { username, password },
  tokenSecret: 'a secret of this test, long enough to sign with',
  logger: silentLogger,
  publisherGrace: milliseconds(Number(grace)),
})
process.stdout.write(`${JSON.stringify({ rtmpUrl: server.rtmpUrl, httpUrl: server.httpUrl })}\n`)
process.stdin.resume().once('end', () => {
  void server.stop().then(() => process.exit(0))
})
