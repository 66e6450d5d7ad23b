/** Consultations for integration tests: made, saved and read through the routes, as a page does. */
import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import { expect } from 'vitest';
import type { Tender, TenderContent } from '../../shared/api/tenders.ts';
import type { TestApp } from './app.ts';
import { multipart } from './upload.ts';

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

/** « # Titre » makes a heading 1, « ## Titre » a heading 2; the rest is text. */
export async function wordFile(...lines: string[]): Promise<Buffer> {
  const children = lines.map((line) => {
    const marks = /^(#+) /.exec(line)?.[1]?.length ?? 0;
    return new Paragraph({
      children: [new TextRun(line.replace(/^#+ /, ''))],
      ...(marks === 1 ? { heading: HeadingLevel.HEADING_1 } : marks > 1 ? { heading: HeadingLevel.HEADING_2 } : {}),
    });
  });
  return Packer.toBuffer(new Document({ creator: 'Service achats', sections: [{ children }] }));
}

/** A file sent as a form does, piece first. */
export const documentUpload = (piece: string, value: Uint8Array, filename: string): ReturnType<typeof multipart> =>
  multipart([
    { name: 'piece', value: piece },
    { name: 'file', value, filename },
  ]);
