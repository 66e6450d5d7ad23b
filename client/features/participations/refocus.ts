/** Where the keyboard goes on from once a decision has taken away the button it was asked with. */
export const VOICES_ID = 'participation-voices';
export const voiceId = (number: number): string => `participation-voice-${number}`;

/** To the comment, or to the top of the list when the comment left it; nowhere when something still has the focus. */
export function refocus(number: number): void {
  const move = (): void => {
    if (document.activeElement === document.body) document.getElementById(voiceId(number))?.focus();
    if (document.activeElement === document.body) document.getElementById(VOICES_ID)?.focus();
  };
  // A dialog gives the focus back one frame after it closes.
  requestAnimationFrame(() => requestAnimationFrame(move));
}
