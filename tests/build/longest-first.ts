import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const TESTS = fileURLToPath(new URL('..', import.meta.url))

/**
 * Files that take longest, in any order. One that begins among the last keeps one worker busy for minutes while the others
 * have nothing left to do.
 */
const LONG = [
  'medium/dashboard/every-page/every-page.test.ts',
  'medium/dashboard/security/hostile-texts.test.ts',
  'medium/install/running-commands.test.ts',
  'medium/install/reading-commands.test.ts',
  'medium/install/wrong-files.test.ts',
  'medium/ocr/orientation.test.ts',
  'medium/ocr/paddle-recogniser.test.ts',
  'medium/ocr/replay-evidence.test.ts',
  'medium/ocr/old-model.test.ts',
  'medium/ocr/tesseract-recogniser.test.ts',
  'medium/registry/import-on-databases.test.ts',
  'medium/schedules/calendar-commands.test.ts',
  'medium/browser/odd-pages.test.ts',
  'medium/browser/players-of-pages.test.ts',
  'medium/browser/bad-pages.test.ts',
  'medium/db/learn-command.test.ts',
  'medium/db/full-disk.test.ts',
  'medium/db/canary-records.test.ts',
  'medium/patrol/canaries.test.ts',
  'medium/media/renditions.test.ts',
  'medium/media/odd-streams.test.ts',
  'medium/hearing/heard-rooms.test.ts',
  'medium/readers/reading-crashes.test.ts',
  'medium/readers/child-readers.test.ts',
  'medium/install/health-port.test.ts',
  'medium/install/asked-to-end.test.ts',
  'medium/dashboard/one-connection.test.ts',
  'medium/hearing/transcribe-command.test.ts',
  'medium/dashboard/violation.test.ts',
  'medium/dashboard/wall.test.ts',
] as const

/** Whole programs first, then what is known to take long, then the rest by size. A worker lives for one project. */
function rankOf({ project, moduleId }: TestSpecification): number {
  if (project.name !== 'medium') return project.name === 'e2e' ? 0 : 1
  return LONG.some((file) => moduleId.endsWith(`/${file}`)) ? 2 : 3
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const gone = LONG.filter((file) => !existsSync(`${TESTS}/${file}`))
    if (gone.length > 0) throw new Error(`tests/build/longest-first.ts names ${gone.join(', ')}`)
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => rankOf(a) - rankOf(b))
  }
}
