import { describe, expect, test } from 'vitest'
import type { Product } from '../../../../src-main/contract/product.ts'
import { createMentionReader } from '../../../../src-main/core/comments/mentions/read-mentions.ts'
import { leastCpuMs, oddTexts } from './odd-comments.ts'
import { words } from './words.ts'

const catalogue: readonly Product[] = [
  { sku: 'mug', name: 'Red ceramic mug', aliases: ['红色马克杯', 'マグカップ', '머그컵', 'kubek'] },
  { sku: 'serum', name: 'Rose quartz serum 30ml', aliases: ['玫瑰精华液', 'เซรั่มกุหลาบ', '비타민 세럼', 'سيروم الورد'] },
  { sku: 'dress', name: 'Linen dress', aliases: ['платье льняное', 'vestido de lino', 'فستان كتان', 'सूती साड़ी'] },
  { sku: 'candle', name: 'Lavender soy candle', aliases: ['香薰蜡烛', 'nến thơm', 'bougie lavande', 'kandila'] },
  { sku: 'bag', name: 'Sling bag', aliases: ['กระเป๋าสะพาย', 'tas selempang', 'झोला'] },
  { sku: 'silk', name: 'Silk dress', aliases: [] },
]
const read = createMentionReader(words, catalogue)

describe('orders and how many', () => {
  test.each([
    ['take one', 1],
    ['+1 red', 1],
    ["i'll take two of the mugs", 2],
    ['order 5 pcs pls', 5],
    ['we want 3 boxes', 3],
    ['我要两件', 2],
    ['来三份', 3],
    ['拍2个', 2],
    ['给我留一套', 1],
    ['pesan 2 kak', 2],
    ['mau satu kak', 1],
    ['angkut 2 botol sambal', 2],
    ['nak dua helai', 2],
    ['ちょうだい 2つ', 2],
    ['じゃあ3つもらうわ', 3],
    ['一つください', 1],
    ['두개 살게요', 2],
    ['주문 3박스요', 3],
    ['하나 더 추가할게요', 1],
    ['أبغى حبتين', 2],
    ['ابي ٣ قطع', 3],
    ['هات ٢ يا معلم', 2],
    ['lấy 2 cái', 2],
    ['lay 2 cai nha', 2],
    ['chốt 3 hộp', 3],
    ['เอา 2 ชิ้น', 2],
    ['เอา ๓ ตัวค่ะ', 3],
    ['ขอสองกล่อง', 2],
    ['quiero dos piezas', 2],
    ['me llevo 3', 3],
    ['quero duas caixas', 2],
    ['vou levar 4', 4],
    ["j'en prends 2 paquets", 2],
    ['je prends trois boîtes', 3],
    ['ich nehme zwei stück', 2],
    ['einmal für mich bitte', 1],
    ['prendo due pezzi', 2],
    ['возьму 2 шт', 2],
    ['беру три штуки', 3],
    ['kukunin ko dalawang piraso', 2],
    ['pabili po 3 pcs', 3],
    ['do piece chahiye', 2],
    ['मुझे दो सेट चाहिए', 2],
    ['take the mug x2', 2],
    ['buying 2x mug', 2],
    ['a dozen for me please', 12],
    ['order xl 1', 1],
  ])('%s', (text, quantity) => {
    expect(read(text)).toMatchObject({ quantity, isOrder: true })
  })

  test.each([
    '不要',
    '要不要买',
    'how do i order',
    'no quiero',
    'je ne veux pas',
    'ไม่เอาค่ะ',
    'mua ở đâu vậy',
    'cara pesan gimana kak',
    'どうやって買うの',
    '주문 어떻게 해요',
    'كيف اطلب',
    'как заказать',
    'nahi chahiye',
    'paano umorder',
    'has the mug arrived',
    'the mug is lovely',
    'mùa hè nóng',
    'ของถึงไหนแล้ว',
    '1+1',
    '2',
  ])('no order: %s', (text) => {
    expect(read(text)).toMatchObject({ isOrder: false })
  })

  test.each([
    ['open for 2 days', null],
    ['i want it in 3 weeks', null],
    ['take 2 minutes', null],
    ['i want the iphone15 case', null],
    ['ye lena hai', null],
    ['buy 3x2', null],
    ['order 4471', null],
    ['i want size 42', null],
    ['take it for $20', null],
    ['我要一样的', null],
    ['3 years old', null],
    ['number 3 please', null],
  ])('no quantity: %s', (text) => {
    expect(read(text).quantity).toBeNull()
  })
})

