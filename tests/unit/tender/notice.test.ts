import { describe, expect, it } from 'vitest';
import type { LotNotice, NoticeField } from '../../../shared/api/notice.ts';
import type { TenderContent, TenderLot } from '../../../shared/api/tenders.ts';
import { tenderClause } from '../../../shared/tender/clause.ts';
import { emptyLot } from '../../../shared/tender/empty.ts';
import { type NoticeClause, tenderNotices } from '../../../shared/tender/notice.ts';
import { present, shippedContent } from '../../support/content.ts';
import { AFTER, aCriterion, ccagOf, familyOf, lawOn, soundLot, soundTender } from './support.ts';

const unsaid = emptyLot('x', 1).notice;
const asTyped = (change: (tender: TenderContent) => TenderContent) => change;
const same = asTyped((tender) => tender);

/** The notice of a lot whose clauses are these families; nothing typed unless given. */
function noticeOf(more: Partial<TenderLot> = {}, slugs: readonly string[] = [], change = same): LotNotice {
  const base = soundTender();
  const lot = soundLot({
    title: 'Espaces verts',
    conditions: [],
    criteria: [],
    notice: unsaid,
    decp: { social: null, environment: null },
    clauses: slugs.map((slug) => ({ slug, values: {} })),
    ...more,
  });
  const tender = change({ ...base, lots: [lot] });
  const clauses: NoticeClause[] = slugs.map((slug) => {
    const family = familyOf(slug);
    return { lotId: lot.id, clause: tenderClause(family, tender, lot, ccagOf('fcs'), AFTER), family };
  });
  return present(tenderNotices(tender, lawOn(), clauses)[0]);
}
const fieldOf = ({ eforms }: LotNotice, field: NoticeField) => eforms.find((entry) => entry.field === field);
const codes = (notice: LotNotice, field: NoticeField): string[] => present(fieldOf(notice, field), field).codes.map(({ code }) => code);
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const faults = (notice: LotNotice): string => plain(notice.faults.join(' | '));
const INSERTION = 'heures-insertion-services';

describe('what the clauses say', () => {
  it('hours of insertion make a social objective, employment of disadvantaged people, and the text of the notice', () => {
    const notice = noticeOf({}, [INSERTION]);
    expect(codes(notice, 'BT-06')).toEqual(['soc-obj']);
    expect(codes(notice, 'BT-775')).toEqual(['opp']);
    expect(fieldOf(notice, 'BT-774')).toBeUndefined();
    expect(plain(present(fieldOf(notice, 'BT-70')).text)).toContain('200 heures');
    expect(fieldOf(notice, 'BT-777')?.text).toContain('Conditions d’exécution sociales');
    expect(notice.decp.map(({ values }) => values)).toEqual([['Clause sociale'], ['Pas de considération environnementale']]);
  });

  it('an environmental clause adds its own objective', () => {
    const notice = noticeOf({}, [INSERTION, 'espaces-verts-biodiversite']);
    expect(codes(notice, 'BT-06')).toEqual(['env-imp', 'soc-obj']);
    expect(codes(notice, 'BT-774')).toEqual(['biodiv-eco']);
    expect(codes(notice, 'BT-805')).toEqual(['other']);
  });

  it('every code has a French label', () => {
    const notice = noticeOf({}, [INSERTION, 'espaces-verts-biodiversite', 'egalite-femmes-hommes']);
    expect(notice.eforms.flatMap(({ codes: found }) => found).every(({ label }) => label.length > 1)).toBe(true);
    expect(codes(notice, 'BT-775')).toEqual(['gen-eq', 'opp', 'work-cond']);
  });

  it('a lot where nothing is decided does not say « none »', () => {
    const notice = noticeOf({ reservation: emptyLot('x', 1).reservation });
    expect(codes(notice, 'BT-06')).toEqual([]);
    expect(notice.decp[0]?.values).toEqual([]);
    expect(faults(notice)).toContain('rien n’est décidé pour ce lot');
    expect(faults(notice)).toContain('BT-71 est obligatoire');
    expect(notice.text).toContain('[à compléter]');
  });

  it('a written exception says « none », and is not a social clause', () => {
    const notice = noticeOf({ exception: 'no-sufficient-link', circumstances: 'Motif' }, ['exception-clause-sociale-motivee']);
    expect(codes(notice, 'BT-06')).toEqual(['none']);
    expect(fieldOf(notice, 'BT-777')).toBeUndefined();
    expect(notice.decp[0]?.values).toEqual(['Pas de considération sociale']);
  });

  it('a value still missing in the clause is a fault of BT-70', () => {
    expect(faults(noticeOf({ insertion: emptyLot('x', 1).insertion }, [INSERTION]))).toContain(
      'BT-70 : il reste à compléter « Volume d’heures par période annuelle »',
    );
  });
});

