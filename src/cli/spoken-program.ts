import { Command } from 'commander'
import { commandWords } from './command-words.ts'

const named = (command: Command, word: string): Command | undefined =>
  command.commands.find((one) => one.name() === word || one.aliases().includes(word))

/** A program that says what it does not understand in the words of `commandWords` and throws, its commands included. */
export const spokenProgram = (name: string): Command =>
  new Command(name)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(commandWords(text)) })

/**
 * `help frob`, `user help frob`: help on a command that there is not. Ends as an unknown command does; the library by
 * itself prints the usage of what stands above and says that all is well.
 */
function refuseUnknownHelp(program: Command, words: readonly string[]): void {
  let command = program
  for (const [place, word] of words.entries()) {
    const next = words[place + 1]
    if (command.commands.length === 0) return
    if (word === 'help') {
      if (next === undefined || next === 'help' || next.startsWith('-')) return
      if (named(command, next) !== undefined) return
      command.error(`error: unknown command '${next}'`, { code: 'commander.unknownCommand' })
    }
    const within = named(command, word)
    if (within === undefined) return
    command = within
  }
}

/** Runs the command that the words name; throws a commander error when there is none, or only help was asked for. */
export function parseSpoken(program: Command, words: readonly string[]): void {
  refuseUnknownHelp(program, words)
  program.parse(words, { from: 'user' })
}
