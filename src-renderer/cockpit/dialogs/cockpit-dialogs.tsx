import { useUi } from '../../store/ui-store.ts'
import { HealthDialog } from '../health/health-dialog.tsx'
import { AddDestinationDialog } from './add-destination-dialog.tsx'
import { AddSourceDialog } from './add-source-dialog.tsx'
import { ConfirmGoLiveDialog } from './confirm-go-live-dialog.tsx'
import { ConfirmStopDialog } from './confirm-stop-dialog.tsx'
import { ConnectCommentsDialog } from './connect-comments-dialog.tsx'
import { ConnectorsDialog } from './connectors-dialog.tsx'
import { DebugDialog } from './debug-dialog.tsx'
import { MeasureUplinkDialog } from './measure-uplink-dialog.tsx'
import { PictureDialog } from './picture-dialog.tsx'
import { ProductsDialog } from './products-dialog.tsx'
import { SessionsDialog } from './sessions-dialog.tsx'

const DIALOGS = {
  'add-source': AddSourceDialog,
  'add-destination': AddDestinationDialog,
  'confirm-stop': ConfirmStopDialog,
  'confirm-go-live': ConfirmGoLiveDialog,
  'connect-comments': ConnectCommentsDialog,
  connectors: ConnectorsDialog,
  debug: DebugDialog,
  health: HealthDialog,
  'measure-uplink': MeasureUplinkDialog,
  picture: PictureDialog,
  products: ProductsDialog,
  sessions: SessionsDialog,
} as const

export function CockpitDialogs() {
  const dialog = useUi((ui) => ui.dialog)
  const close = useUi((ui) => ui.closeDialog)
  if (!dialog) return null
  const Open = DIALOGS[dialog]
  return <Open onClose={close} />
}