describe('products', () => {
  test.each([
    ['is the red ceramic mug big', ['mug']],
    ['ceramic mugs pls', ['mug']],
    ['LINEN DRESS', ['dress']],
    ['the linnen dress', ['dress']],
    ['lavendar candel', ['candle']],
    ['lemander', []],
    ['the lavender one', ['candle']],
    ['how long is the dress', ['silk', 'dress']],
    ['serum', ['serum']],
    ['红色马克杯还有吗', ['mug']],
    ['玫瑰精华多少钱', ['serum']],
    ['このマグカップいくら', ['mug']],
    ['머그컵이랑 비타민세럼을 주세요', ['mug', 'serum']],
    ['เซรั่มกุหลาบราคาเท่าไหร่', ['serum']],
    ['سيروم الورد بكم', ['serum']],
    ['платье льняное есть?', ['dress']],
    ['el vestido de lino por favor', ['dress']],
    ['nen thom con khong', ['candle']],
    ['tas selempang ready kak', ['bag']],
    ['झोला कितने का है', ['bag']],
    ['link 3', ['dress']],
    ['no. 3', ['dress']],
    ['3号链接', ['dress']],
    ['第三个', ['dress']],
    ['３号链接', ['dress']],
    ['3번', ['dress']],
    ['3番', ['dress']],
    ['número 3', ['dress']],
    ['numero 3', ['dress']],
    ['numéro 3', ['dress']],
    ['nummer 3', ['dress']],
    ['nomor 3', ['dress']],
    ['เบอร์ 3', ['dress']],
    ['เบอร์ ๓', ['dress']],
    ['số 3', ['dress']],
    ['номер 3', ['dress']],
    ['رقم ٣', ['dress']],
    ['नंबर ३', ['dress']],
    ['#3', ['dress']],
    ['3️⃣号链接', ['dress']],
    ['mine 2', ['serum']],
    ['cf 2 ค่ะ', ['serum']],
    ['cf 2 ตัว', []],
    ['link 2, then the linen dress', ['serum', 'dress']],
    ['link 9', []],
    ['no one', []],
    ['', []],
  ])('%s', (text, skus) => {
    expect(read(text).skus).toEqual(skus)
  })

  test('an empty catalogue has no third product', () => {
    expect(createMentionReader(words, [])('take link 3').skus).toEqual([])
  })
})

describe('sizes', () => {
  test.each([
    ['do you have XL', ['XL']],
    ['2xl pls', ['XXL']],
    ['xxxl?', ['3XL']],
    ['size m', ['M']],
    ['Lで!', ['L']],
    ['Mサイズ', ['M']],
    ['M码还有吗', ['M']],
    ['大码', ['L']],
    ['사이즈 L', ['L']],
    ['taille large', ['L']],
    ['xl 1 m 1 langsung gas', ['XL', 'M']],
    ['size s/m', ['S', 'M']],
    ['size 42', ['42']],
    ['taille 38,5', ['38.5']],
    ['größe: 38/40', ['38', '40']],
    ['42码', ['42']],
    ['42 размер', ['42']],
    ['talla 36', ['36']],
    ['ukuran 40', ['40']],
    ['ไซส์ 38', ['38']],
    ['مقاس ٥٦', ['56']],
    ['साइज 6', ['6']],
    ['US 9', ['US9']],
    ['EU 42', ['42']],
    ['size us 9', ['US9']],
    ['JP 24.5', ['JP24.5']],
    ['18 cm', ['18cm']],
    ['12,5 см', ['12.5cm']],
    ['5kg', ['5kg']],
    ['30ml', ['30ml']],
    ['10 inch', ['10inch']],
    ['24センチ', ['24cm']],
    ['500 กรัม', ['500g']],
    ['1m65', ['1m65']],
    ['2 L pls', ['L']],
  ])('%s', (text, sizes) => {
    expect(read(text).sizes).toEqual(sizes)
  })

  test.each([
    "I'M here",
    'S&M',
    'give us 9',
    'eu quero 2',
    'a large bag',
    'sofa besar',
    '2 sizes smaller',
    '2024.05',
    "it's m",
  ])('no size: %s', (text) => {
    expect(read(text).sizes).toEqual([])
  })
})

