import type { LocalisedText } from '../../src-main/contract/text.ts'

/** What is sold: the dialog of products, and products in comments. */
export const productText = {
  title: { en: 'Products', 'zh-CN': '商品' },
  hint: {
    en: 'Cadence finds these in comments, by their names and by their place: “link 3” is the third. They are kept over restarts.',
    'zh-CN': 'Cadence 会在评论中按名称和序号识别这些商品：“3号链接”即第三个。重启后仍会保留。',
  },
  lines: { en: 'One product a line: SKU, name, other names', 'zh-CN': '每行一个商品：货号，名称，其他名称' },
  linesHint: {
    en: 'Paste a table or CSV, or type; tabs or commas between. Other names are what viewers call it, in any language. A name with a comma stands in "quotes".',
    'zh-CN':
      '可粘贴表格或 CSV，也可直接输入，以制表符或逗号分隔。其他名称是观众的叫法，语言不限。名称含逗号时请用英文双引号括起。',
  },
  example: {
    en: 'A1, Red ceramic mug, red cup, 红色马克杯\nB2, Linen dress, vestido de lino',
    'zh-CN': 'A1，红色马克杯，红杯子，red mug\nB2，亚麻连衣裙，linen dress',
  },
  save: { en: 'Save', 'zh-CN': '保存' },
  none: { en: 'No products', 'zh-CN': '没有商品' },
  count: { en: 'Products: {count}', 'zh-CN': '商品数：{count}' },
  wrong: {
    en: 'Lines to correct: {count}. Nothing is saved until they are right.',
    'zh-CN': '需要修改的行数：{count}。改正后才能保存。',
  },
  moreWrong: { en: 'And {count} more lines.', 'zh-CN': '另有 {count} 行。' },
  listed: { en: 'Products by link number', 'zh-CN': '按链接序号排列的商品' },
  link: { en: 'Link', 'zh-CN': '链接' },
  sku: { en: 'SKU', 'zh-CN': '货号' },
  name: { en: 'Name', 'zh-CN': '名称' },
  aliases: { en: 'Other names', 'zh-CN': '其他名称' },
  quantity: { en: 'quantity {count}', 'zh-CN': '数量 {count}' },
  times: { en: '×{count}', 'zh-CN': '×{count}' },
  moreNamed: { en: '+{count}', 'zh-CN': '+{count}' },
} as const satisfies Record<string, LocalisedText>

/** What is wrong with a line, and what to do. */
export const productIssueText = {
  quote: {
    en: 'Line {line}: a quotation mark is not closed, or text follows it. Put the whole field in quotes, and write each one in it twice.',
    'zh-CN': '第 {line} 行：引号没有成对，或引号后还有文字。请用引号括住整个字段，字段内的引号写两次。',
  },
  noSku: {
    en: 'Line {line}: the SKU is missing. Write SKU, name, other names.',
    'zh-CN': '第 {line} 行：缺少货号。请按“货号，名称，其他名称”填写。',
  },
  noName: {
    en: 'Line {line}: the name is missing. Write SKU, name, other names.',
    'zh-CN': '第 {line} 行：缺少名称。请按“货号，名称，其他名称”填写。',
  },
  longSku: {
    en: 'Line {line}: the SKU is longer than {most} characters. Shorten it.',
    'zh-CN': '第 {line} 行：货号超过 {most} 个字符，请缩短。',
  },
  longName: {
    en: 'Line {line}: the name is longer than {most} characters. Shorten it.',
    'zh-CN': '第 {line} 行：名称超过 {most} 个字符，请缩短。',
  },
  longAlias: {
    en: 'Line {line}: “{alias}” is longer than {most} characters. Shorten it.',
    'zh-CN': '第 {line} 行：“{alias}”超过 {most} 个字符，请缩短。',
  },
  manyAliases: {
    en: 'Line {line}: more than {most} other names. Keep the ones that viewers use.',
    'zh-CN': '第 {line} 行：其他名称超过 {most} 个。请保留观众常用的叫法。',
  },
  manyProducts: {
    en: 'From line {line} on: more than {most} products. Leave out what is not sold in this broadcast.',
    'zh-CN': '从第 {line} 行起：商品超过 {most} 个。请去掉本场不卖的商品。',
  },
  sameSku: {
    en: 'Line {line}: the SKU {sku} stands in line {firstLine} already. Each product needs its own.',
    'zh-CN': '第 {line} 行：货号 {sku} 已在第 {firstLine} 行使用。每个商品需要不同的货号。',
  },
} as const satisfies Record<string, LocalisedText>