describe('reservation', () => {
  const reserved = (kind: TenderLot['reservation']['kind'], more: Partial<TenderLot> = {}, change = same) =>
    noticeOf({ ...more, reservation: { ...emptyLot('x', 1).reservation, kind } }, [], change);

  it.each([
    ['disability', 'res-ws'],
    ['siae', 'res-ws'],
    ['both', 'res-ws'],
    ['prison', 'res-ws'],
    ['ess', 'res-pub-ser'],
    ['none', 'none'],
  ] as const)('%s gives BT-71 %s, and never by itself a protected execution', (kind, code) => {
    const notice = reserved(kind);
    expect(codes(notice, 'BT-71')).toEqual([code]);
    expect(codes(notice, 'BT-736')).toEqual(['no']);
  });

  it('the prison case says that Europe has no code of its own', () => {
    expect(present(fieldOf(reserved('prison'), 'BT-71')).why).toContain('à vérifier');
  });

  it('is declared as a reserved market, or a reserved concession', () => {
    expect(reserved('siae').decp[0]?.values).toEqual(['Marché réservé']);
    const concession = asTyped((tender) => ({ ...tender, need: { ...tender.need, form: 'concession' } }));
    expect(reserved('siae', {}, concession).decp[0]?.values).toEqual(['Concession réservée']);
    expect(faults(reserved('both', {}, concession))).toContain('ne se cumulent pas dans une concession');
  });

  it('to the social economy: closed list of services, three years, contracting authorities', () => {
    expect(faults(reserved('ess'))).toContain('le CPV 77310000 n’est pas dans la liste');
    expect(faults(reserved('ess', { cpv: '85312310', durationMonths: 36 }))).not.toContain('économie sociale');
    expect(faults(reserved('ess', { cpv: '85312310', durationMonths: 37 }))).toContain('37 mois en tout, au-delà de 3 ans');
    const entity = asTyped((tender) => ({ ...tender, buyer: { ...tender.buyer, kind: 'contracting-entity' } }));
    expect(faults(reserved('ess', { cpv: '85312310', durationMonths: 36 }, entity))).toContain(
      'ouverte aux pouvoirs adjudicateurs, même quand ils agissent comme entité adjudicatrice',
    );
  });

  it('a typed BT-71 wins, and its contradiction is said', () => {
    const notice = reserved('siae', { notice: { ...unsaid, bt71: 'none' } });
    expect(fieldOf(notice, 'BT-71')).toMatchObject({ why: 'saisi', codes: [{ code: 'none' }] });
    expect(faults(notice)).toContain('BT-71 vaut « none » alors que la réservation du lot demande « res-ws »');
  });
});

