import { describe, expect, it } from 'vitest';
import { leftToDo, isEmpty } from '../../../client/features/tenders/steps/archive/contents.ts';
import { requestNow } from '../../../client/features/tenders/steps/files/draft.ts';
import { pieceFromName } from '../../../client/features/tenders/steps/files/pieces.ts';
import { commonWarnings } from '../../../client/features/tenders/steps/files/Preview.tsx';
import { END, FIRST_OPTIONS, isKept, named, placedFrom, placeSentence, requestOf } from '../../../client/features/tenders/steps/files/plan.ts';
import { HEAD, sectionHolding, sectionsOf } from '../../../client/features/tenders/steps/files/sections.ts';
import { refusedBeforeSending } from '../../../client/features/tenders/steps/files/useUploads.ts';
import type { DocumentParagraph, InsertionRequest, PlaceProposal } from '../../../shared/api/documents.ts';
import type { Tender } from '../../../shared/api/tenders.ts';
import { LIMITS } from '../../../shared/limits.ts';
import { emptyLot, emptyTender } from '../../../shared/tender/empty.ts';

const tender: Tender = {
  ...emptyTender('T', () => 'one'),
  id: 't',
  revision: 1,
  createdAt: '',
  updatedAt: '',
  exerciseId: null,
  lots: [emptyLot('one', 1), emptyLot('two', 2)],
};
const proposal = (slug: string, part: Partial<PlaceProposal> = {}): PlaceProposal => ({
  slug,
  title: slug,
  lotId: 'two',
  after: 'p4',
  placement: 'after',
  reason: '',
  existing: false,
  ...part,
});
const paragraph = (id: string, level: number | null, text: string, number = ''): DocumentParagraph => ({
  id,
  level,
  text,
  number,
  inTable: false,
  free: true,
  why: '',
});
const plan = (part: Partial<InsertionRequest> = {}): InsertionRequest => ({ items: [{ slug: 'a', lot: 2, after: 'p9', placement: 'inside' }], ...part });

describe('the piece a file is, from its name', () => {
  it('is read in the usual names', () => {
    expect(pieceFromName('2027-03 CCAP college_v4.docx')).toBe('ccap');
    expect(pieceFromName('Règlement de la consultation.docx')).toBe('rc');
    expect(pieceFromName('Acte d’engagement lot 2.docx')).toBe('ae');
    expect(pieceFromName('CCTP gros oeuvre.docx')).toBe('cctp');
  });

  it('is an annex when the name begins so, and nothing when it says nothing', () => {
    expect(pieceFromName('Annexe 1 au CCAP.docx')).toBe('annexe');
    expect(pieceFromName('Document1.docx')).toBeNull();
    expect(pieceFromName('Marché collège.docx')).toBeNull();
  });
});

describe('places of the clauses in a file', () => {
  it('are those proposed until the person kept others', () => {
    expect(placedFrom([proposal('a')], null, tender)).toMatchObject([{ after: 'p4', placement: 'after', isIn: true, isOwn: false }]);
    expect(placedFrom([proposal('a'), proposal('b')], plan(), tender)).toMatchObject([
      { slug: 'a', after: 'p9', placement: 'inside', isIn: true, isOwn: true },
      { slug: 'b', isIn: false },
    ]);
  });

  it('are what one gesture keeps for every file, and nothing for a file without a place', () => {
    const file = { id: 'd', plan: null };
    expect(requestNow(file, [proposal('a'), proposal('b', { after: null })], tender)?.items).toMatchObject([{ slug: 'a', after: 'p4', placement: 'after' }]);
    expect(requestNow(file, [proposal('b', { after: null })], tender)).toBeNull();
  });

  it('leave out a clause without a place', () => {
    const placed = placedFrom([proposal('a', { after: null })], null, tender);
    expect(placed[0]?.isIn).toBe(false);
    expect(requestOf(placed, FIRST_OPTIONS)).toBeNull();
  });

  it('become a request with its options', () => {
    expect(requestOf(placedFrom([proposal('a')], null, tender), { ...FIRST_OPTIONS, author: ' Service achats ' })).toEqual({
      items: [{ slug: 'a', lot: 'two', after: 'p4', placement: 'after' }],
      tracked: true,
      comments: true,
      cleanAuthors: false,
      author: 'Service achats',
    });
  });

  it('are kept once the server holds the same', () => {
    const request = requestOf(placedFrom([proposal('a')], null, tender), FIRST_OPTIONS);
    expect(isKept(request, request)).toBe(true);
    expect(isKept(request, null)).toBe(false);
    expect(isKept(request, request && { ...request, tracked: false })).toBe(false);
  });

  it('are said in a sentence, and a place that has vanished too', () => {
    const paragraphs = [paragraph('p1', 1, 'Pénalités', '4.2'), paragraph('p2', null, 'Le titulaire exécute le marché.')];
    expect(placeSentence({ after: 'p1', placement: 'after' }, paragraphs)).toContain('4.2 Pénalités');
    expect(placeSentence({ after: 'p1', placement: 'inside' }, paragraphs)).toContain('sous-titre');
    expect(placeSentence({ after: 'p2', placement: 'after' }, paragraphs)).toContain('Juste après');
    expect(placeSentence({ after: END, placement: 'after' }, paragraphs)).toBe('À la fin du document.');
    expect(placeSentence({ after: 'gone', placement: 'after' }, paragraphs)).toContain('n’est plus dans le fichier');
  });

  it('do not say twice a number typed in the title', () => {
    expect(named({ number: 'Article 3', text: 'Article 3 – Prix' })).toBe('Article 3 – Prix');
    expect(named({ number: '3', text: 'Prix' })).toBe('3 Prix');
  });
});

