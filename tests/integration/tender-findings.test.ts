/** Checks through the route: the data, the files sent, the files together, what none of them says, and what was set aside. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TenderDocument } from '../../shared/api/documents.ts';
import type { Finding, FindingList } from '../../shared/api/findings.ts';
import type { ReferenceList } from '../../shared/api/references.ts';
import type { Tender } from '../../shared/api/tenders.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { present } from '../support/content.ts';
import { documentUpload, tenderCalls, wordFile } from '../support/tender.ts';
import { aCondition, soundTender, tenLots } from '../unit/tender/support.ts';

let app: TestApp;
const { created, get, saved } = tenderCalls(() => app);
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const findingsOf = async ({ id }: Tender): Promise<FindingList> => {
  const response = await get(`/api/tenders/${id}/findings`);
  expect(response.statusCode, response.body.slice(0, 300)).toBe(200);
  return response.json<FindingList>();
};
const of = ({ items }: FindingList, rule: string): Finding[] => items.filter((finding) => finding.rule === rule);
const rulesOf = ({ items }: FindingList): string[] => items.map(({ rule }) => rule);
const sent = async ({ id }: Tender, piece: string, ...lines: string[]): Promise<TenderDocument> => {
  const reply = await app.call({ method: 'POST', url: `/api/tenders/${id}/documents`, ...documentUpload(piece, await wordFile(...lines), `${piece}.docx`) });
  expect(reply.statusCode, reply.body.slice(0, 300)).toBe(201);
  return reply.json<TenderDocument>();
};

const SOUND_CCAP = [
  '# Article 4.5 Clause sociale d’insertion',
  'Le titulaire réalise 400 heures d’insertion. Les publics éligibles sont notamment les allocataires du RSA et les travailleurs handicapés.',
  '# Article 4.6 Clause environnementale',
  'Le titulaire emploie des produits écologiques et réduit ses déchets.',
];

describe('the checks of a consultation', () => {
  it('say nothing of one where everything is decided', async () => {
    expect(await findingsOf(await saved(await created(), soundTender()))).toMatchObject({
      on: '2026-11-23',
      total: 0,
      counts: { blocking: 0, attention: 0, advice: 0 },
    });
  });

  it('block a missing social condition above the threshold, on the law of the launch day', async () => {
    const lot = { conditions: [], insertion: { ...present(soundTender().lots[0]).insertion, quarterHours: null } };
    const after = await findingsOf(await saved(await created(), soundTender({ lot })));
    expect(of(after, 'L01')).toMatchObject([{ severity: 'blocking', where: { scope: 'lot', lotId: 'lot-1', path: 'lots/0/conditions' } }]);
    expect(after.counts.blocking).toBeGreaterThan(0);
    const before = await findingsOf(await saved(await created(), soundTender({ lot, launchOn: '2026-08-20' })));
    expect(of(before, 'L01')).toEqual([]);
  });

  it('flag a clause that the library no longer holds', async () => {
    const list = await findingsOf(await saved(await created(), soundTender({ lot: { clauses: [{ slug: 'clause-partie', values: {} }] } })));
    expect(of(list, 'X12')).toMatchObject([{ severity: 'attention', message: expect.stringContaining('clause-partie'), where: { lotId: 'lot-1' } }]);
  });

  it('look at the buyer’s other consultations for needs cut in pieces', async () => {
    const local = await testApp();
    const calls = tenderCalls(() => local);
    const direct = (): ReturnType<typeof soundTender> => {
      const tender = soundTender({ cents: 5_000_000 });
      return { ...tender, procedure: { ...tender.procedure, kind: 'direct-award' } };
    };
    const one = await calls.saved(await calls.created('Un'), direct());
    const alone = (await calls.get(`/api/tenders/${one.id}/findings`)).json<FindingList>();
    await calls.saved(await calls.created('Deux'), direct());
    const together = (await calls.get(`/api/tenders/${one.id}/findings`)).json<FindingList>();
    expect([rulesOf(alone).includes('L61'), rulesOf(together).includes('L61')]).toEqual([false, true]);
    await local.close();
  });
});

describe('the checks of the files sent', () => {
  it('show a risky wording in its paragraph, its file and its piece', async () => {
    const tender = await saved(await created(), soundTender());
    const document = await sent(tender, 'cctp', '# Exécution', 'Les équipes sont encadrées.', 'L’usage du français est obligatoire sur le chantier.');
    const [finding] = of(await findingsOf(tender), 'L45');
    expect(finding?.where).toMatchObject({ scope: 'piece', piece: 'cctp', documentId: document.id, paragraph: 2 });
    expect(finding?.where.matched).toContain('obligatoire');
  });

  it('tell apart the same words in two files of one piece', async () => {
    const tender = await saved(await created(), soundTender());
    const words = ['# Exécution', 'L’usage du français est obligatoire sur le chantier.'];
    const first = await sent(tender, 'cctp', ...words);
    const second = await sent(tender, 'cctp', ...words);
    const found = of(await findingsOf(tender), 'L45');
    expect(found.map(({ where }) => where.documentId).sort()).toEqual([first.id, second.id].sort());
    expect(new Set(found.map(({ id }) => id)).size).toBe(2);
  });

  it('catch two pieces that contradict each other, and name the file at fault', async () => {
    const tender = await saved(await created(), soundTender());
    const ccap = await sent(tender, 'ccap', ...SOUND_CCAP);
    const ae = await sent(
      tender,
      'ae',
      '# Article 6 Engagement',
      'Le candidat s’engage à respecter la clause sociale prévue à l’article 1.3 du CCAP.',
      'Il réalise 600 heures d’insertion.',
    );
    const list = await findingsOf(tender);
    expect(of(list, 'X04')).toMatchObject([{ where: { piece: 'ae', documentId: ae.id, paragraph: 1 } }]);
    expect(of(list, 'X01')).toMatchObject([{ where: { piece: 'ae', documentId: ae.id, paragraph: 2 } }]);
    expect(ccap.id).not.toBe(ae.id);
    await app.call({ method: 'DELETE', url: `/api/tenders/${tender.id}/documents/${ae.id}` });
    expect(rulesOf(await findingsOf(tender))).not.toContain('X04');
  });

  it('follow the piece when it is changed', async () => {
    const tender = await saved(await created(), soundTender());
    const document = await sent(tender, 'ae', '# Pénalités', 'Le CCAP prévaut.', ...SOUND_CCAP);
    await app.call({ method: 'PATCH', url: `/api/tenders/${tender.id}/documents/${document.id}`, payload: { piece: 'ccap' } });
    for (const { where } of (await findingsOf(tender)).items.filter(({ where: { documentId } }) => documentId === document.id))
      expect(where.piece).toBe('ccap');
  });
});

describe('obligations that no piece carries', () => {
  it('are shown once the piece where they belong was sent, and not before', async () => {
    const tender = await saved(await created(), soundTender());
    expect(rulesOf(await findingsOf(tender)).filter((rule) => rule.startsWith('X'))).toEqual([]);
    await sent(tender, 'rc', '# Critères d’attribution', 'Prix : 60 %. Valeur technique : 40 %.');
    expect(rulesOf(await findingsOf(tender)).filter((rule) => /^X(0[6-9]|1)/.test(rule))).toEqual(['X09']);
    await sent(tender, 'ccap', '# Objet', 'Le présent cahier fixe les clauses administratives.');
    expect(rulesOf(await findingsOf(tender)).filter((rule) => /^X(0[6-9]|1)/.test(rule))).toEqual(['X06', 'X08', 'X09']);
  });

  it('cite articles that exist', async () => {
    const base = soundTender({
      lot: { conditions: [aCondition({ id: 'd2', family: 'environmental', kind: null })], clauses: [{ slug: 'partie', values: {} }] },
    });
    const lots = base.lots.map((lot) => ({
      ...lot,
      insertion: { ...lot.insertion, quarterHours: null },
      reservation: { ...lot.reservation, kind: 'siae' as const },
    }));
    const tender = await saved(await created(), { ...base, lots });
    for (const piece of ['rc', 'ccap']) await sent(tender, piece, '# Objet', 'Le présent cahier.');
    const { items } = await findingsOf(tender);
    expect(items.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['X07', 'X08', 'X09', 'X11', 'X12']));
    const known = new Set((await get('/api/references')).json<ReferenceList>().items.map(({ id }) => id));
    expect(items.flatMap(({ rule, references }) => references.filter((id) => !known.has(id)).map((id) => `${rule} ${id}`))).toEqual([]);
  });

  it('hold the cost over the life for the environmental criterion', async () => {
    const tender = await saved(await created(), soundTender());
    await sent(tender, 'rc', '# Jugement des offres', 'Le coût du cycle de vie pèse 40 % de la note globale.');
    expect(rulesOf(await findingsOf(tender))).not.toContain('X09');
  });

  it('are not, once a piece writes them', async () => {
    const tender = await saved(await created(), soundTender());
    await sent(tender, 'ccap', ...SOUND_CCAP);
    await sent(
      tender,
      'rc',
      '# Critères d’attribution',
      'Prix 60 %, performance environnementale 40 %.',
      'Le marché comporte une clause sociale de 400 heures d’insertion.',
    );
    expect(rulesOf(await findingsOf(tender)).filter((rule) => /^X(0[6-9]|1)/.test(rule))).toEqual([]);
  });

  it('name the lots concerned, and reservations too', async () => {
    const base = tenLots();
    const lots = base.lots.map((lot) => (lot.number === 3 ? { ...lot, reservation: { ...lot.reservation, kind: 'siae' as const } } : lot));
    const tender = await saved(await created(), { ...base, lots });
    await sent(tender, 'rc', '# Critères d’attribution', 'Prix 60 %, performance environnementale 40 %.');
    expect(of(await findingsOf(tender), 'X11')).toMatchObject([
      { message: expect.stringMatching(/réservation pour le lot 3/), where: { scope: 'lot', lotId: 'lot-3', path: 'lots/2/reservation' } },
    ]);
    await sent(tender, 'rc', '# Lot 3', 'Le lot 3 est réservé aux structures d’insertion par l’activité économique (L. 2113-13).');
    expect(of(await findingsOf(tender), 'X11')).toEqual([]);
  });

  it('count what the insertions prepared for a file will write', async () => {
    const conditions = [aCondition({ id: 'd2', family: 'environmental', kind: null, title: 'Produits écologiques' }), aCondition()];
    const tender = await saved(await created(), soundTender({ lot: { conditions, clauses: [{ slug: 'heures-insertion-services', values: {} }] } }));
    const document = await sent(tender, 'ccap', '# Objet', 'Le présent cahier fixe les clauses administratives.');
    expect(rulesOf(await findingsOf(tender))).toContain('X06');
    const { raw } = app;
    const plan = JSON.stringify({ items: [{ slug: 'heures-insertion-services', after: 'end' }] });
    raw.prepare('UPDATE tender_documents SET plan = ? WHERE id = ?').run(plan, document.id);
    expect(rulesOf(await findingsOf(tender))).not.toContain('X06');
  });
});

describe('a finding set aside', () => {
  it('stays listed with its reason and no longer counts, in data and in files alike', async () => {
    const tender = await saved(await created(), soundTender());
    await sent(tender, 'ccap', '# Objet', 'Le présent cahier fixe les clauses administratives.');
    const before = await findingsOf(tender);
    const finding = present(of(before, 'X06')[0]);
    const kept = await saved(tender, { overrides: [{ finding: finding.id, reason: 'La clause est au CCTP, envoyé plus tard.' }] });
    const after = await findingsOf(kept);
    expect(of(after, 'X06')).toEqual([{ ...finding, overridden: 'La clause est au CCTP, envoyé plus tard.' }]);
    expect(after.counts.attention).toBe(before.counts.attention - 1);
  });

  it('never hides a blocking one', async () => {
    const tender = await saved(await created(), soundTender());
    await sent(tender, 'cctp', '# Exécution', 'L’usage du français est obligatoire sur le chantier.');
    const finding = present(of(await findingsOf(tender), 'L45')[0]);
    expect(finding.severity).toBe('blocking');
    const after = await findingsOf(await saved(tender, { overrides: [{ finding: finding.id, reason: 'Nous y tenons.' }] }));
    expect(of(after, 'L45')).toEqual([finding]);
  });
});
