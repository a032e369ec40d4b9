import { maskName } from './teacher.ts'

const DIGITS = '[0-90-9]'
const PARTED = '[\\s\\-—·.]?'

/** 居民身份证号 (GB 11643): 17 digits and a check sign. */
const IDENTITY_NUMBER = new RegExp(`(?<!${DIGITS})${DIGITS}{17}[0-90-9xXX](?!${DIGITS})`, 'g')
/** Mobile numbers, also with blanks between their groups, and landlines with an area code. */
const MOBILE = new RegExp(
  `(?<!${DIGITS})(?:\\+?86${PARTED})?[11][3-93-9]${DIGITS}${PARTED}${DIGITS}{4}${PARTED}${DIGITS}{4}(?!${DIGITS})`,
  'g',
)
const LANDLINE = /(?<!\d)0\d{2,3}[-—]\d{7,8}(?!\d)/g
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
/** An account named as such: 微信 wx_123, QQ群:12345678. */
const ACCOUNT =
  /((?:微信号?|VX|V信|QQ群?|Q群|抖音号?|联系方式)\s*[::是]?\s*)([A-Za-z0-9][A-Za-z0-9_-]{4,})/gi

const HAN = '\\p{Script=Han}'
/** The hundred family names that nine people in ten have, and those of two signs. */
const FAMILY =
  '(?:欧阳|上官|司马|诸葛|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤])'
const ROLE = '(?:老师|教师|讲师|主讲|班主任|助教|校长|名师|同学|小朋友|家长|联系人|姓名|主播)'
/** 主讲:王小明. The role may be parted from the name, so a family name has to follow. */
const NAMED_AFTER = new RegExp(`(${ROLE}\\s*[::|丨/]\\s*)(${HAN}{2,4})(?!${HAN})`, 'gu')
const NAMED_AFTER_LOOSELY = new RegExp(`(${ROLE}\\s*)(${FAMILY}${HAN}{1,2})(?!${HAN})`, 'gu')
/** 王小明老师, 李明同学. */
const NAMED_BEFORE = new RegExp(`(?<!${HAN})(${FAMILY}${HAN}{0,2})(?=\\s*${ROLE})`, 'gu')

const masked = (_: string, before: string, name: string): string => before + maskName(name)

/**
 * Text without what names or reaches a person: identity, telephone and account numbers become signs, of names the
 * family name stays, as in the register. Names that stand alone are not found: a list of pupils is no text for export.
 */
export function maskPersonal(text: string): string {
  return text
    .replace(IDENTITY_NUMBER, '<身份证>')
    .replace(MOBILE, '<电话>')
    .replace(LANDLINE, '<电话>')
    .replace(EMAIL, '<邮箱>')
    .replace(ACCOUNT, '$1<账号>')
    .replace(NAMED_AFTER, masked)
    .replace(NAMED_AFTER_LOOSELY, masked)
    .replace(NAMED_BEFORE, (name) => maskName(name))
}
