import { assertNever } from '../../../src-main/contract/assert-never.ts'
import { useStudio } from '../../store/studio-store.ts'
import { useUi } from '../../store/ui-store.ts'
import { BeforeAir } from './before-air.tsx'
import { Ended } from './ended.tsx'
import { Ending } from './ending.tsx'
import { OnAir } from './on-air.tsx'
import { Starting } from './starting.tsx'
import './focus.css'

/** The centre of the cockpit: one next thing, whatever the show is doing. */
export function Focus() {
  const show = useStudio((studio) => studio.show)
  const putAwaySessionId = useUi((ui) => ui.putAwaySessionId)

  switch (show.kind) {
    case 'off':
      if (show.lastSessionId !== null && show.lastSessionId !== putAwaySessionId) {
        return <Ended sessionId={show.lastSessionId} />
      }
      return <BeforeAir />
    case 'watching':
      return <BeforeAir />
    case 'starting':
      return <Starting />
    case 'live':
      return <OnAir clock={show.clock} />
    case 'ending':
      return <Ending />
    default:
      return assertNever(show)
  }
}
