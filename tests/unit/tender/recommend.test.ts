import { describe, expect, it } from 'vitest';
import type { LeverRecommendation, LotRecommendations } from '../../../shared/api/recommendations.ts';
import type { SchemeContent } from '../../../shared/api/schemes.ts';
import { DECISION_LEVERS, type DecisionLever, type TenderContent, type TenderLot } from '../../../shared/api/tenders.ts';
import { emptyScheme } from '../../../shared/scheme/empty.ts';
import { emptyLot, emptyTender } from '../../../shared/tender/empty.ts';
import { recommend } from '../../../shared/tender/recommend.ts';
import { present, shippedContent } from '../../support/content.ts';
import { AFTER, counter, lawOn, soundLot, soundTender, unknownReferences } from './support.ts';

const library = (scheme: SchemeContent | null = null) => ({ families: shippedContent().families, scheme, labourShares: shippedContent().labour.shares });
const forTender = (tender: TenderContent, on = AFTER, scheme: SchemeContent | null = null): LotRecommendations =>
  present(recommend(tender, lawOn(on), library(scheme))[0]);
const leverOf = ({ levers }: LotRecommendations, lever: DecisionLever): LeverRecommendation => present(levers.find((item) => item.lever === lever));
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const words = ({ reasons, cautions }: LeverRecommendation): string => plain([...reasons, ...cautions].map(({ text }) => text).join(' '));
const slugs = ({ clauses }: LeverRecommendation): string[] => clauses.map(({ slug }) => slug);

/** A purchase of services with nothing decided: only what changes the answer is given. */
function bare(more: Partial<TenderLot> = {}, change: (tender: TenderContent) => TenderContent = (tender) => tender): TenderContent {
  const tender = soundTender();
  const lot = { ...emptyLot('lot-1', 1, 'Nettoyage'), cpv: '90911200', amountCents: 40_000_000, durationMonths: 24, ...more };
  return change({ ...tender, need: { ...tender.need, cpv: '', insertionObject: null }, lots: [lot] });
}
const concession = (tender: TenderContent): TenderContent => ({ ...tender, need: { ...tender.need, form: 'concession' } });

describe('reserved lot', () => {
  it('is advised in a trade where structures usually answer, as a usage to verify', () => {
    const lever = leverOf(forTender(bare()), 'reserved-lot');
    expect(lever.fit).toBe('recommended');
    expect(lever.reasons[0]).toMatchObject({ confidence: 'unverified' });
    expect(slugs(lever)).toContain('lot-reserve-insertion');
  });

  it('asks for the CPV when it is missing', () => {
    const lever = leverOf(forTender(bare({ cpv: '' })), 'reserved-lot');
    expect(lever.fit).toBe('unknown');
    expect(words(lever)).toContain('Il manque le code CPV');
  });

  it('cleaning is never reserved to the social economy; guidance services may be, three years at most', () => {
    expect(words(leverOf(forTender(bare()), 'reserved-lot'))).toContain('n’est pas dans la liste des services réservables');
    const guidance = leverOf(forTender(bare({ cpv: '85312310' })), 'reserved-lot');
    expect(guidance.fit).toBe('recommended');
    expect(slugs(guidance)[0]).toBe('lot-reserve-ess');
    expect(words(leverOf(forTender(bare({ cpv: '85312310', durationMonths: 48 })), 'reserved-lot'))).toContain(
      '48 mois reconductions comprises dépassent 3 ans',
    );
  });

  it('an entité adjudicatrice is told to check that it is a contracting authority too (L. 2113-15)', () => {
    const tender = bare({ cpv: '85312310' }, (base) => ({ ...base, buyer: { ...base.buyer, kind: 'contracting-entity' } }));
    const lever = leverOf(forTender(tender), 'reserved-lot');
    expect(words(lever)).toContain('même quand ils agissent comme entité adjudicatrice');
    expect(slugs(lever)).toContain('lot-reserve-ess');
  });

  it('handicap and insertion may be joined in a market, not in a concession', () => {
    expect(words(leverOf(forTender(bare()), 'reserved-lot'))).toContain('peuvent se cumuler');
    const lever = leverOf(forTender(bare({}, concession)), 'reserved-lot');
    expect(words(lever)).toContain('ne se cumulent pas dans une concession');
    expect(slugs(lever).every((slug) => slug.startsWith('concession-'))).toBe(true);
  });

  it('does not by itself satisfy the social condition: an advice, never an assertion', () => {
    const caution = leverOf(forTender(bare()), 'reserved-lot').cautions.find(({ text }) => text.includes('ne suffit pas à la lettre'));
    expect(caution).toMatchObject({ confidence: 'unverified', references: ['ccp-l2112-2-1'] });
  });

  it('in defence only the handicap reservation is open; book V has none', () => {
    const excluded = (exclusion: 'defence' | 'book-v') =>
      leverOf(forTender(bare({}, (base) => ({ ...base, procedure: { ...base.procedure, exclusion } }))), 'reserved-lot');
    expect(words(excluded('defence'))).toContain('seule la réservation au handicap');
    expect(excluded('book-v').fit).toBe('unsuitable');
  });

  it('names temporary work structures only when staff is lent', () => {
    const lent = bare({}, (base) => ({ ...base, need: { ...base.need, staffing: true } }));
    expect(words(leverOf(forTender(lent), 'reserved-lot'))).toContain('viser les ETTI');
    expect(words(leverOf(forTender(bare()), 'reserved-lot'))).toContain('viser EI, ACI');
  });
});

