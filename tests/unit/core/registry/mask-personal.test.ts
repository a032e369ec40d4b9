import { describe, expect, it } from 'vitest'
import { maskPersonal } from '../../../../src/core/registry/mask-personal.ts'

describe('text that leaves the house', () => {
  it.each([
    ['报名电话 13800138000 名额有限', '报名电话 <电话> 名额有限'],
    ['138 0013 8000', '<电话>'],
    ['+86-138-0013-8000', '<电话>'],
    ['13800138000', '<电话>'],
    ['固话020-12345678', '固话<电话>'],
    ['身份证 11010519491231002X', '身份证 <身份证>'],
    ['加微信 wx_teacher01 领课件', '加微信 <账号> 领课件'],
    ['QQ群:12345678', 'QQ群:<账号>'],
    ['发到 li.ming@example.com', '发到 <邮箱>'],
    ['主讲:王小明', '主讲:王**'],
    ['王小明老师 初三数学', '王**老师 初三数学'],
    ['李明同学请回答', '李*同学请回答'],
    ['班主任 张三', '班主任 张*'],
  ])('%s', (text, masked) => {
    expect(maskPersonal(text)).toBe(masked)
  })

  it.each([
    '解方程 x²-5x+6=0,求 13800 ÷ 138',
    '鸦片战争发生于1840年',
    '老师讲解例题:已知三角形 ABC',
    '2026-10-17 09:30 第3讲 一元二次方程',
    '请同学们翻到第58页',
  ])('keeps what names nobody: %s', (text) => {
    expect(maskPersonal(text)).toBe(text)
  })
})
