import { describe, expect, it } from 'vitest';
import { describeTenderSection } from '../../../client/features/tenders/save/describe.ts';
import { TENDER_SECTIONS } from '../../../client/features/tenders/save/sections.ts';
import { mergeDocuments } from '../../../client/save/merge.ts';
import type { Tender, TenderLot } from '../../../shared/api/tenders.ts';
import { TenderContent } from '../../../shared/api/tenders.ts';
import { emptyTender } from '../../../shared/tender/empty.ts';

const tender = (change: (lot: TenderLot) => TenderLot = (lot) => lot): Tender => {
  const empty = emptyTender('Collège', () => 'lot');
  return { ...empty, id: 't', revision: 1, createdAt: '', updatedAt: '', exerciseId: null, lots: empty.lots.map(change) };
};

describe('two versions of a consultation', () => {
  it('every section of the contract is saved and has a French name', () => {
    expect(TENDER_SECTIONS.all).toEqual(Object.keys(TenderContent.properties));
  });

  it('one lot worked on from two pages holds both works, clause by clause', () => {
    const base = tender();
    const mine = tender((lot) => ({ ...lot, amountCents: 100, clauses: [{ slug: 'heures', values: {} }] }));
    const theirs = tender((lot) => ({ ...lot, cpv: '45442100', clauses: [{ slug: 'handicap', values: {} }] }));
    const { content, conflicts } = mergeDocuments(TENDER_SECTIONS, { base, mine, theirs });
    expect(conflicts).toEqual([]);
    expect(content.lots).toHaveLength(1);
    expect(content.lots?.[0]).toMatchObject({ amountCents: 100, cpv: '45442100', clauses: [{ slug: 'heures' }, { slug: 'handicap' }] });
  });

  it('the same clause filled on both sides stays one clause: different variables meet, the same one is asked about', () => {
    const filled = (values: TenderLot['clauses'][number]['values']) => tender((lot) => ({ ...lot, clauses: [{ slug: 'heures', values }] }));
    const merged = mergeDocuments(TENDER_SECTIONS, {
      base: filled({}),
      mine: filled({ volume: 10, suivi: 'Mensuel' }),
      theirs: filled({ volume: 20, contact: 'Achats' }),
    });
    expect(merged.content.lots?.[0]?.clauses).toEqual([{ slug: 'heures', values: { volume: 10, suivi: 'Mensuel', contact: 'Achats' } }]);
    expect(merged.conflicts.map(({ key }) => key)).toEqual(['lots/[lot]/clauses/[heures]/values/volume']);
  });

  it('reads in French: amounts, shares, no code of ours', () => {
    const said = describeTenderSection(
      tender((lot) => ({ ...lot, title: 'Gros œuvre', amountCents: 12_000_000, labourShareBasisPoints: 5000 })),
      'lots',
    ).join('\n');
    expect(said.replace(/\s/g, ' ')).toContain('Montant : 120 000 €');
    expect(said.replace(/\s/g, ' ')).toContain('Part de main-d’œuvre : 50 %');
    expect(describeTenderSection(tender(), 'overrides')).toEqual(['Vide']);
  });
});
