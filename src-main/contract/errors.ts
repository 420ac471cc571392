import { z } from 'zod'
import type { LocalisedText } from './text.ts'

/**
 * Every expected trouble, by code. Each text says what happened, what still works, and what to do.
 * `{name}` is replaced by the detail of that name.
 */
export const ERROR_TEXTS = {
  'command.invalid': {
    en: 'The studio did not understand this request ({reason}). Nothing was changed. Check the values and try again.',
    'zh-CN': '工作室无法理解这个请求（{reason}）。没有任何改动。请检查填写的内容后重试。',
  },
  'command.forbidden': {
    en: 'This role may not do that. Nothing was changed. Ask the host.',
    'zh-CN': '当前角色无权执行此操作。没有任何改动。请联系主播。',
  },
  'cli.unknown-flag': {
    en: 'Unknown option {flag}. Nothing was started. Run with --help to see the options.',
    'zh-CN': '未知选项 {flag}。没有启动任何内容。用 --help 查看可用选项。',
  },
  'cli.unknown-command': {
    en: 'Unknown command "{command}". Nothing was started. Run with --help to see the commands.',
    'zh-CN': '未知命令“{command}”。没有启动任何内容。用 --help 查看可用命令。',
  },
  'cli.not-a-number': {
    en: '{flag} cannot be "{value}": it must be a number from {min} to {max}. Nothing was started. Correct it and run again.',
    'zh-CN': '{flag} 不能是“{value}”：必须是 {min} 到 {max} 之间的数字。没有启动任何内容。请改正后再运行。',
  },
  'cli.value-missing': {
    en: '{flag} needs a value. Nothing was started. Add it and run again; --help shows the options.',
    'zh-CN': '{flag} 需要一个值。没有启动任何内容。请补上后再运行；用 --help 查看可用选项。',
  },
  'triage.model-unusable': {
    en: 'The model that reads comments cannot be used ({reason}). Comments still arrive, are shown and kept, without labels. Install Cadence again, or take away what was changed in its models folder.',
    'zh-CN':
      '读懂评论的模型无法使用（{reason}）。评论仍会接收、显示和保存，但没有标签。请重新安装 Cadence，或撤销对其 models 文件夹的改动。',
  },
  'triage.own-model-unusable': {
    en: 'Your own model "{name}" cannot be used ({reason}). Comments are read by the built-in one. Correct its folder and start Cadence again; models/README.md says what belongs in it.',
    'zh-CN':
      '您自己的模型“{name}”无法使用（{reason}）。评论由内置模型解读。请修正其文件夹后重新启动 Cadence；所需内容见 models/README.md。',
  },
  'triage.stopped': {
    en: 'Reading comments stopped several times ({reason}). Comments still arrive, are shown and kept, without labels; the show goes on. Start Cadence again after the show.',
    'zh-CN':
      '评论解读多次中断（{reason}）。评论仍会接收、显示和保存，但没有标签；直播继续。请在直播结束后重新启动 Cadence。',
  },
  'comment.not-listed': {
    en: 'This comment is not in the list any more. Nothing was changed. Someone may have settled it already.',
    'zh-CN': '这条评论已不在列表中。没有任何改动。可能已有人处理。',
  },
  'source.file-missing': {
    en: 'The file {path} does not exist. Nothing else is affected. Check the path or choose another file.',
    'zh-CN': '文件 {path} 不存在。其他功能不受影响。请检查路径或换一个文件。',
  },
  'source.file-denied': {
    en: 'The file {path} may not be read by this user. Nothing else is affected. Give the right to read it, or choose another file.',
    'zh-CN': '当前用户无权读取文件 {path}。其他功能不受影响。请开放读取权限，或换一个文件。',
  },
  'source.file-unreadable': {
    en: 'The file {path} cannot be played: it holds no picture that ffmpeg can read. Nothing else is affected. Choose another file.',
    'zh-CN': '文件 {path} 无法播放：其中没有 ffmpeg 能读取的画面。其他功能不受影响。请换一个文件。',
  },
  'rehearsal.not-on-air': {
    en: 'No destination took the stream, so nobody would have seen this rehearsal. The recording and the report are kept. Check the addresses and keys and rehearse again.',
    'zh-CN': '没有平台接受推流，这次排练没有真正播出。录制和报告已保留。请检查地址和密钥后重新排练。',
  },
  'rehearsal.interrupted': {
    en: 'The rehearsal was interrupted before its show began. Nothing was recorded. Run it again.',
    'zh-CN': '排练在开始之前被中断。没有录制任何内容。请重新运行。',
  },
  'source.not-opened': {
    en: 'The source "{name}" cannot be opened ({reason}). Nothing was started. Check its cable, path or display and try again.',
    'zh-CN': '无法打开信号源“{name}”（{reason}）。没有启动任何内容。请检查线缆、路径或显示器后重试。',
  },
  'source.stopped': {
    en: 'The source "{name}" stopped ({reason}). The slate is on air and every connection is kept. It is re-opened by itself; check its cable or file.',
    'zh-CN': '信号源“{name}”中断（{reason}）。正在播出垫片画面，所有连接保持。系统会自动重新打开；请检查线缆或文件。',
  },
  'source.stalled': {
    en: 'The source "{name}" stopped delivering pictures without ending. The slate is on air and every connection is kept. It is re-opened by itself; check its cable or its program.',
    'zh-CN':
      '信号源“{name}”没有退出，但不再输出画面。正在播出垫片画面，所有连接保持。系统会自动重新打开；请检查线缆或相关程序。',
  },
  'source.unplugged': {
    en: 'The device of "{name}" is not connected to this computer any more. Every connection is kept; where it was on air alone, the slate is. Plug it in again: it is opened at once, at any socket.',
    'zh-CN':
      '“{name}”的设备已不再连接到本机。所有连接保持；如画面只有它，正在播出垫片画面。请重新插好：任何接口都可以，系统会立即重新打开。',
  },
  'source.frozen': {
    en: 'The camera "{name}" kept delivering the same picture. Every connection is kept. It is opened again by itself; if it happens again, unplug it and plug it in, or update its driver.',
    'zh-CN': '摄像头“{name}”一直输出同一帧画面。所有连接保持。系统会自动重新打开；如再次发生，请重新插拔或更新驱动。',
  },
  'camera.permission-denied': {
    en: 'This Mac does not let Cadence use the camera, so "{name}" is not opened. Everything else goes on. Allow it in System Settings › Privacy & Security › Camera, then start Cadence again.',
    'zh-CN':
      '此 Mac 未允许 Cadence 使用摄像头，“{name}”没有打开。其他功能照常。请在“系统设置 › 隐私与安全性 › 摄像头”中允许，然后重新启动 Cadence。',
  },
  'microphone.permission-denied': {
    en: 'This Mac does not let Cadence use the microphone, so "{name}" is not opened. Everything else goes on. Allow it in System Settings › Privacy & Security › Microphone, then start Cadence again.',
    'zh-CN':
      '此 Mac 未允许 Cadence 使用麦克风，“{name}”没有打开。其他功能照常。请在“系统设置 › 隐私与安全性 › 麦克风”中允许，然后重新启动 Cadence。',
  },
  'screen.permission-denied': {
    en: 'This Mac does not let Cadence record the screen, so "{name}" is not opened. Everything else goes on. Allow it in System Settings › Privacy & Security › Screen Recording, then start Cadence again.',
    'zh-CN':
      '此 Mac 未允许 Cadence 录制屏幕，“{name}”没有打开。其他功能照常。请在“系统设置 › 隐私与安全性 › 屏幕录制”中允许，然后重新启动 Cadence。',
  },
  'source.unknown': {
    en: 'There is no source "{id}". The picture on air is unchanged. Choose one from the list.',
    'zh-CN': '没有名为“{id}”的信号源。正在播出的画面不变。请从列表中选择。',
  },
  'source.in-use': {
    en: 'This source is on air and cannot be removed. The show goes on. Switch to another source first.',
    'zh-CN': '该信号源正在播出，不能移除。直播继续。请先切换到其他信号源。',
  },
  'source.no-picture': {
    en: '"{name}" has no picture, so it cannot be shown. The picture on air is unchanged. Its sound is in the mix by itself; choose a camera, screen or file to show.',
    'zh-CN': '“{name}”没有画面，不能用于显示。正在播出的画面不变。它的声音会自动混入；请选择摄像头、屏幕或文件来显示。',
  },
  'slate.picture-unreadable': {
    en: 'The picture {path} cannot be read. The slate stays as it was. Choose a PNG, JPEG or WebP file.',
    'zh-CN': '无法读取图片 {path}。垫片保持原样。请选择 PNG、JPEG 或 WebP 文件。',
  },
  'slate.music-unreadable': {
    en: 'The file {path} holds no sound that ffmpeg can read. The slate stays as it was. Choose another file.',
    'zh-CN': '文件 {path} 中没有 ffmpeg 能读取的声音。垫片保持原样。请换一个文件。',
  },
  'programme.on-air': {
    en: 'The size of the picture cannot be changed during a show. The show goes on unchanged. Change it after the show.',
    'zh-CN': '直播中不能更改画面尺寸。直播继续，没有任何改动。请在直播结束后更改。',
  },
  'port.in-use': {
    en: 'Port {port} is in use by another program. Nothing was started. Choose another port with --port, or close the other program.',
    'zh-CN': '端口 {port} 已被其他程序占用。没有启动任何内容。请用 --port 换一个端口，或关闭占用它的程序。',
  },
  'ingest.bad-json': {
    en: 'The body is not valid JSON. No event was stored. Send one event or an array of events as JSON.',
    'zh-CN': '请求内容不是有效的 JSON。没有保存任何事件。请以 JSON 发送一个事件或事件数组。',
  },
  'ingest.wrong-token': {
    en: 'The token is missing or wrong. No event was stored. Use the ingest token that the studio printed at this start.',
    'zh-CN': '令牌缺失或不正确。没有保存任何事件。请使用本次启动时工作室给出的 ingest 令牌。',
  },
  'ingest.too-large': {
    en: 'One request may hold at most 1,000 events and 1 MiB. No event of it was stored. Send smaller batches.',
    'zh-CN': '单次请求最多 1,000 个事件、1 MiB。本次没有保存任何事件。请分批发送。',
  },
  'ingest.invalid-event': {
    en: 'This event is not valid ({reason}). Only this one was left out. Correct it and send it again.',
    'zh-CN': '该事件无效（{reason}）。仅这一条未保存。请改正后重新发送。',
  },
  'session.access-denied': {
    en: 'This link was used already or is not from this start of the studio. The studio goes on. In the desktop app open the window again; a studio without a window prints a new link on SIGHUP.',
    'zh-CN':
      '该链接已使用过，或不属于本次启动。工作室照常运行。桌面版请重新打开窗口；无窗口运行时，向进程发送 SIGHUP 会给出新链接。',
  },
  'session.unknown': {
    en: 'There is no session "{id}" in {dataDir}. Nothing was changed. List the sessions with: npm run --silent studio -- sessions --data DIR --json',
    'zh-CN':
      '{dataDir} 中没有场次“{id}”。没有任何改动。用以下命令列出场次：npm run --silent studio -- sessions --data DIR --json',
  },
  'session.ambiguous': {
    en: 'A show is running already. It goes on unchanged. Stop it before starting another.',
    'zh-CN': '已有一场直播正在进行，且不受影响。请先结束它再开始新的一场。',
  },
  'show.not-live': {
    en: 'No show is running, so there is nothing to stop. The studio is ready for the next one.',
    'zh-CN': '当前没有正在进行的直播，无需结束。工作室已为下一场做好准备。',
  },
  'data.unwritable': {
    en: 'The data folder {path} cannot be written ({reason}). Nothing was started and nothing there was changed. Choose another folder, or give this user the right to write to it.',
    'zh-CN':
      '数据文件夹 {path} 无法写入（{reason}）。没有启动任何内容，其中的数据未改动。请换一个文件夹，或为当前用户开放写权限。',
  },
  'data.locked': {
    en: 'Another studio (process {pid}) is using the data folder {path}. It goes on undisturbed. Close it first, or choose another folder with --data.',
    'zh-CN': '另一个工作室（进程 {pid}）正在使用数据文件夹 {path}，且不受影响。请先关闭它，或用 --data 换一个文件夹。',
  },
  'data.unreadable': {
    en: 'The folder {path} holds no studio data that can be read ({reason}). Nothing was changed. Check the path given with --data.',
    'zh-CN': '文件夹 {path} 中没有可读取的工作室数据（{reason}）。没有任何改动。请检查 --data 给出的路径。',
  },
  'journal.write-failed': {
    en: 'The session journal cannot be written ({reason}). The broadcast goes on; what happens now is kept in memory and written when the disk allows. Free some space on the disk.',
    'zh-CN': '场次日志无法写入（{reason}）。直播继续；之后发生的内容先保存在内存中，磁盘恢复后写入。请清理磁盘空间。',
  },
  'recording.failed': {
    en: 'The recording stopped ({reason}). The broadcast goes on and what was recorded is kept. A new part is started by itself; check the disk.',
    'zh-CN': '录制中断（{reason}）。直播继续，已录内容保留。系统会自动开始新的分段；请检查磁盘。',
  },
  'recording.stalled': {
    en: 'The recording hung: the show went in and its file did not grow. The broadcast goes on and what was recorded is kept. A new part is started by itself; check the disk.',
    'zh-CN': '录制停滞：画面在写入，文件却不再增长。直播继续，已录内容保留。系统会自动开始新的分段；请检查磁盘。',
  },
  'recording.disk-low': {
    en: 'The disk is filling up: room for about {minutes} more minutes of recording. The broadcast and the recording go on. Free some space.',
    'zh-CN': '磁盘空间将要用完：大约还能录 {minutes} 分钟。直播和录制继续。请清理空间。',
  },
  'recording.disk-full': {
    en: 'The disk is almost full, so the recording was ended in order. The broadcast goes on and what was recorded is kept. Free some space: recording goes on by itself in a new part.',
    'zh-CN': '磁盘快满了，录制已有序结束。直播继续，已录内容保留。请清理空间：录制会自动在新的分段中继续。',
  },
  'recording.not-finished': {
    en: 'The recording {path} could not be made into a plain MP4 file with chapters ({reason}). It is kept as it was recorded, complete and playable. Free some space and keep the disk connected at the next show.',
    'zh-CN':
      '录制文件 {path} 未能转成带章节的普通 MP4（{reason}）。文件按录制时的样子保留，内容完整，可以播放。下次直播请留出磁盘空间并保持磁盘连接。',
  },
  'clip.not-live': {
    en: 'A clip is taken from a running show, and none is live. Nothing was saved. Go live first.',
    'zh-CN': '片段取自正在进行的直播，当前没有直播。没有保存任何内容。请先开播。',
  },
  'clip.disk-full': {
    en: 'The disk is too full for a clip. The show goes on and its last two minutes stay in memory. Free some space and save the clip again.',
    'zh-CN': '磁盘空间不足，无法保存片段。直播继续，最近两分钟仍保留在内存中。请清理空间后重新保存。',
  },
  'clip.failed': {
    en: 'The clip could not be saved ({reason}). The show goes on and its last two minutes stay in memory. Check the disk and save the clip again.',
    'zh-CN': '片段保存失败（{reason}）。直播继续，最近两分钟仍保留在内存中。请检查磁盘后重新保存。',
  },
  'mark.not-live': {
    en: 'A mark remembers a moment of a running show, and none is live. Nothing was marked. Go live first.',
    'zh-CN': '标记用于记住直播中的某一刻，当前没有直播。没有添加标记。请先开播。',
  },
  'highlights.not-closed': {
    en: 'Highlights are cut out of a show that is over, and this one still runs. Its recording is untouched. Export them after the show.',
    'zh-CN': '精彩片段需在直播结束后导出，本场仍在进行。录制不受影响。请在结束后导出。',
  },
  'highlights.none': {
    en: 'There is nothing to export: no mark of this show falls into its recording. The recording is untouched. Mark moments during the next show.',
    'zh-CN': '没有可导出的内容：本场没有标记落在录制范围内。录制不受影响。请在下次直播中添加标记。',
  },
  'highlights.failed': {
    en: 'The highlights could not be cut ({reason}). The recording is untouched. Check the disk and export them again.',
    'zh-CN': '精彩片段导出失败（{reason}）。录制不受影响。请检查磁盘后重新导出。',
  },
  'ffmpeg.missing': {
    en: 'No usable ffmpeg was found ({reason}). Nothing was started. Install ffmpeg 4.1 or newer, or name one with CADENCE_FFMPEG=/path/to/ffmpeg.',
    'zh-CN':
      '找不到可用的 ffmpeg（{reason}）。没有启动任何内容。请安装 ffmpeg 4.1 或更新版本，或用 CADENCE_FFMPEG=/路径/ffmpeg 指定。',
  },
  'encoder.stopped': {
    en: 'The encoder stopped ({reason}). It is started again by itself; destinations stay connected. If it happens again, lower the picture size.',
    'zh-CN': '编码器中断（{reason}）。系统会自动重新启动，各平台保持连接。如再次发生，请降低画面尺寸。',
  },
  'encoder.stalled': {
    en: 'The encoder hung. It is started again by itself; destinations stay connected. If it happens again, lower the picture size.',
    'zh-CN': '编码器停止响应。系统会自动重新启动，各平台保持连接。如再次发生，请降低画面尺寸。',
  },
  'encoder.replaced': {
    en: '{encoder} stopped twice ({reason}). {next} takes over by itself; destinations stay connected and the recording goes on. Update the driver of the graphics card after the show.',
    'zh-CN':
      '{encoder} 两次中断（{reason}）。系统已自动改用 {next}，各平台保持连接，录制继续。请在直播结束后更新显卡驱动。',
  },
  'encoder.failed': {
    en: 'The encoder cannot start ({reason}). Nothing is on air. Run "npm run studio -- doctor" to see what this machine can encode with.',
    'zh-CN': '编码器无法启动（{reason}）。没有播出任何内容。请运行 “npm run studio -- doctor” 查看本机可用的编码方式。',
  },
  'health.rendering': {
    en: 'This computer is too slow to make every picture: {percent} % came late or not at all in the last ten seconds. Sound, connections and the recording go on. Close other programs, or choose a smaller picture after the show.',
    'zh-CN':
      '这台电脑来不及生成每一帧画面：最近十秒有 {percent} % 的画面迟到或缺失。声音、各平台连接和录制继续。请关闭其他程序，或在直播后选择更小的画面尺寸。',
  },
  'health.encoding': {
    en: 'The encoder {encoder} on this computer is too slow: {percent} % of the pictures, with their sound, were skipped in the last ten seconds. Every connection is kept. Close other programs, or choose a smaller picture after the show.',
    'zh-CN':
      '这台电脑上的编码器 {encoder} 太慢：最近十秒有 {percent} % 的画面连同声音被跳过。所有连接保持。请关闭其他程序，或在直播后选择更小的画面尺寸。',
  },
  'health.network': {
    en: '{name} takes the stream too slowly: it missed {percent} % of the pictures in the last ten seconds. The other destinations and the recording miss nothing. Lower the bitrate, or choose another server of this platform.',
    'zh-CN':
      '{name} 接收太慢：最近十秒缺失了 {percent} % 的画面。其他平台和录制没有缺失。请降低码率，或换用该平台的其他服务器。',
  },
  'health.line': {
    en: 'Your line is too slow for all destinations at once ({names}): up to {percent} % of the pictures were missed in the last ten seconds. The recording misses nothing. Lower the bitrate, take a destination off, or use a network cable.',
    'zh-CN':
      '网络带宽不足以同时推送所有平台（{names}）：最近十秒最多缺失了 {percent} % 的画面。录制没有缺失。请降低码率、停用一个平台，或改用网线。',
  },
  'health.cpu': {
    en: 'This computer is at its limit: the studio uses {percent} % of the processor. What is on air goes on, but pictures may soon come late. Close other programs, or choose a smaller picture after the show.',
    'zh-CN':
      '这台电脑已接近极限：工作室占用了 {percent} % 的处理器。正在播出的内容继续，但画面可能很快会迟到。请关闭其他程序，或在直播后选择更小的画面尺寸。',
  },
  'health.av-offset': {
    en: 'Sound and picture leave the encoder {ms} ms apart. The show and the recording go on. If viewers notice it, stop the show for a moment and go live again.',
    'zh-CN': '声音和画面离开编码器时相差 {ms} 毫秒。直播和录制继续。如果观众察觉，请短暂停播后重新开播。',
  },
  'health.clock-ahead': {
    en: 'The clock of this computer jumped ahead by {seconds} s. Picture, sound, cues and connections go on undisturbed; times in the report shift by that much. Turn on automatic time in the system settings.',
    'zh-CN':
      '这台电脑的时钟向前跳了 {seconds} 秒。画面、声音、提示和连接不受影响；报告中的时间会有相应偏移。请在系统设置中开启自动校时。',
  },
  'health.clock-back': {
    en: 'The clock of this computer jumped back by {seconds} s. Picture, sound, cues and connections go on undisturbed; times in the report shift by that much. Turn on automatic time in the system settings.',
    'zh-CN':
      '这台电脑的时钟向后跳了 {seconds} 秒。画面、声音、提示和连接不受影响；报告中的时间会有相应偏移。请在系统设置中开启自动校时。',
  },
  'destination.invalid-url': {
    en: 'The address {url} is not a streaming address. The other destinations are not affected. Use rtmp://server/app or rtmps://server/app with the stream key, or srt://server:port.',
    'zh-CN':
      '地址 {url} 不是推流地址。其他平台不受影响。请使用 rtmp://服务器/应用 或 rtmps://服务器/应用 加推流密钥，或 srt://服务器:端口。',
  },
  'destination.invalid-key': {
    en: 'The stream key or passphrase holds a line break or is too long. Nothing was added. Copy it again from the platform.',
    'zh-CN': '推流密钥或口令含有换行或过长。没有添加任何内容。请从平台重新复制。',
  },
  'destination.no-srt': {
    en: '{name} needs SRT, and the ffmpeg in use cannot send it. The others are not affected. Install an ffmpeg with libsrt and name it with CADENCE_FFMPEG, or use an RTMP address.',
    'zh-CN':
      '{name} 需要 SRT，而当前的 ffmpeg 不支持。其他平台不受影响。请安装带 libsrt 的 ffmpeg 并用 CADENCE_FFMPEG 指定，或改用 RTMP 地址。',
  },
  'destination.untrusted': {
    en: '{name} could not prove who it is ({reason}), so nothing was sent to it. The others and the recording go on. It is tried again by itself; check the address, or ask whoever runs the server for a valid certificate.',
    'zh-CN':
      '{name} 无法证明身份（{reason}），因此没有向它发送任何内容。其他平台和录制不受影响。系统会自动重试；请检查地址，或请服务器管理者提供有效证书。',
  },
  'destination.wrong-passphrase': {
    en: '{name} wants another passphrase, or none. The others and the recording go on. It is tried again by itself; add it again with the passphrase of its server.',
    'zh-CN':
      '{name} 需要另一个口令（passphrase），或不需要口令。其他平台和录制不受影响。系统会自动重试；请用服务器的口令重新添加。',
  },
  'destination.not-rtmp': {
    en: '{name} answers, but not as an RTMP server. The others are not affected. Check the address and its port.',
    'zh-CN': '{name} 有响应，但不是 RTMP 服务器。其他平台不受影响。请检查地址和端口。',
  },
  'destination.not-tls': {
    en: '{name} answers without encryption. The others are not affected. Use rtmp:// instead of rtmps://, or check the port.',
    'zh-CN': '{name} 有响应，但未加密。其他平台不受影响。请把 rtmps:// 改为 rtmp://，或检查端口。',
  },
  'destination.no-handshake': {
    en: '{name} was called but did not accept the stream in time. The others and the recording go on. It is tried again by itself; check the network and the address.',
    'zh-CN': '已呼叫 {name}，但它未及时接受推流。其他平台和录制不受影响。系统会自动重试；请检查网络和地址。',
  },
  'destination.refused': {
    en: '{name} refused the connection ({reason}). The others and the recording go on. It is tried again by itself; check the address and the stream key.',
    'zh-CN': '{name} 拒绝了连接（{reason}）。其他平台和录制不受影响。系统会自动重试；请检查地址和推流密钥。',
  },
  'destination.unreachable': {
    en: '{name} cannot be reached ({reason}). The others and the recording go on. It is tried again by itself; check the network and the address.',
    'zh-CN': '无法连接到 {name}（{reason}）。其他平台和录制不受影响。系统会自动重试；请检查网络和地址。',
  },
  'destination.lost': {
    en: 'The connection to {name} was lost ({reason}). The others and the recording go on. It is connected again by itself.',
    'zh-CN': '与 {name} 的连接中断（{reason}）。其他平台和录制不受影响。系统会自动重新连接。',
  },
  'destination.stalled': {
    en: '{name} takes no more data. The others and the recording go on. It is connected again by itself; check the network.',
    'zh-CN': '{name} 不再接收数据。其他平台和录制不受影响。系统会自动重新连接；请检查网络。',
  },
  'destination.unknown': {
    en: 'There is no destination "{id}". Nothing was changed. Choose one from the list.',
    'zh-CN': '没有名为“{id}”的平台。没有任何改动。请从列表中选择。',
  },
  'destination.key-missing': {
    en: 'The stream key of {name} cannot be read ({reason}). The other destinations and the recording are not affected. Try again, or remove {name} and add it with its key.',
    'zh-CN': '无法读取 {name} 的推流密钥（{reason}）。其他平台和录制不受影响。请重试，或移除 {name} 后带密钥重新添加。',
  },
  'destination.key-not-kept': {
    en: 'The stream key of {name} cannot be kept ({reason}). It is used until Cadence is closed; after a restart it must be entered again. Check the key store of this computer or its disk.',
    'zh-CN':
      '无法保存 {name} 的推流密钥（{reason}）。关闭 Cadence 之前照常使用，重启后需要重新填写。请检查本机的密钥存储或磁盘。',
  },
  'settings.unreadable': {
    en: 'The settings cannot be read ({reason}) and were set aside as {path}. The last good ones are used where there are any; recordings, reports and stream keys are kept. Check sources and destinations before the show.',
    'zh-CN':
      '无法读取设置（{reason}），已另存为 {path}。如有上一份完好的设置则改用它；录制、报告和推流密钥都保留。请在开播前检查信号源和平台。',
  },
  'settings.not-kept': {
    en: 'The settings cannot be saved ({reason}). Everything goes on as set; after a restart the last saved ones return. Free some space on the disk.',
    'zh-CN': '无法保存设置（{reason}）。当前设置照常使用；重启后恢复为上次保存的设置。请清理磁盘空间。',
  },
  'destination.none-accepted': {
    en: 'No destination accepted the stream yet. The recording runs and every destination is tried again by itself. Check the addresses and keys.',
    'zh-CN': '目前没有平台接受推流。录制正在进行，系统会自动重试所有平台。请检查地址和密钥。',
  },
  'uplink.on-air': {
    en: 'The line cannot be measured during a show: the test would take from it. The show goes on. Health shows how each destination keeps up.',
    'zh-CN': '直播中不能测量网络：测试会占用带宽。直播继续。健康面板会显示各平台的推流情况。',
  },
  'uplink.busy': {
    en: 'The line is being measured already. That measurement goes on. Wait for its result.',
    'zh-CN': '正在测量网络，测量继续。请等待结果。',
  },
  'uplink.nobody': {
    en: 'No destination can be tested without viewers seeing it. Nothing was sent. Add Twitch, or measure with the public ones too.',
    'zh-CN': '没有可在观众看不到的情况下测试的平台。没有发送任何内容。请添加 Twitch，或选择连同公开的平台一起测量。',
  },
  'uplink.too-little': {
    en: 'Too little was sent to say what the line carries. The studio is unchanged. Wait for the picture and measure again.',
    'zh-CN': '发送的数据太少，无法判断网络能力。工作室没有变化。请等画面出现后再测量。',
  },
  'promo.not-live': {
    en: 'A promo is shown during a show, and none is live. Nothing was shown. Go live first.',
    'zh-CN': '促销只能在直播中展示，当前没有直播。没有显示任何内容。请先开播。',
  },
  'promo.none': {
    en: 'No promo is on air, so there is nothing to hide. The show goes on. Fill in a promo to show one.',
    'zh-CN': '当前没有正在展示的促销，无需隐藏。直播继续。填写促销即可展示。',
  },
  'connector.unknown': {
    en: 'There is no comment connector "{id}". Nothing was changed. Choose one from the list.',
    'zh-CN': '没有名为“{id}”的评论连接。没有任何改动。请从列表中选择。',
  },
  'connector.bad-channel': {
    en: '"{channel}" is no channel or video that {name} could have. Nothing was added. Copy its address from the browser.',
    'zh-CN': '“{channel}”不是有效的 {name} 频道或视频。没有添加任何内容。请从浏览器复制其地址。',
  },
  'connector.no-channel': {
    en: '{name} cannot be read: the platform does not know this channel or does not let its chat be read. Everything else goes on. Check the name, remove it and add it again.',
    'zh-CN': '无法读取 {name}：平台找不到该频道，或不允许读取其聊天。其他功能照常。请核对名称，移除后重新添加。',
  },
  'connector.not-live': {
    en: '{name} has no live chat at the moment. Everything else goes on. It is asked again by itself; start the broadcast there.',
    'zh-CN': '{name} 目前没有直播聊天。其他功能照常。系统会自动再次查询；请先在该平台开播。',
  },
  'connector.login-refused': {
    en: '{name} did not accept the token. Comments are still read; replies are off. Get a new token, remove the connector and add it again.',
    'zh-CN': '{name} 不接受该令牌。评论仍在接收，但无法回复。请获取新令牌，移除该连接后重新添加。',
  },
  'connector.unreachable': {
    en: '{name} cannot be reached ({reason}). Everything else goes on. It is tried again by itself; check the network.',
    'zh-CN': '无法连接 {name}（{reason}）。其他功能照常。系统会自动重试；请检查网络。',
  },
  'connector.closed': {
    en: '{name} ended the connection ({reason}). Everything else goes on. It is connected again by itself.',
    'zh-CN': '{name} 断开了连接（{reason}）。其他功能照常。系统会自动重新连接。',
  },
  'connector.silent': {
    en: '{name} gave no sign of life for {seconds} s. Everything else goes on. It is connected again by itself.',
    'zh-CN': '{name} 已有 {seconds} 秒没有任何响应。其他功能照常。系统会自动重新连接。',
  },
  'connector.nonsense': {
    en: '{name} answered something that cannot be understood. Everything else goes on. It is tried again by itself; if it stays so, update Cadence.',
    'zh-CN': '{name} 的应答无法识别。其他功能照常。系统会自动重试；如一直如此，请更新 Cadence。',
  },
  'connector.no-address': {
    en: '{name} needs no address: it is read by Cadence itself. Nothing was changed. Only Social Stream Ninja posts to an address.',
    'zh-CN': '{name} 由 Cadence 直接读取，不需要地址。没有任何改动。只有 Social Stream Ninja 需要推送地址。',
  },
  'connector.key-missing': {
    en: 'The key of {name} cannot be read ({reason}). Everything else goes on. Remove the connector and add it again.',
    'zh-CN': '无法读取 {name} 的密钥（{reason}）。其他功能照常。请移除该连接后重新添加。',
  },
  'connector.key-not-kept': {
    en: 'The key of {name} cannot be kept ({reason}). It is used in this run; at the next start it has to be added again.',
    'zh-CN': '无法保存 {name} 的密钥（{reason}）。本次运行可正常使用；下次启动需要重新添加。',
  },
  'connector.write-failed': {
    en: '{name} did not take the reply ({reason}). It was not sent. Change it or try again later.',
    'zh-CN': '{name} 没有接受这条回复（{reason}）。回复未发送。请修改后或稍后再试。',
  },
  'connector.write-too-fast': {
    en: 'Too many replies to {name} in half a minute: the platform would mute you. This one was not sent. Wait a moment and send it again.',
    'zh-CN': '半分钟内发往 {name} 的回复过多，平台会将你禁言。这条回复未发送。请稍候再发。',
  },
  'connector.no-quota': {
    en: 'The daily quota of {name} is used up. This reply was not sent; comments are still read. It begins anew at midnight Pacific time.',
    'zh-CN': '{name} 的每日配额已用完。这条回复未发送；评论仍在接收。配额在太平洋时间零点重置。',
  },
  'run-of-show.invalid': {
    en: 'The run of show {path} cannot be read ({reason}). The default run of show is used. Correct the file and start again.',
    'zh-CN': '无法读取流程表 {path}（{reason}）。已使用默认流程。请改正文件后重新启动。',
  },
  'comments-file.unreadable': {
    en: 'The comment file {path} cannot be read ({reason}). Nothing was started. Check the path: one JSON event per line.',
    'zh-CN': '无法读取评论文件 {path}（{reason}）。没有启动任何内容。请检查路径：每行一个 JSON 事件。',
  },
  'report.format-unknown': {
    en: 'This version writes reports as html and json; "{format}" is not one of them. Nothing was written. Run again with --format html,json.',
    'zh-CN': '此版本可导出 html 和 json 报告，不支持“{format}”。没有写入任何文件。请用 --format html,json 重新运行。',
  },
  'studio.not-responding': {
    en: 'The studio did not answer in time. What is on air goes on. Wait a moment; if it stays silent, restart Cadence: the session is kept.',
    'zh-CN': '工作室没有及时响应。正在播出的内容继续。请稍候；如仍无响应，请重启 Cadence：场次会保留。',
  },
  'media.stopped': {
    en: 'The media engine stopped ({reason}). Nothing is on air now; everything recorded is kept and the session stays open. Close Cadence, start it again and continue the show.',
    'zh-CN':
      '媒体引擎中断（{reason}）。当前没有播出；已录内容保留，场次保持打开。请关闭并重新启动 Cadence，然后继续直播。',
  },
  'studio.internal': {
    en: 'Something unexpected happened ({reason}). What is on air goes on and everything recorded is kept. If something stays wrong, restart Cadence after the show.',
    'zh-CN': '发生了意外情况（{reason}）。正在播出的内容继续，已录内容保留。如问题依旧，请在直播结束后重启 Cadence。',
  },
} as const satisfies Record<string, LocalisedText>

