import { makeEmptyDatabase } from '../adapters/db/embedded-database.ts'
import { makeReadyMade } from '../adapters/db/made-database.ts'

/** At installation: what a first start would take ten seconds to make (docs/decisions/0161-ready-made-database.md). */
await makeReadyMade(makeEmptyDatabase)
