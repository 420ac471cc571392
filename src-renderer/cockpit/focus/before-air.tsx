import { useEffect } from 'react'
import { useCommand } from '../../bridge/use-command.ts'
import { useStudio } from '../../store/studio-store.ts'
import { useUi } from '../../store/ui-store.ts'
import { focusText } from '../../text/focus-text.ts'
import { stageText } from '../../text/stage-text.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Checklist } from './checklist.tsx'
import { nextStep } from './next-step.ts'

/** What to do before going live: the next step large, the checks, the title, the button. */
export function BeforeAir() {
  const { t } = useText()
  const step = useStudio(nextStep)
  const isWatching = useStudio(({ show }) => show.kind === 'watching')
  const checks = useCommand('checklist.run')

  return (
    <section className="focus-card before-air" aria-labelledby="focus-head">
      <p className="focus-kicker">{t(focusText.beforeAir)}</p>
      <h2 id="focus-head" className="focus-headline">
        {t(checks.isPending ? focusText.checking : focusText[step])}
      </h2>
      <NextStepAction step={step} />
      {isWatching && <p className="focus-hint">{t(focusText.watchingHint)}</p>}
      <FirstCheck run={checks.run} />
      <Checklist isChecking={checks.isPending} onCheck={() => checks.run({})} />
      <GoLive isReady={step === 'ready'} />
    </section>
  )
}

/** A cockpit that opens beside an unchecked studio has it checked once, so that the list is never idle. */
function FirstCheck({ run }: { readonly run: (params: Record<string, never>) => unknown }) {
  const isUnchecked = useStudio(({ checklist }) =>
    Object.values(checklist).every(({ outcome }) => outcome === 'unknown'),
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per unchecked list, not per render of the caller.
  useEffect(() => {
    if (isUnchecked) void run({})
  }, [isUnchecked])
  return null
}

function NextStepAction({ step }: { readonly step: ReturnType<typeof nextStep> }) {
  const { t } = useText()
  const openDialog = useUi((ui) => ui.openDialog)
  if (step === 'needSource') {
    return (
      <Button look="primary" icon="plus" onClick={() => openDialog('add-source')}>
        {t(stageText.addSource)}
      </Button>
    )
  }
  if (step === 'needDestination') {
    return (
      <Button look="primary" icon="plus" onClick={() => openDialog('add-destination')}>
        {t(stageText.addDestination)}
      </Button>
    )
  }
  return null
}

function GoLive({ isReady }: { readonly isReady: boolean }) {
  const { t } = useText()
  const title = useUi((ui) => ui.showTitle)
  const setTitle = useUi((ui) => ui.setShowTitle)
  const openDialog = useUi((ui) => ui.openDialog)
  const goLive = useCommand('show.goLive')
  const hasFailedCheck = useStudio(({ checklist }) =>
    Object.values(checklist).some(({ outcome }) => outcome === 'fail'),
  )

  return (
    <form
      className="go-live"
      onSubmit={(event) => {
        event.preventDefault()
        if (hasFailedCheck) openDialog('confirm-go-live')
        else void goLive.run({ title })
      }}
    >
      <TextField
        label={t(focusText.showTitle)}
        placeholder={t(focusText.showTitlePlaceholder)}
        value={title}
        maxLength={120}
        dir="auto"
        onChange={(event) => setTitle(event.target.value)}
        data-testid="show-title"
      />
      <Button
        type="submit"
        size="large"
        look={isReady ? 'live' : 'plain'}
        disabled={goLive.isPending}
        data-testid="go-live"
      >
        {t(focusText.goLive)}
      </Button>
    </form>
  )
}
