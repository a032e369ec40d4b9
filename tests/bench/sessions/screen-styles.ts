import type { MadeSlide } from '../slides/made-slides.ts'

type Style = (lines: readonly string[]) => string

const rows = (lines: readonly string[], size: number): string =>
  lines
    .map(
      (line) =>
        `<div style="font-size:${size}px;line-height:1.7;white-space:pre-wrap">${escaped(line)}</div>`,
    )
    .join('')

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const camera =
  'position:absolute;right:14px;bottom:14px;width:240px;height:180px;background:radial-gradient(circle at 50% 40%,#d9a58b 0 30%,#46607a 32%)'

const plain =
  (background: string, colour: string, size: number): Style =>
  (lines) =>
    `<body style="margin:0;background:${background};color:${colour};padding:40px">${rows(lines, size)}`

const STYLES: readonly Style[] = [
  plain('#fff', '#111', 32),
  plain('#1f4d36', '#f3f3e6', 34),
  plain('linear-gradient(120deg,#fff3d6,#d7e8ff)', '#7a1616', 28),
  (lines) =>
    `<body style="margin:0;background:#eef3f8;padding:36px"><h1 style="font-size:40px;margin:0 0 24px;color:#1654a0">${escaped(lines[0] ?? '')}</h1>${rows(lines.slice(1), 28)}<div style="${camera}"></div>`,
  (lines) =>
    `<body style="margin:0;background:radial-gradient(circle at 40% 40%,#d9a58b 0 22%,#587a94 24%,#30404d)"><div style="position:absolute;left:40px;right:40px;bottom:30px;text-align:center;color:#fff;text-shadow:0 0 4px #000,0 0 4px #000">${rows(lines, 30)}</div>`,
  plain('#10243a', '#fff', 26),
  (lines) =>
    `<body style="margin:0;background:#6b6259;overflow:hidden"><div style="position:absolute;left:90px;top:110px;width:1040px;background:#24523b;color:#eee;padding:30px;transform:perspective(1400px) rotateY(12deg) rotate(-3deg)">${rows(lines, 32)}</div>`,
]

/** A screen of a broadcast with those words. */
export function screenOf(text: string, name: string, style: number): MadeSlide {
  const lines = text.split('\n')
  const page = STYLES[style % STYLES.length]
  if (page === undefined) throw new Error('no such style')
  return { name, html: page(lines), width: 1280, height: 720, lines, keyTerms: [] }
}
