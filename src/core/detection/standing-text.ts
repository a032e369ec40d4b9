/** Lines of a text that stand on other screens, too, parted by line feeds. */
export type StandingText = {
  readonly text: string
  /** They stand on so many that they may be looked past; else they only count once. */
  readonly often: boolean
}
