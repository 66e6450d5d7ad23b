import { describe, expect, it } from 'vitest';
import { Value } from 'typebox/value';
import { FindingList } from '../../../shared/api/findings.ts';
import { TenderContent } from '../../../shared/api/tenders.ts';
import { checkDocuments, checkTender, findingList } from '../../../shared/rules/index.ts';
import { emptyLot, emptyTender } from '../../../shared/tender/empty.ts';
import { shippedContent } from '../../support/content.ts';
import { aCriterion, BEFORE, counter, lawOn, soundLot, soundTender, tenLots } from '../tender/support.ts';
import { otherTender } from '../../../shared/rules/other-tender.ts';
import { TENDER_CASES } from './tender-cases.ts';

const rulesOf = (tender: TenderContent, others: readonly TenderContent[] = []): string[] =>
  checkTender(tender, lawOn(), { others: others.map(otherTender) }).map(({ rule }) => rule);

describe('checks on the data of a consultation', () => {
  it('find nothing in a sound one', () => {
    expect(checkTender(soundTender(), lawOn()).map(({ rule, message }) => `${rule} ${message}`)).toEqual([]);
  });

  for (const { rule, name, caught, left, severity, others } of TENDER_CASES) {
    it(`${rule} catches ${name}`, () => {
      expect([...Value.Errors(TenderContent, caught), ...Value.Errors(TenderContent, left)]).toEqual([]);
      const finding = checkTender(caught, lawOn(), { others: (others ?? []).map(otherTender) }).find((candidate) => candidate.rule === rule);
      expect(finding?.severity).toBe(severity);
      expect(rulesOf(left, others)).not.toContain(rule);
    });
  }

  it('L01 does not take a written exception, or an amendment to a running contract, for a condition', () => {
    const { families } = shippedContent();
    const rules = (slug: string) =>
      checkTender(soundTender({ lot: { conditions: [], insertion: emptyLot('x', 1).insertion, clauses: [{ slug, values: {} }] } }), lawOn(), {
        clauses: families,
      }).map(({ rule }) => rule);
    expect(rules('exception-clause-sociale-motivee')).toContain('L01');
    expect(rules('avenant-clause-sociale')).toContain('L01');
    expect(rules('heures-insertion-services')).not.toContain('L01');
  });

  describe('read what the chosen clauses write, so that nothing is asked twice', () => {
    const { families } = shippedContent();
    const found = (lot: Parameters<typeof soundLot>[0], slugs: string[]) =>
      checkTender(soundTender({ lot: { ...lot, clauses: slugs.map((slug) => ({ slug, values: {} })) } }), lawOn(), { clauses: families });
    const rules = (lot: Parameters<typeof soundLot>[0], slugs: string[]) => found(lot, slugs).map(({ rule }) => rule);
    const insertion = soundLot().insertion;

    it('the sentence of the notice comes with the clause of the reserved lot', () => {
      const reservation = { ...emptyLot('x', 1).reservation, kind: 'siae' as const };
      expect(rules({ reservation }, [])).toContain('L31');
      expect(rules({ reservation }, ['lot-reserve-insertion'])).not.toContain('L31');
      expect(rules({ reservation }, ['condition-sociale-lot-reserve'])).toContain('L31');
    });

    it('the penalty, its notice and its exemption come with the hours clause; a typed « no » still counts', () => {
      const silent = { ...insertion, penaltyPerHourCents: null };
      expect(rules({ insertion: silent }, [])).toContain('L28');
      expect(rules({ insertion: silent }, ['heures-insertion-services'])).not.toContain('L28');
      const unsaid = { ...insertion, formalNotice: null, shortageExemption: null };
      expect(rules({ insertion: unsaid }, [])).toContain('L29');
      expect(rules({ insertion: unsaid }, ['heures-insertion-services'])).not.toContain('L29');
      expect(rules({ insertion: { ...unsaid, formalNotice: false } }, ['heures-insertion-services'])).toContain('L29');
    });

    it('what is judged, and how, comes with the criterion clause', () => {
      const bare = { ...aCriterion({ id: 'c9', kind: 'social', title: 'Insertion', weightBasisPoints: 0 }), method: '', elements: '' };
      const criteria = [...soundLot().criteria, bare];
      expect(rules({ criteria }, [])).toContain('L15');
      expect(rules({ criteria }, ['critere-insertion-qualite'])).not.toContain('L15');
    });

    it('an environmental criterion written by a clause asks for its weight, and no longer blocks', () => {
      const criteria = soundLot().criteria.filter(({ kind }) => kind !== 'environment');
      const severity = (slugs: string[]) => found({ criteria }, slugs).find(({ rule }) => rule === 'L05')?.severity;
      expect([severity([]), severity(['critere-environnemental'])]).toEqual(['blocking', 'attention']);
    });
  });

  it('read ten lots, and find only the one at fault', () => {
    const tender = tenLots();
    expect(checkTender(tender, lawOn())).toEqual([]);
    const lots = tender.lots.map((lot, index) => (index === 6 ? { ...lot, conditions: [] } : lot));
    const findings = checkTender({ ...tender, lots }, lawOn());
    expect(new Set(findings.map(({ where }) => where.lotId))).toEqual(new Set(['lot-7']));
    expect(findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['L01', 'L06']));
    expect(findings.find(({ rule }) => rule === 'L01')?.where.path).toBe('lots/6/conditions');
  });

  it('warn, and never block, on a consultation about which nothing is known', () => {
    const findings = checkTender(emptyTender('Nettoyage', counter()), lawOn());
    expect(findings.filter(({ severity }) => severity === 'blocking')).toEqual([]);
    expect(findings.map(({ rule }) => rule)).toEqual(['L05', 'L06']);
  });

  it('ask nothing of August 2026 the day before', () => {
    const tender = soundTender({
      launchOn: BEFORE,
      lot: { conditions: [], criteria: [soundLot().criteria[0] ?? soundLot().criteria[1]].filter((criterion) => criterion !== undefined) },
    });
    expect(
      checkTender(tender, lawOn(BEFORE))
        .map(({ rule }) => rule)
        .filter((rule) => ['L01', 'L02', 'L03', 'L04', 'L05', 'L06', 'L07'].includes(rule)),
    ).toEqual([]);
  });

  it('cite in a concession the articles of concessions; what is read for markets alone only advises, and says so', () => {
    const label = { id: 'l1', name: 'Écolabel européen', orEquivalent: null, characteristics: '' };
    const bare = { ...aCriterion({ id: 'c9', kind: 'social', title: 'Insertion', weightBasisPoints: 0 }), method: '', elements: '' };
    const selection = { turnoverCents: 900_000_000_000, turnoverReason: '', demands: [] };
    const tender = soundTender({ form: 'concession', cents: 600_000_000, lot: { conditions: [], criteria: [bare], labels: [label], selection } });
    const findings = checkTender(tender, lawOn());
    expect(findings.flatMap(({ references }) => references).filter((id) => /^ccp-[lrd]2/.test(id) && !id.startsWith('ccp-r2111'))).toEqual([]);
    expect(findings.find(({ rule }) => rule === 'L15')?.references).toEqual(['ccp-l3124-5', 'ccp-r3124-4']);
    expect(findings.find(({ rule }) => rule === 'L06')?.references).toEqual(['ccp-l3114-2']);
    const analogy = findings.find(({ rule }) => rule === 'L43');
    expect(analogy).toMatchObject({ severity: 'advice', confidence: 'unverified' });
    expect(analogy?.message).toContain('à vérifier pour une concession');
    expect(findings.map(({ rule }) => rule)).not.toContain('L41');
    const reserved = soundTender({ form: 'concession', lot: { reservation: { ...emptyLot('x', 1).reservation, kind: 'siae' } } });
    expect(checkTender(reserved, lawOn()).find(({ rule }) => rule === 'L31')).toMatchObject({ references: ['ccp-r3113-1'], confidence: 'single-source' });
  });

  it('hold nothing against the pieces when the law itself is in doubt', () => {
    const ccap = { facts: { kind: 'ccap', whole: true, ccag: null } as const, paragraphs: [{ text: 'Objet du contrat.', level: null }], planned: [] };
    const bare = soundTender({ lot: { conditions: [], insertion: emptyLot('x', 1).insertion } });
    const rules = (kind: 'open' | 'direct-award') =>
      checkDocuments([ccap], { ...bare, procedure: { ...bare.procedure, kind } }, lawOn()).map(({ rule }) => rule);
    expect(rules('open')).toContain('X08');
    expect(rules('direct-award')).not.toContain('X08');
  });

  it('leave defence out of the new obligations', () => {
    const tender = soundTender({ lot: { conditions: [], criteria: [] } });
    const rules = rulesOf({ ...tender, procedure: { ...tender.procedure, exclusion: 'defence' } });
    expect(rules.filter((rule) => ['L01', 'L04', 'L05', 'L06'].includes(rule))).toEqual([]);
  });

  it('count a clause chosen in the library as a condition', () => {
    const { families } = shippedContent();
    const tender = soundTender({ lot: { conditions: [], clauses: ['egalite-femmes-hommes', 'transport-livraisons'].map((slug) => ({ slug, values: {} })) } });
    const rules = checkTender(tender, lawOn(), { clauses: families }).map(({ rule }) => rule);
    expect(rules).not.toContain('L01');
    expect(rules).not.toContain('L06');
  });

  it('give each finding its own id, and the contract’s shape', () => {
    const findings = TENDER_CASES.flatMap(({ caught }) => {
      const found = checkTender(caught, lawOn());
      expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
      return found;
    });
    expect([...Value.Errors(FindingList, findingList(findings, lawOn()))]).toEqual([]);
  });

  it('keep a motivated override, but never on a blocking finding', () => {
    const tender = soundTender({
      lot: { conditions: [soundLot().conditions[1]].filter((condition) => condition !== undefined), notice: { ...soundLot().notice, bt754: null } },
    });
    const all = checkTender(tender, lawOn());
    const overrides = all.map(({ id }) => ({ finding: id, reason: 'Vu avec le service juridique.' }));
    const after = checkTender({ ...tender, overrides }, lawOn());
    expect(after.find(({ rule }) => rule === 'L44')?.overridden).toBe('Vu avec le service juridique.');
    expect(after.filter(({ severity }) => severity === 'blocking').map(({ overridden }) => overridden)).toEqual([null]);
    expect(findingList(after, lawOn()).counts).toEqual({ blocking: 1, attention: 0, advice: 0 });
  });
});
