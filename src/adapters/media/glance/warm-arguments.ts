/**
 * A decoder that stays: keyframes of H.264 come on stdin one after the other, the luma of each goes out on stdout as it
 * is decoded. `-vsync 0` hands out each picture once, whatever time it carries; nothing is probed beyond the first.
 */
export const WARM_ARGUMENTS: readonly string[] = [
  ...['-hide_banner', '-nostats', '-nostdin', '-loglevel', 'error'],
  ...['-max_alloc', '268435456', '-threads', '1', '-max_pixels', '33554432'],
  ...['-flags', 'low_delay', '-probesize', '32', '-analyzeduration', '0', '-fpsprobesize', '0'],
  ...['-protocol_whitelist', 'pipe', '-f', 'h264', '-i', 'pipe:0'],
  ...['-map', '0:v:0', '-vsync', '0', '-threads', '1', '-pix_fmt', 'gray'],
  ...['-c:v', 'rawvideo', '-f', 'rawvideo', '-flush_packets', '1', 'pipe:1'],
]

/** Says that the picture before is whole: an access unit delimiter, and filler for the decoder to read on (§7.3.2.4, 7.3.2.7). */
export const WHOLE: Uint8Array = Buffer.concat([
  Buffer.from([0, 0, 0, 1, 0x09, 0xf0, 0, 0, 0, 1, 0x0c]),
  Buffer.alloc(64, 0xff),
  Buffer.from([0x80]),
])
