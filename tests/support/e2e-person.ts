/** Gestures of a person at the keyboard, and what reaches their disk. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';

export const isFocused = (target: Locator): Promise<boolean> => target.evaluate((element) => element === document.activeElement);

/** Presses Tab until the target has the focus; throws when it cannot be reached that way. */
export async function tabTo(page: Page, target: Locator, { key = 'Tab', max = 120 }: { key?: string; max?: number } = {}): Promise<void> {
  await target.waitFor({ state: 'attached' });
  for (let pressed = 0; pressed < max; pressed++) {
    if (await isFocused(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`not reached with ${max} presses of ${key}: ${String(target)}`);
}

/** Waits until the target has the focus. */
export async function waitForFocus(page: Page, target: Locator): Promise<void> {
  const element = await target.elementHandle();
  await page.waitForFunction((wanted) => wanted === document.activeElement, element);
}

/** Does what starts a download, and gives the file. */
export async function downloaded(page: Page, start: () => Promise<unknown>): Promise<{ name: string; file: Uint8Array }> {
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), start()]);
  return { name: download.suggestedFilename(), file: await readFile(await download.path()) };
}

/** Chooses the date of law as a person does, from the bar. */
export async function chooseLawDay(page: Page, day: string): Promise<void> {
  await page.getByRole('button', { name: /^Droit/ }).click();
  const panel = page.getByRole('dialog');
  await panel.getByLabel('Droit applicable au', { exact: true }).fill(day);
  await panel.getByRole('button', { name: 'Fermer' }).click();
  await panel.waitFor({ state: 'detached' });
}
