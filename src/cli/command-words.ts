const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/^unknown command '(.*?)'/, '没有命令 $1'],
  [/^unknown option '(.*?)'/, '没有选项 $1'],
  [/^missing required argument '(.*?)'/, '缺少参数 $1'],
  [/^option '(.*?)' argument missing/, '选项 $1 缺少值'],
  [/^required option '(.*?)' not specified/, '必须给出选项 $1'],
  [/^too many arguments/, '参数太多'],
]

/**
 * What the command line's own library says of a call that it does not understand, Chinese before its English:
 * `error: unknown command 'chek'` and perhaps a line that guesses what was meant.
 */
export function commandWords(text: string): string {
  const said = text.replace(/^error: /, '').trimEnd()
  const [first = '', ...rest] = said.split('\n')
  const known = KNOWN.find(([pattern]) => pattern.test(first))
  const found = known?.[0].exec(first)
  const zh = found ? known?.[1].replace('$1', found[1] ?? '') : '命令有误'
  const guess = /^\(Did you mean (?:one of )?(.*?)\?\)$/.exec(rest.join(' '))?.[1]
  const meant = guess === undefined ? '' : `，是否要用 ${guess}?`
  return `${zh}${meant} / ${[first, ...rest].join(' ')}\n`
}
