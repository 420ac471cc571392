import { type CSSProperties, useEffect, useRef, useState } from 'react'
import { shapeOf } from '../../../src-main/contract/picture.ts'
import { createPreviewPlayer, type PreviewState } from '../../bridge/preview-player.ts'
import { studioClient } from '../../bridge/studio.ts'
import { useStudio } from '../../store/studio-store.ts'
import { stageText } from '../../text/stage-text.ts'
import { useText } from '../../text/use-text.ts'
import { Badge } from '../../ui/badge.tsx'
import './preview.css'

export function Preview() {
  const { t } = useText()
  const stage = useRef<HTMLElement>(null)
  const player = usePreviewPlayer(stage)
  const programme = useStudio((studio) => studio.programme)
  const hasSource = useStudio(({ sources }) => Object.keys(sources).length > 0)
  const message = {
    playing: null,
    waiting: hasSource ? stageText.previewWaiting : stageText.previewNoSource,
    unsupported: stageText.previewUnsupported,
  }[player]

  return (
    <figure
      ref={stage}
      className="preview"
      style={{ '--picture-shape': `${programme.width} / ${programme.height}` } as CSSProperties}
      data-state={player}
      data-shape={shapeOf(programme)}
      aria-label={t(stageText.preview)}
    >
      {message && <figcaption className="preview-message">{t(message)}</figcaption>}
      <PictureBadge />
    </figure>
  )
}

function PictureBadge() {
  const { t } = useText()
  const isLive = useStudio(({ show }) => show.kind === 'live')
  const isSlate = useStudio(({ programme }) => programme.slate)
  if (isSlate) return <Badge tone="warn">{t(stageText.slate)}</Badge>
  if (isLive) return <Badge tone="live">{t(stageText.onAir)}</Badge>
  return <Badge>{t(stageText.offAir)}</Badge>
}

/** Asks for the preview on every connection and decodes it; a lost one starts again with a fresh decoder. */
function usePreviewPlayer(stage: React.RefObject<HTMLElement | null>): PreviewState {
  const [state, setState] = useState<PreviewState>('waiting')

  useEffect(() => {
    if (!stage.current) return
    const player = createPreviewPlayer(stage.current, setState)
    const stopFrames = studioClient.onPreview(player.take)
    // A refused preview leaves the picture waiting, which is what the host sees; nothing else depends on it.
    const stopAsking = studioClient.onReady(() => void studioClient.send('preview.start', {}).catch(() => undefined))
    return () => {
      stopAsking()
      stopFrames()
      player.close()
      void studioClient.send('preview.stop', {}).catch(() => undefined)
    }
  }, [stage])

  return state
}
