import { toHalfWidth } from '../../../core/registry/typed-values.ts'
import type { FieldPlan } from '../sheet-plan.ts'

/** As headings are compared: without brackets, blanks and marks. */
export const plainHeading = (text: string): string =>
  toHalfWidth(text)
    .replace(/\(.*?\)|[*\s:：]/g, '')
    .toLowerCase()

/** What people call a column, the template's own name first. */
export const namesOf = ({ heading, also = [] }: FieldPlan): readonly string[] => [heading, ...also]
