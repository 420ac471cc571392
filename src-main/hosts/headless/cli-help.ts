import type { LocalisedText } from '../../contract/text.ts'

export const HELP: LocalisedText = {
  en: `Usage: npm run --silent studio -- COMMAND [options]

  serve     [--data DIR] [--port N] [--json]       the studio without a window
  rehearse  [--seconds 60] [--out DIR] [--source testcard|screen|FILE] [--comments FILE.jsonl]
            [--loop] [--to URL]... [--speed N] [--json]   a whole show without a human
  report    --data DIR --session ID --out DIR [--format html,json]
  sessions  --data DIR [--json]                    the sessions on disk
  classify                                         labels of comments: JSON lines {"text"} in, labels out
  cluster                                          like questions together: JSON lines {"text"} in, {"cluster"} out
  doctor    [--json]                               what is there, what is missing, what to do
`,
  'zh-CN': `用法：npm run --silent studio -- 命令 [选项]

  serve     [--data 目录] [--port 端口] [--json]    无窗口运行工作室
  rehearse  [--seconds 60] [--out 目录] [--source testcard|screen|文件] [--comments 文件.jsonl]
            [--loop] [--to 地址]... [--speed N] [--json]  无人值守的完整排练
  report    --data 目录 --session 编号 --out 目录 [--format html,json]
  sessions  --data 目录 [--json]                   列出磁盘上的场次
  classify                                         评论分类：输入 JSON 行 {"text"}，输出标签
  cluster                                          相同问题归组：输入 JSON 行 {"text"}，输出 {"cluster"}
  doctor    [--json]                               检查本机有什么、缺什么、怎么办
`,
}
