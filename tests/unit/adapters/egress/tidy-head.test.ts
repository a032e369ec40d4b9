import { expect, it } from 'vitest'
import { tidyAnswer } from '../../../../src/adapters/egress/tidy-head.ts'

async function* inSteps(text: string, step: number) {
  const bytes = Buffer.from(text, 'latin1')
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step)
}

async function tidied(text: string, step = 1_000): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of tidyAnswer(inSteps(text, step))) parts.push(part)
  return Buffer.concat(parts).toString('latin1')
}

const WELL = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi'

it.each([
  ['lines that end with LF only', 'HTTP/1.1 200 OK\nContent-Length: 2\n\nhi'],
  ['two equal lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nhi'],
  ['a list of equal lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 2, 2\r\n\r\nhi'],
  ['a blank before the colon', 'HTTP/1.1 200 OK\r\nContent-Length : 2\r\n\r\nhi'],
  ['a line without a colon', 'HTTP/1.1 200 OK\r\nrubbish\r\nContent-Length: 2\r\n\r\nhi'],
  ['a server of radio (ICY)', 'ICY 200 OK\r\nContent-Length: 2\r\n\r\nhi'],
  ['a small-letter protocol', 'http/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi'],
  ['an answer that announces another', `HTTP/1.1 100 Continue\r\n\r\n${WELL}`],
])('%s: read as browsers and curl read it', async (_name, text) => {
  expect(await tidied(text)).toBe(WELL)
  expect(await tidied(text, 1), 'byte by byte').toBe(WELL)
})

it('lines that go on after a blank are one', async () => {
  const text = 'HTTP/1.1 200\r\nX-A: b\r\n  c\r\n\r\nhi'
  expect(await tidied(text)).toBe('HTTP/1.1 200 \r\nX-A: b c\r\nConnection: close\r\n\r\nhi')
})

it('chunks and a length: the chunks count', async () => {
  const text = 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\nTransfer-Encoding: Chunked\r\n\r\n2\r\nhi'
  expect(await tidied(text)).not.toContain('Content-Length')
})

it.each([
  [
    'lengths that contradict',
    'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nhi',
  ],
  ['no HTTP at all', 'SSH-2.0-x\r\n\r\n'],
  ['a head without end', `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(70_000)}`],
  ['a connection that ends within the head', 'HTTP/1.1 200 OK\r\nX: '],
])('%s: refused', async (_name, text) => {
  await expect(tidied(text)).rejects.toThrow()
})
