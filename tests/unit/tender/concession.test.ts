import { describe, expect, it } from 'vitest';
import type { TenderContent, TenderLot } from '../../../shared/api/tenders.ts';
import { blocksText } from '../../../shared/block/text.ts';
import { concessionText } from '../../../shared/clause/concession-words.ts';
import { checkDocuments, checkTender } from '../../../shared/rules/index.ts';
import { tenderClause } from '../../../shared/tender/clause.ts';
import { concessionReferences } from '../../../shared/tender/concession-articles.ts';
import { emptyLot } from '../../../shared/tender/empty.ts';
import { exceptionReason } from '../../../shared/tender/exception.ts';
import { tenderNotices } from '../../../shared/tender/notice.ts';
import { recommend } from '../../../shared/tender/recommend.ts';
import { tenderRegime } from '../../../shared/tender/regime.ts';
import { piecePaper } from '../../../shared/tender-papers/pieces.ts';
import { present, shippedContent } from '../../support/content.ts';
import { materialsOf } from '../tender-papers/support.ts';
import { AFTER, BEFORE, ccagOf, familyOf, lawOn, soundTender, unknownReferences } from './support.ts';

const MILLIONS = 600_000_000;
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

function concession(
  { lot = {}, cents = MILLIONS, on = AFTER, ccag = 'none' as TenderContent['procedure']['ccag'] } = {} as {
    lot?: Partial<TenderLot>;
    cents?: number;
    on?: string;
    ccag?: TenderContent['procedure']['ccag'];
  },
): TenderContent {
  const tender = soundTender({ form: 'concession', cents, launchOn: on, lot });
  return { ...tender, procedure: { ...tender.procedure, kind: 'concession-award', ccag } };
}
const only = (tender: TenderContent): TenderLot => present(tender.lots[0]);
const regimeOf = (tender: TenderContent, on = AFTER) => present(tenderRegime(tender, lawOn(on)).lots[0]);
const reserved = (kind: TenderLot['reservation']['kind']): Partial<TenderLot> => ({
  reservation: { ...emptyLot('x', 1).reservation, kind, noticeMention: 'Concession réservée.' },
});
const fitForBoth = (): string[] =>
  shippedContent()
    .families.filter(({ contractTypes }) => contractTypes.includes('concession') && contractTypes.length > 1)
    .map(({ slug }) => slug);
const written = (slug: string, tender = concession({ lot: { clauses: [{ slug, values: {} }] } })) =>
  tenderClause(familyOf(slug), tender, only(tender), ccagOf('fcs'), AFTER);

describe('what the law asks of a concession', () => {
  it('nothing is due before August 2026, but several criteria; the yearly report tells of insertion only if the contract asks', () => {
    const lot = regimeOf(concession({ on: BEFORE }), BEFORE);
    expect([lot.socialCondition, lot.environmentalCondition, lot.environmentalCriterion].map(({ obligation }) => obligation)).toEqual([
      'optional',
      'optional',
      'optional',
    ]);
    expect(lot.severalCriteria).toMatchObject({ obligation: 'required', references: ['ccp-l3124-5', 'ccp-r3124-4'] });
    expect(lot.annualReport).toMatchObject({ obligation: 'optional', references: ['ccp-l3131-5', 'ccp-r3131-3'] });
    expect(lot.exceptions).toEqual([]);
  });

  it('after it, environment in conditions and criteria, social from the threshold of concessions, and the yearly report', () => {
    const lot = regimeOf(concession());
    expect([lot.socialCondition, lot.environmentalCondition, lot.environmentalCriterion, lot.annualReport].map((answer) => answer?.obligation)).toEqual([
      'required',
      'required',
      'required',
      'required',
    ]);
    expect(lot.socialCondition.references).toEqual(['ccp-l3114-2-1', 'ccp-r3121-1']);
    expect(regimeOf(concession({ cents: 540_399_999 })).socialCondition.obligation).toBe('optional');
    expect(regimeOf(concession({ cents: 540_400_000 })).socialCondition.obligation).toBe('required');
  });

  it('a market has no yearly report', () => {
    expect(regimeOf(soundTender()).annualReport).toBeUndefined();
  });

  it('two reasons only stay open, and each keeps its rank in the article', () => {
    const { exceptions } = regimeOf(concession());
    expect(exceptions.filter(({ open }) => open !== false).map(({ id }) => id)).toEqual(['no-sufficient-link', 'competition-or-difficulty']);
    const tender = concession({ lot: { exception: 'competition-or-difficulty' } });
    expect(plain(blocksText(present(exceptionReason(tender, only(tender), lawOn())).blocks))).toContain('(article L. 3114-2-1, II, 2°)');
  });
});

