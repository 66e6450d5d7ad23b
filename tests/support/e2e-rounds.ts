/** A scheme under review, put there through the page's own routes: what the screens of rounds and publications start from. */
import type { Page } from 'playwright-core';
import { settled } from './browser.ts';

/** Asks the server as the page would; throws what it refuses. */
export async function asked<T>(page: Page, method: string, path: string, body?: object, revision?: number): Promise<T> {
  const answer = await page.evaluate(
    async ([how, where, sent, read]) => {
      const headers = { ...(sent === null ? {} : { 'content-type': 'application/json' }), ...(read === null ? {} : { 'if-match': `"${read}"` }) };
      const response = await fetch(where, { method: how, headers, ...(sent === null ? {} : { body: sent }) });
      return { status: response.status, text: await response.text() };
    },
    [method, path, body ? JSON.stringify(body) : null, revision ?? null] as const,
  );
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text.slice(0, 300)}`);
  return JSON.parse(answer.text || 'null');
}

type Made = { id: string; revision: number };

/** A copy of the worked example, the lead's own. */
export const copyExample = (page: Page, title: string): Promise<Made> => asked<Made>(page, 'POST', '/api/schemes', { title, copyOf: 'exemple' });

/** A round on a copy of the example, answered by hand with two remarks, one decided on; a version published. Gives its addresses. */
export async function reviewedScheme(page: Page): Promise<{ scheme: string; round: string; part: string }> {
  const { id, revision } = await copyExample(page, 'Schéma relu');
  const parts = [
    { departmentId: null, name: 'Direction de l’emploi', people: [], places: ['gouvernance', 'suivi'], questions: ['Est-ce tenable\u202f?'] },
    { departmentId: null, name: 'Direction des routes', people: [], places: ['axes'], questions: [] },
  ];
  const body = { title: 'Relecture de janvier', message: 'Merci de vérifier vos engagements.', dueOn: '2199-01-15', parts };
  const round = await asked<{ id: string; parts: { id: string }[] }>(page, 'POST', `/api/schemes/${id}/rounds`, body, revision);
  const part = round.parts[0]?.id ?? '';
  const remarks = [
    { id: null, place: 'gouvernance', text: 'Le comité de suivi est trop large pour se réunir deux fois par an.' },
    { id: null, place: '', text: 'Les indicateurs manquent d’un point de départ.' },
  ];
  const answer = { verdict: 'correct', answers: ['Oui, avec un agent de plus.'], remarks, receivedAs: 'Courriel du 3 janvier' };
  const path = `/api/schemes/${id}/rounds/${round.id}`;
  const answered = await asked<{ remarks: { id: string }[] }>(page, 'PUT', `${path}/parts/${part}/answer`, answer, 1);
  await asked(page, 'PUT', `${path}/remarks/${answered.remarks[0]?.id}`, { state: 'taken', reason: 'Comité réduit à huit membres.' });
  await asked(page, 'POST', `/api/schemes/${id}/publications`, { note: 'Première version adoptée.' }, revision);
  await asked(page, 'PATCH', `/api/schemes/${id}`, { title: 'Schéma relu et corrigé', governance: { lead: 'Vice-présidence', bodies: [] } }, revision);
  return { scheme: id, round: round.id, part };
}

export async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
}
