import { seconds } from '../../../src/core/time/duration.ts'
import { openReaders } from './readers.ts'

// A process with one reader that is at what the command line says. Prints the reader's process id.

const reader = openReaders().open({
  name: 'odd',
  module: new URL('./odd-reader.ts', import.meta.url),
  settings: null,
  environment: {},
  memoryBytes: 2 * 1024 ** 3,
  timeLimit: seconds(600),
  recycleAfter: 100,
})
const ask = (order: string) => reader.ask({ bytes: Buffer.from(order), parameters: null })
const { pid } = (await ask('read')) as { readonly pid: number }
const working = ask(process.argv[2] ?? 'read')
process.stdout.write(String(pid))
await working