describe('a concession kept for some', () => {
  it('one regime at a time: handicap and insertion together are refused by the checks, alone they are not', () => {
    const rules = (kind: TenderLot['reservation']['kind']) => checkTender(concession({ lot: reserved(kind) }), lawOn()).map(({ rule }) => rule);
    expect(rules('both')).toContain('L35');
    for (const kind of ['siae', 'disability', 'prison'] as const) expect(rules(kind)).not.toContain('L35');
  });

  it('none is opened to the social economy: a deduction, which advises and says so', () => {
    const found = checkTender(concession({ lot: reserved('ess') }), lawOn()).filter(({ rule }) => rule === 'L33');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ severity: 'advice', confidence: 'unverified', references: ['ccp-l3113-1', 'ccp-l3113-2', 'ccp-l3113-2-1'] });
    expect(found[0]?.message).toContain('à vérifier');
    expect(found[0]?.message).toContain('déduction');
  });

  it('proposes the families of concessions, the chosen reservation first', () => {
    const library = { families: shippedContent().families, scheme: null, labourShares: shippedContent().labour.shares };
    for (const [kind, slug] of [
      ['siae', 'concession-reservee-insertion'],
      ['disability', 'concession-reservee-handicap'],
      ['prison', 'concession-reservee-penitentiaire'],
    ] as const) {
      const lever = recommend(concession({ lot: reserved(kind) }), lawOn(), library)[0]?.levers.find((one) => one.lever === 'reserved-lot');
      expect(lever?.clauses[0]?.slug).toBe(slug);
      expect(lever?.clauses.every((clause) => clause.slug.startsWith('concession-'))).toBe(true);
    }
  });

  it('declares « Concession réservée », never « Marché réservé »', () => {
    const decp = { social: null, environment: null };
    const notice = (tender: TenderContent) => present(tenderNotices(tender, lawOn(), [])[0]);
    const kept = notice(concession({ lot: { ...reserved('siae'), decp } }));
    expect(present(kept.decp[0]).values).toContain('Concession réservée');
    expect(present(kept.decp[0]).values).not.toContain('Marché réservé');
  });
});

describe('a clause written for markets, in a concession', () => {
  /** Words and articles that only a market has. */
  const OF_A_MARKET = /titulaire|pouvoir adjudicateur|acheteur|acte d’engagement|CCAP|CCTP|CCAG|marché(?!\s(?:du travail|de l’emploi))|[LR]\.\s2\d{3}-/iu;

  it('several families suit both', () => {
    expect(fitForBoth().length).toBeGreaterThanOrEqual(5);
  });

  it.each(fitForBoth())('%s keeps no word and no article of a market', (slug) => {
    const { texts, references, variables } = written(slug);
    for (const { piece, blocks, text } of texts) {
      const notes = blocks.flatMap(({ note }) => (note ? [note.text] : []));
      for (const sentence of [...text.split('\n'), ...notes]) expect([piece, sentence.match(OF_A_MARKET)?.[0] ?? '']).toEqual([piece, '']);
      expect(blocks.flatMap(({ note }) => note?.references ?? []).filter((id) => /^ccp-[lrd]2/.test(id))).toEqual([]);
    }
    expect(variables.filter(({ label }) => OF_A_MARKET.test(label)).map(({ label }) => label)).toEqual([]);
    expect(references.filter((id) => /^ccp-[lrd]2/.test(id))).toEqual([]);
    expect(unknownReferences(references)).toEqual([]);
  });

  it('says the same as ever for a market', () => {
    const tender = soundTender({ lot: { clauses: [{ slug: 'insertion-publics-eligibles', values: {} }] } });
    const text = blocksText(
      tenderClause(familyOf('insertion-publics-eligibles'), tender, only(tender), ccagOf('fcs'), AFTER).texts.flatMap(({ blocks }) => blocks),
    );
    expect(text).toContain('titulaire');
    expect(plain(text)).toContain('L. 2112-2');
  });

  it('agrees in gender, and cites the twin article only in the code it belongs to', () => {
    expect(concessionText('L’acheteur remet au titulaire du marché une copie de l’acte d’engagement.')).toBe(
      'L’autorité concédante remet au concessionnaire de la concession une copie du contrat.',
    );
    expect(concessionText('une partie au marché, en fin de marché, sur le marché du travail')).toBe(
      'une partie à la concession, en fin de concession, sur le marché du travail',
    );
    expect(concessionText('l’acheteur seul décide, un autre marché, la mise sur le marché')).toBe(
      'l’autorité concédante seule décide, un autre contrat, la mise sur le marché',
    );
    expect(plain(concessionText('article L. 2112-4 du code de la commande publique'))).toBe('article L. 3114-3 du code de la commande publique');
    expect(concessionText('article L. 2112-4 du code du travail')).toBe('article L. 2112-4 du code du travail');
  });

  it('never touches what a person typed', () => {
    const values = { facilitateur: 'Maison du marché, service du titulaire' };
    const tender = concession({ lot: { clauses: [{ slug: 'insertion-facilitateur-suivi', values }], insertion: { ...emptyLot('x', 1).insertion } } });
    expect(
      written('insertion-facilitateur-suivi', tender)
        .texts.map(({ text }) => text)
        .join('\n'),
    ).toContain('Maison du marché, service du titulaire');
  });

  it('departs from no CCAG, and one left in the consultation is said', () => {
    expect(written('insertion-facilitateur-suivi').derogations).toEqual([]);
    const tender = concession({ ccag: 'fcs', lot: { clauses: [{ slug: 'insertion-facilitateur-suivi', values: {} }] } });
    const clause = written('insertion-facilitateur-suivi', tender);
    expect(clause.derogations).toEqual([]);
    expect(clause.warnings.join()).toContain('les CCAG sont écrits pour des marchés');
    expect(checkTender(tender, lawOn()).find(({ rule }) => rule === 'L64')).toMatchObject({ severity: 'advice', confidence: 'unverified' });
    expect(checkTender(concession(), lawOn()).map(({ rule }) => rule)).not.toContain('L64');
  });

  it('a family of markets alone is written all the same, with a warning and a check', () => {
    const slug = 'heures-insertion-services';
    const tender = concession({ lot: { clauses: [{ slug, values: {} }] } });
    expect(written(slug, tender).warnings.join()).toContain('écrite pour des marchés');
    const clauses = shippedContent().families.filter((family) => family.slug === slug || family.slug === 'insertion-concession');
    expect(checkTender(tender, lawOn(), { clauses }).find(({ rule }) => rule === 'L63')?.message).toContain('écrite pour des marchés');
    const own = concession({ lot: { clauses: [{ slug: 'insertion-concession', values: {} }] } });
    expect(checkTender(own, lawOn(), { clauses }).map(({ rule }) => rule)).not.toContain('L63');
    expect(written('insertion-concession', own).warnings.join()).not.toContain('écrite pour des marchés');
  });

  it.each([
    ['exception-clause-sociale-motivee', 'L. 2112-2-1', 'L. 3114-2-1'],
    ['lot-reserve-handicap-et-insertion', 'L. 2113-14', 'L. 3113-3'],
  ])('%s, which only markets have, never says that an article of concessions allows it', (slug, own, twin) => {
    const clause = written(slug);
    const text = plain(clause.texts.map((piece) => piece.text).join('\n'));
    expect(text).toContain(own);
    expect(text).not.toContain(twin);
    expect(clause.warnings.join()).toContain('n’a pas été changée');
  });

  it('articles without a twin are left out, the scheme’s own article stays', () => {
    expect(concessionReferences(['ccp-l2112-2', 'ccp-l2193-3', 'ccp-l2111-3', 'ctrav-l5132-4', 'ccp-l3114-2'])).toEqual([
      'ccp-l3114-2',
      'ccp-l2111-3',
      'ctrav-l5132-4',
    ]);
    expect(unknownReferences(concessionReferences(['ccp-l2112-4', 'ccp-l2113-13-1', 'ccp-l2113-14', 'ccp-r2113-7', 'ccp-l2194-1', 'ccp-l2111-2']))).toEqual([]);
  });
});

