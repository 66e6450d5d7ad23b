import { describe, expect, it } from 'vitest';
import type { TenderClauseChoice, TenderContent, TenderLot } from '../../../shared/api/tenders.ts';
import { blockParagraphs, checkPieces, checkText } from '../../../shared/rules/index.ts';
import { tenderClause } from '../../../shared/tender/clause.ts';
import { writesCondition } from '../../../shared/tender/themes.ts';
import { present, shippedContent } from '../../support/content.ts';
import { AFTER, ccagOf, familyOf, lawOn, soundLot, soundTender, unknownReferences } from './support.ts';

const WORKS = 'heures-insertion-travaux';

/** Two lots of works; the first holds 600 hours. */
function works(values: TenderClauseChoice['values'] = {}, more: Partial<TenderLot> = {}, slug = WORKS): { tender: TenderContent; lot: TenderLot } {
  const insertion = { ...soundLot().insertion, quarterHours: 2400, penaltyPerHourCents: 4500, facilitator: 'Maison de l’emploi du Nord' };
  const lot = soundLot({ title: 'Gros œuvre', cpv: '45223220', insertion, clauses: [{ slug, values }], ...more });
  const tender = soundTender({ nature: 'works' });
  return { tender: { ...tender, procedure: { ...tender.procedure, ccag: 'travaux' }, lots: [lot, soundLot({ id: 'lot-2', number: 2 })] }, lot };
}

const made = (values: TenderClauseChoice['values'] = {}, more: Partial<TenderLot> = {}, slug = WORKS) => {
  const { tender, lot } = works(values, more, slug);
  return tenderClause(familyOf(slug), tender, lot, ccagOf('travaux'), AFTER);
};
const variable = (clause: ReturnType<typeof made>, id: string) =>
  present(
    clause.variables.find((item) => item.id === id),
    id,
  );
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('where a value comes from', () => {
  it('the hours, penalty and facilitateur of the lot come from the consultation', () => {
    const clause = made();
    expect(variable(clause, 'heures')).toMatchObject({ value: 600, origin: 'tender', from: 'heures retenues pour le lot n°\u00a01' });
    expect(variable(clause, 'penalite')).toMatchObject({ value: 45, origin: 'tender' });
    expect(variable(clause, 'facilitateur')).toMatchObject({ value: 'Maison de l’emploi du Nord', origin: 'tender' });
  });

  it('what was typed with the clause wins, and a contradiction with the consultation is said', () => {
    const clause = made({ heures: 500 });
    expect(variable(clause, 'heures')).toMatchObject({ value: 500, origin: 'typed' });
    expect(plain(clause.warnings.join())).toContain('vous avez écrit 500 heures, la consultation donne 600 heures (heures retenues pour le lot n° 1)');
  });

  it('the same value typed twice is no contradiction', () => {
    expect(made({ heures: '600' }).warnings).toEqual([]);
  });

  it('the clause proposes its usual delays, and says so', () => {
    expect(variable(made(), 'delai-bilan')).toMatchObject({ value: 3, origin: 'default', from: 'proposé par la clause, à confirmer' });
  });

  it('the hours of an example are never written for a lot that has none', () => {
    const clause = made({}, { insertion: { ...soundLot().insertion, quarterHours: null } });
    expect(variable(clause, 'heures')).toMatchObject({ value: null, origin: 'missing' });
    expect(clause.missing).toContain('Volume d’heures d’insertion');
    expect(clause.texts.find(({ piece }) => piece === 'ccap')?.text).toContain('[Volume d’heures d’insertion]');
  });

  it('fewer hours than the clause accepts are left to the person, with the reason', () => {
    const clause = made({}, { insertion: { ...soundLot().insertion, quarterHours: 160 } });
    expect(variable(clause, 'heures').origin).toBe('missing');
    expect(plain(clause.warnings.join())).toContain('70 au moins. La consultation donne 40 heures');
  });

  it('a refused value stays in its field and leaves its brackets', () => {
    const clause = made({ penalite: 'beaucoup' });
    expect(variable(clause, 'penalite')).toMatchObject({ value: 'beaucoup', origin: 'typed' });
    expect(clause.missing).toContain('Pénalité par heure non réalisée');
    expect(clause.warnings.join()).toContain('écrivez un nombre');
  });

  it('a value for a variable the clause does not have is told', () => {
    expect(made({ inconnue: 'x' }).warnings.join()).toContain('ne connaît pas de variable');
  });

  it('hours by year follow the duration of the lot', () => {
    const { tender, lot } = works({}, { durationMonths: 24 }, 'heures-insertion-services');
    const clause = tenderClause(familyOf('heures-insertion-services'), tender, lot, ccagOf('fcs'), AFTER);
    expect(variable(clause, 'heures')).toMatchObject({ value: 300, origin: 'tender', from: 'heures retenues, ramenées à l’année, pour le lot n°\u00a01' });
  });

  it('a framework agreement takes hours by slice invoiced, not the volume', () => {
    const insertion = { ...soundLot().insertion, quarterHours: 2400, quarterHoursPerSlice: 140, sliceCents: 10_000_000 };
    const { tender, lot } = works({}, { insertion }, 'heures-insertion-accord-cadre');
    const clause = tenderClause(familyOf('heures-insertion-accord-cadre'), tender, lot, ccagOf('fcs'), AFTER);
    expect(variable(clause, 'heures').value).toBe(35);
    expect(variable(clause, 'tranche').value).toBe(100_000);
  });

  it('the weight of the only social criterion is that of the criterion clause; two leave it open', () => {
    const social = { ...present(soundLot().criteria[0]), id: 'c9', kind: 'social' as const, weightBasisPoints: 1200 };
    const one = made({}, { criteria: [social] }, 'critere-insertion-qualite');
    expect(variable(one, 'ponderation')).toMatchObject({ value: 12, origin: 'tender', from: 'poids du critère du lot n°\u00a01' });
    const two = made({}, { criteria: [social, { ...social, id: 'c10' }] }, 'critere-insertion-qualite');
    expect(variable(two, 'ponderation').origin).toBe('default');
  });

  it('the CPV tells the activity of a service when it names it, and leaves the choice open otherwise', () => {
    expect(variable(made({}, { cpv: '77310000' }, 'heures-insertion-services'), 'activite')).toMatchObject({ value: 'espaces-verts', origin: 'tender' });
    expect(variable(made({}, { cpv: '98390000' }, 'heures-insertion-services'), 'activite').origin).toBe('missing');
  });

  it('a penalty by hour is not given to a penalty by fault', () => {
    expect(variable(made({}, {}, 'egalite-femmes-hommes'), 'penalite')).toMatchObject({ value: 150, origin: 'default' });
  });

  it('the exception and its facts fill the written reason', () => {
    const clause = made({}, { exception: 'no-sufficient-link', circumstances: 'Les pièces sont posées par un automate.' }, 'exception-clause-sociale-motivee');
    expect(variable(clause, 'motif')).toMatchObject({ value: 'lien-insuffisant', origin: 'tender' });
    expect(variable(clause, 'faits').value).toBe('Les pièces sont posées par un automate.');
  });
});

