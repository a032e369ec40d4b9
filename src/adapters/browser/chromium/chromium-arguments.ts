/** Chromium calls home for updates, experiments, phishing lists and more; a patrol machine stays silent. */
const QUIET = [
  '--disable-background-networking',
  '--disable-client-side-phishing-detection',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-breakpad',
  '--metrics-recording-only',
  '--no-first-run',
  '--no-pings',
]

/**
 * Nothing leaves but through the filtering proxy: no exception for loopback, no name resolved by the browser itself,
 * no UDP (QUIC, WebRTC) that would not pass it.
 */
const throughProxy = (proxyUrl: string): readonly string[] => [
  `--proxy-server=${proxyUrl}`,
  '--proxy-bypass-list=<-loopback>',
  `--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE ${new URL(proxyUrl).hostname}`,
  '--disable-quic',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
]

const PLAYING = [
  '--autoplay-policy=no-user-gesture-required',
  '--mute-audio',
  '--lang=zh-CN',
  '--hide-scrollbars',
  // No graphics card, and shared memory is small in containers.
  '--disable-gpu',
  '--disable-software-rasterizer',
  '--disable-dev-shm-usage',
]

/** What pages must not get at, and how much of the machine one of them may take. */
const BOUNDED = ['--deny-permission-prompts', '--js-flags=--max-old-space-size=384']

/** Our own arguments; those that the npm package recommends switch web security off. */
export function chromiumArguments(settings: {
  readonly proxyUrl: string
  /** Root cannot use Chromium's sandbox; everybody else keeps it. */
  readonly asRoot: boolean
}): string[] {
  const sandbox = settings.asRoot ? ['--no-sandbox'] : []
  return [...QUIET, ...throughProxy(settings.proxyUrl), ...PLAYING, ...BOUNDED, ...sandbox]
}
