/** The screens of the public consultation: what its lead sees, and the page of the public. */
import type { Page } from 'playwright-core';
import { type PublicScheme, publicScheme } from './e2e-participations.ts';
import { goTo } from './e2e-rounds.ts';
import type { Screen } from './e2e-screens.ts';

const ANY = '/a-propos';
const HELD = /^Consultation publique – Votre avis – Clausier$/;

const on = (of: (made: PublicScheme) => string) => async (page: Page) => goTo(page, of(await publicScheme(page)));

const moderated = async (page: Page): Promise<void> => {
  await on(({ scheme, participation }) => `/schemas/${scheme}/participation/${participation}`)(page);
  await page.getByRole('article').nth(3).waitFor();
};

/** A dialog of the moderation, opened by this button of this comment. */
const asking = (number: number, button: RegExp) => async (page: Page) => {
  await moderated(page);
  await page
    .getByRole('article', { name: new RegExp(`^Avis n°\\s${number}$`) })
    .getByRole('button', { name: button })
    .click();
  await page.getByRole('dialog').waitFor();
};

const held: Screen[] = [
  {
    name: 'consultation du public, à ouvrir',
    path: ANY,
    title: /^Concertation – Schéma soumis au public – Clausier$/,
    reach: async (page) => {
      await on(({ scheme }) => `/schemas/${scheme}/concertation`)(page);
      await page.getByRole('button', { name: 'Ouvrir une consultation publique' }).click();
      await page.getByRole('dialog').getByLabel('Gouvernance', { exact: true }).waitFor();
    },
  },
  { name: 'consultation du public, sa modération', path: ANY, title: HELD, reach: moderated },
  { name: 'consultation du public, une réponse', path: ANY, title: HELD, reach: asking(1, /^Changer la réponse/) },
  { name: 'consultation du public, un refus', path: ANY, title: HELD, reach: asking(4, /^Refuser/) },
  { name: 'consultation du public, un doublon', path: ANY, title: HELD, reach: asking(4, /^Doublon/) },
  {
    name: 'consultation du public, jours et mentions',
    path: ANY,
    title: HELD,
    reach: async (page) => {
      await moderated(page);
      await page.getByRole('button', { name: 'Jours et mentions' }).click();
      await page.getByRole('dialog').getByLabel('Introduction').waitFor();
    },
  },
  { name: 'une consultation publique inconnue', path: '/schemas/exemple/participation/inconnue', title: /^Consultation publique introuvable – Clausier$/ },
];

const open: Screen[] = [
  { name: 'page du public, le texte', path: ANY, title: /^Votre avis$/, reach: on(({ path }) => path) },
  { name: 'page du public, donner un avis', path: ANY, title: /^Donner un avis – Votre avis$/, reach: on(({ path }) => `${path}/ecrire?passage=gouvernance`) },
  { name: 'page du public, les avis publiés', path: ANY, title: /^Avis publiés – Votre avis$/, reach: on(({ path }) => `${path}/avis`) },
  { name: 'page du public, suivre un avis', path: ANY, title: /^Suivre un avis – Votre avis$/, reach: on(({ path }) => `${path}/suivi`) },
  { name: 'page du public, une adresse inconnue', path: '/participer/inconnue', title: /^Introuvable$/ },
];

export const participations: Screen[] = [...held, ...open];
