/**
 * Pages and answers in the shape that public code of live tools describes (schedules/platforms says which); our own words
 * and addresses throughout. No live site was asked.
 */

const json = (value: unknown): string => JSON.stringify(value)
const page = (title: string, body: string): string =>
  `<!doctype html><meta charset="utf-8"><title>${title}</title>${body}`

/** Inline scripts with JSON in a string: `stream_url` of the room, by quality; recommended rooms come by an answer. */
export function douyinPage(origin: string, onAir: boolean): string {
  const stream = (name: string): string =>
    `${origin}/third/stream-${name}.flv?expire=1&sign=s%2B${name}&k=v`
  const stream_url = {
    flv_pull_url: { FULL_HD1: stream('101'), HD1: stream('101_hd') },
    hls_pull_url_map: { FULL_HD1: `${origin}/third/stream-101.m3u8?expire=1&sign=h&k=v` },
    live_core_sdk_data: {
      pull_data: { stream_data: json({ data: { origin: { main: { flv: stream('101_or4') } } } }) },
    },
  }
  const room = {
    status: onAir ? 2 : 4,
    title: '初二数学 一次函数',
    ...(onAir ? { stream_url } : {}),
  }
  const pushed = json([1, `c:${json(['$', '$L', null, { state: { roomStore: { room } } }])}`])
  const said = onAir ? '' : '<p>直播已结束</p>'
  return page(
    '抖音直播',
    `${said}<script>self.__pace_f=[];self.__pace_f.push(${pushed.replaceAll('&', '\\u0026')})</script>
     <script>fetch('/webcast/feed/').then((answer) => answer.text())</script>`,
  )
}

/** What a feed of recommended rooms answers. */
export const douyinFeed = (origin: string): string =>
  json({
    data: [
      { data: { stream_url: { flv_pull_url: { HD1: `${origin}/third/stream-999.flv?sign=x` } } } },
    ],
  })

/** `playList`: this room, then recommended ones. */
export function kuaishouPage(origin: string, onAir: boolean): string {
  const liveStream = (name: string, living: boolean) => ({
    id: name,
    caption: '高一物理',
    playUrls: living
      ? {
          h264: {
            adaptationSet: {
              representation: [
                {
                  name: '超清',
                  bitrate: 2_000,
                  url: `${origin}/gifshow/${name}.flv?txSecret=${name}&txTime=1`,
                },
              ],
            },
          },
        }
      : {},
  })
  const state = {
    liveroom: {
      activeIndex: 0,
      playList: [
        { isLiving: onAir, liveStream: liveStream('own', onAir) },
        { isLiving: true, liveStream: liveStream('recommended', true) },
      ],
    },
  }
  const said = onAir ? '' : '<p>主播尚未开播</p>'
  return page('快手直播', `${said}<script>window.__INITIAL_STATE__=${json(state)}</script>`)
}

/** Addresses in three parts, which the player puts together. */
export function bilibiliPage(origin: string, onAir: boolean): string {
  const codec = {
    codec_name: 'avc',
    base_url: '/live-bvc/1/live_5_7.flv?',
    url_info: [{ host: origin, extra: 'expires=1&len=0&sign=b' }],
  }
  const data = onAir
    ? {
        live_status: 1,
        playurl_info: {
          playurl: {
            stream: [
              { protocol_name: 'http_stream', format: [{ format_name: 'flv', codec: [codec] }] },
            ],
          },
        },
      }
    : { live_status: 0, playurl_info: null }
  const player = onAir
    ? `<script>
         const one = __NEPTUNE_IS_MY_WAIFU__.roomInitRes.data.playurl_info.playurl.stream[0].format[0].codec[0]
         fetch(one.url_info[0].host + one.base_url + one.url_info[0].extra)
       </script>`
    : '<p>闲置中</p>'
  return page(
    '哔哩哔哩直播',
    `<div class="live-skin-main-text">英语 定语从句</div><a class="room-owner-username">李老师</a>
     <script>window.__NEPTUNE_IS_MY_WAIFU__=${json({
       roomInitRes: { code: 0, data },
       recommend: { list: [{ link: `${origin}/live-bvc/9/other.m3u8?sign=o` }] },
     })}</script>${player}`,
  )
}
