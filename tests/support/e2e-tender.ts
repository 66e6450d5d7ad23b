/** Gestures of the consultation workspace, by what a person sees and hears; each click and each field is counted. */
import type { Locator, Page } from 'playwright-core';
import { Value } from 'typebox/value';
import { Tender, type TenderContent, type TenderLot } from '../../shared/api/tenders.ts';
import { settled } from './browser.ts';

/** A person's hand on a page. */
export type Hand = {
  readonly page: Page;
  /** Clicks and fields so far. */
  readonly gestures: number;
  click: (target: Locator) => Promise<void>;
  fill: (target: Locator, text: string) => Promise<void>;
  choose: (target: Locator, option: string | { label: string }) => Promise<void>;
  press: (target: Locator, key: string) => Promise<void>;
  give: (target: Locator, files: readonly WordFile[]) => Promise<void>;
};
export type WordFile = { name: string; data: Uint8Array };

/** A file as the browser takes it from a disk. */
export const asUpload = ({ name, data }: WordFile): { name: string; mimeType: string; buffer: Buffer } => ({
  name,
  mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  buffer: Buffer.from(data),
});

/** A hand that counts. */
export function handOn(page: Page): Hand {
  let gestures = 0;
  const counted = async (gesture: Promise<unknown>): Promise<void> => {
    gestures += 1;
    await gesture;
  };
  return {
    page,
    get gestures() {
      return gestures;
    },
    click: (target) => counted(target.click()),
    fill: (target, text) => counted(target.fill(text)),
    choose: (target, option) => counted(target.selectOption(option)),
    press: (target, key) => counted(target.press(key)),
    give: (target, files) => counted(target.setInputFiles(files.map(asUpload))),
  };
}

/** Creates a consultation from the list, and lands on its first step. */
export async function createTender(hand: Hand, title: string): Promise<void> {
  const { page } = hand;
  await hand.click(page.getByRole('button', { name: 'Nouvelle consultation' }));
  const dialog = page.getByRole('dialog', { name: 'Nouvelle consultation' });
  await hand.fill(dialog.getByLabel('Titre'), title);
  await hand.click(dialog.getByRole('button', { name: 'Créer la consultation' }));
  await page.getByRole('heading', { level: 1, name: 'Le besoin' }).waitFor();
  await settled(page);
}

/** Goes on to the following step by its own link. By keyboard: a message may stand over it for a while. */
export async function nextStep(hand: Hand, title: string): Promise<void> {
  const { page } = hand;
  const link = page.getByRole('navigation', { name: 'Étape précédente et suivante' }).getByRole('link', { name: /^Suivant/ });
  await hand.press(link, 'Enter');
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await settled(page);
}

/** Goes to a step from the outline. */
export async function goToStep(hand: Hand, title: string): Promise<void> {
  const { page } = hand;
  await hand.click(page.getByRole('navigation', { name: 'Étapes de la consultation' }).getByRole('link', { name: new RegExp(`\\d\\. ${title}`) }));
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await settled(page);
}

/** Chooses a code of the nomenclature by a word and its first line that has that code. */
export async function chooseCpv(hand: Hand, label: string, words: string, code: string): Promise<void> {
  const { page } = hand;
  await hand.fill(page.getByRole('combobox', { name: label, exact: true }), words);
  await hand.click(page.getByRole('option', { name: new RegExp(`^${code}`) }));
  await page.getByRole('listbox').waitFor({ state: 'detached' });
}

/** Where files are chosen. */
export const filesInput = (page: Page): Locator => page.getByLabel('Fichiers Word à ajouter');

/** The view of a file once it is read, its places proposed and its preview ready. */
export async function fileShown(page: Page, name: string): Promise<Locator> {
  const file = page.getByRole('region', { name, exact: true });
  await file.getByRole('heading', { name: 'Ce que le fichier deviendra' }).waitFor();
  await settled(page);
  return file;
}

/** Another file under the eyes. */
export async function openFile(hand: Hand, name: string): Promise<Locator> {
  await hand.click(hand.page.getByRole('group', { name: 'Choisir le fichier' }).getByRole('button', { name: new RegExp(name) }));
  return fileShown(hand.page, name);
}

/** Another lot under the eyes. */
export async function openLot(hand: Hand, number: number): Promise<void> {
  await hand.click(hand.page.getByRole('group', { name: 'Choisir le lot' }).getByRole('button', { name: new RegExp(`^Lot ${number}`) }));
  await settled(hand.page);
}

async function call(url: string, method: string, body: object, headers: Record<string, string> = {}): Promise<Tender> {
  const answer = await fetch(url, { method, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
  const made: unknown = await answer.json();
  if (!Value.Check(Tender, made)) throw new Error(`no consultation: ${answer.status} ${JSON.stringify(made).slice(0, 300)}`);
  return made;
}

/** A consultation made without the page, for journeys that start inside; gives its id. */
export async function newTender(address: string, title = 'Consultation d’essai', edit: (made: Tender) => Partial<TenderContent> = () => ({})): Promise<string> {
  const made = await call(`${address}/api/tenders`, 'POST', { title });
  return (await call(`${address}/api/tenders/${made.id}`, 'PATCH', edit(made), { 'if-match': `"${made.revision}"` })).id;
}

const hoursLot = (lot: TenderLot): TenderLot => ({
  ...lot,
  title: 'Gros œuvre',
  amountCents: 480_000_000,
  labourShareBasisPoints: 4_000,
  levers: [{ lever: 'execution-condition', decision: 'retained', reason: '' }],
  clauses: [{ slug: 'heures-insertion-travaux', values: {} }],
  insertion: { ...lot.insertion, quarterHours: 420 * 4, facilitator: 'Maison de l’emploi de l’Exemple (fictif)' },
});

/** One lot with hours of insertion, ready to be placed in a file. */
export const withHours = ({ lots }: Tender): Partial<TenderContent> => ({ lots: lots.map(hoursLot) });

/** Three lots, each decided otherwise: hours, a reservation, a written exception still short. */
export function withThreeLots({ need, buyer, procedure, duration, value, lots }: Tender): Partial<TenderContent> {
  const [first] = lots.map(hoursLot);
  if (!first) throw new Error('a consultation has a lot');
  const plain: TenderLot = { ...first, levers: [], clauses: [], insertion: { ...first.insertion, quarterHours: null } };
  return {
    need: { ...need, object: 'Rénovation du groupe scolaire', cpv: '45214210', nature: 'works', form: 'market' },
    buyer: { ...buyer, name: 'Commune de l’Exemple (fictif)', kind: 'local' },
    procedure: { ...procedure, kind: 'open', ccag: 'travaux', launchOn: '2027-01-18' },
    duration: { ...duration, months: 14, renewals: 0 },
    value: { ...value, optionsCents: 0 },
    lots: [
      first,
      {
        ...plain,
        id: 'espaces-verts',
        number: 2,
        title: 'Aménagement des espaces verts',
        amountCents: 60_000_000,
        levers: [{ lever: 'reserved-lot', decision: 'retained', reason: '' }],
        reservation: { ...plain.reservation, kind: 'siae' },
        clauses: [{ slug: 'lot-reserve-insertion', values: {} }],
      },
      {
        ...plain,
        id: 'ascenseur',
        number: 3,
        title: 'Installation d’un ascenseur',
        amountCents: 30_000_000,
        levers: [{ lever: 'none', decision: 'retained', reason: '' }],
        exception: 'competition-or-difficulty',
        circumstances: 'Trois entreprises consultées en octobre 2026.',
      },
    ],
  };
}
