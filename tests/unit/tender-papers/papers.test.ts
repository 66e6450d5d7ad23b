import { describe, expect, it } from 'vitest';
import type { InsertionReportItem } from '../../../shared/api/documents.ts';
import type { LotNotice } from '../../../shared/api/notice.ts';
import type { TenderClause } from '../../../shared/api/tender-clauses.ts';
import { exceptionsPaper } from '../../../shared/tender-papers/exceptions.ts';
import { hoursPaper, publicHoursPaper } from '../../../shared/tender-papers/hours.ts';
import { insertedPaper } from '../../../shared/tender-papers/inserted.ts';
import { noticePaper } from '../../../shared/tender-papers/notice.ts';
import { piecePaper, textsLeft } from '../../../shared/tender-papers/pieces.ts';
import { present } from '../../support/content.ts';
import { estimated } from '../hours/support.ts';
import { materialsOf, schoolTender } from './support.ts';
import { linesOf, tableOf, titlesOf } from './read.ts';

const materials = materialsOf(schoolTender());

describe('the reasons for the procedure file', () => {
  const reason = {
    lotId: 'lot-3',
    title: 'Absence de condition d’exécution sociale : lot n° 3',
    complete: true,
    missing: [],
    blocks: [
      { kind: 'heading' as const, level: 1, content: [{ kind: 'text' as const, text: 'Absence de condition d’exécution sociale : lot n° 3' }] },
      { kind: 'paragraph' as const, content: [{ kind: 'text' as const, text: 'Le lot dure quatre mois.' }] },
    ],
    references: ['ccp-l2112-2-1'],
    confidence: 'single-source' as const,
  };

  it('are not a paper when no lot has one', () => {
    expect(exceptionsPaper(materials, [])).toBeNull();
  });

  it('give the text of each lot with its article', () => {
    const paper = exceptionsPaper(materials, [reason]);
    expect(paper && titlesOf(paper, 'chapter')).toEqual(['Absence de condition d’exécution sociale\u202f: lot n°\u00a03']);
    expect(paper && linesOf(paper).slice(3)).toEqual([
      'Absence de condition d’exécution sociale\u202f: lot n°\u00a03',
      'Le lot dure quatre mois.',
      'CCP,\u00a0art.\u00a0L.\u00a02112-2-1 – ◐\u00a0une\u00a0source',
    ]);
  });

  it('are no rapport de présentation for a concession, nor for an entité adjudicatrice', () => {
    const { tender } = materials;
    const titleFor = (change: Partial<typeof tender>) => exceptionsPaper({ ...materials, tender: { ...tender, ...change } }, [reason])?.title;
    expect(titleFor({})).toBe('Motifs pour le rapport de présentation');
    expect(titleFor({ need: { ...tender.need, form: 'concession' } })).toBe('Motifs à conserver au dossier');
    expect(titleFor({ buyer: { ...tender.buyer, kind: 'contracting-entity' } })).toBe('Motifs à conserver au dossier');
  });

  it('say what is missing before anybody can sign', () => {
    const paper = exceptionsPaper(materials, [{ ...reason, complete: false, missing: ['la date de la consultation du facilitateur'] }]);
    expect(paper && linesOf(paper)).toContain('– la date de la consultation du facilitateur');
  });
});