describe('execution condition', () => {
  it('is due from 21 August 2026 above the European threshold, free on the 20th', () => {
    const on = (day: string) => leverOf(forTender(bare(), day), 'execution-condition');
    expect(words(on('2026-08-21'))).toContain('est due, ou un motif écrit');
    expect(words(on('2026-08-20'))).toContain('possible mais pas obligatoire');
    expect(words(on('2026-08-22'))).toContain('est due, ou un motif écrit');
  });

  it('estimates the hours from the amount and the table, with the confidence of the table', () => {
    const lever = leverOf(forTender(bare()), 'execution-condition');
    expect(words(lever)).toContain('485 h d’insertion estimées');
    expect(lever.reasons.find(({ text }) => text.includes('estimées'))?.confidence).toBe('unverified');
    expect(words(lever)).toContain('seules affectations nouvelles');
    expect(slugs(lever)[0]).toBe('heures-insertion-nettoyage-reprise');
  });

  it('too few hours, and actions come first', () => {
    const lever = leverOf(forTender(bare({ amountCents: 4_000_000, cpv: '77310000' })), 'execution-condition');
    expect(words(lever)).toContain('trop peu pour un parcours');
    expect(slugs(lever)).not.toContain('heures-insertion-services');
    expect(slugs(lever)).toContain('stages-decouverte-immersion');
  });

  it('too few hours in cleaning too: the clause of hours with staff taken over does not come before the actions', () => {
    const lever = leverOf(forTender(bare({ amountCents: 4_500_000 })), 'execution-condition');
    expect(words(lever)).toContain('trop peu pour un parcours');
    expect(slugs(lever)[0]).not.toBe('heures-insertion-nettoyage-reprise');
    expect(lever.clauses[0]?.why).toContain('une action, quand les heures ne tiennent pas');
  });

  it('names what the calculation lacks', () => {
    const tender = bare({ cpv: '98000000', amountCents: null });
    expect(words(leverOf(forTender(tender), 'execution-condition'))).toContain('il manque le montant du lot et la part de main-d’œuvre du lot');
    expect(leverOf(forTender(tender, '2026-08-20'), 'execution-condition').fit).toBe('unknown');
  });

  it('a framework agreement writes hours by slice', () => {
    const tender = bare({}, (base) => ({ ...base, need: { ...base.need, form: 'framework' }, value: { ...base.value, maximumCents: 80_000_000 } }));
    const lever = leverOf(forTender(tender), 'execution-condition');
    expect(words(lever)).toContain('heures par tranche facturée');
    expect(slugs(lever)).toContain('heures-insertion-accord-cadre');
  });

  it('reminds of the environmental condition, and proposes two families for it', () => {
    const lever = leverOf(forTender(bare()), 'execution-condition');
    expect(words(lever)).toContain('Une condition environnementale est due aussi');
    expect(lever.clauses.filter(({ why }) => why.includes('condition environnementale'))).toHaveLength(2);
    expect(leverOf(forTender(bare(), '2026-08-20'), 'execution-condition').clauses.some(({ why }) => why.includes('condition environnementale'))).toBe(false);
  });

  it('warns of a bare reference to the CCAG chosen, with its own article and doubt', () => {
    const bareReference = (ccag: 'fcs' | 'travaux' | 'none') =>
      leverOf(forTender(bare({}, (base) => ({ ...base, procedure: { ...base.procedure, ccag } }))), 'execution-condition').cautions.find(({ text }) =>
        text.includes('renvoi au CCAG'),
      );
    expect(bareReference('fcs')).toMatchObject({ references: ['ccag-fcs-16'], confidence: 'single-source' });
    expect(bareReference('travaux')).toMatchObject({ references: ['ccag-travaux-20'], confidence: 'unverified' });
    expect(bareReference('none')).toBeUndefined();
  });

  it('a reserved lot gets the short condition written for it', () => {
    const reserved = bare({ reservation: { ...emptyLot('x', 1).reservation, kind: 'siae' } });
    expect(slugs(leverOf(forTender(reserved), 'execution-condition'))[0]).toBe('condition-sociale-lot-reserve');
  });

  it('the hours already retained are not estimated again', () => {
    const insertion = { ...soundLot().insertion, quarterHours: 2400 };
    expect(words(leverOf(forTender(bare({ insertion })), 'execution-condition'))).toContain('600 h d’insertion sont retenues');
  });
});

