/** Every screen of the product, with what its tab says and how to come to it when an address is not enough. */
import type { Page } from 'playwright-core';
import { STEPS, type StepId } from '../../shared/scheme/steps.ts';
import { clauses } from './e2e-clause-screens.ts';
import { imports } from './e2e-import-screens.ts';
import { leading } from './e2e-lead-screens.ts';
import { participations } from './e2e-participation-screens.ts';
import { newSharedScheme } from './e2e-shared-scheme.ts';
import { rounds } from './e2e-round-screens.ts';
import { tenders } from './e2e-tender-screens.ts';
import { training } from './e2e-training-screens.ts';
import { watched } from './e2e-watch-screens.ts';

export type Screen = { name: string; path: string /** Document title. */; title: RegExp; reach?: (page: Page) => Promise<void> };

export const EXAMPLE = '/schemas/exemple';
const CLAUSE = '/clauses/heures-insertion-travaux';
const HOURS = /^Heures d’insertion, marché de travaux – Clauses – Clausier$/;

const library: Screen[] = [
  { name: 'l’accueil', path: '/', title: /^Clausier$/ },
  {
    name: 'la date du droit ouverte',
    path: '/',
    title: /^Clausier$/,
    reach: async (page) => {
      await page.getByRole('button', { name: /^Droit/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).waitFor();
    },
  },
  { name: 'les clauses', path: '/clauses', title: /^Clauses – Clausier$/ },
  { name: 'une recherche', path: '/clauses?q=nettoyage', title: /^nettoyage – Clauses – Clausier$/ },
  { name: 'une recherche filtrée', path: '/clauses?q=insertion&piece=ccap&contractType=works', title: /^insertion – Clauses – Clausier$/ },
  { name: 'une recherche sans résultat', path: '/clauses?q=xyzxyzxyz', title: /^xyzxyzxyz – Clauses – Clausier$/ },
  ...['avis', 'rc', 'ccap', 'cctp', 'ae', 'annexe'].map(
    (piece): Screen => ({ name: `une clause, pièce ${piece}`, path: `${CLAUSE}?piece=${piece}`, title: HOURS }),
  ),
  { name: 'une clause inconnue', path: '/clauses/inconnue', title: /^Clause introuvable – Clausier$/ },
];

const law: Screen[] = [
  { name: 'les références', path: '/droit', title: /^Références du droit – Clausier$/ },
  { name: 'une référence', path: '/droit/ccp-l2112-2-1', title: /L\.\s2112-2-1 – Références – Clausier$/ },
  { name: 'les seuils', path: '/droit/seuils', title: /^Seuils – Clausier$/ },
  { name: 'les changements', path: '/droit/bascules', title: /^Ce qui change dans le droit – Clausier$/ },
  { name: 'les doutes', path: '/droit/doutes', title: /^Ce que nous ne savons pas encore – Clausier$/ },
];

const about: Screen[] = [
  { name: 'à propos', path: '/a-propos', title: /^À propos de Clausier – Clausier$/ },
  { name: 'l’accessibilité', path: '/accessibilite', title: /^Accessibilité – Clausier$/ },
  { name: 'les données personnelles', path: '/donnees-personnelles', title: /^Données personnelles – Clausier$/ },
  { name: 'une adresse inconnue', path: '/nulle-part', title: /^Page introuvable – Clausier$/ },
];

/** Before any import: what to import first. With data: `tests/e2e/figures.test.ts`. */
const indicators: Screen[] = [
  { name: 'chiffres, les indicateurs', path: '/chiffres', title: /^Indicateurs – Chiffres – Clausier$/ },
  {
    name: 'chiffres, un indicateur',
    path: '/chiffres/indicateurs/heures-insertion-realisees',
    title: /^Heures d’insertion réalisées – Chiffres – Clausier$/,
  },
  {
    name: 'chiffres, une valeur à saisir',
    path: '/chiffres/indicateurs/considerations-sociales-valeur',
    title: /^Montant des marchés avec au moins une considération sociale – Chiffres – Clausier$/,
    reach: async (page) => {
      await page.getByRole('button', { name: /^Saisir une valeur/ }).click();
      await page
        .getByRole('dialog')
        .getByLabel(/^Source/)
        .waitFor();
    },
  },
  { name: 'chiffres, un indicateur inconnu', path: '/chiffres/indicateurs/inconnu', title: /^Indicateur inconnu – Chiffres – Clausier$/ },
  { name: 'chiffres, les marchés', path: '/chiffres/marches', title: /^Marchés – Chiffres – Clausier$/ },
  { name: 'chiffres, la cartographie', path: '/chiffres/cartographie', title: /^Cartographie – Chiffres – Clausier$/ },
  { name: 'chiffres, les gisements', path: '/chiffres/gisements', title: /^Gisements – Chiffres – Clausier$/ },
];

/** Opens the first axis from the outline, unfolded first where it is folded. */
async function openFirstAxis(page: Page): Promise<void> {
  const outline = page.getByRole('navigation', { name: 'Étapes du schéma' });
  const fold = outline.getByRole('button');
  if (await fold.isVisible()) await fold.click();
  await outline.getByRole('link', { name: /^Axe\s1/ }).click();
  await page.waitForURL(/axe=/);
}

const step = (id: StepId): Screen => ({ name: `l’étape ${id}`, path: `${EXAMPLE}/${id}`, title: /\S – Exemple — Schéma de promotion.* – Clausier$/ });

export const schemes: Screen[] = [
  { name: 'les schémas', path: '/schemas', title: /^Schémas \(SPASER\) – Clausier$/ },
  {
    name: 'un nouveau schéma',
    path: '/schemas',
    title: /^Schémas \(SPASER\) – Clausier$/,
    reach: async (page) => {
      await page.getByRole('button', { name: 'Nouveau schéma' }).click();
      await page.getByRole('radio').first().waitFor();
    },
  },
  ...STEPS.map(({ id }) => step(id)),
  { ...step('axes'), name: 'un axe', reach: openFirstAxis },
  {
    ...step('axes'),
    name: 'le catalogue des actions',
    reach: async (page) => {
      await openFirstAxis(page);
      await page.getByRole('button', { name: 'Ajouter depuis le catalogue' }).first().click();
      await page.getByRole('dialog', { name: 'Catalogue des actions' }).getByRole('checkbox').first().waitFor();
    },
  },
  {
    ...step('indicateurs'),
    name: 'un indicateur déplié',
    reach: async (page) => {
      await page.getByRole('table', { name: 'Indicateurs, valeur de départ et cibles' }).getByRole('button').first().click();
      await page.getByLabel('Valeur de départ', { exact: true }).first().waitFor();
      await page.locator('.recharts-surface').first().waitFor();
    },
  },
  {
    name: 'un schéma de plusieurs acheteurs, leurs chiffres',
    path: '/schemas',
    title: /^Indicateurs et cibles – Schéma commun \(exemple\) – Clausier$/,
    reach: async (page) => {
      await page.goto(`/schemas/${await newSharedScheme(new URL(page.url()).origin)}/indicateurs`);
      await page.getByRole('region', { name: 'Tous les acheteurs ensemble' }).waitFor();
    },
  },
  {
    ...step('textes'),
    name: 'les commentaires et les tâches',
    reach: async (page) => {
      await page.getByRole('button', { name: /^Commentaires et tâches/ }).click();
      await page.getByLabel('Votre commentaire', { exact: true }).waitFor();
    },
  },
  { name: 'une étape inconnue', path: `${EXAMPLE}/inconnue`, title: /^Étape inconnue – Clausier$/ },
  { name: 'un schéma inconnu', path: '/schemas/inconnu/organisation', title: /^Schéma introuvable – Clausier$/ },
];

export const SCREENS: readonly Screen[] = [
  ...library,
  ...clauses,
  ...law,
  ...about,
  ...schemes,
  ...indicators,
  ...imports,
  ...tenders,
  ...training,
  ...leading,
  ...watched,
  ...rounds,
  ...participations,
];
