/** The same keys with other words: what a second language has to fill in. */
export type SameShape<T> = {
  readonly [Key in keyof T]: T[Key] extends string ? string : SameShape<T[Key]>
}
