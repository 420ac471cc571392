/** Fonts of the machine, best first: Latin, then Chinese, Japanese, Korean, Thai, Arabic. */
export const FONT_STACK =
  'Inter, "Segoe UI", "Helvetica Neue", "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "DejaVu Sans", sans-serif'
