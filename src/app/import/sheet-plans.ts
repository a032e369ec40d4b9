import { COURSES, ROOMS, SYSTEMS } from './belonging-sheets.ts'
import { INSTITUTIONS } from './institution-sheet.ts'
import type { SheetPlan } from './sheet-plan.ts'
import { TEACHERS } from './teacher-sheet.ts'

/** What the template holds, in the order in which the sheets depend on one another. */
export const SHEET_PLANS: readonly SheetPlan[] = [INSTITUTIONS, SYSTEMS, TEACHERS, ROOMS, COURSES]
