/** The screens of the history, of the review rounds and of the published versions. */
import type { Page } from 'playwright-core';
import { goTo, reviewedScheme } from './e2e-rounds.ts';
import type { Screen } from './e2e-screens.ts';

const ANY = '/a-propos';

const onRound = (of: (made: { scheme: string; round: string; part: string }) => string) => async (page: Page) => goTo(page, of(await reviewedScheme(page)));

export const rounds: Screen[] = [
  {
    name: 'relecture, le tableau des réponses',
    path: ANY,
    title: /^Relecture – Relecture de janvier – Clausier$/,
    reach: async (page) => {
      await onRound(({ scheme, round }) => `/schemas/${scheme}/relecture/${round}`)(page);
      await page.locator('summary', { hasText: 'Direction des routes' }).click();
      await page.getByLabel('Objet').waitFor();
    },
  },
  {
    name: 'relecture, une partie à lire et sa réponse',
    path: ANY,
    title: /^Relecture – Direction de l’emploi – Clausier$/,
    reach: onRound(({ scheme, round, part }) => `/schemas/${scheme}/relecture/${round}?partie=${part}`),
  },
  {
    name: 'relecture, à ouvrir',
    path: ANY,
    title: /^Concertation – Schéma relu et corrigé – Clausier$/,
    reach: async (page) => {
      await onRound(({ scheme }) => `/schemas/${scheme}/concertation`)(page);
      await page.getByRole('button', { name: 'Ouvrir une relecture' }).click();
      await page.getByRole('dialog', { name: 'Ouvrir une relecture' }).getByLabel('Gouvernance').waitFor();
    },
  },
  {
    name: 'relectures et trace dans la concertation',
    path: ANY,
    title: /^Concertation – Schéma relu et corrigé – Clausier$/,
    reach: async (page) => {
      await onRound(({ scheme }) => `/schemas/${scheme}/concertation`)(page);
      await page.getByRole('button', { name: /^Reprendre dans le schéma/ }).waitFor();
    },
  },
  {
    name: 'historique comparé et version publiée',
    path: ANY,
    title: /^Vérification et Word – Schéma relu et corrigé – Clausier$/,
    reach: async (page) => {
      await onRound(({ scheme }) => `/schemas/${scheme}/verification`)(page);
      await page
        .getByRole('button', { name: /^Ce qui a changé/ })
        .first()
        .click();
      await page.getByRole('region', { name: 'Comparaison de deux états' }).getByRole('heading', { name: 'Gouvernance' }).waitFor();
    },
  },
  {
    name: 'une version publiée face à maintenant',
    path: ANY,
    title: /^Vérification et Word – Schéma relu et corrigé – Clausier$/,
    reach: async (page) => {
      await onRound(({ scheme }) => `/schemas/${scheme}/verification`)(page);
      await page.getByRole('button', { name: /^Comparer à maintenant/ }).click();
      await page.getByRole('dialog').getByRole('heading', { name: 'Gouvernance' }).waitFor();
    },
  },
  {
    name: 'une version à publier',
    path: ANY,
    title: /^Vérification et Word – Schéma relu et corrigé – Clausier$/,
    reach: async (page) => {
      await onRound(({ scheme }) => `/schemas/${scheme}/verification`)(page);
      await page.getByRole('button', { name: 'Publier une version' }).click();
      await page
        .getByRole('dialog')
        .getByText(/Changé depuis la version 1/)
        .waitFor();
    },
  },
  {
    name: 'une relecture inconnue',
    path: '/schemas/exemple/relecture/inconnue',
    title: /^Relecture introuvable – Clausier$/,
  },
];
