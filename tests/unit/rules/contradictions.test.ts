import { describe, expect, it } from 'vitest';
import { PIECES, type Piece } from '../../../shared/api/clauses.ts';
import type { TenderContent } from '../../../shared/api/tenders.ts';
import { checkPieces, type Paragraph } from '../../../shared/rules/index.ts';
import { lawOn, soundTender, tenLots } from '../tender/support.ts';

const paragraphs = (text: string): Paragraph[] =>
  text.split('\n').map((line) => (line.startsWith('# ') ? { text: line.slice(2), level: 1 } : { text: line, level: null }));
const check = (texts: Partial<Record<Piece, string>>, tender: TenderContent | null = null) =>
  checkPieces(
    PIECES.flatMap((kind) => (texts[kind] === undefined ? [] : [{ facts: { kind, whole: true, ccag: null }, paragraphs: paragraphs(texts[kind]) }])),
    tender,
    lawOn(),
  );
const rulesOf = (...pieces: Parameters<typeof check>): string[] => check(...pieces).map(({ rule }) => rule);

const CCAP =
  '# Article 4.5 Clause sociale d’insertion\nLe titulaire réalise 800 heures d’insertion. Les publics éligibles sont notamment les allocataires du RSA et les travailleurs handicapés.\nAprès mise en demeure, une pénalité de 50 € par heure d’insertion non réalisée est appliquée.';