export type ErrorCode = keyof typeof ERROR_TEXTS

const errorCodes = Object.keys(ERROR_TEXTS) as [ErrorCode, ...ErrorCode[]]

/** What crosses a process border: a code and details that hold no secret. */
export const studioErrorInfoSchema = z.object({
  code: z.enum(errorCodes),
  details: z.record(z.string(), z.string()).default({}),
})

export type StudioErrorInfo = z.infer<typeof studioErrorInfoSchema>

/** The one error of the studio. `details` are safe to show: no secrets, no stack. */
export class StudioError extends Error {
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, string>>

  constructor(code: ErrorCode, details: Readonly<Record<string, string>> = {}, options?: ErrorOptions) {
    super(describeError({ code, details }).en, options)
    this.name = 'StudioError'
    this.code = code
    this.details = details
  }

  toInfo(): StudioErrorInfo {
    return { code: this.code, details: { ...this.details } }
  }
}

/** Any thrown value as a StudioError; what is not one already becomes `studio.internal` with its message. */
export function toStudioError(error: unknown): StudioError {
  if (error instanceof StudioError) return error
  const reason = error instanceof Error ? error.message : String(error)
  return new StudioError('studio.internal', { reason }, { cause: error })
}

/** The sentence of an error in both languages, details filled in. */
export function describeError(error: { code: ErrorCode; details: Readonly<Record<string, string>> }): LocalisedText {
  const text = ERROR_TEXTS[error.code]
  const fill = (sentence: string) =>
    sentence.replace(/\{(\w+)\}/g, (whole, name: string) => error.details[name] ?? whole)
  return { en: fill(text.en), 'zh-CN': fill(text['zh-CN']) }
}