describe('one set of values, every piece', () => {
  it('notice, RC, CCAP, AE and annex write the same hours', () => {
    const clause = made();
    for (const piece of ['avis', 'rc', 'ccap', 'ae', 'annexe'] as const)
      expect(plain(present(clause.texts.find((text) => text.piece === piece)).text)).toContain('600 heures');
  });

  it('the lot is named with its number and title, or « le marché » when alone', () => {
    expect(plain(present(made().texts.find(({ piece }) => piece === 'avis')).text)).toContain('lot n° 1 – Gros œuvre');
    const { tender, lot } = works();
    const alone = tenderClause(familyOf(WORKS), { ...tender, lots: [lot] }, lot, ccagOf('travaux'), AFTER);
    expect(variable(alone, 'lot').value).toBe('le marché');
  });

  it('cites the article of the CCAG chosen, and keeps its doubt', () => {
    expect(variable(made(), 'ccag.insertion')).toMatchObject({ value: '20.1', origin: 'tender', from: 'CCAG-Travaux choisi, numéro à vérifier' });
    expect(present(made().texts.find(({ piece }) => piece === 'ccap')).text).toContain('20.1 [numéro à vérifier] du CCAG-Travaux');
  });

  it('says that no CCAG is chosen, or that the clause was written for another', () => {
    const { tender, lot } = works();
    expect(tenderClause(familyOf(WORKS), tender, lot, null, AFTER).warnings.join()).toContain('Le CCAG n’est pas choisi');
    expect(tenderClause(familyOf(WORKS), tender, lot, ccagOf('pi'), AFTER).warnings.join()).toContain('écrite pour CCAG-Travaux');
  });

  it('on 20 August 2026 the notice does not claim an obligation that starts on the 21st', () => {
    const { tender, lot } = works();
    const notice = (on: string) =>
      present(tenderClause(familyOf(WORKS, on), tender, lot, ccagOf('travaux'), on).texts.find(({ piece }) => piece === 'avis')).text;
    expect(plain(notice('2026-08-20'))).not.toContain('L. 2112-2-1');
    expect(plain(notice('2026-08-21'))).toContain('L. 2112-2-1');
  });
});

