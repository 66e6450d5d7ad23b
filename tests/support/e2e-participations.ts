/** A scheme put to the public, with comments in every state, put there as people and their lead would: what its screens start from. */
import type { Page } from 'playwright-core';
import type { Participation, ParticipationCommentList } from '../../shared/api/participations.ts';
import { LIMITS } from '../../shared/limits.ts';
import { asked, copyExample } from './e2e-rounds.ts';
import { formBody, pathOf, tokenIn } from './participation.ts';
import { PARTICIPATION } from './routes.ts';

export type PublicScheme = { scheme: string; participation: string; path: string };

const WRITTEN = [
  {
    text: 'Associez les habitants au comité de suivi.\n\nUne réunion publique par an.',
    place: 'gouvernance',
    quote: 'un comité de suivi',
    quality: 'resident',
  },
  { text: `Le seuil me paraît trop bas. ${'Les entreprises du bassin savent faire plus. '.repeat(8)}`, quality: 'company', name: 'Entreprise Exemple' },
  { text: 'Achetez mes produits sur mon site.' },
  { text: 'Merci pour ce texte.' },
];

/** Each form is opened, then all are sent once enough time has passed for a person to have written. */
async function send(page: Page, path: string): Promise<void> {
  const opened = await page.evaluate(async ([form, count]) => Promise.all(Array.from({ length: count }, async () => (await fetch(form)).text())), [
    `${path}/ecrire`,
    WRITTEN.length,
  ] as const);
  await page.waitForTimeout((LIMITS.participationMinimumSeconds + 1) * 1_000);
  const bodies = WRITTEN.map((written, index) => formBody(written, tokenIn(opened[index] ?? '')));
  const statuses = await page.evaluate(
    async ([form, sent]) => {
      const answers: number[] = [];
      for (const body of sent) answers.push((await fetch(form, { method: 'POST', body: new URLSearchParams(body) })).status);
      return answers;
    },
    [`${path}/ecrire`, bodies] as const,
  );
  if (statuses.some((status) => status !== 201)) throw new Error(`comments were refused: ${statuses.join(', ')}`);
}

async function make(page: Page): Promise<PublicScheme> {
  const { id: scheme, revision } = await copyExample(page, 'Schéma soumis au public');
  const root = `/api/schemes/${scheme}/participations`;
  const opening = { ...PARTICIPATION, closesOn: '2199-03-31', places: ['gouvernance', 'axes'] };
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date());
  const participation = await asked<Participation>(page, 'POST', root, { ...opening, opensOn: today }, revision);
  const path = pathOf(participation);
  await send(page, path);
  const { items } = await asked<ParticipationCommentList>(page, 'GET', `${root}/${participation.id}/voices`);
  const decide = (index: number, state: string, reason: string | null): Promise<unknown> =>
    asked(page, 'PUT', `${root}/${participation.id}/voices/${items[index]?.id}/decision`, { state, reason, duplicateOf: null });
  await decide(0, 'accepted', null);
  await decide(1, 'accepted', null);
  await decide(2, 'refused', 'advertising');
  const answer = { comments: [items[0]?.id], outcome: 'taken', text: 'Le comité s’ouvre à deux habitants.', heldIn: 'Gouvernance, comité de suivi' };
  await asked(page, 'POST', `${root}/${participation.id}/answers`, answer);
  return { scheme, participation: participation.id, path };
}

const made = new Map<string, Promise<PublicScheme>>();

/** One for all the screens of a server: nobody changes it. */
export function publicScheme(page: Page): Promise<PublicScheme> {
  const { origin } = new URL(page.url());
  const known = made.get(origin) ?? make(page);
  made.set(origin, known);
  return known;
}
