import { describe, expect, it } from 'vitest';
import { inOrder, measuredWords } from '../../../client/features/figures/map/order.ts';
import { tenderChanges, tenderTitle } from '../../../client/features/figures/opportunities/prepare.ts';
import {
  contractQuery,
  figureQuery,
  opportunityQuery,
  readContractSearch,
  readFigureSearch,
  readMapSearch,
  readOpportunitySearch,
} from '../../../client/features/figures/parts/search.ts';
import type { Contract, MapLine } from '../../../shared/api/indicators.ts';
import { LIMITS } from '../../../shared/limits.ts';

describe('l’adresse des chiffres', () => {
  it('se lit écrite à la main, et oublie ce qui ne tient pas', () => {
    expect(readFigureSearch({ annee: '2025', acheteur: '990000010', segment: 'works' })).toEqual({ annee: 2025, acheteur: '990000010', segment: 'works' });
    expect(readFigureSearch({ annee: '1815', acheteur: '12', segment: 'lune' })).toEqual({});
    expect(readFigureSearch({ annee: 2025, segment: '45' })).toEqual({ annee: 2025, segment: '45' });
    expect(readFigureSearch({ annee: '2025.5', acheteur: null, segment: undefined })).toEqual({});
  });

  it('ouvre les marchés d’un chiffre : sa partie, sinon celle du numérateur', () => {
    expect(readContractSearch({ indicateur: 'clause-sociale-nombre', partie: 'unknown', page: '3', cherche: 'voirie' })).toEqual({
      indicateur: 'clause-sociale-nombre',
      partie: 'unknown',
      page: 3,
      cherche: 'voirie',
    });
    expect(readContractSearch({ indicateur: 'clause-sociale-nombre', partie: 'toutes' }).partie).toBe('numerator');
    expect(readContractSearch({ partie: 'unknown', page: '1', cherche: '  ' })).toEqual({});
    expect(readContractSearch({ indicateur: '../secret' })).toEqual({});
    expect(contractQuery(readContractSearch({ annee: '2025', indicateur: 'a', cherche: ' voirie ' }))).toEqual({
      year: 2025,
      indicator: 'a',
      part: 'numerator',
      q: 'voirie',
    });
  });

  it('garde le classement et l’horizon quand ils ne sont pas ceux d’habitude', () => {
    expect(readMapSearch({ tri: 'potential' })).toEqual({ tri: 'potential' });
    expect(readMapSearch({ tri: 'amount' })).toEqual({});
    expect(readOpportunitySearch({ mois: '6', annee: '2025' })).toEqual({ mois: 6 });
    expect(readOpportunitySearch({ mois: '7' })).toEqual({});
    expect(opportunityQuery({})).toEqual({ months: 18 });
    expect(figureQuery({})).toEqual({});
  });
});

const line = (division: string, part: Partial<MapLine> = {}): MapLine => ({
  division,
  label: division,
  contracts: 1,
  amountCents: 100_00,
  socialBasisPoints: null,
  socialKnown: 0,
  labourBasisPoints: null,
  labourSource: '',
  potentialCents: null,
  ...part,
});

describe('la cartographie', () => {
  it('classe par ce qui est demandé, l’inconnu en dernier, jamais comme un zéro', () => {
    const lines = [line('90'), line('45', { socialBasisPoints: 0 }), line('77', { socialBasisPoints: 2_000 })];
    expect(inOrder(lines, 'social').map(({ division }) => division)).toEqual(['77', '45', '90']);
    expect(inOrder(lines, 'division').map(({ division }) => division)).toEqual(['45', '77', '90']);
    expect(measuredWords(line('90'), 'social')).toBe('inconnu');
    expect(measuredWords(line('45', { socialBasisPoints: 0 }), 'social')).toBe('0\u00a0%');
  });
});

describe('préparer la consultation qui suit un marché', () => {
  const contract: Contract = {
    key: 'k',
    number: '2025-001',
    buyer: '99000001000019',
    buyerName: 'Département d’Exemple',
    object: 'Entretien  des locaux\n(exemple)',
    cpv: '90910000',
    cpvLabel: null,
    procedure: null,
    notifiedOn: null,
    endsOn: '2027-03-10',
    months: 24,
    amountCents: 10_000_000,
    amountState: 'known',
    offers: null,
    social: null,
    environment: null,
    socialState: 'unknown',
    environmentState: 'unknown',
    decided: false,
    holders: [],
    file: 'exemple.json',
    line: 1,
  };

  it('reprend l’objet, le code CPV, l’acheteur, la durée et le montant', () => {
    expect(tenderTitle(contract)).toBe('Entretien des locaux (exemple)');
    expect(tenderChanges(contract, { id: 'lot' })).toEqual({
      need: { object: contract.object, cpv: '90910000' },
      buyer: { name: 'Département d’Exemple', siren: '990000010' },
      duration: { months: 24 },
      lots: [{ id: 'lot', cpv: '90910000', amountCents: 10_000_000 }],
    });
  });

  it('laisse à saisir une durée inconnue ou hors de toute borne', () => {
    for (const months of [null, 0, 5_000]) expect(tenderChanges({ ...contract, months }, { id: 'lot' })).not.toHaveProperty('duration');
  });

  it('laisse inconnu un montant hors de vraisemblance et un code réduit à sa division', () => {
    expect(tenderChanges({ ...contract, cpv: '45', amountState: 'absurd' }, { id: 'lot' }).lots).toEqual([{ id: 'lot' }]);
    expect(tenderChanges({ ...contract, buyer: '', buyerName: null }, { id: 'lot' }).buyer).toEqual({});
  });

  it('donne toujours un titre qui tient', () => {
    const long = tenderTitle({ ...contract, object: 'Maintenance préventive et curative '.repeat(20) });
    expect(long.length).toBeLessThanOrEqual(LIMITS.title);
    expect(long).toMatch(/\S…$/);
    expect(tenderTitle({ ...contract, object: ' ', number: '' })).toBe('Suite d’un marché');
    expect(tenderTitle({ ...contract, object: 'x'.repeat(LIMITS.title * 2) }).length).toBeLessThanOrEqual(LIMITS.title);
  });
});
