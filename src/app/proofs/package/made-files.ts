import {
  anchorPlace,
  entryPlace,
  type ListedFile,
  namingPlace,
  PLACES,
  signaturePlace,
} from '../../../core/evidence/package/package-format.ts'
import { authorityName } from '../../../core/evidence/proof/stamp.ts'
import type { AnchorStamp } from '../../../ports/proofs/proof-ledger.ts'
import type { ProvenLeaves } from './prove-leaves.ts'
import type { PackedCase } from './read-case.ts'

/** A small file of a package, made here. */
export type Made = Omit<ListedFile, 'sha256' | 'bytes'> & { readonly content: Uint8Array }

export const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
export const decodeBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
const JSON_TYPE = 'application/json; charset=utf-8'
export const TEXT_TYPE = 'text/plain; charset=utf-8'

export const made = (
  path: string,
  mediaType: string,
  content: Uint8Array | string,
  [zh, en]: readonly [string, string],
): Made => ({
  path,
  mediaType,
  content: typeof content === 'string' ? encode(content) : content,
  zh,
  en,
})
const json = (path: string, value: unknown, words: readonly [string, string]): Made =>
  made(path, JSON_TYPE, `${JSON.stringify(value, null, 1)}\n`, words)

export function journalFiles(packed: PackedCase, proven: ProvenLeaves): readonly Made[] {
  return [
    ...packed.entries.map(({ sequence, text }) =>
      made(entryPlace(sequence), TEXT_TYPE, text, [
        `日志第 ${sequence} 条：前一条的哈希与正文`,
        `entry ${sequence} of the journal: the hash before it, and its body`,
      ]),
    ),
    ...[...proven.namings].map(([sha256, text]) =>
      made(namingPlace(sha256), JSON_TYPE, text, [
        `证据 ${sha256} 在锚点里的登记`,
        `what the anchor signed of evidence ${sha256}`,
      ]),
    ),
    made(PLACES.proofs, 'text/tab-separated-values', `${proven.lines.join('\n')}\n`, [
      '包含证明：条目与证据在哪个锚点的树里',
      'inclusion proofs: of which signed tree entries and evidence are leaves',
    ]),
    ...[...proven.anchors].flatMap(([number, { statement, signature }]) => [
      made(anchorPlace(number), JSON_TYPE, statement, [
        `第 ${number} 个锚点，所签原文`,
        `anchor ${number}, the very text that was signed`,
      ]),
      made(signaturePlace(number), 'application/octet-stream', decodeBase64(signature), [
        `第 ${number} 个锚点的 Ed25519 签名`,
        `Ed25519 signature of anchor ${number}`,
      ]),
    ]),
    json(PLACES.handovers, proven.handovers, [
      '密钥更换：旧密钥对新密钥的签署',
      'handovers: what earlier keys signed of later ones',
    ]),
  ]
}

/** Authorities by their hosts, since an address may hold a token; numbered, since two may share one. */
export const stampFiles = (stamps: readonly AnchorStamp[]): readonly Made[] =>
  stamps.map(({ anchor, authority, token }, index) => {
    const name = authorityName(authority)
    const place = name.replaceAll(/[^\w.-]+/g, '_').slice(0, 80)
    return made(
      `stamps/anchor-${anchor}-${index + 1}-${place}.tst`,
      'application/timestamp-token',
      token,
      [
        `第 ${anchor} 个锚点的时间戳（RFC 3161，${name}）`,
        `time stamp (RFC 3161) of anchor ${anchor} by ${name}`,
      ],
    )
  })

export function caseFiles({
  violation,
  pieces,
  orders,
  room,
  institution,
}: PackedCase): readonly Made[] {
  return [
    json(PLACES.violation, violation, ['线索全部字段', 'the violation with all its members']),
    json(PLACES.pieces, pieces, [
      '证据清单，含画面文字、语音转写与时间',
      'the evidence with the words read on it, what was said, and times',
    ]),
    json(PLACES.cuts, orders, ['阻断令、步骤与核验', 'cut orders with their steps and checks']),
    json(PLACES.place, { room, institution }, [
      '直播间与机构登记',
      'room and institution as registered',
    ]),
  ]
}
