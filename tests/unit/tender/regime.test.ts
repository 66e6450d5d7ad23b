import { describe, expect, it } from 'vitest';
import type { TenderContent } from '../../../shared/api/tenders.ts';
import { tenderRegime } from '../../../shared/tender/regime.ts';
import { emptyTender } from '../../../shared/tender/empty.ts';
import { present, shippedContent } from '../../support/content.ts';
import { AFTER, BEFORE, counter, lawOn, soundTender } from './support.ts';

const first = (tender: TenderContent, on = AFTER) => present(tenderRegime(tender, lawOn(on)).lots[0]);
const social = (tender: TenderContent, on = AFTER) => first(tender, on).socialCondition;

describe('the regime of a lot', () => {
  it('asks nothing new the day before the change', () => {
    const lot = first(soundTender(), BEFORE);
    expect([lot.socialCondition, lot.environmentalCondition, lot.environmentalCriterion, lot.severalCriteria].map(({ obligation }) => obligation)).toEqual([
      'optional',
      'optional',
      'optional',
      'attention',
    ]);
  });

  it('never says that the price alone was free before the change: standardised services or supplies only, never a concession', () => {
    const asked = (tender: TenderContent) => first(tender, BEFORE).severalCriteria;
    expect(asked(soundTender()).reason).toContain('standardisés');
    expect(asked(soundTender({ nature: 'works' })).obligation).toBe('required');
    expect(asked(soundTender({ form: 'concession' }))).toMatchObject({ obligation: 'required', references: ['ccp-l3124-5', 'ccp-r3124-4'] });
  });

  it('counts a concession with a warning: its own articles were not read', () => {
    const { value } = tenderRegime(soundTender({ form: 'concession', cents: 600_000_000 }), lawOn(AFTER));
    expect(value.references).toEqual(['ccp-r3121-1']);
    expect(value.warnings.join()).toContain('chiffre d’affaires du concessionnaire');
  });

  it('asks for a social condition from the day of the change, at the threshold exactly', () => {
    expect(social(soundTender({ cents: 21_600_000 }), '2026-08-21').obligation).toBe('required');
    expect(social(soundTender({ cents: 21_599_999 }), '2026-08-21').obligation).toBe('optional');
  });

  it('asks for the environment at any amount', () => {
    const lot = first(soundTender({ cents: 5_000_000 }));
    expect([lot.environmentalCondition, lot.environmentalCriterion, lot.severalCriteria].map(({ obligation }) => obligation)).toEqual([
      'required',
      'required',
      'required',
    ]);
    expect(lot.socialCriterion.obligation).toBe('optional');
  });

  it('takes the threshold of the buyer and of the contract', () => {
    const state = { ...soundTender({ cents: 15_000_000 }), buyer: { name: '', siren: '', kind: 'state' as const } };
    const entity = { ...state, buyer: { ...state.buyer, kind: 'contracting-entity' as const } };
    expect(social(state).obligation).toBe('required');
    expect(social(entity).obligation).toBe('optional');
    expect(social(soundTender({ nature: 'works', cents: 540_399_999 })).obligation).toBe('optional');
    expect(social(soundTender({ nature: 'works', cents: 540_400_000 })).obligation).toBe('required');
    expect(social(soundTender({ form: 'concession', cents: 540_400_000 })).references).toContain('ccp-l3114-2-1');
  });

  it('shows the doubt on hospitals instead of deciding', () => {
    const hospital = { ...soundTender({ cents: 18_000_000 }), buyer: { name: '', siren: '', kind: 'hospital' as const } };
    expect(social(hospital).obligation).toBe('attention');
  });

  it('shows the doubt on social services between both thresholds', () => {
    const tender = soundTender({ cents: 40_000_000 });
    const services = { ...tender, need: { ...tender.need, socialServices: true } };
    expect(social(services).obligation).toBe('attention');
    expect(social({ ...services, lots: soundTender({ cents: 80_000_000 }).lots }).obligation).toBe('required');
  });

  it('says it does not know when amounts, buyer or threshold are unknown', () => {
    expect(social(emptyTender('Nettoyage', counter())).obligation).toBe('unknown');
    expect(social({ ...soundTender({ cents: 18_000_000 }), buyer: { name: '', siren: '', kind: null } }).obligation).toBe('unknown');
    expect(social(soundTender(), '2028-01-01').obligation).toBe('unknown');
  });

  it('needs no complete value once the floor crosses the threshold', () => {
    const tender = soundTender();
    expect(social({ ...tender, value: { ...tender.value, optionsCents: null } }).obligation).toBe('required');
  });

  it('leaves defence and book V out', () => {
    const tender = soundTender();
    expect(social({ ...tender, procedure: { ...tender.procedure, exclusion: 'defence' } }).obligation).toBe('out-of-scope');
    const concession = soundTender({ form: 'concession', cents: 600_000_000 });
    expect(social({ ...concession, procedure: { ...concession.procedure, exclusion: 'defence' } }).confidence).toBe('unverified');
    expect(first({ ...tender, procedure: { ...tender.procedure, exclusion: 'book-v' } }).environmentalCondition.obligation).toBe('out-of-scope');
  });

  it('opens four exceptions for a market, two for a concession', () => {
    const open = (tender: TenderContent) =>
      first(tender)
        .exceptions.filter((exception) => exception.open)
        .map(({ id }) => id);
    const works = soundTender({ nature: 'works', cents: 600_000_000, lot: { durationMonths: 5 } });
    expect(open(works)).toEqual(['immediate-solution', 'no-sufficient-link', 'competition-or-difficulty', 'short-works']);
    expect(open(soundTender({ nature: 'works', cents: 600_000_000, lot: { durationMonths: 6 } }))).not.toContain('short-works');
    expect(open(soundTender())).toEqual(['immediate-solution', 'no-sufficient-link', 'competition-or-difficulty']);
    expect(open(soundTender({ form: 'concession', cents: 600_000_000 }))).toEqual(['no-sufficient-link', 'competition-or-difficulty']);
  });

  it('cites references that exist', () => {
    const known = new Set(shippedContent().references.map(({ id }) => id));
    const cited = [soundTender(), soundTender({ form: 'concession', cents: 600_000_000 }), emptyTender('x', counter())].flatMap((tender) =>
      [AFTER, BEFORE].flatMap((on) => {
        const { lots, value } = tenderRegime(tender, lawOn(on));
        return [
          ...value.references,
          ...lots.flatMap(({ lotId: _, number: _n, title: _t, exceptions, ...answers }) =>
            [...Object.values(answers), ...exceptions].flatMap(({ references }) => references),
          ),
        ];
      }),
    );
    expect(cited.filter((id) => !known.has(id))).toEqual([]);
  });
});
