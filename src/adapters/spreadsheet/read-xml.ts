import type { Readable } from 'node:stream'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { SpreadsheetTrouble } from './limits.ts'

/** What a reader of one part wants to hear. Names come without their prefix. */
export type XmlListener = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly close: (name: string) => void
  readonly text: (text: string) => void
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/**
 * Reads XML as it unpacks. A document type is refused: spreadsheets have none, and entities that expand without end
 * need one.
 */
export async function readXml(
  part: string,
  stream: Readable,
  listener: XmlListener,
): Promise<void> {
  const refuse = (detail: string): never => {
    throw new SpreadsheetTrouble(
      `文件内部 ${part} 无法读取，请重新导出后再试。Part ${part} cannot be read (${detail}).`,
    )
  }
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('error', (error) => refuse(error.message))
  parser.on('doctype', () => refuse('DOCTYPE'))
  parser.on('opentag', (tag: SaxesTagPlain) => listener.open(local(tag.name), tag.attributes))
  parser.on('closetag', (tag: SaxesTagPlain) => listener.close(local(tag.name)))
  parser.on('text', listener.text)
  parser.on('cdata', listener.text)
  // Damaged bytes become U+FFFD, which names the cell; that they break the markup is heard from the parser.
  const decoder = new TextDecoder('utf-8')
  try {
    for await (const chunk of stream) parser.write(decoder.decode(chunk, { stream: true }))
    parser.write(decoder.decode())
    parser.close()
  } catch (error) {
    if (error instanceof SpreadsheetTrouble) throw error
    refuse(error instanceof Error ? error.message : String(error))
  } finally {
    stream.destroy()
  }
}
