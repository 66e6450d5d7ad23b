/** What every screen promises, at the widths people have: nothing axe-core can blame, nothing wider than the window, one title, no error. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { COMPUTER, type Desk, describeInBrowser, holdsAt, PHONE, settled, TABLET, useDesk } from './browser.ts';
import { SCREENS, type Screen } from './e2e-screens.ts';

/** What 1,280 pixels become once enlarged at 200 %. */
const ENLARGED = { width: 640, isRead: true };
const SMALL_PHONE = { width: 320, isRead: true };

const ENLARGED_SCREENS = [
  'l’accueil',
  'une clause, pièce ccap',
  'l’étape organisation',
  'une leçon',
  'une question posée',
  'salle projetée, la réponse',
  'réseau, une fiche',
  'page du public, donner un avis',
];
const SMALL_PHONE_SCREENS = [
  'l’accueil',
  'une recherche',
  'une clause, pièce ccap',
  'les seuils',
  'les schémas',
  'un nouveau schéma',
  'l’étape indicateurs',
  'un axe',
  'consultation, les lots',
  'consultation, décider',
  'consultation, un fichier et son aperçu',
  'un calcul d’heures fait',
  'la formation',
  'une leçon',
  'une question « matching », puis sa correction',
  'animer, les supports d’abord',
  'l’entrée d’un téléphone',
  'salle projetée, la réponse',
  'notre module, question « Calculer »',
  'réseau, le registre',
  'réseau, le calendrier',
  'consultation du public, sa modération',
  'page du public, le texte',
  'page du public, donner un avis',
];

/** Names above that no screen has any more. */
export const unknownNames = (): string[] => [...ENLARGED_SCREENS, ...SMALL_PHONE_SCREENS].filter((name) => !SCREENS.some((screen) => screen.name === name));

export function screenNamed(name: string): Screen {
  const screen = SCREENS.find((candidate) => candidate.name === name);
  if (!screen) throw new Error(`no screen called ${name}`);
  return screen;
}

/** An address that leads nowhere is answered 404 by the server, which browsers report on their own. */
const REFUSED = [/status of 404/];

/** The screen as a person sees it at last, reached at this width. */
export async function show(desk: Desk, screen: Screen, width = COMPUTER.width): Promise<Page> {
  const page = await desk.show(screen.path, { width, expected: /inconnu/.test(screen.path) ? REFUSED : [] });
  await settled(page);
  if (!screen.reach) return page;
  await screen.reach(page);
  await settled(page);
  return page;
}

/** What is looked at on the smallest phone is reached there too, then widened. */
function widthsOf({ name }: Screen): readonly (typeof COMPUTER)[] {
  const widths = [COMPUTER, TABLET, ...(ENLARGED_SCREENS.includes(name) ? [ENLARGED] : []), PHONE];
  return SMALL_PHONE_SCREENS.includes(name) ? [...widths, SMALL_PHONE].reverse() : widths;
}

async function holds(desk: Desk, screen: Screen): Promise<void> {
  const widths = widthsOf(screen);
  const page = await show(desk, screen, widths[0]?.width);
  for (const width of widths) {
    await holdsAt(page, width);
    expect(await page.locator('h1').count(), `titres h1 à ${width.width} px`).toBe(1);
  }
  expect(await page.title()).toMatch(screen.title);
  expect(await page.locator('html').getAttribute('lang')).toBe('fr');
}

/** Declares the tests of one part of the screens: as many files as there are parts share them. */
export function testScreens(part: number, parts: number): void {
  const screens = SCREENS.filter((_, i) => Math.floor((i * parts) / SCREENS.length) === part - 1);
  describeInBrowser(`Écrans, partie ${part} sur ${parts}`, () => {
    const desk = useDesk();
    test.each(screens)('$name : accessible, à sa place et titré, sur ordinateur, tablette et téléphone', (screen) => holds(desk, screen));
  });
}
