export {
  type Catalogue,
  fill,
  type Messages,
  placesOf,
  type Translation,
  translate,
  type Values,
} from "./catalogue.ts";
export { controls } from "./controls.ts";
export { dialogStyles } from "./dialog-styles.ts";
export { AskDialog, type Submit } from "./elements/ask-dialog.ts";
export { HallButton } from "./elements/hall-button.ts";
export { type ChipState, HallChip } from "./elements/hall-chip.ts";
export { HallClock } from "./elements/hall-clock.ts";
export { HallConfirm, type Question } from "./elements/hall-confirm.ts";
export { connectionText, HallConnection } from "./elements/hall-connection.ts";
export { HallEmpty } from "./elements/hall-empty.ts";
export { HallEnrol } from "./elements/hall-enrol.ts";
export { HallLanguage } from "./elements/hall-language.ts";
export { HallQr } from "./elements/hall-qr.ts";
export { HallReason, type ReasonQuestion } from "./elements/hall-reason.ts";
export { HallSignIn } from "./elements/hall-sign-in.ts";
export { HallToast } from "./elements/hall-toast.ts";
export { HallUnknown } from "./elements/hall-unknown.ts";
export { HallWait } from "./elements/hall-wait.ts";
export { EverySecond } from "./every-second.ts";
export { faultText } from "./fault-text.ts";
export { fetchGlyphs } from "./fetch-glyphs.ts";
export { clockSeconds, clockTime, duration, longDate, minutesBetween } from "./format.ts";
export {
  currentLanguage,
  forgetLanguage,
  languageChosen,
  onLanguage,
  rememberLanguage,
  setLanguage,
} from "./language.ts";
export { LocaleController, type Translate } from "./locale-controller.ts";
export { passedOverWords } from "./messages/passed-over.ts";
export { shared } from "./messages/shared.ts";
export { keepShell } from "./shell/keep-shell.ts";
export { NewScreens } from "./shell/new-screens.ts";
export { pageStyles, tokens } from "./tokens.ts";
export { waitText } from "./wait-text.ts";
