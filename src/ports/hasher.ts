/** SHA-256 of UTF-8 text, lower-case hex. A port because core and app know no crypto module. */
export type Sha256 = (text: string) => string