describe('written from one lot', () => {
  const all = (slug: string) => {
    const { tender, lot } = works({}, {}, slug);
    const one = { ...tender, lots: [lot] };
    const clause = tenderClause(familyOf(slug), one, lot, ccagOf('travaux'), AFTER);
    return {
      one,
      pieces: clause.texts.map(({ piece, blocks }) => ({ facts: { kind: piece, whole: true, ccag: 'travaux' as const }, paragraphs: blockParagraphs(blocks) })),
    };
  };

  it('the pieces of a clause never contradict each other nor the consultation, and block nothing', () => {
    for (const { slug } of shippedContent().families.filter(({ slug: own, contractTypes }) => contractTypes.includes('works') && writesCondition(own))) {
      const { one, pieces } = all(slug);
      const findings = [
        ...checkPieces(pieces, one, lawOn()),
        ...pieces.flatMap(({ facts, paragraphs }) => checkText({ ...facts, whole: false }, paragraphs, lawOn())),
      ];
      expect(
        findings.filter(({ rule, severity }) => severity === 'blocking' || /^X/.test(rule)).map(({ rule, message }) => `${rule} ${message}`),
        slug,
      ).toEqual([]);
    }
  });
});

describe('the derogation table', () => {
  it('names the article of the CCAG chosen, with the values written in the clause', () => {
    const [line] = made({ plafond: 4 }).derogations;
    expect(line).toMatchObject({ article: '19.2', ccag: 'CCAG-Travaux', piece: 'ccap', confidence: 'unverified' });
    expect(plain(line?.text ?? '')).toMatch(/^À vérifier : .*50 € par jour.*plafond de 4 %/);
  });

  it('is empty without a CCAG, and for a clause that departs from nothing', () => {
    const { tender, lot } = works();
    expect(tenderClause(familyOf(WORKS), tender, lot, null, AFTER).derogations).toEqual([]);
    expect(made({}, {}, 'critere-insertion-qualite').derogations).toEqual([]);
  });

  it('follows a choice: penalties outside the general cap are one more line', () => {
    expect(made({}, {}, 'insertion-penalites').derogations).toHaveLength(1);
    expect(made({ cumul: 'distinct' }, {}, 'insertion-penalites').derogations).toHaveLength(2);
  });
});

it('every family can be written for a lot, and cites only articles that are shipped', () => {
  const cited = shippedContent().families.flatMap(({ slug }) => {
    const clause = made({}, {}, slug);
    expect(clause.texts.length, slug).toBeGreaterThan(0);
    return clause.references;
  });
  expect(unknownReferences(cited)).toEqual([]);
});

describe('a divided contract', () => {
  const RESERVED = 'lot-reserve-insertion';
  const ccap = (lots: readonly TenderLot[], of: TenderLot, slug = RESERVED): string => {
    const { tender } = works();
    const clause = tenderClause(familyOf(slug), { ...tender, lots: [...lots] }, of, ccagOf('travaux'), AFTER);
    return plain(clause.texts.find(({ piece }) => piece === 'ccap')?.text ?? '');
  };
  const first = soundLot({ title: 'Gros œuvre', clauses: [{ slug: RESERVED, values: { 'taches-directes': 'Plantations' } }] });
  const second = soundLot({ id: 'lot-2', number: 2, title: 'Espaces verts' });

  it('says which lot a text binds, under its title, when the text does not', () => {
    const lines = ccap([first, second], first).split('\n').filter(Boolean);
    expect(lines[1]).toBe('Le présent article concerne le lot n° 1 – Gros œuvre.');
  });

  it('says nothing more where the text names its lot, where there is one lot, where every lot carries the same text', () => {
    const hours = { ...first, clauses: [{ slug: WORKS, values: {} }] };
    expect(ccap([hours, second], hours, WORKS)).not.toContain('Le présent article concerne');
    expect(ccap([first], first)).not.toContain('Le présent article concerne');
    expect(ccap([first, { ...second, clauses: first.clauses }], first)).not.toContain('Le présent article concerne');
    expect(ccap([first, { ...second, clauses: [{ slug: RESERVED, values: { 'taches-directes': 'Tonte' } }] }], first)).toContain('concerne le lot n° 1');
  });
});
