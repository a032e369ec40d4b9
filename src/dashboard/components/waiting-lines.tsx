/** In place of words that are on their way. */
export function WaitingLines() {
  return (
    <div className="waiting-lines" aria-hidden="true">
      <i />
      <i />
      <i />
    </div>
  )
}
