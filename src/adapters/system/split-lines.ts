import { StringDecoder } from 'node:string_decoder'

/** Beyond this a line is no line: reading stops instead of filling the memory. */
const LONGEST = 64 * 1024 * 1024

/**
 * Lines of UTF-8 bytes, parted at line feeds and nowhere else (JSON Lines): a text may hold U+2028 and the like. A
 * carriage return before the line feed is dropped. Throws a RangeError at a line without end.
 */
export async function* splitLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  for await (const chunk of bytes) {
    rest += decoder.write(Buffer.from(chunk))
    const lines = rest.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield withoutReturn(line)
    if (rest.length > LONGEST) throw new RangeError(`a line longer than ${LONGEST} characters`)
  }
  rest += decoder.end()
  if (rest !== '') yield withoutReturn(rest)
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)
