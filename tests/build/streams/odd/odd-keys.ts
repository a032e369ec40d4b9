import { createCipheriv } from 'node:crypto'
import { type Answer, bytes, status } from '../stream-server.ts'
import { fragmented } from './odd-codecs.ts'
import { HEAD, liveRoom, type OddStream, type OddWorld, seen } from './odd-stream.ts'

const KEY = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex')
const OTHER_KEY = Buffer.alloc(16, 9)

const vector = (value: number): Buffer => {
  const iv = Buffer.alloc(16)
  iv.writeUInt32BE(value, 12)
  return iv
}

function encrypted(content: Buffer, key: Buffer, iv: Buffer): Buffer {
  const cipher = createCipheriv('aes-128-cbc', key, iv)
  return Buffer.concat([cipher.update(content), cipher.final()])
}

type Locked = {
  /** Attributes of EXT-X-KEY. */
  readonly attributes: string
  readonly key?: Answer
  readonly iv?: number
  readonly medium?: string
}

const locked = (
  name: string,
  chinese: string,
  expected: OddStream['expected'],
  lock: Locked,
): OddStream => ({
  name,
  chinese,
  expected,
  address: (world) => {
    world.server.serve(`${world.folder}/key`, lock.key ?? bytes(KEY))
    const content = encrypted(world.media.bytes(lock.medium ?? 'plain'), KEY, vector(lock.iv ?? 7))
    return liveRoom(world, {
      head: [`#EXT-X-KEY:${lock.attributes}`],
      entries: [{ media: content }],
    })
  },
})

/** A playlist that does not move on, so that the sequence number can be the initialisation vector. */
function bySequence(world: OddWorld): string {
  const { server, folder, media } = world
  server.serve(`${folder}/key`, bytes(KEY))
  server.serve(`${folder}/0.ts`, bytes(encrypted(media.bytes('plain'), KEY, vector(41))))
  server.serve(`${folder}/1.ts`, bytes(encrypted(media.bytes('large'), KEY, vector(42))))
  const lines = ['#EXT-X-KEY:METHOD=AES-128,URI="key"', '#EXTINF:2,', '0.ts', '#EXTINF:2,', '1.ts']
  const text = [...HEAD, '#EXT-X-MEDIA-SEQUENCE:41', ...lines].join('\n')
  return server.serve(`${folder}/live.m3u8`, bytes(text))
}

function rotatedKeys(world: OddWorld): string {
  world.server.serve(`${world.folder}/old`, bytes(OTHER_KEY))
  world.server.serve(`${world.folder}/new`, bytes(KEY))
  const key = (name: string): string => `#EXT-X-KEY:METHOD=AES-128,URI="${name}",IV=0x1`
  return liveRoom(world, {
    entries: [
      { media: encrypted(world.media.bytes('plain'), OTHER_KEY, vector(1)), tags: [key('old')] },
      { media: encrypted(world.media.bytes('large'), KEY, vector(1)), tags: [key('new')] },
    ],
  })
}

function openAgain(world: OddWorld): string {
  world.server.serve(`${world.folder}/key`, bytes(KEY))
  return liveRoom(world, {
    entries: [
      { media: Buffer.alloc(160, 3), tags: ['#EXT-X-KEY:METHOD=AES-128,URI="key"'] },
      { media: 'plain', tags: ['#EXT-X-KEY:METHOD=NONE'] },
    ],
  })
}

const AES = 'METHOD=AES-128,URI="key",IV=0x00000000000000000000000000000007'

/** What is locked, and with what. */
export const ODD_KEYS: readonly OddStream[] = [
  locked('AES-128 with its key', 'AES-128，密钥正确', seen(), { attributes: AES }),
  {
    name: 'AES-128, vector by sequence number',
    chinese: 'AES-128，序号作初始向量',
    expected: seen(640, 360),
    address: bySequence,
  },
  {
    name: 'AES-128, another key for the newest segment',
    chinese: 'AES-128，中途换密钥',
    expected: seen(640, 360),
    address: rotatedKeys,
  },
  {
    name: 'AES-128 that is switched off again',
    chinese: 'AES-128 后恢复明文',
    expected: seen(),
    address: openAgain,
  },
  locked('AES-128 with the wrong key', 'AES-128，密钥错误', 'encrypted', {
    attributes: AES,
    key: bytes(OTHER_KEY),
  }),
  locked(
    'AES-128 with the wrong vector: only the first 16 bytes are lost',
    'AES-128，初始向量错误 (只损失 16 字节)',
    seen(48, 32),
    {
      attributes: 'METHOD=AES-128,URI="key",IV=0x99999999999999999999999999999999',
      medium: 'tiny',
    },
  ),
  locked('AES-128 whose key is not given out', 'AES-128，密钥 403', 'encrypted', {
    attributes: AES,
    key: status(403),
  }),
  locked('AES-128 whose key is not there', 'AES-128，密钥 404', 'encrypted', {
    attributes: AES,
    key: status(404),
  }),
  locked('AES-128 without an address of a key', 'AES-128，没有密钥地址', 'encrypted', {
    attributes: 'METHOD=AES-128',
  }),
  locked('AES-128 with a key of fifteen bytes', 'AES-128，密钥长度不对', 'encrypted', {
    attributes: AES,
    key: bytes(KEY.subarray(1)),
  }),
  locked('AES-128 whose key is a page to log in', 'AES-128，密钥处是登录页', 'encrypted', {
    attributes: AES,
    key: bytes('<html>请先登录</html>', 'text/html'),
  }),
  locked('AES-128 whose key is a file of ours', 'AES-128，密钥指向本机文件', 'blocked-address', {
    attributes: 'METHOD=AES-128,URI="file:///etc/hostname"',
  }),
  {
    name: 'AES-256 with its key',
    chinese: 'AES-256，密钥正确',
    expected: seen(),
    address: (world) => {
      const key = Buffer.alloc(32, 4)
      const cipher = createCipheriv('aes-256-cbc', key, vector(7))
      const content = Buffer.concat([cipher.update(world.media.bytes('plain')), cipher.final()])
      world.server.serve(`${world.folder}/key`, bytes(key))
      const head = [`#EXT-X-KEY:${AES.replace('AES-128', 'AES-256')}`]
      return liveRoom(world, { head, entries: [{ media: content }] })
    },
  },
  locked('AES-256 with a key of sixteen bytes', 'AES-256，密钥长度不对', 'encrypted', {
    attributes: AES.replace('AES-128', 'AES-256'),
  }),
  locked('AES-256-CTR', 'AES-256-CTR', 'encrypted', {
    attributes: AES.replace('AES-128', 'AES-256-CTR'),
  }),
  {
    name: 'segments that are their own address (data:)',
    chinese: '切片写在地址里 (data:)',
    expected: seen(),
    address: (world) => {
      const written = Buffer.from(world.media.bytes('plain')).toString('base64')
      const uri = `data:video/mp2t;base64,${written}`
      return liveRoom(world, { entries: [{ media: 'plain', uri }] })
    },
  },
  locked('SAMPLE-AES', 'SAMPLE-AES', 'encrypted', { attributes: 'METHOD=SAMPLE-AES,URI="key"' }),
  locked('a licence of Widevine', 'Widevine 许可证', 'encrypted', {
    attributes:
      'METHOD=SAMPLE-AES-CTR,URI="data:text/plain;base64,AAAA",KEYFORMAT="urn:uuid:edef8ba9-79d6-4ace-a3c8-27dcd51d21ed"',
  }),
  fragmented(
    'common encryption that the playlist does not mention',
    '播放列表未声明的 CENC 加密',
    'encrypted',
    'cenc',
  ),
]
