import { describe, expect, test } from 'vitest'
import type { PersonalKind } from '../../../../src-main/contract/understanding.ts'
import { createPersonalFinder } from '../../../../src-main/core/comments/mentions/find-personal.ts'
import { maskPersonal } from '../../../../src-main/core/comments/mentions/mask-personal.ts'
import { leastCpuMs, oddTexts } from './odd-comments.ts'
import { words } from './words.ts'

const find = createPersonalFinder(words)
const found = (text: string) => find(text).map(({ kind, start, end }) => [kind, text.slice(start, end)])

const PERSONAL: [PersonalKind, string, string, string][] = [
  ['phone', 'call me ', '0812-3456-7890', ''],
  ['phone', 'my whatsapp is ', '+62 812 3456 7890', ' thanks'],
  ['phone', '电话', '13800138000', '谢谢'],
  ['phone', '', '090 1234 567', ''],
  ['phone', 'tel: ', '555-1234', ''],
  ['phone', '', '(11) 91234-5678', ''],
  ['phone', '', '06 12 34 56 78', ''],
  ['phone', '', '+33 6 12 34 56 78', ''],
  ['phone', '', '+7 (999) 123-45-67', ''],
  ['phone', '', '8 999 123 45 67', ''],
  ['phone', 'جوال ', '٠٥٠١٢٣٤٥٦٧', ''],
  ['phone', 'โทร ', '๐๘๑ ๒๓๔ ๕๖๗๘', ' ค่ะ'],
  ['phone', '', '०९८७६५४३२१०', ''],
  ['phone', '', '９８７６５４３２１０', ''],
  ['phone', '', '98765 43210', ''],
  ['phone', '제 번호 ', '010-1234-5678', '이에요'],
  ['phone', 'zalo ', '0912.345.678', ''],
  ['phone', '', '0917 123 4567', ' po'],
  ['phone', '', '02-000-0000', ' 24시'],
  ['email', 'mail ', 'anna.b@example.com', ' please'],
  ['email', '加我', 'anna@example.com', '谢谢'],
  ['email', '', 'anna＠example．jp', ''],
  ['email', '(', 'a@mail.example.co.uk', ').'],
  ['card', '', '4111 1111 1111 1111', ''],
  ['card', 'card ', '5555555555554444', ' 12/29'],
  ['card', '', '3782 822463 10005', ''],
  ['address', '', '12 Baker Street', ''],
  ['address', 'ship to ', '12 baker st', ''],
  ['address', '', '221B Baker Street', ''],
  ['address', 'vivo en ', 'calle Mayor 5', ''],
  ['address', '', 'rua das flores 123', ''],
  ['address', '', 'avenida Paulista, 1000', ''],
  ['address', '', '12 rue de la Paix', ''],
  ['address', '', 'Hauptstraße 12a', ''],
  ['address', '', 'hauptstr. 5', ''],
  ['address', '', 'via Roma 10', ''],
  ['address', '', 'jl. Mawar no 12', ''],
  ['address', '', 'ул. Ленина, д. 5 кв. 7', ''],
  ['address', '', '123 đường Nguyễn Trãi', ''],
  ['address', '', 'ถนนสุขุมวิท 12', ''],
  ['address', '', '99/12 หมู่ 5 ต.บางพูด', ''],
  ['address', '', 'شارع الملك فهد ١٢', ''],
  ['address', '', 'blk 5 lot 12', ''],
  ['address', '', 'गली नंबर 5', ''],
  ['address', '', '中山路100号', ''],
  ['address', '我住在', '广东省深圳市南山区科技园5栋302室', ''],
  ['address', '', '東京都港区芝1-2-3', ''],
  ['address', '', '大阪市北区梅田2丁目4-9', ''],
  ['address', '', '서울시 강남구 테헤란로 123', ''],
  ['address', '', '테헤란로 123', ''],
  ['address', '', '강남대로12길 5', ''],
]

