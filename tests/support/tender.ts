/** Consultations for integration tests: made, saved and read through the routes, as a page does. */
import { expect } from 'vitest';
import type { Tender, TenderContent } from '../../shared/api/tenders.ts';
import type { TestApp } from './app.ts';

export type TenderCalls = {
  created: (title?: string) => Promise<Tender>;
  save: (id: string, revision: number | null, payload: object) => ReturnType<TestApp['call']>;
  saved: (tender: Tender, payload: Partial<TenderContent>) => Promise<Tender>;
  read: (id: string) => Promise<Tender>;
  get: (url: string) => ReturnType<TestApp['call']>;
};

/** `app` is asked at each call: it is made in `beforeAll`. */
export function tenderCalls(app: () => TestApp): TenderCalls {
  const get: TenderCalls['get'] = (url) => app().call({ method: 'GET', url });
  const save: TenderCalls['save'] = (id, revision, payload) =>
    app().call({ method: 'PATCH', url: `/api/tenders/${id}`, headers: revision === null ? {} : { 'if-match': `"${revision}"` }, payload });
  return {
    get,
    save,
    created: async (title = 'Consultation d’essai') => {
      const response = await app().call({ method: 'POST', url: '/api/tenders', payload: { title } });
      expect(response.statusCode, response.body.slice(0, 300)).toBe(201);
      return response.json<Tender>();
    },
    saved: async ({ id, revision }, payload) => {
      const response = await save(id, revision, payload);
      expect(response.statusCode, response.body.slice(0, 500)).toBe(200);
      return response.json<Tender>();
    },
    read: async (id) => (await get(`/api/tenders/${id}`)).json<Tender>(),
  };
}
