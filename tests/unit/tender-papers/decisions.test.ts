import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../shared/api/findings.ts';
import type { DocumentNode } from '../../../shared/scheme/document.ts';
import { decisionsPaper } from '../../../shared/tender-papers/decisions.ts';
import type { Paper } from '../../../shared/tender-papers/paper.ts';
import { frenchTypography } from '../../../shared/typography.ts';
import { materialsOf, schoolTender } from './support.ts';
import { linesOf, tableOf, titlesOf } from './read.ts';

const paper = decisionsPaper(materialsOf(schoolTender()));
const opening = (of: Paper): string[] => of.nodes.slice(0, 2).flatMap((node) => (node.kind === 'callout' ? node.lines : []));

const finding = (more: Partial<Finding>): Finding => ({
  id: 'L60.lot-1',
  rule: 'L60',
  title: 'Point de contrôle',
  severity: 'attention',
  confidence: 'confirmed',
  message: 'Vu dans ce lot.',
  explanation: 'Pourquoi.',
  proposal: 'Que faire.',
  where: { scope: 'lot', lotId: 'lot-1', path: '', piece: null, documentId: null, paragraph: null, matched: null },
  references: ['ccp-l2112-2'],
  overridden: null,
  ...more,
});
const withFindings = (...findings: Finding[]): Paper => decisionsPaper({ ...materialsOf(schoolTender()), findings });

