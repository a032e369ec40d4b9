import type { CutOrder } from '../../../core/cuts/cut-order.ts'
import { CAPTURE_NAMES } from '../../../core/evidence/capture/capture-words.ts'
import type { ListedFile, MissingItem } from '../../../core/evidence/package/package-format.ts'
import { EvidenceStoreAway } from '../../../core/evidence/store-away.ts'
import { EVIDENCE_NAMES } from '../../../core/letters/letter-words.ts'
import {
  type CapturePiece,
  captureAmong,
  EVIDENCE_KINDS,
  type EvidencePiece,
  mediaTypeOf,
} from '../../../core/violations/evidence-piece.ts'
import type { EvidenceStore } from '../../../ports/evidence-store.ts'

type Named = Omit<ListedFile, 'bytes' | 'path'>

/** As file names end; what is not here is named by its media type. */
const ENDINGS: Readonly<Record<string, string>> = { plain: 'txt', 'octet-stream': 'bin' }

function placeOf({ sha256, mediaType }: Named): string {
  const subtype = /\/(\w[\w-]*)/.exec(mediaType)?.[1] ?? 'octet-stream'
  return `evidence/${sha256}.${ENDINGS[subtype] ?? subtype}`
}

const ofPiece = (piece: EvidencePiece): Named => ({
  sha256: piece.sha256,
  mediaType: mediaTypeOf(piece),
  zh: EVIDENCE_NAMES[piece.kind],
  en: `evidence: ${piece.kind}`,
})

const ofOrder = ({ checks }: CutOrder): readonly Named[] =>
  checks.flatMap(({ evidence = [] }) =>
    evidence.map(({ sha256 }) => ({
      sha256,
      mediaType: 'application/octet-stream',
      zh: '阻断核验时服务器的回答或拉到的媒体',
      en: 'what the server answered, or what was pulled, when a cut was checked',
    })),
  )

const lost = (what: string, zh: string, en: string): MissingItem => ({ what, lost: true, zh, en })

/** Why a file is not there; `null`: it is. Rejects while nobody can say. */
async function look(
  store: Pick<EvidenceStore, 'get'>,
  file: Named,
): Promise<MissingItem | ListedFile> {
  try {
    const bytes = await store.get(file.sha256)
    if (bytes !== null) return { ...file, path: placeOf(file), bytes: bytes.length }
    return lost(file.sha256, '证据库里没有这个文件', 'the evidence store does not have this file')
  } catch (error) {
    if (error instanceof EvidenceStoreAway) throw error
    return lost(
      file.sha256,
      '证据库里的文件已损坏或被改，与其哈希不符',
      'the file in the evidence store was damaged or altered: its hash is another',
    )
  }
}

/** Each file once: those that are there with their size, and those that are not with the reason. */
export async function keptFiles(
  store: Pick<EvidenceStore, 'get'>,
  pieces: readonly EvidencePiece[],
  orders: readonly CutOrder[],
): Promise<{ readonly files: readonly ListedFile[]; readonly missing: readonly MissingItem[] }> {
  const named = [...orders.flatMap(ofOrder), ...pieces.map(ofPiece)]
  const files: ListedFile[] = []
  const missing: MissingItem[] = []
  for (const file of new Map(named.map((one) => [one.sha256, one])).values()) {
    const found = await look(store, file)
    if ('path' in found) files.push(found)
    else missing.push(found)
  }
  return { files, missing }
}

/** The list that was written when the lead was captured says it itself. */
const notListed = ({ items }: CapturePiece): readonly MissingItem[] =>
  items.flatMap(({ item, why }) =>
    why === null
      ? []
      : [
          {
            what: CAPTURE_NAMES[item].zh,
            lost: false,
            zh: why.zh,
            en: `${CAPTURE_NAMES[item].en}: ${why.en}`,
          },
        ],
  )

/** What was never captured, and why: by the list; of a lead without one, kinds of which there is none. */
export function neverCaptured(pieces: readonly EvidencePiece[]): readonly MissingItem[] {
  const list = captureAmong(pieces)
  if (list !== null) return notListed(list)
  const kinds = EVIDENCE_KINDS.filter((kind) => pieces.every((piece) => piece.kind !== kind))
  return [
    ...kinds.map((kind) => ({
      what: EVIDENCE_NAMES[kind],
      lost: false,
      zh: '本线索没有采集到',
      en: `${kind}: none was captured for this violation`,
    })),
    {
      what: '采集时的时钟偏差',
      lost: false,
      zh: '未随线索保存；时间取自采集机器的系统时钟',
      en: 'the offset of the clock when it was captured is not kept with a violation; times are of the system clock of the machine',
    },
  ]
}
