/** Whether something was read off a picture or heard. */
export const SENSES = ['picture', 'sound'] as const

/** Files that what was found can be taken along as. */
export const WORD_FILE_FORMATS = ['csv', 'xlsx'] as const
export type WordFileFormat = (typeof WORD_FILE_FORMATS)[number]

/** More hits are not counted: nobody reads them through, and the words have to be narrowed. */
export const COUNTED_AT_MOST = 1_000

/** Rows that a file has at most; it says so where there are more. */
export const FOUND_ROWS_AT_MOST = 5_000

/** Signs of each word at least: fewer would find everything. */
export const SHORTEST_WORD = 2