describe('the annex on the hours', () => {
  const paper = hoursPaper(materials);

  it('is not a paper when no lot keeps a calculation', () => {
    expect(hoursPaper({ ...materials, hours: [] })).toBeNull();
  });

  it('shows every step from the amount to the volume, and where each value comes from', () => {
    const steps = paper ? tableOf(paper, 'Lot 2 – Gros œuvre', 'Étapes') : [];
    expect(steps.map(([label, , , result]) => [label, result]).at(-1)?.[1]).toBe('2\u202f942\u00a0h');
    expect(steps.length).toBe(materials.hours[0]?.estimate?.steps.length);
    expect(paper ? tableOf(paper, 'Lot 2 – Gros œuvre', 'D’où viennent les valeurs').length : 0).toBeGreaterThan(2);
  });

  it('names each usage to confirm, and only what nobody published', () => {
    const lines = paper ? linesOf(paper) : [];
    const usages = lines.slice(lines.indexOf('Usages à confirmer avec le facilitateur\u202f:') + 1);
    expect(usages.every((line) => line.startsWith('– ') && !line.includes('Étape précédente'))).toBe(true);
    expect(usages.join('\n')).toContain('Coût horaire chargé');
  });

  it('says the hours per tranche invoiced as they were retained', () => {
    const tender = schoolTender();
    const lots = tender.lots.map((lot) => ({ ...lot, insertion: { ...lot.insertion, quarterHours: null, quarterHoursPerSlice: 140, sliceCents: 10_000_000 } }));
    const lines = linesOf(present(hoursPaper({ ...materials, tender: { ...tender, lots } })));
    expect(lines).toEqual(
      expect.arrayContaining(['35\u00a0h par tranche de 100\u202f000\u00a0€ facturés', 'Le calcul donne 2\u202f942\u00a0h pour le montant estimé.']),
    );
  });

  it('does not hide a calculation that can no longer be made', () => {
    const gone = hoursPaper({ ...materials, hours: [{ lotId: 'lot-2', estimate: null, refused: 'La ligne n’existe plus.' }] });
    expect(gone && linesOf(gone)).toContain('Le calcul gardé ne se refait plus\u202f: La ligne n’existe plus.');
  });

  it('is the same working without a consultation', () => {
    const estimate = estimated({ amountCents: 100_000_000, labourShare: 5000, hourlyCostCents: 3000, insertionRateBasisPoints: 500 });
    const own = publicHoursPaper(estimate, '2026-11-23');
    expect(tableOf(own, 'Le calcul', 'Étapes').at(-1)?.[3]).toBe('833\u00a0h');
    expect(own.footer).toBe('Droit au 23 novembre 2026');
  });
});

describe('the block for the notice', () => {
  const lot: LotNotice = {
    lotId: 'lot-1',
    number: 1,
    title: 'Espaces verts',
    eformsLot: 'LOT-0001',
    eforms: [
      { field: 'BT-540', label: 'Description du critère', codes: [], text: 'Méthode', group: 'Prix', why: 'critère' },
      { field: 'BT-71', label: 'Marché réservé', codes: [{ code: 'res-ws', label: 'Ateliers protégés' }], text: '', group: '', why: 'réservation' },
      { field: 'BT-777', label: 'Description', codes: [], text: '', group: '', why: '' },
    ],
    decp: [{ field: 'considerationsSociales', label: 'Considérations sociales', values: ['Marché réservé'], why: 'réservation' }],
    faults: ['La mention manque.'],
    text: 'Lot réservé.\n\nHeures : 12.',
  };
  const paper = noticePaper(materials, { on: '2027-03-15', lots: [lot] });

  it('gives codes with their words, and says what is left to fill', () => {
    expect(tableOf(paper, 'LOT-0001 – Espaces verts', 'Champs de l’avis (eForms)').map((row) => row.slice(0, 3))).toEqual([
      ['BT-71', 'Marché réservé', 'res-ws – Ateliers protégés'],
      ['BT-777', 'Description', 'À remplir'],
    ]);
    expect(tableOf(paper, 'LOT-0001 – Espaces verts', 'Données essentielles à déclarer')[0]?.[1]).toBe('Marché réservé');
  });

  it('keeps each criterion’s fields together, after those of the lot', () => {
    expect(titlesOf(paper, 'section')).toEqual(['Champs de l’avis (eForms)', 'Critère\u202f: Prix', 'Données essentielles à déclarer']);
  });

  it('says first what stops the notice from being right', () => {
    expect(linesOf(paper).slice(3, 6)).toEqual(['LOT-0001 – Espaces verts', 'À corriger avant de publier\u202f:', '– La mention manque.']);
  });

  it('says before any code that the codes are deduced, to be checked', () => {
    expect(linesOf(paper)[2]).toContain('Les codes sont déduits');
    expect(linesOf(paper)[2]).toContain('n’a pas été lu');
  });
});