describe('finds', () => {
  test.each(PERSONAL)('%s in %s%s%s', (kind, before, secret, after) => {
    expect(found(`${before}${secret}${after}`)).toEqual([[kind, secret]])
  })

  test('several in one comment, in reading order', () => {
    const text = 'Anna, 12 Baker Street, 0812-3456-7890 or anna@example.com'
    expect(find(text).map(({ kind }) => kind)).toEqual(['address', 'phone', 'email'])
  })
})

test.each([
  ...['1.299.000đ', 'Rp 1.500.000', '₩39,000', '12,50 €', '1 299 000 руб', '1299000', '16000000 đồng', '10000000 won'],
  ...['take 2', '2 pcs', 'buy 2 get 1 free', '3x2', 'size 42', 'size 36 37 38', '4 x 100 ml', '150x200x30', '85 C'],
  ...['2024-05-12', '12.05.2024', '20240512', '2023-2024', '1500-2000', '100 200 300', 'order 123456', 'JP123456789CN'],
  ...['link 3', '3号链接', '3번 링크', 'no 3 no 5', 'no 3 size 5', 'see shop.example/item/12345678901', '@anna', 'a@b'],
  ...[
    '2 red square pillows',
    'the 5 way bag',
    '12 days on the road',
    '5 by the way',
    'number 12 road bike',
    'Goldring 54',
  ],
  ...[
    '화이트로 2개',
    '사이즈로 240',
    '다이소 가면 5천원',
    '走路10分钟',
    '这款3号',
    'calle hace frio',
    'via 2 pezzi',
    'ม.1',
  ],
  ...['ibu2 komplek', '4111 1111 1111 1112', 'la calle 5 min', '3-5 days', '1980円'],
])('is not fooled by %s', (text) => {
  expect(found(text)).toEqual([])
})

describe('masks', () => {
  test.each([
    ['call 0812-3456-7890 now', 'call ••••••••••••90 now'],
    ['tel 555-1234', 'tel ••••••••34'],
    ['anna.b@mail.example.com', 'a••••••••@••••••••••••.com'],
    ['a@b.co', 'a••••@••••.co'],
    ['4111 1111 1111 1111', '••••••••••••'],
    ['中山路100号', '••••••••'],
    ['nothing here', 'nothing here'],
  ])('%s', (text, masked) => {
    expect(maskPersonal(text, find(text))).toBe(masked)
  })

  test.each(PERSONAL)('%s in %s%s%s is not revealed, and masked once', (_, before, secret, after) => {
    const text = `${before}${secret}${after}`
    const masked = maskPersonal(text, find(text))
    expect(masked).not.toContain(secret)
    expect(masked.startsWith(before) && masked.endsWith(after)).toBe(true)
    expect(find(masked)).toEqual([])
  })
})

/** The same numbers on every run. */
function createDice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

test('whatever stands together: spans lie in the text and apart, masks hide them and stay', () => {
  const roll = createDice(7)
  const pieces = [
    ...PERSONAL.map(([, , secret]) => secret),
    ...'12 345 6789 + ( ) - . @ a St rue 路 号 市 k € 로 ถนน'.split(' '),
  ]
  for (let round = 0; round < 3000; round += 1) {
    const text = Array.from({ length: 1 + roll(6) }, () => pieces[roll(pieces.length)]).join(['', ' ', ', '][roll(3)])
    const spans = find(text)
    let end = 0
    for (const span of spans) {
      expect(span.start).toBeGreaterThanOrEqual(end)
      expect(span.end).toBeGreaterThan(span.start)
      end = span.end
    }
    expect(end).toBeLessThanOrEqual(text.length)
    const masked = maskPersonal(text, spans)
    for (const { kind, start, end: until } of spans) {
      if (kind !== 'email' && until - start > 4) expect(masked.slice(start, until)).not.toBe(text.slice(start, until))
    }
    expect(maskPersonal(masked, find(masked)), text).toBe(masked)
  }
})

test.each(oddTexts)('10 000 odd characters keep no one waiting: %s…', (_, text) => {
  expect(leastCpuMs(() => find(text))).toBeLessThan(50)
})
