import type { LocalisedText } from '../../src-main/contract/text.ts'

/** Below the preview: how host and product share the picture. */
export const sceneText = {
  scene: { en: 'Layout', 'zh-CN': '画面布局' },
  full: { en: 'Host alone', 'zh-CN': '仅主播' },
  pictureInPicture: { en: 'Host, product inset', 'zh-CN': '主播，商品小窗' },
  sideBySide: { en: 'Side by side', 'zh-CN': '左右并排' },
  productFull: { en: 'Product, host inset', 'zh-CN': '商品，主播小窗' },
  product: { en: 'Close-up', 'zh-CN': '商品特写' },
  productNone: { en: 'None', 'zh-CN': '无' },
  needSecond: {
    en: 'Add a second picture source to show the product beside the host.',
    'zh-CN': '再添加一个画面信号源，即可同时展示商品与主播。',
  },
  transition: { en: 'How pictures change', 'zh-CN': '画面切换方式' },
  cut: { en: 'Cut', 'zh-CN': '直切' },
  fade: { en: 'Fade', 'zh-CN': '渐变' },
} as const satisfies Record<string, LocalisedText>
