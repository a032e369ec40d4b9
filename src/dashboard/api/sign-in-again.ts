/** Those who wait until somebody has signed in again. */
export type SignInAgain = {
  /** `true`: signed in as before, and what was refused may be done; `false`: given up, or somebody else. */
  wait(): Promise<boolean>
  settle(again: boolean): void
}

/** `ended` is told each time something is refused because the session is over. */
export function createSignInAgain(ended: () => void): SignInAgain {
  let waiting: ((again: boolean) => void)[] = []
  return {
    wait: () =>
      new Promise((resolve) => {
        waiting.push(resolve)
        ended()
      }),
    settle(again) {
      const told = waiting
      waiting = []
      for (const resolve of told) resolve(again)
    },
  }
}
