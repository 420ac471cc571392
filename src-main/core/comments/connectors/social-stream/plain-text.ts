/** In: a message as Social Stream Ninja's overlays draw it, with markup. Out: its text; an emote by its name. Pure. */
export function plainText(html: string): string {
  return decode(html.replace(IMAGE, (_tag, _quote, alt: string) => ` ${alt} `).replace(TAG, ''))
    .replace(/ {2,}/g, ' ')
    .trim()
}

const IMAGE = /<img\b[^>]*?\balt=(["'])(.*?)\1[^>]*>/gi
const TAG = /<\/?[a-z!][^>]*>/gi
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })
}
