import { COURSES, ROOMS, SYSTEMS } from './belonging-sheets.ts'
import { INSTITUTIONS } from './institution-sheet.ts'
import type { SheetPlan } from './sheet-plan.ts'

/** What the template holds, in the order in which the sheets depend on one another. */
export const SHEET_PLANS: readonly SheetPlan[] = [INSTITUTIONS, SYSTEMS, ROOMS, COURSES]
