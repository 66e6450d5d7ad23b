/** A room, as who animates opens it and as a phone plays in it. */
import type { Page } from 'playwright-core';
import type { Desk } from './browser.ts';

/** Opens a room on the first module, from the page of sessions; gives its code. On one desk there is none to show. */
export async function openRoom(page: Page, questions: number, hasCode = true): Promise<string> {
  await page.getByRole('button', { name: 'Ouvrir une salle' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ouvrir une salle' });
  const modules = dialog.getByLabel('Module');
  await modules.locator('option').nth(1).waitFor({ state: 'attached' });
  await modules.selectOption({ index: 1 });
  await dialog.getByLabel('Nombre de questions').fill(String(questions));
  await dialog.getByRole('button', { name: 'Ouvrir et projeter' }).click();
  await page.getByRole('button', { name: 'Commencer' }).waitFor();
  return hasCode ? ((await page.locator('.stage-waiting__code').textContent()) ?? '').replace(/\D/g, '') : '';
}

/** A phone of its own that takes a seat, by the address the picture to scan holds. */
export async function sit(desk: Desk, code: string, name: string, opening: Parameters<Desk['person']>[0]): Promise<Page> {
  const phone = await desk.open(`/salle/${code}`, opening);
  await phone.getByLabel(/Prénom ou surnom/).fill(name);
  await phone.getByRole('button', { name: 'Entrer' }).click();
  await phone.locator('.phone__where').waitFor();
  return phone;
}

/** Any answer of the right shape to the question under the eyes; waits until it is sent, unless there is no network. */
export async function answerAnyhow(phone: Page, waits = true): Promise<void> {
  const form = phone.locator('.question__form');
  await form.waitFor();
  for (const list of await form.locator('select').all()) await list.selectOption({ index: 1 });
  const boxes = form.locator('input[type="radio"], input[type="checkbox"]');
  if ((await boxes.count()) > 0) await boxes.first().check();
  for (const field of await form.locator('input[type="text"]').all()) await field.fill('12,5');
  await phone.getByRole('button', { name: 'Répondre' }).click();
  if (waits) await phone.getByText('Réponse envoyée. Regardez l’écran de la salle.').waitFor();
}
