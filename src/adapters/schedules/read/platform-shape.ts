import { z } from 'zod'
import { PAGE_TEXT_ROLES } from '../../../core/patrol/page-text.ts'
import { PAGE_SIGNS, WRITTEN_ADDRESSES } from '../../../core/patrol/platform-rule.ts'
import { textField } from '../fields.ts'

/** A message in both languages, as zod can carry it. */
const both = (zh: string, en: string): { readonly error: string } => ({ error: `${zh} / ${en}` })

const hostField = z
  .string()
  .regex(
    /^(\*|(\*\.)?([a-z0-9-]+\.)+[a-z0-9-]+)$/,
    both(
      '应为主机名，如 live.example.com、*.example.com 或 *',
      'a host such as live.example.com, *.example.com or * is expected',
    ),
  )

/** Words and addresses are matched without regard to case. */
const patternField = textField.transform((text, context): RegExp => {
  try {
    return new RegExp(text, 'iu')
  } catch {
    context.addIssue({
      code: 'custom',
      message: `“${text}”不是正则表达式 / "${text}" is not a regular expression`,
    })
    return z.NEVER
  }
})

/** Brackets and quotes close; whether a name exists on the page only the page can say. */
function isBalanced(selector: string): boolean {
  const bare = selector.replace(/"[^"]*"|'[^']*'/g, '')
  let left = bare
  for (let before = ''; before !== left; ) {
    before = left
    left = left.replace(/\[[^[\]()]*\]|\([^[\]()]*\)/g, '')
  }
  return !/["'()[\]]/.test(left)
}

const selectorField = textField.refine(
  (text) => isBalanced(text) && !/[{};]/.test(text),
  both('不是 CSS 选择器', 'is not a CSS selector'),
)

const globalField = z
  .string()
  .regex(
    /^[\w$]+(\.[\w$]+)*$/,
    both('应为变量名，如 player.options.url', 'a variable such as player.options.url is expected'),
  )

const list = <T extends z.ZodType>(entry: T) => z.array(entry).default([])

/** platforms/*.yaml */
export const platformShape = z.strictObject({
  name: z
    .string()
    .regex(
      /^[a-z0-9-]+$/,
      both('名称只用小写字母、数字和连字符', 'lower-case letters, digits and hyphens'),
    ),
  titleZh: textField,
  hosts: z.array(hostField).min(1, both('至少写一个主机名', 'at least one host is needed')),
  device: z.enum(['desktop', 'phone', 'auto']).default('auto'),
  text: z.partialRecord(z.enum(PAGE_TEXT_ROLES), z.array(selectorField)).default({}),
  media: z
    .strictObject({
      addresses: list(patternField),
      ignore: list(patternField),
      globals: list(globalField),
      written: z.enum(WRITTEN_ADDRESSES).default('any'),
    })
    .default({ addresses: [], ignore: [], globals: [], written: 'any' }),
  clicks: z
    .strictObject({ consent: list(selectorField), play: list(selectorField) })
    .default({ consent: [], play: [] }),
  signs: z.partialRecord(z.enum(PAGE_SIGNS), z.array(patternField)).default({}),
})