describe('the note on the decisions', () => {
  it('goes from the whole to each lot, then to what is left and what is not known', () => {
    expect(titlesOf(paper, 'chapter')).toEqual([
      'En bref',
      'Le besoin',
      'La valeur estimée',
      'Ce que la loi demande au 15 mars 2027',
      'Lot 1 – Espaces verts et clôtures',
      'Lot 2 – Gros œuvre',
      'Lot 3 – Désamiantage',
      'Contrôles',
      'Doutes ouverts',
      'Références',
    ]);
  });

  it('names the CPV code in words, when it is in the nomenclature', () => {
    expect(linesOf(paper)).toEqual(expect.arrayContaining(['45214210 – Travaux de construction d’écoles primaires', '45112700']));
  });

  it('shows how the estimated value is made, to its sum', () => {
    const rows = tableOf(paper, 'La valeur estimée').map((row) => row.slice(0, 2));
    expect(rows).toEqual([
      ['Somme de 3 lots', '4\u202f945\u202f000\u00a0€'],
      ['Options et tranches optionnelles', '120\u202f000\u00a0€'],
      ['Reste de l’opération de travaux', '600\u202f000\u00a0€'],
      ['Valeur estimée', '5\u202f665\u202f000\u00a0€'],
    ]);
  });

  it('says what the law requires, with its article and how sure we are', () => {
    const [social] = tableOf(paper, 'Ce que la loi demande au 15 mars 2027');
    expect(social?.slice(0, 2)).toEqual(['Condition sociale', 'Obligatoire']);
    expect(social?.[3]).toContain('L.\u00a02112-2-1');
    expect(social?.[3]).toMatch(/[●◐○]/);
  });

  it('says less of the law before it changed', () => {
    const tender = schoolTender();
    const before = decisionsPaper(materialsOf({ ...tender, procedure: { ...tender.procedure, launchOn: '2026-08-20' } }));
    const required = tableOf(before, 'Ce que la loi demande au 20 août 2026').filter(([, answer]) => answer === 'Obligatoire');
    // The price alone was already closed to works (R. 2152-7).
    expect(required.map(([point]) => point)).toEqual(['Plusieurs critères']);
  });

  it('keeps the doubts of a concession, whose articles are its own', () => {
    const tender = schoolTender();
    const lines = linesOf(decisionsPaper(materialsOf({ ...tender, need: { ...tender.need, form: 'concession' } })));
    expect(lines.join(' ')).toContain('Valeur estimée d’une concession');
    expect(lines.join(' ')).toContain('Textes adoptés en 2026');
  });

  it('keeps the person’s order of levers, with what was set aside and why', () => {
    const rows = tableOf(paper, 'Lot 2 – Gros œuvre', 'Leviers, dans l’ordre de l’acheteur');
    expect(rows.map(([, decision, reason]) => [decision, reason])).toEqual([
      ['Retenu', 'Le volume de main-d’œuvre le permet et la maison de l’emploi accompagne.'],
      ['Écarté', 'Aucune structure d’insertion n’a la capacité d’un lot de cette taille.'],
    ]);
  });

  it('says that a decision has no written reason', () => {
    const tender = schoolTender();
    const [lot, ...others] = tender.lots;
    if (!lot) throw new Error('no lot');
    const silent = materialsOf({ ...tender, lots: [{ ...lot, levers: [{ lever: 'reserved-lot', decision: 'retained', reason: ' ' }] }, ...others] });
    expect(tableOf(decisionsPaper(silent), 'Lot 1 – Espaces verts et clôtures', 'Leviers, dans l’ordre de l’acheteur')[0]?.[2]).toBe('Motif non écrit');
  });

  it('puts a long reason under the table, whole', () => {
    const tender = schoolTender();
    const reason = 'Le bassin compte trois structures. '.repeat(30).trim();
    const long = decisionsPaper(
      materialsOf({ ...tender, lots: tender.lots.map((lot) => ({ ...lot, levers: lot.levers.map((lever) => ({ ...lever, reason })) })) }),
    );
    expect(tableOf(long, 'Lot 2 – Gros œuvre', 'Leviers, dans l’ordre de l’acheteur').map((row) => row[2])).toEqual(['Sous le tableau', 'Sous le tableau']);
    expect(linesOf(long).filter((line) => line === reason).length).toBe(5);
  });

  it('names the clauses, their pieces and what is left to fill', () => {
    expect(tableOf(paper, 'Lot 1 – Espaces verts et clôtures', 'Clauses choisies')).toEqual([
      ['Lot réservé aux structures d’insertion par l’activité économique', 'Avis, RC, CCAP, AE', expect.stringContaining('Tâches'), expect.any(String)],
    ]);
  });

  it('compares the hours retained with those computed', () => {
    expect(linesOf(paper)).toContain('Le calcul donne 2\u202f942\u00a0h\u202f: le volume retenu en compte 358\u00a0h de plus.');
  });

  it('prints the circumstances of an exception, or says that they are to be written', () => {
    expect(linesOf(paper).join('\n')).toContain('sous-section 3');
    const tender = schoolTender();
    const bare = materialsOf({ ...tender, lots: tender.lots.map((lot) => ({ ...lot, circumstances: '' })) });
    expect(linesOf(decisionsPaper(bare))).toContain('Circonstances à écrire\u202f: sans elles, le motif ne tient pas.');
  });

  it('names on its first page what blocks, and never says that nothing does when something does', () => {
    expect(opening(withFindings(finding({ severity: 'blocking', title: 'Clause interdite' })))).toEqual([
      '1 point bloquant reste à régler avant le lancement\u202f:',
      '– Clause interdite',
    ]);
    expect(opening(withFindings())[0]).toMatch(/^Aucun point bloquant/);
  });

  it('gives each finding passed over with its written reason, apart from those left', () => {
    const passed = withFindings(finding({ id: 'a', overridden: 'Vérifié avec le facilitateur.' }), finding({ id: 'b', rule: 'L61', title: 'Autre point' }));
    expect(tableOf(passed, 'Contrôles', 'Points écartés, et pourquoi').map((row) => row.at(-1))).toEqual(['Vérifié avec le facilitateur.']);
    expect(tableOf(passed, 'Contrôles', 'Points d’attention non traités').map(([, seen]) => seen)).toEqual(['Autre point\nVu dans ce lot.']);
  });

  it('puts the same finding of several lots on one line', () => {
    const where = (lotId: string) => ({ ...finding({}).where, lotId });
    const twice = withFindings(finding({ id: 'a' }), finding({ id: 'b', where: where('lot-3'), message: 'Vu dans un autre.' }));
    expect(tableOf(twice, 'Contrôles', 'Points d’attention non traités')[0]?.slice(0, 2)).toEqual([
      'Lots 1 et 3',
      'Point de contrôle\nVu dans ce lot.\nVu dans un autre.',
    ]);
  });

  it('says unknown for what is not known, and that the sum is a floor', () => {
    const tender = schoolTender();
    const vague = decisionsPaper(
      materialsOf({
        ...tender,
        procedure: { kind: null, ccag: null, launchOn: null, exclusion: null },
        lots: tender.lots.map((lot) => ({ ...lot, amountCents: null })),
      }),
    );
    const sheet = vague.nodes.find((node) => node.kind === 'actionSheet');
    expect(sheet?.kind === 'actionSheet' && sheet.rows.find(({ label }) => label === 'Procédure')?.lines).toEqual(['Non renseigné']);
    expect(vague.lead).toContain('date de lancement non fixée');
    expect(linesOf(vague).join('\n')).toContain('La valeur estimée est un minimum');
  });

  it('cites every article it rests on, once', () => {
    const cited = tableOf(paper, 'Références').map(([citation]) => citation);
    expect(new Set(cited).size).toBe(cited.length);
    expect(cited.some((citation) => citation?.includes('2112-2-1'))).toBe(true);
  });

  it('has French typography everywhere, and the same paper for the same data', () => {
    const lines = linesOf(paper);
    expect(lines.map(frenchTypography)).toEqual(lines);
    expect(decisionsPaper(materialsOf(schoolTender()))).toEqual(paper);
  });

  it('has tables whose columns share the whole width', () => {
    const tables = paper.nodes.filter((node): node is Extract<DocumentNode, { kind: 'table' }> => node.kind === 'table');
    expect(tables.map(({ columns }) => columns.reduce((sum, { width }) => sum + width, 0))).toEqual(tables.map(() => 100));
    expect(tables.every(({ columns, rows }) => rows.every((row) => row.length === columns.length))).toBe(true);
  });
});
