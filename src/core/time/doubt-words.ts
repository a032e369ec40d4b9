import { lengthWords } from './length-words.ts'
import { doubted, type LivedTime } from './lived-time.ts'

/** What people are told while the clock may be ahead; `null`: it is not doubted. */
export function doubtWords(time: LivedTime): { readonly zh: string; readonly en: string } | null {
  if (time.doubts.length === 0) return null
  const long = lengthWords(doubted(time))
  return {
    zh: `系统时钟比上次运行时多走了 ${long.zh}（停机或被拨快，无法分辨）：核实之前，到期删除少算这段时间，不会提前删除。请核对时间`,
    en: `the clock went on ${long.en} more than the program ran (it was off, or the clock was set; nobody can tell): for now what is old is deleted as if that time had not passed. Check the clock`,
  }
}