describe('the list of what was inserted', () => {
  const item: InsertionReportItem = {
    slug: 'heures-insertion-travaux',
    lotId: 'lot-2',
    title: 'Heures d’insertion',
    state: 'inserted',
    place: '4.2 Exécution',
    numbering: 'automatic',
    number: '4.3',
    styles: ['Titre 2'],
    html: '',
    text: '',
    missing: ['Facilitateur'],
    warnings: ['Aucune liste à puces.'],
  };

  it('is not a paper when nothing was', () => {
    expect(insertedPaper(materials, [], ['AE.docx'])).toBeNull();
  });

  it('gives clause, lot, place, numbering, styles, what is left to fill and what to read again', () => {
    const paper = insertedPaper(
      materials,
      [{ name: 'CCAP.docx', piece: 'ccap', tracked: true, report: { items: [item], warnings: ['Un titre est protégé.'] } }],
      ['AE.docx'],
    );
    expect(paper && tableOf(paper, 'CCAP.docx')).toEqual([
      ['Heures d’insertion', '2', '4.2 Exécution\n4.3 – numérotation du fichier', 'Titre 2', 'Facilitateur'],
    ]);
    expect(paper && linesOf(paper)).toEqual(
      expect.arrayContaining(['– Un titre est protégé.', '– Heures d’insertion\u202f: Aucune liste à puces.', '– AE.docx']),
    );
  });
});

describe('the texts of a piece without a file', () => {
  it('are those that no plan puts in a file, lot by lot', () => {
    const planned = [{ piece: 'ccap' as const, slug: 'heures-insertion-travaux', lotId: 'lot-2' }];
    const left = textsLeft(materials.clauses, planned);
    expect(left.map(({ piece }) => piece)).toEqual(['avis', 'rc', 'ccap', 'cctp', 'ae', 'annexe']);
    expect(left.find(({ piece }) => piece === 'ccap')?.texts.map(({ clause }) => clause.slug)).toEqual(['lot-reserve-insertion', 'dechets-chantier']);
    expect(textsLeft(materials.clauses, planned).find(({ piece }) => piece === 'rc')?.texts.length).toBe(3);
  });

  it('are not asked for again when another lot puts the same words in the piece', () => {
    const [clause] = materials.clauses;
    const twin = { ...present(clause), lotId: 'lot-9' };
    const [text] = twin.texts;
    const { piece } = present(text);
    const planned = [{ piece, slug: twin.slug, lotId: present(clause).lotId }];
    const leftIn = (clauses: readonly TenderClause[]) =>
      textsLeft(clauses, planned)
        .find((one) => one.piece === piece)
        ?.texts.map((one) => one.clause.lotId) ?? [];
    expect(leftIn([present(clause), twin])).toEqual([]);
    const other = { ...twin, texts: twin.texts.map((one) => ({ ...one, text: `${one.text} Autrement.` })) };
    expect(leftIn([present(clause), other])).toEqual(['lot-9']);
  });

  it('stand under their lot and their clause, with the variables still to fill left open', () => {
    const texts = textsLeft(materials.clauses, []).find(({ piece }) => piece === 'ccap')?.texts ?? [];
    const paper = piecePaper(materials, 'ccap', texts);
    expect(paper.title).toBe('CCAP – textes à reprendre');
    expect(titlesOf(paper, 'chapter')).toEqual(['Lot 1 – Espaces verts et clôtures', 'Lot 2 – Gros œuvre', 'Dérogations au CCAG']);
    const blocks = paper.nodes.flatMap((node) => (node.kind === 'blocks' ? node.blocks : []));
    expect(blocks).toEqual(texts.flatMap(({ text }) => text.blocks));
    expect(JSON.stringify(blocks)).toContain('"kind":"variable"');
  });

  it('end, for the CCAP alone, with each departure from the CCAG once', () => {
    const texts = textsLeft(materials.clauses, []);
    const rows = tableOf(piecePaper(materials, 'ccap', texts.find(({ piece }) => piece === 'ccap')?.texts ?? []), 'Dérogations au CCAG');
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map((row) => row.join(' '))).size).toBe(rows.length);
    expect(titlesOf(piecePaper(materials, 'rc', texts.find(({ piece }) => piece === 'rc')?.texts ?? []), 'chapter')).not.toContain('Dérogations au CCAG');
  });
});
