import { readTable } from './read-table.ts'

// What runs in the child process. `table-program.ts` describes it.

/** Called by the supervisor's side of the process. */
export async function openReader() {
  return async (bytes: Uint8Array): Promise<unknown> => await readTable(bytes)
}