describe('award criterion', () => {
  it('fits when part of the lot can be done by people in insertion, and never replaces the condition', () => {
    const lever = leverOf(forTender(bare()), 'award-criterion');
    expect(lever.fit).toBe('recommended');
    expect(words(lever)).toContain('ne remplace pas la condition d’exécution');
    expect(lever.reasons[0]?.references).toContain('ce-364950');
  });

  it('has no place in a direct award', () => {
    const direct = bare({}, (base) => ({ ...base, procedure: { ...base.procedure, kind: 'direct-award' } }));
    expect(leverOf(forTender(direct), 'award-criterion').fit).toBe('unsuitable');
  });

  it('judges quality when a volume is imposed or the lot is reserved', () => {
    const insertion = { ...soundLot().insertion, quarterHours: 2400 };
    expect(words(leverOf(forTender(bare({ insertion })), 'award-criterion'))).toContain('pas une surenchère d’heures');
    const reservation = { ...emptyLot('x', 1).reservation, kind: 'siae' as const };
    expect(words(leverOf(forTender(bare({ reservation })), 'award-criterion'))).toContain('la qualité de l’accompagnement');
  });

  it('with little labour, speaks of other subjects; without figures, does not know', () => {
    expect(leverOf(forTender(bare({ amountCents: 4_000_000, cpv: '77310000' })), 'award-criterion').fit).toBe('possible');
    expect(leverOf(forTender(bare({ amountCents: null })), 'award-criterion').fit).toBe('unknown');
  });

  it('a formal procedure weighs its criteria', () => {
    const articles = (kind: 'open' | 'adapted') =>
      leverOf(forTender(bare({}, (base) => ({ ...base, procedure: { ...base.procedure, kind } }))), 'award-criterion').cautions.flatMap(
        ({ references }) => references,
      );
    expect(articles('open')).toContain('ccp-r2152-12');
    expect(articles('adapted')).not.toContain('ccp-r2152-12');
  });
});

