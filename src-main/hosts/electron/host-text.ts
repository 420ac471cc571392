import type { LocalisedText } from '../../contract/text.ts'

/** Every sentence that the host itself shows; the cockpit has its own. */
export const hostText = {
  starting: { en: 'Starting the studio …', 'zh-CN': '正在启动工作室…' },
  restartingTitle: { en: 'The studio is being restarted', 'zh-CN': '工作室正在重新启动' },
  restarting: {
    en: 'The studio’s core stopped unexpectedly and is being started again. A show on air was interrupted; what was recorded is kept. The cockpit offers to resume it when it is back.',
    'zh-CN':
      '工作室核心意外停止，正在自动重新启动。如正在直播，直播已中断；已录制的内容已保存。控制台恢复后可选择继续本场直播。',
  },
  noKeyring: {
    en: 'This desktop has no keyring that Cadence can use (GNOME Keyring or KWallet): keys are in a file that only this user can read.',
    'zh-CN': '此桌面没有 Cadence 可用的密钥环（GNOME Keyring 或 KWallet）：密钥保存在仅当前用户可读的文件中。',
  },
  keyStoreLocked: {
    en: 'The key store of this computer cannot be used now: keys are in a file that only this user can read.',
    'zh-CN': '本机的密钥存储目前不可用：密钥保存在仅当前用户可读的文件中。',
  },
  onAirTitle: { en: 'A show is on air', 'zh-CN': '正在直播' },
  onAir: {
    en: 'Closing Cadence ends the show on every platform. The recording and the report are kept.',
    'zh-CN': '关闭 Cadence 会结束所有平台上的直播。录制和报告会保留。',
  },
  stayOnAir: { en: 'Stay on air', 'zh-CN': '继续直播' },
  endShow: { en: 'End the show and close', 'zh-CN': '结束直播并关闭' },
  cannotStartTitle: { en: 'The studio cannot start', 'zh-CN': '工作室无法启动' },
  keepsStopping: {
    en: 'The studio’s core stopped several times within a minute. What was recorded is kept. Try again; if it happens again, restart this computer and run “npm run studio -- doctor”.',
    'zh-CN':
      '工作室核心在一分钟内多次停止。已录制的内容已保存。请重试；如再次发生，请重启电脑并运行“npm run studio -- doctor”。',
  },
  tryAgain: { en: 'Try again', 'zh-CN': '重试' },
  quit: { en: 'Quit', 'zh-CN': '退出' },
  understood: { en: 'OK', 'zh-CN': '知道了' },
  menuEdit: { en: 'Edit', 'zh-CN': '编辑' },
  menuView: { en: 'View', 'zh-CN': '视图' },
  menuWindow: { en: 'Window', 'zh-CN': '窗口' },
  menuFile: { en: 'File', 'zh-CN': '文件' },
  undo: { en: 'Undo', 'zh-CN': '撤销' },
  redo: { en: 'Redo', 'zh-CN': '重做' },
  cut: { en: 'Cut', 'zh-CN': '剪切' },
  copy: { en: 'Copy', 'zh-CN': '复制' },
  paste: { en: 'Paste', 'zh-CN': '粘贴' },
  selectAll: { en: 'Select all', 'zh-CN': '全选' },
  reload: { en: 'Reload the cockpit', 'zh-CN': '重新载入控制台' },
  zoomIn: { en: 'Zoom in', 'zh-CN': '放大' },
  zoomOut: { en: 'Zoom out', 'zh-CN': '缩小' },
  actualSize: { en: 'Actual size', 'zh-CN': '实际大小' },
  fullScreen: { en: 'Full screen', 'zh-CN': '全屏' },
  developerTools: { en: 'Developer tools', 'zh-CN': '开发者工具' },
  minimise: { en: 'Minimise', 'zh-CN': '最小化' },
  closeWindow: { en: 'Close window', 'zh-CN': '关闭窗口' },
} as const satisfies Record<string, LocalisedText>