describe('the files of a concession', () => {
  const ccap = (...texts: string[]) => [
    { facts: { kind: 'ccap', whole: true, ccag: null } as const, paragraphs: texts.map((text) => ({ text, level: null })), planned: [] },
  ];
  const rules = (tender: TenderContent, ...texts: string[]) => checkDocuments(ccap(...texts), tender, lawOn()).map(({ rule }) => rule);

  it('are told of the words of a market, of a CCAG, and of a yearly report that says nothing of insertion', () => {
    expect(rules(concession(), 'Le titulaire remet un plan.')).toContain('L66');
    expect(rules(concession(), 'Le concessionnaire remet un plan.')).not.toContain('L66');
    expect(rules(soundTender(), 'Le titulaire remet un plan.')).not.toContain('L66');
    expect(rules(concession(), 'Le contrat se réfère au CCAG-FCS.')).toContain('L64');
    expect(rules(concession(), 'Le rapport annuel présente les comptes.')).toContain('L65');
    expect(rules(concession(), 'Le rapport annuel présente les comptes, les mesures d’environnement et d’insertion.')).not.toContain('L65');
  });

  it('before August 2026 the yearly report owes nothing of the kind', () => {
    const tender = concession({ on: BEFORE });
    expect(checkDocuments(ccap('Le rapport annuel présente les comptes.'), tender, lawOn(BEFORE)).map(({ rule }) => rule)).not.toContain('L65');
  });

  it('bear the names of a concession: the contract, not the CCAP', () => {
    const tender = concession({ lot: { clauses: [{ slug: 'insertion-concession', values: {} }] } });
    const clause = written('insertion-concession', tender);
    const text = present(clause.texts.find(({ piece }) => piece === 'ccap'));
    const paper = piecePaper(materialsOf(tender), 'ccap', [{ clause, text }]);
    expect(paper.title).toBe('Contrat – textes à reprendre');
  });
});