describe('prices', () => {
  test.each([
    ['1.299.000đ', [[1_299_000, 'VND']]],
    ['1,299', [[129_900, null]]],
    ['12,50 €', [[1250, 'EUR']]],
    ['€12.50', [[1250, 'EUR']]],
    ['₩39,000', [[39_000, 'KRW']]],
    ['99k nha shop', [[99_000, 'VND']]],
    ['99k dong kak', [[9_900_000, 'IDR']]],
    ['99k po ba ito', [[9_900_000, 'PHP']]],
    ['99k', [[9_900_000, null]]],
    ['300rb', [[30_000_000, 'IDR']]],
    ['1.2万', [[1_200_000, null]]],
    ['1.2万円', [[12_000, 'JPY']]],
    ['2만원', [[20_000, 'KRW']]],
    ['9块9包邮', [[990, 'CNY']]],
    ['两百块', [[20_000, 'CNY']]],
    ['¥1980ですか', [[1980, 'JPY']]],
    ['这个¥99吗', [[9900, 'CNY']]],
    ['Rp 150.000', [[15_000_000, 'IDR']]],
    ['rm50 boleh', [[5000, 'MYR']]],
    ['$20 or $30', [[2000, 'USD'], [3000, 'USD']]], // biome-ignore format: pairs
    ['20€ 30€', [[2000, 'EUR'], [3000, 'EUR']]], // biome-ignore format: pairs
    ['1 299 000 руб', [[129_900_000, 'RUB']]],
    ['2 тыс рублей', [[200_000, 'RUB']]],
    ['80 mil pesos', [[8_000_000, null]]],
    ['49 reais', [[4900, 'BRL']]],
    ['五元', [[500, 'CNY']]],
    ['fifty? five dollars', [[500, 'USD']]],
    ['250 บาท', [[25_000, 'THB']]],
    ['٤٠٠ ريال', [[40_000, 'SAR']]],
    ['₹1,29,900', [[12_990_000, 'INR']]],
    ['500 रुपये', [[50_000, 'INR']]],
    ['₱1.5k', [[150_000, 'PHP']]],
    ['10.500 KWD', [[10_500_000, 'KWD']]],
    ['$0', []],
    ['5 stars', []],
    ['10万人', []],
    ['5 thousand times', []],
    ['12.05.2024', []],
    ['원두 있어요', []],
  ])('%s', (text, prices) => {
    expect(read(text).prices.map(({ amountMinor, currency }) => [amountMinor, currency])).toEqual(prices)
  })
})

test('a whole order', () => {
  expect(read('我要两件红色马克杯 L码 一共99元')).toEqual({
    skus: ['mug'],
    quantity: 2,
    sizes: ['L'],
    prices: [{ amountMinor: 9900, currency: 'CNY' }],
    isOrder: true,
  })
})

test('an empty comment says nothing', () => {
  expect(read('')).toEqual({ skus: [], quantity: null, sizes: [], prices: [], isOrder: false })
})

const fifty: readonly Product[] = Array.from({ length: 50 }, (_, index) => ({
  sku: `s${index}`,
  name: `${['Cotton', 'Velvet', 'Marble', 'Bamboo', 'Copper'][index % 5]} ${['lantern', 'blanket', 'teapot', 'necklace', 'basket'][Math.floor(index / 10)]} ${index}`,
  aliases: [`产品名称${index}号商品`],
}))

test('a comment of 40 characters and fifty products take about 20 µs', () => {
  const readFifty = createMentionReader(words, fifty)
  const comments = [
    'take 2 of the velvit blankets size L pls!',
    'lấy cho em 2 cái marble teapot 99k nha sh',
    '我要两件产品名称12号商品 L码 一共99元 谢谢主播',
  ]
  const readAll = (times: number) => {
    for (let index = 0; index < times; index += 1) readFifty(comments[index % comments.length] as string)
  }
  // Three times as much, for the slowest of our machines.
  expect(leastCpuMs(() => readAll(3000))).toBeLessThan(3 * 3000 * 0.02)
})

test.each(oddTexts)('10 000 odd characters keep no one waiting: %s…', (_, text) => {
  expect(leastCpuMs(() => read(text))).toBeLessThan(50)
})
