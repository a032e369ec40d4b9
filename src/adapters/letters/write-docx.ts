import {
  AlignmentType,
  Document,
  type FileChild,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { DocumentBlock, LetterDocument } from '../../core/letters/letter-document.ts'

/** GB/T 9704 asks for these faces; every office machine has them, and one that has not shows its own. */
const BODY_FACE = '仿宋'
const TITLE_FACE = '黑体'
/** Half points: 三号 and 小四. */
const BODY_SIZE = 32
const TABLE_SIZE = 24
const TITLE_SIZE = 44

type Style = { readonly size?: number; readonly face?: string; readonly bold?: boolean }

/** Characters that XML 1.0 cannot hold: one of them and no program opens the file. */
const NOT_IN_XML =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Line breaks become breaks; everything else is text, and the package escapes it. */
function runs(text: string, { size = BODY_SIZE, face = BODY_FACE, bold = false }: Style = {}) {
  return text
    .replace(NOT_IN_XML, '\ufffd')
    .split('\n')
    .map(
      (line, place) =>
        new TextRun({ text: line, size, font: face, bold, ...(place === 0 ? {} : { break: 1 }) }),
    )
}

const centred = (text: string, style: Style): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, children: runs(text, style) })

const right = (text: string): Paragraph =>
  new Paragraph({ alignment: AlignmentType.RIGHT, children: runs(text) })

/** Indented by two characters, as official papers are. */
const body = (text: string): Paragraph =>
  new Paragraph({ indent: { firstLine: 640 }, spacing: { line: 560 }, children: runs(text) })

const cell = (text: string, share: number, bold = false): TableCell =>
  new TableCell({
    width: { size: share * 100, type: WidthType.PERCENTAGE },
    children: [new Paragraph({ children: runs(text, { size: TABLE_SIZE, bold }) })],
  })

const row = (cells: readonly string[], shares: readonly number[], head = false): TableRow =>
  new TableRow({
    tableHeader: head,
    children: cells.map((text, nth) => cell(text, shares[nth] ?? 1 / cells.length, head)),
  })

const table = (rows: readonly TableRow[]): Table =>
  new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [...rows] })

function childOf(block: DocumentBlock): FileChild {
  switch (block.kind) {
    case 'heading':
      return new Paragraph({
        spacing: { before: 200, after: 100 },
        children: runs(block.text, { face: TITLE_FACE }),
      })
    case 'text':
      return body(block.text)
    case 'facts':
      return table(
        block.rows.map(
          ([name, value]) =>
            new TableRow({ children: [cell(name, 0.25, true), cell(value, 0.75)] }),
        ),
      )
    case 'table':
      return table([
        row(block.head, block.shares, true),
        ...block.rows.map((cells) => row(cells, block.shares)),
      ])
  }
}

/** The letter as Office Open XML (ISO/IEC 29500), for offices that put their seal on it in a word processor. */
export async function writeDocx(letter: LetterDocument): Promise<Uint8Array> {
  const children: FileChild[] = [
    ...(letter.banner === null ? [] : [centred(letter.banner, { face: TITLE_FACE })]),
    centred(letter.title, { size: TITLE_SIZE, face: TITLE_FACE, bold: true }),
    centred(letter.number, {}),
    new Paragraph({ children: [] }),
    new Paragraph({ children: runs(`${letter.addressee}：`) }),
    ...letter.blocks.map(childOf),
    new Paragraph({ children: [] }),
    right(letter.issuer),
    right(letter.seal),
    right(letter.date),
    ...letter.foot.map((line) => new Paragraph({ children: runs(line, { size: TABLE_SIZE }) })),
  ]
  const document = new Document({
    creator: 'xuncha',
    title: letter.title.replace(NOT_IN_XML, ''),
    sections: [{ children }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