describe('insertion service', () => {
  const answer = (insertionObject: boolean | null, nature: 'services' | 'works' = 'services') =>
    leverOf(forTender(bare({}, (base) => ({ ...base, need: { ...base.need, insertionObject, nature } }))), 'insertion-service');

  it('fits only when the object itself is insertion', () => {
    expect(answer(true)).toMatchObject({ fit: 'recommended' });
    expect(answer(true).reasons[0]?.confidence).toBe('unverified');
    expect(answer(false).fit).toBe('unsuitable');
    expect(answer(null).fit).toBe('unknown');
    expect(answer(true, 'works').fit).toBe('unsuitable');
    expect(leverOf(forTender(bare({}, concession)), 'insertion-service').fit).toBe('unsuitable');
  });
});

describe('small lot', () => {
  const lots = (...amounts: (number | null)[]) =>
    bare({}, (base) => ({
      ...base,
      lots: amounts.map((amountCents, index) => ({ ...present(base.lots[0]), id: `lot-${index}`, number: index + 1, amountCents })),
    }));

  it('under 80 000 € and 20 % of the total, the lot may follow an adapted procedure', () => {
    const lever = leverOf(forTender(lots(7_500_000, 60_000_000)), 'small-lot');
    expect(lever.fit).toBe('possible');
    expect(words(lever)).toContain('75 000 € HT, sous 80 000 € HT, et 11,11 % du total');
  });

  it('at 80 000 €, or above 20 % of the total, it may not', () => {
    expect(leverOf(forTender(lots(8_000_000, 60_000_000)), 'small-lot').fit).toBe('unsuitable');
    expect(words(leverOf(forTender(lots(7_500_000, 20_000_000)), 'small-lot'))).toContain('À lui seul, ce lot fait 27,27 % du total');
  });

  it('together the small lots keep to 20 %', () => {
    expect(words(leverOf(forTender(lots(7_500_000, 7_500_000, 50_000_000)), 'small-lot'))).toContain('réunis font 23,08 % du total');
  });

  it('under 60 000 € since April 2026 it may be bought directly, under 40 000 € before', () => {
    const direct = (on: string) => words(leverOf(forTender(lots(5_000_000, 60_000_000), on), 'small-lot')).includes('achat direct possible');
    expect(direct('2026-04-01')).toBe(true);
    expect(direct('2026-03-31')).toBe(false);
  });

  it('a missing amount or nature leaves it unknown; a single lot asks to be divided', () => {
    expect(leverOf(forTender(lots(7_500_000, null)), 'small-lot').fit).toBe('unknown');
    expect(words(leverOf(forTender(lots(null)), 'small-lot'))).toContain('Il manque le montant du lot');
    expect(words(leverOf(forTender(lots(40_000_000)), 'small-lot'))).toContain('suppose un marché alloti');
    expect(leverOf(forTender(bare({}, concession)), 'small-lot').fit).toBe('unsuitable');
  });
});

describe('sourcing and nothing', () => {
  it('sourcing is advised before launch, the same for all', () => {
    expect(leverOf(forTender(bare()), 'sourcing')).toMatchObject({ fit: 'recommended' });
    expect(words(leverOf(forTender(bare()), 'sourcing'))).toContain('Même information pour tous');
  });

  it('above the threshold « nothing » shows the four reasons, two for a concession, open or closed', () => {
    const market = leverOf(forTender(bare()), 'none');
    expect(market.fit).toBe('possible');
    expect(words(market)).toContain('Quatre motifs au plus permettent de ne rien prévoir ; 3 restent ouverts');
    expect(slugs(market)).toEqual(['exception-clause-sociale-motivee']);
    const big = bare({ amountCents: 600_000_000 }, concession);
    expect(words(leverOf(forTender(big), 'none'))).toContain('Deux motifs au plus permettent de ne rien prévoir ; 2 restent ouverts');
    expect(slugs(leverOf(forTender(big), 'none'))).toEqual(['exception-clause-sociale-concession']);
  });

  it('below it, nothing is due and no reason is asked', () => {
    const small = leverOf(forTender(bare({ amountCents: 10_000_000 })), 'none');
    expect(small.fit).toBe('possible');
    expect(words(small)).toContain('sans motif écrit');
    expect(small.clauses).toEqual([]);
  });

  it('hours that make a path weaken the reason', () => {
    expect(words(leverOf(forTender(bare()), 'none'))).toContain('se défend mal');
  });
});

