/** Letters, digits and signs as their full-width twins, as Chinese input methods write them. */
export const fullWidth = (text: string): string =>
  text
    .replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
    .replaceAll(' ', '\u3000')
