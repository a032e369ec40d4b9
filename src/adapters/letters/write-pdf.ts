import PDFDocument from 'pdfkit'
import type { DocumentBlock, LetterDocument } from '../../core/letters/letter-document.ts'
import { breakWords } from './break-words.ts'
import type { FaceRun, LetterFonts } from './letter-fonts.ts'

/** Points. GB/T 9704: 37 mm above, 28 mm at the binding edge; tables need the width, so the edge is narrower. */
const MARGIN = 64
const BODY = 13
const SMALL = 9.5
const TITLE = 20
const GAP = 4
/** Height of office, seal and date. */
const SIGNED = 6 * BODY
/** No date of our own: the same letter is the same file. */
const NO_DATE = new Date(0)

type Align = 'left' | 'center' | 'right'
type Written = { readonly size: number; readonly align?: Align; readonly indent?: number }

type Pen = {
  readonly page: PDFKit.PDFDocument
  readonly fonts: LetterFonts
}

const widthOf = ({ page }: Pen): number => page.page.width - 2 * MARGIN

/** The text in pieces, measured by the face of most letters. */
async function runsWithin(
  { page, fonts }: Pen,
  text: string,
  size: number,
  width: number,
): Promise<readonly FaceRun[]> {
  page.font(fonts.body.name).fontSize(size)
  return await fonts.runsOf(breakWords(text, (letter) => page.widthOfString(letter), width))
}

/** A paragraph, each piece in the face that has its letters. */
async function write(pen: Pen, text: string, style: Written): Promise<void> {
  const { page } = pen
  const indent = style.indent ?? 0
  const runs = await runsWithin(pen, text, style.size, widthOf(pen) - indent)
  // Pieces in several faces cannot be centred together; the face of most letters stands for all.
  const options = { width: widthOf(pen), align: style.align ?? 'left', indent }
  runs.forEach(({ face, text: piece }, place) => {
    page.registerFont(face.name, face.bytes).font(face.name)
    page.text(piece, { ...options, continued: place < runs.length - 1 })
  })
  page.moveDown(0.4)
}

async function cellHeight(pen: Pen, text: string, width: number): Promise<number> {
  const runs = await runsWithin(pen, text, SMALL, width - 2 * GAP)
  const shown = runs.map((run) => run.text).join('')
  return pen.page.heightOfString(shown, { width: width - 2 * GAP })
}

async function writeCell(
  pen: Pen,
  text: string,
  place: { readonly x: number; readonly y: number; readonly width: number },
): Promise<void> {
  const { page } = pen
  const options = { width: place.width - 2 * GAP }
  const runs = await runsWithin(pen, text, SMALL, options.width)
  runs.forEach(({ face, text: piece }, nth) => {
    page.registerFont(face.name, face.bytes).font(face.name)
    const continued = { ...options, continued: nth < runs.length - 1 }
    if (nth === 0) page.text(piece, place.x + GAP, place.y + GAP, continued)
    else page.text(piece, continued)
  })
}

async function rowHeight(pen: Pen, row: readonly string[], shares: readonly number[]) {
  const widths = shares.map((share) => share * widthOf(pen))
  const heights = await Promise.all(row.map((text, nth) => cellHeight(pen, text, widths[nth] ?? 0)))
  return Math.max(...heights) + 2 * GAP
}

/** Goes to the next page where so much does not fit on this one; whether it did. */
function turnPage({ page }: Pen, height: number): boolean {
  const turns = page.y + height > page.page.height - MARGIN
  if (turns) page.addPage()
  return turns
}

async function writeRow(pen: Pen, row: readonly string[], shares: readonly number[]) {
  const { page } = pen
  const widths = shares.map((share) => share * widthOf(pen))
  const height = await rowHeight(pen, row, shares)
  const y = page.y
  let x = MARGIN
  for (const [nth, text] of row.entries()) {
    const width = widths[nth] ?? 0
    page.rect(x, y, width, height).lineWidth(0.5).stroke()
    await writeCell(pen, text, { x, y, width })
    x += width
  }
  page.x = MARGIN
  page.y = y + height
}

async function writeTable(
  pen: Pen,
  { head, shares, rows }: Extract<DocumentBlock, { readonly kind: 'table' }>,
): Promise<void> {
  await writeRow(pen, head, shares)
  for (const row of rows) {
    // What a column is stands above it on every page.
    if (turnPage(pen, await rowHeight(pen, row, shares))) await writeRow(pen, head, shares)
    await writeRow(pen, row, shares)
  }
  pen.page.moveDown(0.6)
}

async function writeBlock(pen: Pen, block: DocumentBlock): Promise<void> {
  switch (block.kind) {
    case 'heading':
      pen.page.moveDown(0.3)
      return await write(pen, block.text, { size: BODY + 1 })
    case 'text':
      return await write(pen, block.text, { size: BODY, indent: 2 * BODY })
    case 'facts':
      for (const [name, value] of block.rows) {
        await write(pen, `${name}：${value}`, { size: BODY - 1 })
      }
      return
    case 'table':
      return await writeTable(pen, block)
  }
}

/** A heading does not stand alone at the foot of a page, nor does the head of a table without a row. */
async function heightWith(pen: Pen, next: DocumentBlock | undefined): Promise<number> {
  const own = 2 * (BODY + 1)
  if (next?.kind !== 'table') return own + 2 * BODY
  const rows = [next.head, ...next.rows.slice(0, 1)]
  const heights = await Promise.all(rows.map((row) => rowHeight(pen, row, next.shares)))
  return heights.reduce((sum, height) => sum + height, own)
}

async function writeAll(pen: Pen, letter: LetterDocument): Promise<void> {
  if (letter.banner !== null) await write(pen, letter.banner, { size: BODY, align: 'center' })
  await write(pen, letter.title, { size: TITLE, align: 'center' })
  await write(pen, letter.number, { size: BODY, align: 'center' })
  await write(pen, `${letter.addressee}：`, { size: BODY })
  for (const [place, block] of letter.blocks.entries()) {
    if (block.kind === 'heading') turnPage(pen, await heightWith(pen, letter.blocks[place + 1]))
    await writeBlock(pen, block)
  }
  pen.page.moveDown(1)
  // Office, seal and date are one.
  turnPage(pen, SIGNED)
  for (const line of [letter.issuer, letter.seal, letter.date]) {
    await write(pen, line, { size: BODY, align: 'right' })
  }
  for (const line of letter.foot) await write(pen, line, { size: SMALL })
}

/** The letter as PDF, with its fonts inside. No markup is read anywhere: text is drawn as text. */
export async function writePdf(letter: LetterDocument, fonts: LetterFonts): Promise<Uint8Array> {
  const page = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    lang: 'zh-CN',
    info: { Title: letter.title, Creator: 'xuncha', CreationDate: NO_DATE },
  })
  const parts: Buffer[] = []
  const done = new Promise<Uint8Array>((resolve, reject) => {
    page.on('data', (part: Buffer) => parts.push(part))
    page.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))))
    page.on('error', reject)
  })
  page.registerFont(fonts.body.name, fonts.body.bytes).font(fonts.body.name)
  await writeAll({ page, fonts }, letter)
  page.end()
  return await done
}