describe('order and decisions', () => {
  it('proposes what fits first, and doing nothing after every lever that fits', () => {
    const order = forTender(bare()).levers;
    expect(order.map(({ lever }) => lever).sort()).toEqual([...DECISION_LEVERS].sort());
    expect(order.slice(0, 3).map(({ lever }) => lever)).toEqual(['reserved-lot', 'execution-condition', 'award-criterion']);
    expect(order.findIndex(({ lever }) => lever === 'none')).toBeGreaterThan(order.findLastIndex(({ fit }) => fit === 'recommended'));
  });

  it('keeps the person’s order and decisions, the others behind', () => {
    const result = forTender(
      bare({
        levers: [
          { lever: 'sourcing', decision: 'retained', reason: 'Fait en juin.' },
          { lever: 'none', decision: 'set-aside', reason: '' },
        ],
      }),
    );
    expect(result.reordered).toBe(true);
    expect(result.levers.slice(0, 2).map(({ lever }) => lever)).toEqual(['sourcing', 'none']);
    expect(result.levers[0]).toMatchObject({ decision: 'retained', reason: 'Fait en juin.' });
    expect(result.levers).toHaveLength(7);
  });
});

describe('objectives of the scheme', () => {
  const action = (clauseSlugs: string[]) => ({
    id: 'a',
    catalogueId: null,
    title: '',
    aim: '',
    steps: [],
    lead: '',
    partners: '',
    calendar: '',
    means: '',
    status: 'to-start' as const,
    indicatorIds: [],
    clauseSlugs,
    origin: '',
  });
  const scheme: SchemeContent = {
    ...emptyScheme('Schéma'),
    axes: [
      {
        id: 'axis',
        kind: 'social',
        title: 'Emploi',
        intro: '',
        origin: '',
        objectives: [
          { id: 'cited', title: 'Aller vers l’emploi', description: '', actions: [action(['heures-insertion-nettoyage-reprise'])] },
          { id: 'worded', title: 'Réserver dix lots par an', description: '', actions: [] },
          { id: 'far', title: 'Payer plus vite', description: '', actions: [] },
        ],
      },
    ],
  };

  it('are matched by the clauses they cite and the words they use, and nothing else', () => {
    const { objectives } = forTender(bare(), AFTER, scheme);
    expect(objectives.map(({ objectiveId }) => objectiveId)).toEqual(['cited', 'worded']);
    expect(objectives[0]?.why).toContain('ses actions citent');
    expect(objectives[1]).toMatchObject({ chosen: false, why: 'il parle de\u202f: réservation' });
  });

  it('the ones the person chose stay, whatever they say', () => {
    const { objectives } = forTender(bare({ objectives: [{ axisId: 'axis', objectiveId: 'far' }] }), AFTER, scheme);
    expect(objectives.find(({ objectiveId }) => objectiveId === 'far')).toMatchObject({ chosen: true, why: 'choisi pour ce lot' });
  });

  it('a family the scheme cites says so', () => {
    const lever = leverOf(forTender(bare(), AFTER, scheme), 'execution-condition');
    expect(lever.clauses.find(({ slug }) => slug === 'heures-insertion-nettoyage-reprise')?.why).toContain('votre schéma la cite');
  });
});

it('an empty consultation gives no « no »: every unknown is named, and every article exists', () => {
  const empty = recommend(emptyTender('Achat', counter()), lawOn(), library());
  const all = [...empty, forTender(bare()), forTender(bare({}, concession)), forTender(bare({ cpv: '85312310' }))];
  const cited = all.flatMap(({ levers }) => levers.flatMap(({ reasons, cautions }) => [...reasons, ...cautions].flatMap(({ references }) => references)));
  expect(unknownReferences(cited)).toEqual([]);
  expect(
    present(empty[0])
      .levers.filter(({ fit }) => fit === 'unknown')
      .map(({ lever }) => lever),
  ).toEqual(expect.arrayContaining(['reserved-lot', 'execution-condition', 'award-criterion', 'insertion-service', 'small-lot', 'none']));
});
