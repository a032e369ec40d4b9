import { expect, test } from 'vitest'
import { parseSpoken, spokenProgram } from '../../../src/cli/spoken-program.ts'

/** What is written where errors go, and whether the call came to nothing. */
function said(line: string) {
  let text = ''
  const program = spokenProgram('xuncha')
  program.configureOutput({
    writeErr: (words) => {
      text += words
    },
    writeOut: () => {},
  })
  program
    .command('serve')
    .argument('[word]')
    .action(() => {})
  const user = program.command('user')
  user.command('add <name> [more...]').action(() => {})
  for (const command of [...program.commands, ...user.commands])
    command.copyInheritedSettings(program)
  let code = 0
  try {
    parseSpoken(program, line.split(' '))
  } catch (error) {
    code = (error as { readonly exitCode: number }).exitCode
  }
  return { text, code }
}

test.each(['help frob', 'user help frob', 'frob', 'user frob'])(
  '%s says that there is no frob',
  (line) => {
    expect(said(line)).toEqual({ text: "没有命令 frob / unknown command 'frob'\n", code: 1 })
  },
)

test.each(['help', 'help serve', 'help user', 'user help add', 'user add help frob', 'serve help'])(
  '%s is left to its command',
  (line) => {
    expect(said(line)).toEqual({ text: '', code: 0 })
  },
)
