import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { fromBuffer } from 'yauzl'
import { createLetterWriter } from '../../../../src/adapters/letters/letter-writer.ts'
import { letterDocument } from '../../../../src/core/letters/letter-document.ts'
import { writeMeasures } from '../../../../src/core/letters/write-letter.ts'
import { aLetter, caseOf, DIGEST, headOf } from '../../../build/letters/letters.ts'

const writer = createLetterWriter()

/** Looks like markup of every kind, and has letters that few fonts have. */
const HOSTILE = '初三数学<script>alert(1)</script>&amp;]]><w:t>"①→龘😀\u0000'

function hostileDocument() {
  const asked = [{ code: 'suspend-live' }, { code: 'close-account' }] as const
  const about = caseOf({ room: { title: HOSTILE } })
  const written = writeMeasures(headOf(), about, { measures: asked, sellsCourses: true }, [])
  if (!written.ok) throw new Error(written.fault.message)
  return letterDocument(written.value, null)
}

/** Every fact that the letter has to say. */
const FACTS = [
  '巡函〔2026〕17号',
  '某某直播平台',
  '虚构数学培训机构',
  '52440100MJK0000001',
  '数学王老师(ID 42)',
  'https://live.example/room/42',
  '2026年10月17日',
  'CAL-REST',
  '中办发〔2021〕40号',
  '暂停直播（即时阻断）',
  '2026-10-17 10:40:00 +08:00',
  '关闭账号',
  '《互联网直播服务管理规定》第十四条',
  '《直播电商监督管理办法》',
  DIGEST,
  '广州市教育局',
  '王老师',
  '020-12345678',
  '（盖章）',
]

function partOf(zip: Uint8Array, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(zip), { lazyEntries: true }, (error, file) => {
      if (error !== null) return reject(error)
      file.on('entry', (entry) => {
        if (entry.fileName !== name) return file.readEntry()
        file.openReadStream(entry, (trouble, stream) => {
          if (trouble !== null) return reject(trouble)
          const parts: Buffer[] = []
          stream.on('data', (part: Buffer) => parts.push(part))
          stream.on('end', () => resolve(Buffer.concat(parts).toString('utf8')))
        })
      })
      file.on('end', () => reject(new Error(`no ${name}`)))
      file.readEntry()
    })
  })
}

const unescaped = (xml: string): string =>
  xml
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

async function pdfText(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true })
  // Lines are broken where the paper ends.
  return text.replaceAll(/\s/g, '')
}

describe('a letter as DOCX', () => {
  it('says every fact, and takes markup in a title for text', async () => {
    const xml = await partOf(await writer.docx(hostileDocument()), 'word/document.xml')
    const text = unescaped(xml)
    for (const fact of FACTS) expect(text).toContain(fact)
    expect(text).toContain(HOSTILE.replace('\u0000', '\ufffd'))
    expect(xml).not.toContain('<script')
    expect(xml).not.toContain('\u0000')
  })
})

describe('a letter as PDF', () => {
  it('says every fact on a machine without a Chinese font, rare letters too', async () => {
    const text = await pdfText(await writer.pdf(hostileDocument()))
    for (const fact of FACTS) expect(text).toContain(fact.replaceAll(/\s/g, ''))
    expect(text).toContain('初三数学<script>alert(1)</script>&amp;]]><w:t>"①→龘[U+1F600][U+0000]')
  })

  it('is the same file for the same letter', async () => {
    const document = letterDocument(aLetter(), null)
    const [once, again] = [await writer.pdf(document), await writer.pdf(document)]
    expect(Buffer.from(once).equals(Buffer.from(again))).toBe(true)
  })
})
