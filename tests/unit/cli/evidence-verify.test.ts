import { expect, test } from 'vitest'
import type { ProgramContext } from '../../../src/cli/program-context.ts'
import { runEvidenceVerify } from '../../../src/cli/upkeep/evidence.ts'

test('a package whose name was misspelt is no evidence that was altered', async () => {
  const said: string[] = []
  const io = { out: (text: string) => said.push(text), err: (text: string) => said.push(text) }
  const context = { io, workingFolder: import.meta.dirname } as unknown as ProgramContext
  expect(await runEvidenceVerify(context, 'misspelt.zip', {})).toBe(2)
  expect(said.join('')).toMatch(/没有这个文件.*misspelt\.zip/)
  expect(said.join('')).not.toContain('不可采信')
})