describe('contradictions between pieces', () => {
  it('catch the act of engagement that cites two articles for one clause', () => {
    const [finding] = check({
      ae: '# Article 6 Engagement\nLe candidat s’engage à respecter la clause sociale prévue à l’article 1.3 du CCAP.\nLe correspondant suit l’action d’insertion décrite à l’article 4.5 du CCAP.',
    });
    expect(finding).toMatchObject({ rule: 'X04', severity: 'attention', where: { piece: 'ae', paragraph: 2, matched: 'article 4.5 du CCAP' } });
    expect(finding?.message).toContain('1.3');
  });

  it('say which of the two is wrong once the CCAP is there', () => {
    const found = check({
      ccap: CCAP,
      ae: 'La clause sociale est à l’article 1.3 du CCAP.\nL’action d’insertion est à l’article 4.5 du CCAP. Volume : 800 heures d’insertion.',
      rc: 'Le marché comporte une clause sociale.',
    });
    expect(found.map(({ rule, where }) => `${rule} ${where.matched}`)).toEqual(['X04 article 1.3 du CCAP']);
  });

  it('accept two articles for two clauses, and an article inside another', () => {
    expect(rulesOf({ ae: 'La clause sociale est à l’article 4.5 du CCAP.\nLa clause environnementale est à l’article 4.6 du CCAP.' })).toEqual([]);
    expect(
      rulesOf({
        ae: 'La clause sociale est à l’article 4.5 du CCAP.\nEn cas de manquement à la clause sociale, les pénalités de l’article 12 du CCAP s’appliquent.',
      }),
    ).toEqual([]);
    expect(rulesOf({ ae: 'La clause sociale est à l’article 4.5 du CCAP.\nLes heures d’insertion sont à l’article 4.5.2 du CCAP.' })).toEqual([]);
  });

  it('catch different hours, and the CCAP that differs from the consultation', () => {
    expect(rulesOf({ ccap: CCAP, ae: 'Le candidat s’engage à réaliser 600 heures d’insertion.', rc: 'Clause sociale : 800 heures d’insertion.' })).toEqual([
      'X01',
    ]);
    expect(rulesOf({ ccap: CCAP, ae: 'Clause sociale : 800 heures d’insertion.' }, soundTender())).toEqual(['X01']);
    expect(rulesOf({ ccap: CCAP.replace('800', '400'), ae: 'Clause sociale : 400 heures d’insertion.' }, soundTender())).toEqual([]);
    expect(rulesOf({ ccap: CCAP.replace('800', '1 200'), ae: 'Clause sociale : 1 200 heures d’insertion.' })).toEqual([]);
  });

  it('leave internships and slices out of the comparison', () => {
    expect(rulesOf({ ccap: CCAP, ae: 'Clause sociale : 800 heures d’insertion, soit 35 heures d’insertion par tranche de 100 000 €.' })).toEqual([]);
  });

  it('compare lot by lot when the lot is named', () => {
    const ccap =
      '# Article 4.5 Clause sociale d’insertion\nLot 1 : 800 heures d’insertion.\nLot 2 : 300 heures d’insertion.\nAprès mise en demeure, une pénalité de 50 € par heure non réalisée est appliquée.';
    expect(rulesOf({ ccap, ae: 'Clause sociale, lot n° 1 : 300 heures d’insertion.' })).toEqual(['X01']);
    expect(rulesOf({ ccap, ae: 'Clause sociale, lot n° 2 : 300 heures d’insertion.' })).toEqual([]);
    const lots = tenLots();
    expect(check({ ccap: ccap.replace('Lot 2 : 300', 'Lot 2 : 70') }, lots).map(({ message }) => message.includes('lot 1'))).toEqual([true]);
  });

  it('catch different hours by slice invoiced, and those of the consultation', () => {
    const ccap = '# Article 4.5 Clause sociale d’insertion\nLe titulaire réalise 35 heures d’insertion par tranche de 100 000 € HT facturés.';
    expect(
      check({ ccap, ae: 'Clause sociale : 30 heures d’insertion par tranche de 100 000 € HT.' }).map(
        ({ rule, message }) => `${rule} ${message.replace(/\s/g, ' ')}`,
      ),
    ).toEqual(['X01 AE : 30 heures pour 100 000 €, et le CCAP écrit 35 heures pour 100 000 €.']);
    expect(rulesOf({ ccap, ae: 'Clause sociale : 35 heures d’insertion par tranche de 100 000 € HT.' })).toEqual([]);
    const sound = soundTender();
    const framework = {
      ...sound,
      lots: sound.lots.map((lot) => ({ ...lot, insertion: { ...lot.insertion, quarterHours: null, quarterHoursPerSlice: 120, sliceCents: 10_000_000 } })),
    };
    expect(rulesOf({ ccap }, framework)).toEqual(['X01']);
  });

  it('catch a public that the CCAP does not open', () => {
    expect(rulesOf({ ccap: CCAP, rc: 'La clause sociale (800 heures d’insertion) vise des personnes éloignées de l’emploi, dont les réfugiés.' })).toEqual([
      'X02',
    ]);
  });

  it('read the list that follows « Publics concernés », item by item', () => {
    const list =
      '# Publics concernés\nSont notamment concernées les personnes suivantes :\nallocataires du RSA ;\nbénéficiaires de l’obligation d’emploi ;\njeunes de moins de 26 ans ;\npersonnes réfugiées.';
    const ccap = `# Clause sociale d’insertion\nLe titulaire réalise 800 heures d’insertion.\n${list}`;
    expect(rulesOf({ ccap, annexe: '# Grille d’éligibilité, clause sociale : 800 heures d’insertion\nJeune de moins de 26 ans\nPersonne réfugiée' })).toEqual(
      [],
    );
    expect(rulesOf({ ccap, annexe: '# Grille d’éligibilité, clause sociale : 800 heures d’insertion\nPersonne de plus de 50 ans' })).toEqual(['X02']);
  });

  it('leave aside people who are users, not publics of the clause', () => {
    expect(rulesOf({ ccap: CCAP, rc: 'Clause sociale : 800 heures d’insertion.\nL’accueil du public est ouvert aux jeunes et aux réfugiés.' })).toEqual([]);
  });

  it('catch different penalties', () => {
    expect(rulesOf({ ccap: CCAP, ae: 'Clause sociale : une pénalité de 70 € par heure d’insertion non réalisée est appliquée.' })).toEqual(['X03']);
  });

  it('catch lots that do not match', () => {
    expect(rulesOf({ rc: 'Le marché est divisé en trois lots.', ae: 'Engagement pour le lot n° 4.' })).toEqual(['X05']);
    expect(rulesOf({ rc: 'Le marché est divisé en 9 lots.' }, tenLots())).toEqual(['X05']);
    expect(rulesOf({ rc: 'Le marché est divisé en 10 lots.', ae: 'Engagement pour le lot n° 10.' }, tenLots())).toEqual([]);
  });

  it('L16 catches criteria without any weight in a formalised procedure', () => {
    const rc = '# Critères de jugement des offres\nLe prix.\nLa valeur technique.\nLes performances environnementales.';
    const tender = soundTender();
    expect(rulesOf({ rc }, tender)).toContain('L16');
    expect(rulesOf({ rc: rc.replace('Le prix.', 'Le prix (40 %).') }, tender)).not.toContain('L16');
    expect(rulesOf({ rc: `${rc}\nLes poids sont en annexe.` }, tender)).not.toContain('L16');
    expect(rulesOf({ rc }, { ...tender, procedure: { ...tender.procedure, kind: 'adapted' } })).not.toContain('L16');
  });

  it('L18 catches hours that are marked while a clause imposes them', () => {
    const rc = '# Critères de jugement\nCritère 3 : nombre d’heures d’insertion proposées. Prix : 60 %.';
    expect(rulesOf({ ccap: CCAP, rc })).toContain('L18');
    expect(rulesOf({ rc })).not.toContain('L18');
    expect(rulesOf({ ccap: CCAP, rc: rc.replace('nombre d’heures d’insertion proposées', 'qualité de l’accueil et du parcours d’insertion') })).not.toContain(
      'L18',
    );
  });

  it('L58 catches a clause that the act of engagement does not carry', () => {
    expect(rulesOf({ ccap: CCAP, rc: 'Le marché comporte une clause sociale.', ae: 'Engagement sur le prix.' })).toEqual(['L58']);
    expect(rulesOf({ ccap: CCAP, rc: 'Le marché comporte une clause sociale.', ae: 'Le candidat s’engage sur la clause sociale.' })).toEqual([]);
  });
});
