/** The clauses in the buyer's own Word files, through the routes: placed, filled, given back. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { InsertionReport, PlaceProposals, TenderDocument } from '../../shared/api/documents.ts';
import { present } from '../support/content.ts';
import { pathsOf, problem } from '../support/problem.ts';
import { itWithData } from '../support/shared-data.ts';
import { soundTender, tenLots } from '../unit/tender/support.ts';
import { CLAUSE, textOf, tenderDocuments } from '../support/tender-documents.ts';

const on = tenderDocuments();
const { created, get, saved, stored, at, post } = on;

describe('the places of the clauses', () => {
  it('are proposed for the clauses that write something in this piece', async () => {
    const document = await stored();
    const { items, total } = (await get(at(document, '/places'))).json<PlaceProposals>();
    expect([total, items]).toMatchObject([1, [{ slug: CLAUSE, lotId: 'lot-1', existing: false, after: present(document.outline[1]).id }]]);
    expect(items[0]?.reason).not.toBe('');
    const reply = await post(at(document, '/insertions/preview'), {
      items: items.map(({ slug, lotId, after, placement }) => ({ slug, lot: lotId, after, placement })),
    });
    expect(reply.statusCode, reply.body.slice(0, 300)).toBe(200);
  });

  it('are those of the clause itself in a file that already holds it, which is then updated', async () => {
    const document = await stored();
    const filled = await post(at(document, '/insertions'), { items: [{ slug: CLAUSE, after: present(document.outline[1]).id }], tracked: false });
    const again = await stored('ccap', filled.rawPayload);
    expect(again.existing).toMatchObject([{ slug: CLAUSE, lotId: 'lot-1', by: 'bookmark' }]);
    const [proposal] = (await get(at(again, '/places'))).json<PlaceProposals>().items;
    expect(proposal?.existing).toBe(true);
    const report = await post(at(again, '/insertions/preview'), { items: [{ slug: CLAUSE, after: proposal?.after ?? '', values: { heures: 999 } }] });
    expect(report.json<InsertionReport>().items).toMatchObject([{ slug: CLAUSE, state: 'updated' }]);
  }, 60_000);
});

describe('inserting', () => {
  const place = ({ outline }: TenderDocument) => present(outline[1]).id;

  it('gives a new file with the clause, keeps the plan, and leaves the original alone', async () => {
    const document = await stored();
    const plan = { items: [{ slug: CLAUSE, lot: 1, after: place(document) }], tracked: true };
    const reply = await post(at(document, '/insertions'), plan);
    expect(reply.statusCode, reply.body.slice(0, 500)).toBe(200);
    expect(reply.headers['content-disposition']).toBe('attachment; filename="ccap-clauses.docx"');
    expect(reply.headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
    expect(textOf(reply.rawPayload)).toContain('au moins 200\u00a0heures d’insertion');
    expect((await get(at(document))).json<TenderDocument>().plan).toEqual({ ...plan, items: [{ ...plan.items[0], lot: 'lot-1' }] });
    expect((await get(at(document, '/original.docx'))).rawPayload.equals(on.ccap)).toBe(true);
    on.app.wait(3600);
    const again = await post(at(document, '/insertions'), plan);
    expect(again.rawPayload.equals(reply.rawPayload)).toBe(true);
  }, 60_000);

  it('shows beforehand what it will give, and keeps nothing', async () => {
    const document = await stored();
    const report = (await post(at(document, '/insertions/preview'), { items: [{ slug: CLAUSE, lot: 'lot-1', after: 'end' }] })).json<InsertionReport>();
    expect(report.items).toMatchObject([{ slug: CLAUSE, lotId: 'lot-1', state: 'inserted' }]);
    expect((await get(at(document))).json<TenderDocument>().plan).toBeNull();
  }, 60_000);

  it('takes the lot by its number, its identifier, or none when there is only one', async () => {
    const document = await stored();
    for (const lot of [{ lot: 1 }, { lot: '1' }, { lot: 'lot-1' }, {}]) {
      const reply = await post(at(document, '/insertions/preview'), { items: [{ slug: CLAUSE, ...lot, after: 'end' }] });
      expect(reply.statusCode, reply.body.slice(0, 300)).toBe(200);
    }
  }, 60_000);

  it('values of the request win over those of the lot', async () => {
    const document = await stored();
    const preview = async (values: object) =>
      (await post(at(document, '/insertions/preview'), { items: [{ slug: CLAUSE, after: 'end', values }] })).json<InsertionReport>().items[0]?.text;
    expect(await preview({ heures: 1234 })).toContain('1\u202f234\u00a0heures');
  }, 60_000);

  it.each<[string, object, number, string, string]>([
    ['a clause that does not exist', { slug: 'aucune', after: 'end' }, 404, 'NOT_FOUND', 'items/0/slug'],
    ['a clause that writes nothing in this piece', { slug: 'achat-direct-sous-seuil', after: 'end' }, 404, 'NO_TEXT_FOR_PIECE', 'items/0/slug'],
    ['a lot that does not exist', { slug: CLAUSE, lot: 9, after: 'end' }, 400, 'INVALID_INPUT', 'items/0/lot'],
    ['a variable that does not exist', { slug: CLAUSE, after: 'end', values: { inconnue: 'x' } }, 422, 'UNKNOWN_VARIABLE', 'items/0/values/inconnue'],
    ['a value that does not hold', { slug: CLAUSE, after: 'end', values: { heures: 'beaucoup' } }, 400, 'INVALID_INPUT', 'items/0/values/heures'],
  ])('%s is refused, the item named, and no plan is kept', async (_name, item, status, code, path) => {
    const document = await stored();
    for (const part of ['/insertions', '/insertions/preview'])
      expect(pathsOf(problem(await post(at(document, part), { items: [item] }), status, code))).toEqual([path]);
    expect((await get(at(document))).json<TenderDocument>().plan).toBeNull();
  });

  it('a place that has vanished is refused', async () => {
    const document = await stored();
    problem(await post(at(document, '/insertions'), { items: [{ slug: CLAUSE, after: 'p999.zzzz' }] }), 409, 'PLACE_GONE');
  }, 60_000);

  it('the same clause twice for one lot is refused', async () => {
    const document = await stored();
    const items = [
      { slug: CLAUSE, after: 'end' },
      { slug: CLAUSE, lot: 1, after: place(document) },
    ];
    expect(pathsOf(problem(await post(at(document, '/insertions'), { items }), 400, 'INVALID_INPUT'))).toEqual(['items/1/slug']);
  });

  it('asks which lot when several could be meant', async () => {
    const own = await saved(await created(), tenLots());
    const document = await stored('ccap', on.ccap, 'CCAP.docx', own.id);
    const url = `/api/tenders/${own.id}/documents/${document.id}/insertions/preview`;
    expect(pathsOf(problem(await post(url, { items: [{ slug: CLAUSE, after: 'end' }] }), 400, 'INVALID_INPUT'))).toEqual(['items/0/lot']);
    expect((await post(url, { items: [{ slug: CLAUSE, lot: 7, after: 'end' }] })).json<InsertionReport>().items[0]?.lotId).toBe('lot-7');
  }, 60_000);

  it('nothing to insert, or too much, is refused', async () => {
    const document = await stored();
    problem(await post(at(document, '/insertions'), { items: [] }), 400, 'INVALID_INPUT');
    problem(await post(at(document, '/insertions'), {}), 400, 'INVALID_INPUT');
  });
});

describe('real files', () => {
  for (const name of [
    'convention-hlm.docx',
    'convention-restauration.docx',
    'libreoffice-tableaux.docx',
    'numerotation-fr-3500.docx',
    'revisions-et-deplacements.docx',
    'modele.dotx',
  ])
    itWithData(`docx/${name}`, `${name} is read, checked, placed and filled`, async (path) => {
      const own = await saved(await created(), soundTender({ lot: { clauses: [{ slug: CLAUSE, values: {} }] } }));
      const file = readFileSync(path);
      const document = await stored('ccap', file, name, own.id);
      const url = `/api/tenders/${own.id}/documents/${document.id}`;
      expect((await get(`/api/tenders/${own.id}/findings`)).statusCode).toBe(200);
      const { items } = (await get(`${url}/places`)).json<PlaceProposals>();
      expect(items).toHaveLength(1);
      const reply = await post(`${url}/insertions`, {
        items: items.map(({ slug, lotId, after, placement }) => ({ slug, lot: lotId, after, placement })),
        comments: true,
      });
      expect(reply.statusCode, reply.body.slice(0, 300)).toBe(200);
      expect(reply.headers['content-disposition']).toContain(name.endsWith('.dotx') ? '.dotx' : '.docx');
      expect((await get(`${url}/original.docx`)).rawPayload.equals(file)).toBe(true);
    });
});
