type Props<Value extends string> = {
  readonly legend: string
  /** Prefix of the test ids. */
  readonly name: string
  readonly choices: readonly { readonly value: Value; readonly label: string }[]
  readonly chosen: Value | null
  onChoose(value: Value | null): void
}

/** A choice by one click; a second click takes it back. */
export function ChoiceChips<Value extends string>(props: Props<Value>) {
  const { legend, name, choices, chosen, onChoose } = props
  return (
    <fieldset className="chips">
      <legend>{legend}</legend>
      {choices.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          className="chip"
          aria-pressed={chosen === value}
          data-testid={`${name}-${value}`}
          onClick={() => onChoose(chosen === value ? null : value)}
        >
          {label}
        </button>
      ))}
    </fieldset>
  )
}
