import { describe, expect, it } from 'vitest'
import { wallOfAnswer } from '../../../../src/core/patrol/answer-wall.ts'

const answer = (text: string, status = 200, path = '/room/1.m3u8') =>
  wallOfAnswer({ status, path, text })

describe('an answer that is no media', () => {
  it.each([
    [429, 'risk-control'],
    [412, 'risk-control'],
    [567, 'risk-control'],
    [451, 'geo-blocked'],
    [403, null],
    [401, null],
    [500, null],
  ] as const)('says by its status %i alone: %s', (status, wall) => {
    expect(answer('', status)).toBe(wall)
  })

  it.each([
    ['{"code":-352,"message":"风控校验失败"}', 'risk-control'],
    ['{"code":-412,"message":"\\u8bf7\\u6c42\\u88ab\\u62e6\\u622a"}', 'risk-control'],
    ['<title>Just a moment...</title>', 'risk-control'],
    ['<script>var arg1="";document.cookie="acw_sc__v2="</script>', 'risk-control'],
    ['您的访问过于频繁,请稍后再试', 'risk-control'],
    ['请完成验证后登录', 'risk-control'],
    ['{"code":-10403,"message":"抱歉您所在地区不可观看!"}', 'geo-blocked'],
    ['The distribution is configured to block access from your country.', 'geo-blocked'],
    ['This video is not available in your region', 'geo-blocked'],
    ['{"code":-101,"message":"账号未登录"}', 'login-wall'],
    ['<p>请先登录</p>', 'login-wall'],
    ['{"code":404}', null],
    ['<html>直播已结束</html>', null],
  ] as const)('says by its words %s: %s', (text, wall) => {
    expect(answer(text)).toBe(wall)
  })

  it.each([
    ['/captcha', 'risk-control'],
    ['/geoblock.html', 'geo-blocked'],
    ['/login', 'login-wall'],
    ['/blog/logins-explained', null],
  ] as const)('says by where the redirects led, %s: %s', (path, wall) => {
    expect(answer('', 200, path)).toBe(wall)
  })
})