describe('what the person typed', () => {
  it('wins, with « saisi »', () => {
    const notice = noticeOf({ notice: { ...unsaid, bt06: ['soc-obj'], bt775: ['gen-eq'], bt777: 'Égalité', bt70: 'Texte à moi' } }, [INSERTION]);
    expect(fieldOf(notice, 'BT-777')).toMatchObject({ text: 'Égalité', why: 'saisi' });
    expect(fieldOf(notice, 'BT-70')).toMatchObject({ text: 'Texte à moi', why: 'saisi' });
    expect(codes(notice, 'BT-775')).toEqual(['gen-eq']);
  });

  it('BT-777 is forbidden with « none », and not copied', () => {
    const notice = noticeOf({ notice: { ...unsaid, bt06: ['none'], bt777: 'Une description' } });
    expect(fieldOf(notice, 'BT-777')).toBeUndefined();
    expect(faults(notice)).toContain('la description est interdite');
  });

  it('BT-777 is required with an objective', () => {
    const notice = noticeOf({ notice: { ...unsaid, bt06: ['soc-obj'] } });
    expect(fieldOf(notice, 'BT-777')?.text).toBe('');
    expect(faults(notice)).toContain('BT-777 : la description est obligatoire');
  });

  it('« none » with an objective, or against the lot, is a fault', () => {
    expect(faults(noticeOf({ notice: { ...unsaid, bt06: ['none', 'soc-obj'] } }))).toContain('« none » ne se cumule pas');
    expect(faults(noticeOf({ notice: { ...unsaid, bt06: ['none'] } }, [INSERTION]))).toContain('alors que le lot contient du social');
    expect(faults(noticeOf({ notice: { ...unsaid, bt06: ['env-imp'], bt775: ['opp'] } }, [INSERTION]))).toContain('BT-775 suppose « soc-obj »');
  });

  it('a justification goes with « n-inc-just » and nothing else', () => {
    const access = (bt754: TenderLot['notice']['bt754'], bt755: string) => noticeOf({ notice: { ...unsaid, bt754, bt755 } });
    expect(faults(access('n-inc-just', ''))).toContain('écrire pourquoi l’accessibilité');
    expect(faults(access('inc', 'Raison'))).toContain('qu’avec « n-inc-just »');
    expect(fieldOf(access('n-inc-just', 'Bassin technique'), 'BT-755')?.text).toBe('Bassin technique');
    expect(faults(access(null, ''))).toContain('dire si l’accessibilité est prévue');
    expect(faults(access('n-inc', ''))).toContain('la consultation dit le contraire');
  });

  it('typed DECP values are kept, and their contradictions said', () => {
    const decp = (social: TenderLot['decp']['social'], slugs: string[] = []) => noticeOf({ decp: { social, environment: null } }, slugs);
    expect(decp(['Clause sociale']).decp[0]).toMatchObject({ values: ['Clause sociale'], why: 'saisi' });
    expect(faults(decp(['Pas de considération sociale'], [INSERTION]))).toContain('il manque « Clause sociale »');
    expect(faults(decp(['Pas de considération sociale', 'Critère social']))).toContain('ne se cumule pas');
    expect(faults(decp(['Concession réservée']))).toContain('ne vaut que pour une concession');
  });
});

describe('criteria', () => {
  const social = aCriterion({ id: 'c9', kind: 'social', title: 'Qualité de l’insertion', weightBasisPoints: 1000 });
  const price = aCriterion({ id: 'c1', kind: 'price', title: 'Prix', weightBasisPoints: 9000 });

  it('a social criterion is « quality », with its exact percentage, its fields together', () => {
    const notice = noticeOf({ criteria: [price, social] });
    const group = notice.eforms.filter((entry) => entry.group.endsWith('Qualité de l’insertion'));
    expect(group.map(({ field }) => field)).toEqual(['BT-539', 'BT-540', 'BT-5421', 'BT-541']);
    expect(group.map((entry) => entry.codes[0]?.code ?? entry.text)).toEqual(['quality', expect.stringContaining('Qualité de l’insertion'), 'per-exa', '10']);
    expect(notice.decp[0]?.values).toEqual(['Critère social']);
    expect(faults(notice)).not.toContain('BT-541');
  });

  it('weights that do not make 100 %, or only some of them, are faults', () => {
    expect(faults(noticeOf({ criteria: [social, { ...price, weightBasisPoints: 8000 }] }))).toContain('les poids font 90 %');
    expect(faults(noticeOf({ criteria: [social, { ...price, weightBasisPoints: null }] }))).toContain('un autre n’en a pas');
  });

  it('without weights and with a reason, the order counts', () => {
    const notice = noticeOf({
      criteria: [
        { ...price, weightBasisPoints: null },
        { ...social, weightBasisPoints: null },
      ],
      noWeightsReason: 'Besoin trop incertain',
    });
    expect(notice.eforms.filter(({ field }) => field === 'BT-541').map(({ text }) => text)).toEqual(['1', '2']);
    expect(notice.eforms.find(({ field }) => field === 'BT-5421')?.codes[0]?.code).toBe('ord-imp');
  });

  it('a clause that writes a criterion absent from the data is told', () => {
    expect(faults(noticeOf({ criteria: [price] }, ['critere-insertion-qualite']))).toContain('absent des critères du lot');
  });
});

describe('the block to copy', () => {
  it('names the lot as the notice does, even when alone, and lists fields, DECP and faults', () => {
    const { text, eformsLot } = noticeOf({}, [INSERTION]);
    expect(eformsLot).toBe('LOT-0001');
    expect(plain(text)).toMatch(/^LOT-0001 – Espaces verts\n\nAvis \(eForms\)\nBT-06 Achat stratégique : soc-obj \(Objectifs sociaux\)/);
    expect(plain(text)).toContain('considerationsSociales : Clause sociale');
    expect(plain(text)).toContain('À corriger');
  });

  it('holds for every family of the library', () => {
    for (const { slug } of shippedContent().families) expect(noticeOf({}, [slug]).text, slug).toContain('BT-06');
  });
});
