import { createChildReaders } from '../adapters/child-readers/create-child-readers.ts'
import { createOutsideYaml } from '../adapters/schedules/outside-yaml.ts'
import type { YamlReader } from '../adapters/schedules/yaml-reading.ts'
import { createSpreadsheetReader } from '../adapters/spreadsheet/spreadsheet-reader.ts'
import type { SpreadsheetReader } from '../ports/spreadsheets.ts'
import type { Foundation } from './foundation.ts'

type Needs = Pick<Foundation, 'clock' | 'logger'>

/** Tables are taken apart in processes of their own; what still runs ends with the program. */
export const openSpreadsheets = ({ clock, logger }: Needs): SpreadsheetReader =>
  createSpreadsheetReader(createChildReaders({ clock, logger }))

/** Documents from outside are read as YAML likewise. */
export const openOutsideYaml = ({ clock, logger }: Needs): YamlReader =>
  createOutsideYaml(createChildReaders({ clock, logger }))
