/** Slow, salted, one-way. The hash names its own parameters, so they can be raised later. */
export interface PasswordHasher {
  hash(password: string): Promise<string>
  /** `false` for a wrong password and for a hash that cannot be read; takes its time in both cases. */
  matches(hash: string, password: string): Promise<boolean>
}
