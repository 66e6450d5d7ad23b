/** A public consultation on a scheme, its lead, and somebody without an account who opens its page. */
import { expect } from 'vitest';
import type { LightMyRequestResponse } from 'fastify';
import type { Participation, ParticipationCommentList, ParticipationCreate, ParticipationDecision } from '../../shared/api/participations.ts';
import type { Scheme } from '../../shared/api/schemes.ts';
import { FIELDS, TOKEN } from '../../shared/participation-papers/write-page.ts';
import type { TestApp } from './app.ts';
import { addPerson, type TestPerson } from './people.ts';
import { PARTICIPATION } from './routes.ts';
import { completeScheme } from './scheme.ts';

export type ParticipationStage = {
  lead: TestPerson;
  scheme: string;
  at: (path?: string) => string;
  open: (more?: Partial<ParticipationCreate>) => Promise<Participation>;
  /** Of the lead; fails unless it succeeds. */
  sent: <T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload?: object, headers?: Record<string, string>) => Promise<T>;
  voices: (participation: Participation) => Promise<ParticipationCommentList['items']>;
  decide: (participation: Participation, voice: string, decision: Partial<ParticipationDecision>) => Promise<void>;
};

export async function participationStage(app: TestApp): Promise<ParticipationStage> {
  const lead = addPerson(app, { roles: ['scheme-lead'], name: 'Camille Exemple' });
  const sent: ParticipationStage['sent'] = async <T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload?: object, headers = {}) => {
    const reply = await lead.call({ method, url, headers, ...(payload ? { payload } : {}) });
    expect(reply.statusCode, `${method} ${url} ${reply.body.slice(0, 300)}`).toBeLessThan(300);
    return reply.body === '' ? JSON.parse('null') : reply.json<T>();
  };
  const { id: scheme } = await sent<Scheme>('POST', '/api/schemes', { title: 'SPASER 2027' });
  await sent('PATCH', `/api/schemes/${scheme}`, { ...completeScheme(), title: 'SPASER 2027' }, { 'if-match': '"1"' });
  const at = (path = ''): string => `/api/schemes/${scheme}/participations${path}`;
  return {
    ...{ lead, scheme, at, sent },
    open: (more = {}) => sent<Participation>('POST', at(), { ...PARTICIPATION, places: ['gouvernance', 'axe-social'], ...more }, { 'if-match': '"2"' }),
    voices: async ({ id }) => (await sent<ParticipationCommentList>('GET', at(`/${id}/voices`))).items,
    decide: async ({ id }, voice, decision) =>
      void (await sent('PUT', at(`/${id}/voices/${voice}/decision`), { state: 'accepted', reason: null, duplicateOf: null, ...decision })),
  };
}

/** The path of its page. */
export const pathOf = ({ address }: Pick<Participation, 'address'>): string => new URL(address).pathname;

export const tokenIn = (html: string): string => new RegExp(`name="${TOKEN}" value="([^"]+)"`).exec(html)?.[1] ?? '';

export type Written = Partial<Record<keyof typeof FIELDS, string>>;

/** What a browser sends of the form. */
export const formBody = (written: Written, token: string, more: Record<string, string> = {}): string =>
  new URLSearchParams({
    [TOKEN]: token,
    [FIELDS.place]: '',
    [FIELDS.text]: 'Il faudrait plus de clauses dans les travaux.',
    ...Object.fromEntries(Object.entries(written).map(([name, value]) => [Object.entries(FIELDS).find(([field]) => field === name)?.[1] ?? name, value])),
    ...more,
  }).toString();

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
export const post = ({ call }: TestApp, url: string, payload: string, from?: string): Promise<LightMyRequestResponse> =>
  call({ method: 'POST', url, payload, headers: FORM, ...(from ? { remoteAddress: from } : {}) });

/** As a person does: opens the form, takes a few seconds, sends. Gives the page received. */
export async function write(app: TestApp, participation: Participation, written: Written = {}, from?: string): Promise<LightMyRequestResponse> {
  const path = `${pathOf(participation)}/ecrire`;
  const token = tokenIn((await app.call({ method: 'GET', url: path })).body);
  app.wait(10);
  return post(app, path, formBody(written, token), from);
}

/** The code that the page of a comment received shows. */
export const codeIn = (html: string): string => /class="code">([^<]+)</.exec(html)?.[1] ?? '';
