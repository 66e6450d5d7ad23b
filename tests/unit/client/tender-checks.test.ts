import { describe, expect, it } from 'vitest';
import { counts, countSentence, grouped } from '../../../client/features/tenders/steps/checks/group.ts';
import { targetOf } from '../../../client/features/tenders/steps/checks/target.ts';
import { marked } from '../../../client/features/tenders/steps/checks/marked.ts';
import type { Finding } from '../../../shared/api/findings.ts';
import type { Tender } from '../../../shared/api/tenders.ts';
import { emptyLot, emptyTender } from '../../../shared/tender/empty.ts';

const finding = (id: string, part: Partial<Finding> = {}, where: Partial<Finding['where']> = {}): Finding => ({
  id,
  rule: 'L01',
  title: '',
  severity: 'attention',
  confidence: 'confirmed',
  message: id,
  explanation: '',
  proposal: '',
  where: { scope: 'tender', lotId: null, path: '', piece: null, documentId: null, paragraph: null, matched: null, ...where },
  references: [],
  overridden: null,
  ...part,
});
const tender: Tender = {
  ...emptyTender('T', () => 'one'),
  id: 't',
  revision: 1,
  createdAt: '',
  updatedAt: '',
  exerciseId: null,
  lots: [emptyLot('one', 1, 'Gros œuvre'), emptyLot('two', 2, 'Ascenseur')],
};

describe('findings in groups', () => {
  it('goes from the whole to the lots in order, then to the files', () => {
    const list = [finding('c', {}, { documentId: 'd' }), finding('b', {}, { lotId: 'two' }), finding('w'), finding('a', {}, { lotId: 'one' })];
    expect(grouped(list, tender, []).map(({ key }) => key)).toEqual(['whole', 'lot one', 'lot two', 'document d']);
  });

  it('puts what blocks first, and what was set aside last', () => {
    const list = [
      finding('aside', { severity: 'attention', overridden: 'raison' }),
      finding('advice', { severity: 'advice' }),
      finding('blocks', { severity: 'blocking' }),
      finding('warns'),
    ];
    expect(grouped(list, tender, [])[0]?.findings.map(({ id }) => id)).toEqual(['blocks', 'warns', 'advice', 'aside']);
  });

  it('counts what is left, in words', () => {
    const list = [
      finding('a', { severity: 'blocking' }),
      finding('b', { severity: 'blocking' }),
      finding('c', { severity: 'advice' }),
      finding('d', { overridden: 'x' }),
    ];
    expect(countSentence(counts(list))).toBe('2 points bloquants, 1 conseil. 1 constat mis de côté avec un motif.');
    expect(countSentence(counts([]))).toBe('Rien à signaler.');
  });
});

describe('the place of a finding', () => {
  it('leads to the step that holds the field, and to the lot', () => {
    expect(targetOf('lots/1/circumstances', tender)).toEqual({ step: 'decider', lotId: 'two', anchor: 'circumstances' });
    expect(targetOf('lots/0/notice/bt775', tender)).toEqual({ step: 'avis', lotId: 'one', anchor: 'notice/bt775' });
    expect(targetOf('lots/0/amountCents', tender)).toEqual({ step: 'lots', lotId: 'one', anchor: 'lots/0/amountCents' });
    expect(targetOf('lots/1/insertion/publics', tender)).toEqual({ step: 'heures', lotId: 'two', anchor: 'lots/1/insertion/publics' });
  });

  it('leads to what the law asks when a condition is missing', () => {
    expect(targetOf('lots/0/conditions', tender)?.anchor).toBe('regime');
  });

  it('leads to the need for the whole, and to the lots for allotment', () => {
    expect(targetOf('procedure/kind', tender)).toEqual({ step: 'besoin', lotId: null, anchor: 'procedure/kind' });
    expect(targetOf('allotment/case', tender)?.step).toBe('lots');
    expect(targetOf('', tender)).toBeNull();
  });
});

describe('words at fault in their paragraph', () => {
  it('finds them whatever the spaces and apostrophes', () => {
    expect(marked('Une entreprise de l’\u00a0agglomération locale', "de l' agglomération")).toEqual({
      before: 'Une entreprise ',
      words: 'de l’\u00a0agglomération',
      after: ' locale',
    });
  });

  it('reads signs as signs, not as a pattern', () => {
    expect(marked('taux (5 %) minimum', '(5 %)').words).toBe('(5 %)');
  });

  it('shows the whole text when they are not there', () => {
    expect(marked('Rien ici', 'autre chose')).toEqual({ before: 'Rien ici', words: '', after: '' });
  });
});
