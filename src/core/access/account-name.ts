const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u

export const isAccountName = (name: string): boolean => NAME.test(name)

export const ACCOUNT_NAME_WORDS =
  '账号名由 1 到 64 个字母、数字、点、横线或下划线组成。An account name has 1 to 64 letters, digits, dots, dashes or underscores.'
