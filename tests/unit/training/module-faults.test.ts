import { describe, expect, it } from 'vitest';
import type { ModuleContent } from '../../../shared/api/training-content.ts';
import { moduleFaults, moduleWhere, namedClauses } from '../../../shared/training/module-faults.ts';
import { emptyModule } from '../../../shared/training/empty-module.ts';
import { ownModule } from '../../support/own-module.ts';
import { drawContextOn, single, TODAY } from './support.ts';

const { law, references, clause } = drawContextOn();
const faultsOf = (change: Partial<ModuleContent> = {}) =>
  moduleFaults({ ...ownModule(), ...change }, { law: law(TODAY), references: new Set(references.keys()), clause }).map(
    ({ path, message }) => `${path} ${message}`,
  );
const [lesson] = ownModule().lessons;

describe('a module of an organisation', () => {
  it('has no fault when it is well written, nor when nothing is written yet', () => {
    expect(faultsOf()).toEqual([]);
    expect(faultsOf(emptyModule('Brouillon'))).toEqual([]);
  });

  it('is told the fault of each question, with its place', () => {
    const questions = [single('a'), single('a'), { ...single('b'), lesson: 'ailleurs' }, { ...single('c'), references: ['inconnue'] }, single('x'.repeat(41))];
    expect(faultsOf({ questions })).toEqual([
      'questions/1 Une autre question porte le même identifiant.',
      'questions/2 Leçon inconnue : ailleurs.',
      'questions/3 Référence inconnue : inconnue.',
      'questions/4 Identifiant trop long : 40 caractères au plus.',
    ]);
    expect(faultsOf({ questions: [{ ...single('a'), reviewedOn: '2026-02-30' }] })).toEqual(['questions/0 Jour de relecture impossible : 2026-02-30.']);
  });

  it('is told what its lessons, its case and its sheet name that is not there', () => {
    const gone = { kind: 'paragraph' as const, content: [{ kind: 'variable' as const, id: 'clause.disparue.ccap' }] };
    const odd = { kind: 'paragraph' as const, content: [{ kind: 'variable' as const, id: 'schema.rien' }] };
    if (!lesson) throw new Error('no lesson');
    const found = { title: 'Cas', source: 'Source', confidence: 'confirmed' as const, references: ['inconnue'], blocks: [odd] };
    expect(faultsOf({ lessons: [lesson, { ...lesson, blocks: [gone] }], case: found, sheet: [gone], questions: [] })).toEqual([
      'lessons/1 Une autre leçon porte le même identifiant.',
      'lessons/1 Clause inconnue : disparue.',
      'case Référence inconnue : inconnue.',
      'case Un repère seul dans son paragraphe ne désigne rien de connu.',
      'sheet Clause inconnue : disparue.',
    ]);
  });

  it('names the clauses that will be asked', () => {
    expect(namedClauses(ownModule())).toEqual(['heures-insertion-travaux']);
  });
});

it.each([
  ['questions/2/options/0', 'Question 3'],
  ['lessons/0', 'Leçon 1'],
  ['questions', 'Questions'],
  ['case/text', 'Cas'],
  ['sheet', 'Fiche'],
  ['title', 'Module'],
  ['', 'Module'],
])('%j is said « %s »', (path, where) => {
  expect(moduleWhere(path)).toBe(where);
});
