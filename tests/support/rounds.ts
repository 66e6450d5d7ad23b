/** A scheme to read again, its lead, a department with its référente, and a round on it. */
import { expect } from 'vitest';
import type { Contact, Department } from '../../shared/api/network.ts';
import type { MyPartList, Round, RoundAnswer, RoundCreate, RoundPart } from '../../shared/api/rounds.ts';
import type { Scheme, SchemePatch } from '../../shared/api/schemes.ts';
import type { TestApp } from './app.ts';
import { addPerson, type TestPerson } from './people.ts';
import { completeScheme } from './scheme.ts';

export type RoundStage = {
  lead: TestPerson;
  referent: TestPerson;
  department: string;
  scheme: string;
  save: (change: SchemePatch) => Promise<void>;
  at: (path?: string) => string;
  open: (more?: Partial<RoundCreate>) => Promise<Round>;
  answer: (who: TestPerson, round: Round, part: RoundPart, body: Partial<RoundAnswer>, revision?: number) => ReturnType<TestPerson['call']>;
};

export async function roundStage(app: TestApp): Promise<RoundStage> {
  const lead = addPerson(app, { roles: ['scheme-lead'], name: 'Camille Exemple' });
  const referent = addPerson(app, { roles: ['referent'], name: 'Alix Exemple', email: 'alix@exemple.test' });
  const sent = async <T>(method: 'POST' | 'PATCH' | 'GET', url: string, payload?: object, revision?: number): Promise<T> => {
    const headers = revision === undefined ? {} : { 'if-match': `"${revision}"` };
    const reply = await lead.call({ method, url, headers, ...(payload ? { payload } : {}) });
    expect(reply.statusCode, `${url} ${reply.body.slice(0, 300)}`).toBeLessThan(300);
    return reply.json<T>();
  };
  const department = (await sent<Department>('POST', '/api/network/departments', { name: 'Direction de l’emploi' })).id;
  const contact = { kind: 'referent', name: 'Alix Exemple', departmentId: department, personId: referent.id, email: 'alix.registre@exemple.test' };
  await sent<Contact>('POST', '/api/network/contacts', contact);
  const { id: scheme } = await sent<Scheme>('POST', '/api/schemes', { title: 'SPASER 2027' });
  const current = async (): Promise<number> => (await sent<Scheme>('GET', `/api/schemes/${scheme}`)).revision;
  const save = async (change: SchemePatch): Promise<void> => void (await sent('PATCH', `/api/schemes/${scheme}`, change, await current()));
  const at = (path = ''): string => `/api/schemes/${scheme}/rounds${path}`;
  await save({ ...completeScheme(), title: 'SPASER 2027' });
  return {
    ...{ lead, referent, department, scheme, save, at },
    open: async (more = {}) => {
      const part = { departmentId: department, name: '', people: [], places: ['axe-social', 'gouvernance'], questions: ['Est-ce tenable\u202f?'] };
      return sent<Round>('POST', at(), { title: 'Relecture de janvier', message: 'Merci.', dueOn: '2027-01-15', parts: [part], ...more }, await current());
    },
    answer: (who, round, part, body, revision = part.revision) =>
      who.call({
        method: 'PUT',
        url: at(`/${round.id}/parts/${part.id}/answer`),
        headers: { 'if-match': `"${revision}"` },
        payload: { verdict: 'agree', answers: [], remarks: [], receivedAs: '', ...body },
      }),
  };
}

export const myParts = async (who: TestPerson): Promise<MyPartList['items']> =>
  (await who.call({ method: 'GET', url: '/api/rounds/mine' })).json<MyPartList>().items;

/** The only part of a round. */
export function onlyPart({ parts }: Round): RoundPart {
  const [part, ...others] = parts;
  if (!part || others.length > 0) throw new Error(`${parts.length} parts`);
  return part;
}