describe('the plan of a file', () => {
  const sections = sectionsOf([paragraph('a', null, 'Préambule'), paragraph('b', 1, 'Objet'), paragraph('c', null, 'Texte'), paragraph('d', 2, 'Détail')]);
  it('holds each title with its text, and what comes before the first', () => {
    expect(sections.map(({ id, texts }) => [id, texts.length])).toEqual([
      [HEAD, 1],
      ['b', 1],
      ['d', 0],
    ]);
  });

  it('tells the section of a paragraph', () => {
    expect(sectionHolding(sections, 'c')?.id).toBe('b');
    expect(sectionHolding(sections, 'z')).toBeUndefined();
  });
});

describe('a file before it is sent', () => {
  it('is refused when empty or too heavy, with what to do', () => {
    expect(refusedBeforeSending({ name: 'a.docx', size: 0 })?.problem.remedy).toContain('Word');
    expect(refusedBeforeSending({ name: 'a.docx', size: LIMITS.documentBytes + 1 })?.problem.detail).toContain('20\u00a0Mo au plus');
    expect(refusedBeforeSending({ name: 'a.docx', size: 1000 })).toBeNull();
  });
});

describe('warnings of a preview', () => {
  it('are said once when every clause has them', () => {
    expect(commonWarnings([{ warnings: ['x', 'y'] }, { warnings: ['y'] }])).toEqual(['y']);
    expect(commonWarnings([{ warnings: ['x'] }])).toEqual([]);
  });
});

describe('what is left before the archive', () => {
  it('names what blocks first, then what is undecided or missing', () => {
    const findings = { on: '2027-03-15', items: [], total: 0, counts: { blocking: 2, attention: 0, advice: 0 } };
    const left = leftToDo(tender, [], findings, undefined);
    expect(left.map(({ step }) => step)).toEqual(['controles', 'decider', 'besoin']);
    expect(left[0]).toMatchObject({ tone: 'blocks', says: '2 points bloquants restent à corriger.' });
  });

  it('says for how many lots the notice is not right', () => {
    const lot = { lotId: 'a', number: 1, title: '', eformsLot: 'LOT-0001', eforms: [], decp: [], faults: ['BT-71 est obligatoire.'], text: '' };
    const says = (faults: readonly string[][]): string[] =>
      leftToDo(tender, [], undefined, { on: '2027-03-15', lots: faults.map((found) => ({ ...lot, faults: found })) })
        .filter(({ step }) => step === 'avis')
        .map((one) => one.says);
    expect(says([['x'], [], ['y']])).toEqual(['Le bloc de l’avis est à corriger pour 2 lots.']);
    expect(says([[], []])).toEqual([]);
  });

  it('says which papers would be empty', () => {
    expect(isEmpty('decisions', tender)).toBeNull();
    expect(isEmpty('exceptions', tender)).toContain('Aucun lot');
    expect(isEmpty('hours', tender)).toContain('Aucun calcul');
  });
});
