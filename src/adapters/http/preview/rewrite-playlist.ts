const resolved = (address: string, base: string): string | null => {
  try {
    const url = new URL(address, base)
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null
  } catch {
    return null
  }
}

/**
 * A playlist (RFC 8216) in which every address goes through `through`: lines that are no tags, and `URI="…"` of tags (keys,
 * maps, renditions, parts). What is no web address is left out, so that no browser asks for it.
 */
export function rewritePlaylist(
  text: string,
  base: string,
  through: (url: string, kind: 'playlist' | 'media') => string,
): string {
  const shown = (address: string): string => {
    const url = resolved(address, base)
    if (url === null) return ''
    return through(url, /\.m3u8$/i.test(new URL(url).pathname) ? 'playlist' : 'media')
  }
  let afterVariant = false
  return text
    .split(/\r?\n/)
    .map((line) => {
      if (line.startsWith('#')) {
        afterVariant = line.startsWith('#EXT-X-STREAM-INF')
        return line.replaceAll(
          /\bURI="([^"]*)"/g,
          (_, address: string) => `URI="${shown(address)}"`,
        )
      }
      if (line.trim() === '') return line
      const url = resolved(line.trim(), base)
      const variant = afterVariant
      afterVariant = false
      if (url === null) return ''
      return variant ? through(url, 'playlist') : shown(line.trim())
    })
    .join('\n')
}

export const isPlaylistText = (text: string): boolean => text.trimStart().startsWith('#EXTM3U')
