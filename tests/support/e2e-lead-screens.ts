/** Every screen of who animates the training and the network, on one desk: pages, dialogs, the room, the editor of a module. */
import type { Page } from 'playwright-core';
import { settled } from './browser.ts';
import { ask } from './e2e-account.ts';
import { openRoom } from './e2e-room.ts';
import type { Screen } from './e2e-screens.ts';

const lead = (path: string, name: string, title: string, reach?: Screen['reach']): Screen => ({
  name: `animer, ${name}`,
  path: `/formation/animer${path}`,
  title: new RegExp(`^${title} – Animer la formation – Clausier$`),
  ...(reach ? { reach } : {}),
});

const press = (name: string) => (page: Page) => page.getByRole('button', { name }).first().click();

async function openStage(page: Page): Promise<void> {
  await openRoom(page, 2, false);
}

const stage = (name: string, reach: (page: Page) => Promise<unknown>): Screen => ({
  name: `salle projetée, ${name}`,
  path: '/formation/animer/salles',
  title: /\S – Salle – Clausier$/,
  reach: async (page) => {
    await openStage(page);
    await reach(page);
  },
});

const next = async (page: Page, button: string, after: string): Promise<void> => {
  await page.getByRole('button', { name: button }).click();
  await page.getByRole('button', { name: after }).waitFor();
};

async function writeModule(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Nouveau module' }).click();
  await page.getByLabel(/^Titre/).fill('Le circuit de nos marchés');
  await page.getByRole('button', { name: 'Créer et écrire' }).click();
  await page.waitForURL(/nos-modules\/[\w-]+$/);
  await settled(page);
}

const question = (kind: string): Screen => ({
  name: `notre module, question « ${kind} »`,
  path: '/formation/animer/nos-modules',
  title: /^Le circuit de nos marchés – Nos modules – Clausier$/,
  reach: async (page) => {
    await writeModule(page);
    await page.getByRole('button', { name: 'Ajouter une question' }).click();
    await page.getByRole('menuitem', { name: kind }).click();
    await page.getByText(/Pas encore enregistrée/).waitFor();
  },
});

/** A register with something in it, whatever the other screens of the same desk left there. */
async function fillNetwork(page: Page): Promise<void> {
  const names = ['Direction des routes', 'Direction des collèges'];
  const { departments } = await readNetwork(page);
  for (const name of names) if (!departments.includes(name)) await ask(page, 'POST', '/api/network/departments', { name });
  await ask(page, 'POST', '/api/network/contacts', {
    kind: 'facilitator',
    name: 'Claude Type',
    structure: 'Maison de l’emploi (exemple)',
    territory: 'Tout le département',
    email: 'claude.type@exemple.test',
    phone: '01 00 00 00 00',
  });
  await ask(page, 'POST', '/api/network/contacts', { kind: 'referent', name: 'Alix Modèle', position: 'Responsable des achats', from: '2026-01-05' });
  await ask(page, 'POST', '/api/network/events', {
    title: 'Réunion du réseau',
    on: '2099-12-10',
    startsAt: '09:30',
    endsAt: '12:00',
    place: 'Salle du conseil',
  });
  await page.reload();
}

async function readNetwork(page: Page): Promise<{ departments: string[] }> {
  const network = await ask(page, 'GET', '/api/network');
  const list: unknown = typeof network === 'object' && network !== null && 'departments' in network ? network.departments : [];
  const names = Array.isArray(list) ? list.map((one: unknown) => (typeof one === 'object' && one !== null && 'name' in one ? String(one.name) : '')) : [];
  return { departments: names };
}

const network = (path: string, name: string, title: string, reach?: Screen['reach']): Screen => ({
  name: `réseau, ${name}`,
  path: `/reseau${path}`,
  title: new RegExp(`^${title} – Réseau – Clausier$`),
  ...(reach ? { reach } : {}),
});

const filled =
  (more?: (page: Page) => Promise<unknown>) =>
  async (page: Page): Promise<void> => {
    await fillNetwork(page);
    await settled(page);
    await more?.(page);
  };

export const leading: Screen[] = [
  lead('', 'les supports d’abord', 'Supports'),
  lead('/groupes', 'les groupes', 'Groupes'),
  lead('/salles', 'les séances', 'Séances en salle'),
  lead('/salles', 'ouvrir une salle', 'Séances en salle', press('Ouvrir une salle')),
  lead('/a-relire', 'les questions à relire', 'Questions à relire'),
  lead('/nos-modules', 'nos modules', 'Nos modules'),
  lead('/nos-modules', 'importer un module', 'Nos modules', press('Importer un fichier')),
  stage('l’attente', async () => undefined),
  stage('la question', (page) => next(page, 'Commencer', 'Montrer la réponse')),
  stage('la réponse', async (page) => {
    await next(page, 'Commencer', 'Montrer la réponse');
    await next(page, 'Montrer la réponse', 'Question suivante');
  }),
  { name: 'une salle inconnue', path: '/formation/salles/inconnue', title: /^Page introuvable – Clausier$/ },
  { name: 'l’entrée d’un téléphone', path: '/salle', title: /^Salle – Clausier$/ },
  { name: 'l’entrée d’un téléphone, code scanné', path: '/salle/123456', title: /^Salle – Clausier$/ },
  ...['Une seule bonne réponse', 'Relier', 'Calculer', 'Trouver la faute', 'Choisir la place'].map(question),
  { name: 'un module inconnu', path: '/formation/nos-modules/inconnu', title: /^Page introuvable – Clausier$/ },
  network('', 'la couverture', 'Réseau', filled()),
  network('', 'ajouter des directions', 'Réseau', filled(press('Ajouter des directions'))),
  network('/registre', 'le registre', 'Registre', filled()),
  network(
    '/registre',
    'une fiche',
    'Registre',
    filled(async (page) => {
      await page.getByRole('button', { name: 'Actions sur Alix Modèle' }).first().click();
      await page.getByRole('menuitem', { name: 'Modifier' }).click();
      await page.getByRole('dialog').waitFor();
    }),
  ),
  network('/calendrier', 'le calendrier', 'Calendrier', filled()),
  network('/calendrier', 'une date', 'Calendrier', filled(press('Ajouter une date'))),
];
