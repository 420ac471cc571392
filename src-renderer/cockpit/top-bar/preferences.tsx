import { useUi } from '../../store/ui-store.ts'
import { appText } from '../../text/app-text.ts'
import { useText } from '../../text/use-text.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { useTheme } from '../../ui/use-theme.ts'

export function Preferences() {
  const { t, language } = useText()
  const theme = useTheme()
  const setTheme = useUi((ui) => ui.setTheme)
  const setLanguage = useUi((ui) => ui.setLanguage)
  const isDark = theme === 'dark'

  return (
    <span className="preferences">
      <IconButton
        icon={isDark ? 'sun' : 'moon'}
        label={t(isDark ? appText.themeToLight : appText.themeToDark)}
        onClick={() => setTheme(isDark ? 'light' : 'dark')}
        data-testid="theme-switch"
      />
      <Button
        look="quiet"
        lang={language === 'en' ? 'zh-CN' : 'en'}
        title={t(appText.language)}
        aria-label={t(appText.language)}
        onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}
        data-testid="language-switch"
      >
        {t(appText.languageShort)}
      </Button>
    </span>
  )
}
