import type { ClassifierModel } from '../src/core/detection/classifier-model.ts'

/**
 * A model as its file has it. In ASCII, terms escaped: one character beyond it would make twice the memory of three
 * million weights, and a third more time, at each start of the program.
 */
export const modelText = (model: ClassifierModel): string =>
  `${JSON.stringify(model, null, 2).replace(BEYOND_ASCII, escaped)}\n`

const BEYOND_ASCII = /[\u0080-\uffff]/g

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
